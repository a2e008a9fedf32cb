package io.quantdesk.server.snapshot;

import java.io.IOException;
import java.util.Arrays;

/**
 * An array of numbers as an image holds it: its length, then in turn how many zeros come, how many
 * other elements, and these. Most arrays are pools of which a small part is in use.
 */
abstract class PrimitiveArray {
  /** Fewer zeros than this do not end a run of other elements. */
  private static final int ZEROS_MIN = 8;

  private final int length;

  PrimitiveArray(int length) {
    this.length = length;
  }

  /** The array, whatever its elements are. */
  static PrimitiveArray of(Object array) {
    if (array instanceof long[] longs) {
      return new Longs(longs);
    } else if (array instanceof int[] ints) {
      return new Ints(ints);
    } else if (array instanceof byte[] bytes) {
      return new Bytes(bytes);
    } else if (array instanceof boolean[] booleans) {
      return new Booleans(booleans);
    } else if (array instanceof short[] shorts) {
      return new Shorts(shorts);
    }
    throw new SnapshotException("an array " + array.getClass() + " cannot be kept in a snapshot");
  }

  abstract boolean isZero(int index);

  abstract void put(int index, ImageOutput out) throws IOException;

  abstract void get(int index, ImageInput in) throws IOException;

  abstract void clear(int from, int to);

  final void write(ImageOutput out) throws IOException {
    out.putInt(length);
    int at = 0;
    while (at < length) {
      int start = endOfZeros(at);
      int end = endOfRun(start);
      out.putInt(start - at);
      out.putInt(end - start);
      for (int i = start; i < end; i++) {
        put(i, out);
      }
      at = end;
    }
  }

  /** Fills the array, whose length was read already. */
  final void read(ImageInput in) throws IOException {
    int at = 0;
    while (at < length) {
      int start = at + in.getCount(length - at);
      int end = start + in.getCount(length - start);
      clear(at, start);
      for (int i = start; i < end; i++) {
        get(i, in);
      }
      if (end == at) {
        throw new SnapshotException("a run of no elements");
      }
      at = end;
    }
  }

  private int endOfZeros(int from) {
    int at = from;
    while (at < length && isZero(at)) {
      at++;
    }
    return at;
  }

  private int endOfRun(int from) {
    int end = from;
    int at = from;
    while (at < length && at - end < ZEROS_MIN) {
      if (!isZero(at)) {
        end = at + 1;
      }
      at++;
    }
    return end;
  }

  private static final class Longs extends PrimitiveArray {
    private final long[] array;

    Longs(long[] array) {
      super(array.length);
      this.array = array;
    }

    @Override
    boolean isZero(int index) {
      return array[index] == 0;
    }

    @Override
    void put(int index, ImageOutput out) throws IOException {
      out.putLong(array[index]);
    }

    @Override
    void get(int index, ImageInput in) throws IOException {
      array[index] = in.getLong();
    }

    @Override
    void clear(int from, int to) {
      Arrays.fill(array, from, to, 0);
    }
  }

  private static final class Ints extends PrimitiveArray {
    private final int[] array;

    Ints(int[] array) {
      super(array.length);
      this.array = array;
    }

    @Override
    boolean isZero(int index) {
      return array[index] == 0;
    }

    @Override
    void put(int index, ImageOutput out) throws IOException {
      out.putInt(array[index]);
    }

    @Override
    void get(int index, ImageInput in) throws IOException {
      array[index] = in.getInt();
    }

    @Override
    void clear(int from, int to) {
      Arrays.fill(array, from, to, 0);
    }
  }

  private static final class Shorts extends PrimitiveArray {
    private final short[] array;

    Shorts(short[] array) {
      super(array.length);
      this.array = array;
    }

    @Override
    boolean isZero(int index) {
      return array[index] == 0;
    }

    @Override
    void put(int index, ImageOutput out) throws IOException {
      out.putShort(array[index]);
    }

    @Override
    void get(int index, ImageInput in) throws IOException {
      array[index] = in.getShort();
    }

    @Override
    void clear(int from, int to) {
      Arrays.fill(array, from, to, (short) 0);
    }
  }

  private static final class Bytes extends PrimitiveArray {
    private final byte[] array;

    Bytes(byte[] array) {
      super(array.length);
      this.array = array;
    }

    @Override
    boolean isZero(int index) {
      return array[index] == 0;
    }

    @Override
    void put(int index, ImageOutput out) throws IOException {
      out.putByte(array[index]);
    }

    @Override
    void get(int index, ImageInput in) throws IOException {
      array[index] = in.getByte();
    }

    @Override
    void clear(int from, int to) {
      Arrays.fill(array, from, to, (byte) 0);
    }
  }

  private static final class Booleans extends PrimitiveArray {
    private final boolean[] array;

    Booleans(boolean[] array) {
      super(array.length);
      this.array = array;
    }

    @Override
    boolean isZero(int index) {
      return !array[index];
    }

    @Override
    void put(int index, ImageOutput out) throws IOException {
      out.putByte(array[index] ? 1 : 0);
    }

    @Override
    void get(int index, ImageInput in) throws IOException {
      array[index] = in.getByte() != 0;
    }

    @Override
    void clear(int from, int to) {
      Arrays.fill(array, from, to, false);
    }
  }
}
