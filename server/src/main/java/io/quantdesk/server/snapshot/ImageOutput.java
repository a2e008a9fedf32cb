package io.quantdesk.server.snapshot;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Writes numbers, little-endian, through a buffer, and digests every byte. One thread. */
final class ImageOutput {
  private static final int BUFFER_LENGTH = 1 << 20;

  private final ByteBuffer buffer =
      ByteBuffer.allocate(BUFFER_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
  private final OutputStream out;
  private final MessageDigest digest;
  private long flushed;

  ImageOutput(OutputStream out, MessageDigest digest) {
    this.out = out;
    this.digest = digest;
  }

  void putByte(int value) throws IOException {
    room(Byte.BYTES).put((byte) value);
  }

  void putShort(int value) throws IOException {
    room(Short.BYTES).putShort((short) value);
  }

  void putInt(int value) throws IOException {
    room(Integer.BYTES).putInt(value);
  }

  void putLong(long value) throws IOException {
    room(Long.BYTES).putLong(value);
  }

  void putText(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    putInt(bytes.length);
    room(bytes.length).put(bytes);
  }

  void putBytes(byte[] bytes) throws IOException {
    flush();
    digest.update(bytes);
    out.write(bytes);
    flushed += bytes.length;
  }

  /** Bytes that were put. */
  long length() {
    return flushed + buffer.position();
  }

  /** Hands everything to the stream and to the digest. */
  void flush() throws IOException {
    digest.update(buffer.array(), 0, buffer.position());
    out.write(buffer.array(), 0, buffer.position());
    flushed += buffer.position();
    buffer.clear();
  }

  private ByteBuffer room(int length) throws IOException {
    if (buffer.remaining() < length) {
      flush();
    }
    return buffer;
  }
}
