package io.quantdesk.journal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.CRC32C;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The first bytes of a segment file, and its name, which is the sequence of its first entry.
 * Little-endian.
 *
 * <pre>
 *  0       4        8               16      24       28  32
 *  | magic | crc32c | firstSequence | epoch | format | 0 | records ...
 *                     crc32c covers [8, 32)
 * </pre>
 *
 * The epoch is that of the writer that began the file. Owned by one thread.
 */
final class SegmentHeader {
  static final int LENGTH = 32;

  /** "QDJS" in memory order. */
  private static final int MAGIC = 0x534A4451;

  private static final int FORMAT = 1;

  private static final int CRC_OFFSET = 4;
  private static final int FIRST_SEQUENCE_OFFSET = 8;
  private static final int EPOCH_OFFSET = 16;
  private static final int FORMAT_OFFSET = 24;

  private final CRC32C crc32c = new CRC32C();

  /** Where the segment that begins with a sequence lies. */
  static Path pathOf(Path directory, long firstSequence) {
    return directory.resolve(
        String.format(Locale.ROOT, "%019d", firstSequence) + JournalStore.SEGMENTS.suffix());
  }

  /** The header of a new segment, ready to be written. */
  ByteBuffer encode(long firstSequence, long epoch) {
    final ByteBuffer bytes = ByteBuffer.allocateDirect(LENGTH);
    final MutableDirectBuffer buffer = new UnsafeBuffer(bytes);
    buffer.putInt(0, MAGIC, ByteOrder.LITTLE_ENDIAN);
    buffer.putLong(FIRST_SEQUENCE_OFFSET, firstSequence, ByteOrder.LITTLE_ENDIAN);
    buffer.putLong(EPOCH_OFFSET, epoch, ByteOrder.LITTLE_ENDIAN);
    buffer.putInt(FORMAT_OFFSET, FORMAT, ByteOrder.LITTLE_ENDIAN);
    buffer.putInt(CRC_OFFSET, crc(bytes, 0), ByteOrder.LITTLE_ENDIAN);
    return bytes;
  }

  /**
   * Says what is wrong with the header of a file; null when it is right.
   *
   * @param bytes the same memory as buffer; its position and limit are changed
   */
  String fault(DirectBuffer buffer, ByteBuffer bytes, int offset, Path file) {
    if (buffer.getInt(offset, ByteOrder.LITTLE_ENDIAN) != MAGIC) {
      return "the file does not begin as a segment";
    }
    if (buffer.getInt(offset + CRC_OFFSET, ByteOrder.LITTLE_ENDIAN) != crc(bytes, offset)) {
      return "the checksum of the file's header does not match its bytes";
    }
    final int format = buffer.getInt(offset + FORMAT_OFFSET, ByteOrder.LITTLE_ENDIAN);
    if (format != FORMAT) {
      return "segment format " + format + " is not supported, only format " + FORMAT;
    }
    final long first = buffer.getLong(offset + FIRST_SEQUENCE_OFFSET, ByteOrder.LITTLE_ENDIAN);
    return file.equals(pathOf(file.getParent(), first))
        ? null
        : "the file begins with sequence " + first + ", which is not its name";
  }

  private int crc(ByteBuffer bytes, int offset) {
    bytes.limit(offset + LENGTH).position(offset + FIRST_SEQUENCE_OFFSET);
    crc32c.reset();
    crc32c.update(bytes);
    bytes.clear();
    return (int) crc32c.getValue();
  }
}
