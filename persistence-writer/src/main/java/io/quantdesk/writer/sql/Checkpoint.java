package io.quantdesk.writer.sql;

/**
 * How far a stream is in the database.
 *
 * @param lastSeq every entry up to it is written, no later one is
 * @param lastCrc32c checksum of that entry, to tell this journal from another one; 0 at sequence 0
 * @param epoch fence token of the writer that took the stream over last
 */
public record Checkpoint(long lastSeq, long lastCrc32c, long epoch) {}
