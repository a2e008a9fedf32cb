package io.quantdesk.writer.sql;

import io.quantdesk.protocol.EventBlockCursor;
import io.quantdesk.protocol.sbe.CommandOutcomeDecoder;
import io.quantdesk.protocol.sbe.MessageHeaderDecoder;
import io.quantdesk.writer.PoisonRecordException;
import java.util.List;
import java.util.zip.CRC32C;
import org.agrona.DirectBuffer;

/**
 * A contiguous range of the event journal as rows in memory: what one transaction writes. Fed by
 * the journal's reader, written by {@link WriterSession#commit}, then cleared and fed again.
 * Belongs to the writer's thread.
 *
 * <p>An entry that cannot be written throws {@link PoisonRecordException}. One with unknown
 * messages leaves the batch as it was before; one that contradicts what came before empties the
 * batch. Either way nothing more may be added.
 */
public final class EventBatch {
  private final Directory directory = new Directory();
  private final EventTranslator translator = new EventTranslator(directory);
  private final EventBlockCursor cursor = new EventBlockCursor();
  private final CRC32C crc = new CRC32C();
  private byte[] scratch = new byte[1024];
  private long firstSeq;
  private long lastSeq;
  private long lastCrc32c;
  private long lastTimeNs;
  private long bytes;

  /** Adds an entry of the journal; entries must come without gaps. */
  public void add(long sequence, DirectBuffer buffer, int offset, int length) {
    if (!isEmpty() && sequence != lastSeq + 1) {
      throw new PoisonRecordException(sequence, "entry " + (lastSeq + 1) + " is missing", null);
    }
    try {
      validate(sequence, buffer, offset, length);
    } catch (RuntimeException e) {
      throw new PoisonRecordException(sequence, e.getMessage(), e);
    }
    try {
      cursor.wrap(buffer, offset, length);
      translator.translate(cursor, buffer);
    } catch (RuntimeException e) {
      // Half of its rows may be among the others.
      clear();
      throw new PoisonRecordException(sequence, e.getMessage(), e);
    }
    lastTimeNs = cursor.outcome().timeNs();
    if (isEmpty()) {
      firstSeq = sequence;
    }
    lastSeq = sequence;
    lastCrc32c = crc32c(buffer, offset, length);
    bytes += length;
  }

  /** Checksum of an entry, as the checkpoint keeps it. */
  public long crc32c(DirectBuffer buffer, int offset, int length) {
    if (scratch.length < length) {
      scratch = new byte[length * 2];
    }
    buffer.getBytes(offset, scratch, 0, length);
    crc.reset();
    crc.update(scratch, 0, length);
    return crc.getValue();
  }

  private void validate(long sequence, DirectBuffer buffer, int offset, int length) {
    if (length < EventBlockCursor.EVENTS_OFFSET) {
      throw new IllegalStateException("a block of " + length + " bytes is too short");
    }
    cursor.wrap(buffer, offset, length);
    requireKnownVersion(cursor.header());
    long commandSeq = cursor.outcome().commandSeq();
    if (commandSeq != sequence) {
      throw new IllegalStateException("it holds the events of command " + commandSeq);
    }
    while (cursor.next()) {
      requireKnownVersion(cursor.header());
      if (!translator.knows(cursor.templateId())) {
        throw new IllegalStateException(
            "event " + cursor.ordinal() + " has unknown template " + cursor.templateId());
      }
    }
  }

  private static void requireKnownVersion(MessageHeaderDecoder header) {
    if (header.schemaId() != CommandOutcomeDecoder.SCHEMA_ID) {
      throw new IllegalStateException("schema " + header.schemaId() + " is not ours");
    }
    if (header.version() > CommandOutcomeDecoder.SCHEMA_VERSION) {
      throw new IllegalStateException(
          "template "
              + header.templateId()
              + " has schema version "
              + header.version()
              + ", newer than "
              + CommandOutcomeDecoder.SCHEMA_VERSION
              + ": upgrade the writer");
    }
  }

  /** Whether nothing was added since the last clear. */
  public boolean isEmpty() {
    return lastSeq == 0;
  }

  /** First sequence of the range. */
  public long firstSeq() {
    return firstSeq;
  }

  /** Last sequence of the range; 0 when empty. */
  public long lastSeq() {
    return lastSeq;
  }

  long lastCrc32c() {
    return lastCrc32c;
  }

  /** Journal time of the last entry, nanoseconds since 1970. */
  public long lastTimeNs() {
    return lastTimeNs;
  }

  /** Bytes of journal in it. */
  public long bytes() {
    return bytes;
  }

  /** Rows that it will insert or update. */
  public int rows() {
    int rows = 0;
    for (RowSet rowSet : translator.rowSets()) {
      rows += rowSet.rows();
    }
    return rows;
  }

  /** Rows of one table that it will insert or update. */
  public int rows(Table table) {
    int rows = 0;
    for (RowSet rowSet : translator.rowSets()) {
      if (rowSet.table() == table) {
        rows += rowSet.rows();
      }
    }
    return rows;
  }

  /** Forgets the range; memory is kept for the next one. */
  public void clear() {
    for (RowSet rowSet : translator.rowSets()) {
      rowSet.clear();
    }
    firstSeq = 0;
    lastSeq = 0;
    bytes = 0;
  }

  List<RowSet> rowSets() {
    return translator.rowSets();
  }

  Directory directory() {
    return directory;
  }
}
