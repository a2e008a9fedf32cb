package io.quantdesk.server.snapshot;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads what {@link ImageOutput} wrote. One thread. */
final class ImageInput {
  private static final int BUFFER_LENGTH = 1 << 20;
  private static final int TEXT_LENGTH_MAX = 1 << 12;

  private final ByteBuffer buffer =
      ByteBuffer.allocate(BUFFER_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
  private final InputStream in;
  private long consumed;

  ImageInput(InputStream in) {
    this.in = in;
    buffer.limit(0);
  }

  byte getByte() throws IOException {
    return require(Byte.BYTES).get();
  }

  short getShort() throws IOException {
    return require(Short.BYTES).getShort();
  }

  int getInt() throws IOException {
    return require(Integer.BYTES).getInt();
  }

  long getLong() throws IOException {
    return require(Long.BYTES).getLong();
  }

  /** A number that must lie from 0 to a limit. */
  int getCount(long limit) throws IOException {
    int count = getInt();
    if (count < 0 || count > limit) {
      throw new SnapshotException("a count of " + count + " where at most " + limit + " can be");
    }
    return count;
  }

  String getText() throws IOException {
    byte[] bytes = new byte[getCount(TEXT_LENGTH_MAX)];
    require(bytes.length).get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Bytes that were taken. */
  long length() {
    return consumed - buffer.remaining();
  }

  private ByteBuffer require(int length) throws IOException {
    if (buffer.remaining() < length) {
      buffer.compact();
      while (buffer.position() < length) {
        int count = in.read(buffer.array(), buffer.position(), buffer.remaining());
        if (count < 0) {
          throw new EOFException("it ends after " + consumed + " bytes");
        }
        consumed += count;
        buffer.position(buffer.position() + count);
      }
      buffer.flip();
    }
    return buffer;
  }
}
