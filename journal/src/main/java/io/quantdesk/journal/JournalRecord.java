package io.quantdesk.journal;

import java.nio.file.Path;

/**
 * Header of one record of a journal, verified: what was committed at once.
 *
 * @param file that holds it
 * @param position byte in the file where it begins, with what the store puts in front of it
 * @param firstSequence of its first entry
 * @param count entries
 * @param length bytes, header included
 * @param epoch how many times a writer had opened the journal
 * @param crc CRC32C of its bytes
 * @param chain value that ties it to the record before
 * @param forcedSequence up to where the disk had all entries when it was made
 */
public record JournalRecord(
    Path file,
    long position,
    long firstSequence,
    int count,
    int length,
    long epoch,
    int crc,
    long chain,
    long forcedSequence) {
  /** Sequence of its last entry. */
  public long lastSequence() {
    return firstSequence + count - 1;
  }
}
