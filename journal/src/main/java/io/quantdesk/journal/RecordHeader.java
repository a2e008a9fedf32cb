package io.quantdesk.journal;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Layout of a record, our envelope around the entries of one batch. Little-endian, no padding.
 *
 * <pre>
 *   0      4        8       16       18     19   20         22              24      32
 *   | magic | crc32c | chain | format | kind | 0  | schemaId | schemaVersion | epoch | firstSequence |
 *  40      44       48       56
 *   | count | length | forced | entry length, entry bytes | entry length, entry bytes | ...  | length
 *           chain value covers    [16, length) and the chain value of the record before
 *           crc32c covers      [8, length)
 * </pre>
 *
 * The first entry has the number firstSequence, the next one firstSequence + 1, and so on; the next
 * record's firstSequence is this one's plus count. The epoch counts the times that a writer opened
 * the journal. When the record was made, the disk had every entry up to the sequence "forced".
 */
final class RecordHeader {
  /** Bytes in front of the first entry. */
  static final int LENGTH = 56;

  /** Bytes in front of each entry. */
  static final int LENGTH_BYTES = 4;

  /** Longest record: one entry of the greatest length. */
  static final int LENGTH_MAX = LENGTH + LENGTH_BYTES + JournalConfig.MAX_ENTRY_LENGTH;

  /** "QDJR" in memory order. */
  static final int MAGIC = 0x524A4451;

  static final int FORMAT = 2;

  static final int CRC_START = 8;
  static final int CHAIN_START = 16;

  private static final int MAGIC_OFFSET = 0;
  private static final int CRC_OFFSET = 4;
  private static final int CHAIN_OFFSET = 8;
  private static final int FORMAT_OFFSET = 16;
  private static final int KIND_OFFSET = 18;
  private static final int RESERVED_OFFSET = 19;
  private static final int SCHEMA_ID_OFFSET = 20;
  private static final int SCHEMA_VERSION_OFFSET = 22;
  private static final int EPOCH_OFFSET = 24;
  private static final int FIRST_SEQUENCE_OFFSET = 32;
  private static final int COUNT_OFFSET = 40;
  private static final int LENGTH_OFFSET = 44;
  private static final int FORCED_OFFSET = 48;

  private RecordHeader() {}

  /** Writes what is the same in every record of one writer. */
  static void putWriter(
      MutableDirectBuffer record, JournalKind kind, EntrySchema schema, long epoch) {
    record.putInt(MAGIC_OFFSET, MAGIC, ByteOrder.LITTLE_ENDIAN);
    record.putShort(FORMAT_OFFSET, (short) FORMAT, ByteOrder.LITTLE_ENDIAN);
    record.putByte(KIND_OFFSET, (byte) kind.code());
    record.putByte(RESERVED_OFFSET, (byte) 0);
    record.putShort(SCHEMA_ID_OFFSET, (short) schema.id(), ByteOrder.LITTLE_ENDIAN);
    record.putShort(SCHEMA_VERSION_OFFSET, (short) schema.version(), ByteOrder.LITTLE_ENDIAN);
    record.putLong(EPOCH_OFFSET, epoch, ByteOrder.LITTLE_ENDIAN);
  }

  /** Writes what the batch decides. */
  static void putBatch(
      MutableDirectBuffer record, long firstSequence, int count, int length, long forcedSequence) {
    record.putLong(FIRST_SEQUENCE_OFFSET, firstSequence, ByteOrder.LITTLE_ENDIAN);
    record.putInt(COUNT_OFFSET, count, ByteOrder.LITTLE_ENDIAN);
    record.putInt(LENGTH_OFFSET, length, ByteOrder.LITTLE_ENDIAN);
    record.putLong(FORCED_OFFSET, forcedSequence, ByteOrder.LITTLE_ENDIAN);
  }

  static void putChain(MutableDirectBuffer record, long chain) {
    record.putLong(CHAIN_OFFSET, chain, ByteOrder.LITTLE_ENDIAN);
  }

  static void putCrc(MutableDirectBuffer record, int crc) {
    record.putInt(CRC_OFFSET, crc, ByteOrder.LITTLE_ENDIAN);
  }

  static int magic(DirectBuffer buffer, int offset) {
    return buffer.getInt(offset + MAGIC_OFFSET, ByteOrder.LITTLE_ENDIAN);
  }

  static int crc(DirectBuffer buffer, int offset) {
    return buffer.getInt(offset + CRC_OFFSET, ByteOrder.LITTLE_ENDIAN);
  }

  static long chain(DirectBuffer buffer, int offset) {
    return buffer.getLong(offset + CHAIN_OFFSET, ByteOrder.LITTLE_ENDIAN);
  }

  static int format(DirectBuffer buffer, int offset) {
    return buffer.getShort(offset + FORMAT_OFFSET, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
  }

  static int kind(DirectBuffer buffer, int offset) {
    return buffer.getByte(offset + KIND_OFFSET) & 0xFF;
  }

  static int schemaId(DirectBuffer buffer, int offset) {
    return buffer.getShort(offset + SCHEMA_ID_OFFSET, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
  }

  static int schemaVersion(DirectBuffer buffer, int offset) {
    return buffer.getShort(offset + SCHEMA_VERSION_OFFSET, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
  }

  static long epoch(DirectBuffer buffer, int offset) {
    return buffer.getLong(offset + EPOCH_OFFSET, ByteOrder.LITTLE_ENDIAN);
  }

  static long firstSequence(DirectBuffer buffer, int offset) {
    return buffer.getLong(offset + FIRST_SEQUENCE_OFFSET, ByteOrder.LITTLE_ENDIAN);
  }

  static int count(DirectBuffer buffer, int offset) {
    return buffer.getInt(offset + COUNT_OFFSET, ByteOrder.LITTLE_ENDIAN);
  }

  static int length(DirectBuffer buffer, int offset) {
    return buffer.getInt(offset + LENGTH_OFFSET, ByteOrder.LITTLE_ENDIAN);
  }

  static long forcedSequence(DirectBuffer buffer, int offset) {
    return buffer.getLong(offset + FORCED_OFFSET, ByteOrder.LITTLE_ENDIAN);
  }

  /** Length of the entry whose length field is at the place. */
  static int entryLength(DirectBuffer buffer, int offset) {
    return buffer.getInt(offset, ByteOrder.LITTLE_ENDIAN);
  }
}
