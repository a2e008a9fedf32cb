package io.quantdesk.journal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;
import org.agrona.DirectBuffer;

/**
 * The two checks of a record. CRC32C finds damage within a record: every flip of up to three bits
 * and every burst of up to 32. The chain value, 64 bits over the record and the chain value before
 * it, finds records that are whole but in the wrong place: lost, repeated, swapped, or from another
 * journal.
 *
 * <p>The chain value is not cryptographic: it proves nothing against somebody who can write to the
 * file. It takes 16 bytes a step by a 64 x 64 bit multiplication whose halves are folded together,
 * the cheapest good mixing that the JVM has.
 */
final class RecordChecksums {
  private static final long K0 = 0x9E3779B97F4A7C15L;
  private static final long K1 = 0xD1B54A32D192ED03L;
  private static final long K2 = 0x8CB92BA72F3D8DD7L;

  private final CRC32C crc32c = new CRC32C();

  /**
   * CRC32C of a record.
   *
   * @param bytes off-heap; its position and limit are changed
   */
  int crc(ByteBuffer bytes, int offset, int length) {
    bytes.limit(offset + length).position(offset + RecordHeader.CRC_START);
    crc32c.reset();
    crc32c.update(bytes);
    bytes.clear();
    return (int) crc32c.getValue();
  }

  /** Chain value of a record that follows a record with another chain value; 0 precedes all. */
  static long chain(long previous, DirectBuffer record, int offset, int length) {
    int at = offset + RecordHeader.CHAIN_START;
    final int end = offset + length;
    long hash = previous ^ K0;
    for (; at + 16 <= end; at += 16) {
      final long low = record.getLong(at, ByteOrder.LITTLE_ENDIAN);
      final long high = record.getLong(at + 8, ByteOrder.LITTLE_ENDIAN);
      hash = Long.rotateLeft(hash, 29) ^ fold(low ^ K1, high ^ hash);
    }
    long low = 0;
    if (at + 8 <= end) {
      low = record.getLong(at, ByteOrder.LITTLE_ENDIAN);
      at += 8;
    }
    long high = 0;
    for (int shift = 0; at < end; at++, shift += 8) {
      high |= (record.getByte(at) & 0xFFL) << shift;
    }
    hash = Long.rotateLeft(hash, 29) ^ fold(low ^ K1, high ^ hash);
    return fold(hash ^ K2, length ^ K0);
  }

  private static long fold(long a, long b) {
    return a * b ^ Math.multiplyHigh(a, b);
  }
}
