package io.quantdesk.writer.sql;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import org.postgresql.copy.CopyIn;

/**
 * Rows in the format of {@code COPY ... (FORMAT binary)}, encoded into one array that grows to the
 * largest batch and is used again. Each row is begun with its number of columns and then takes
 * exactly that many values in order; a miscount throws at the next row. Not thread-safe.
 */
final class CopyBuffer {
  private static final byte[] HEADER = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
  };
  private static final byte[] TRAILER = {(byte) 0xff, (byte) 0xff};
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /** Seconds from 1970 to 2000, where the database's time begins. */
  private static final long EPOCH_2000_SECONDS = 946_684_800L;

  private static final int[] POWERS_OF_TEN = {1, 10, 100, 1_000, 10_000};
  private static final int NUMERIC_NEGATIVE = 0x4000;
  private static final int MAX_GROUPS_OF_LONG = 6;

  private final short[] groups = new short[MAX_GROUPS_OF_LONG];
  private byte[] bytes = new byte[8 * 1024];
  private int length;
  private int rows;
  private int valuesMissing;

  CopyBuffer() {
    clear();
  }

  /** Forgets all rows; the memory is kept. */
  void clear() {
    System.arraycopy(HEADER, 0, bytes, 0, HEADER.length);
    length = HEADER.length;
    rows = 0;
    valuesMissing = 0;
  }

  int rows() {
    return rows;
  }

  /** Bytes so far. */
  int length() {
    return length;
  }

  /** Hands header, rows and end mark to an open COPY; may be done again. */
  void sendTo(CopyIn copy) throws SQLException {
    requireWholeRow();
    copy.writeToCopy(bytes, 0, length);
    copy.writeToCopy(TRAILER, 0, TRAILER.length);
  }

  CopyBuffer row(int columns) {
    requireWholeRow();
    putShort(columns);
    valuesMissing = columns;
    rows++;
    return this;
  }

  CopyBuffer int8(long value) {
    prefix(Long.BYTES);
    putLong(value);
    return this;
  }

  CopyBuffer int4(int value) {
    prefix(Integer.BYTES);
    putInt(value);
    return this;
  }

  CopyBuffer bool(boolean value) {
    prefix(1);
    ensure(1);
    bytes[length++] = (byte) (value ? 1 : 0);
    return this;
  }

  CopyBuffer uuid(long high, long low) {
    prefix(2 * Long.BYTES);
    putLong(high);
    putLong(low);
    return this;
  }

  CopyBuffer text(String value) {
    if (value == null) {
      return nil();
    }
    byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
    prefix(encoded.length);
    ensure(encoded.length);
    System.arraycopy(encoded, 0, bytes, length, encoded.length);
    length += encoded.length;
    return this;
  }

  /** Nanoseconds since 1970, truncated to the database's microseconds. */
  CopyBuffer timestamp(long timeNs) {
    prefix(Long.BYTES);
    putLong(Math.floorDiv(timeNs, 1_000L) - EPOCH_2000_SECONDS * 1_000_000L);
    return this;
  }

  /** SQL null. */
  CopyBuffer nil() {
    countValue();
    putInt(-1);
    return this;
  }

  /** The exact number {@code unscaled x 10^-scale}; a negative scale means trailing zeros. */
  CopyBuffer numeric(long unscaled, int scale) {
    if (unscaled == Long.MIN_VALUE) {
      return numeric(BigDecimal.valueOf(unscaled, scale));
    }
    // Groups of four digits, the lowest first; the first group takes what aligns it to 10^(4n).
    int shift = Math.floorMod(-scale, 4);
    int weight = Math.floorDiv(-scale, 4);
    long rest = Math.abs(unscaled);
    int count = 0;
    if (rest != 0) {
      int low = POWERS_OF_TEN[4 - shift];
      groups[count++] = (short) (rest % low * POWERS_OF_TEN[shift]);
      for (rest /= low; rest != 0; rest /= 10_000) {
        groups[count++] = (short) (rest % 10_000);
      }
    }
    prefix(8 + 2 * count);
    putShort(count);
    putShort(count == 0 ? 0 : weight + count - 1);
    putShort(unscaled < 0 ? NUMERIC_NEGATIVE : 0);
    putShort(Math.max(0, scale));
    for (int i = count - 1; i >= 0; i--) {
      putShort(groups[i]);
    }
    return this;
  }

  /** The exact number; allocates, for what does not fit 64 bits. */
  CopyBuffer numeric(BigDecimal value) {
    BigInteger shifted =
        value.unscaledValue().abs().multiply(BigInteger.TEN.pow(Math.floorMod(-value.scale(), 4)));
    int weight = Math.floorDiv(-value.scale(), 4);
    String digits = shifted.toString();
    int count = shifted.signum() == 0 ? 0 : (digits.length() + 3) / 4;
    prefix(8 + 2 * count);
    putShort(count);
    putShort(count == 0 ? 0 : weight + count - 1);
    putShort(value.signum() < 0 ? NUMERIC_NEGATIVE : 0);
    putShort(Math.max(0, value.scale()));
    int from = 0;
    for (int i = 0; i < count; i++) {
      int to = digits.length() - 4 * (count - 1 - i);
      putShort(Integer.parseInt(digits.substring(from, to)));
      from = to;
    }
    return this;
  }

  private void prefix(int valueLength) {
    countValue();
    putInt(valueLength);
  }

  private void countValue() {
    if (--valuesMissing < 0) {
      throw new IllegalStateException("row " + rows + " has more values than columns");
    }
  }

  private void requireWholeRow() {
    if (valuesMissing != 0) {
      throw new IllegalStateException("row " + rows + " lacks " + valuesMissing + " values");
    }
  }

  private void putShort(int value) {
    ensure(Short.BYTES);
    SHORT.set(bytes, length, (short) value);
    length += Short.BYTES;
  }

  private void putInt(int value) {
    ensure(Integer.BYTES);
    INT.set(bytes, length, value);
    length += Integer.BYTES;
  }

  private void putLong(long value) {
    ensure(Long.BYTES);
    LONG.set(bytes, length, value);
    length += Long.BYTES;
  }

  private void ensure(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
