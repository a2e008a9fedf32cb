package io.quantdesk.server.challenge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Writes QDOF files, sound and broken ones. */
final class QdofFile {
  private QdofFile() {}

  /** The bytes of a sound file, before compression. */
  static byte[] bytes(List<NaiveMatcher.Message> messages) {
    ByteBuffer buffer =
        ByteBuffer.allocate(12 + 12 * messages.size()).order(ByteOrder.LITTLE_ENDIAN);
    buffer.put("QDOF".getBytes(StandardCharsets.US_ASCII)).putInt(1).putInt(messages.size());
    for (NaiveMatcher.Message message : messages) {
      buffer
          .put((byte) (message.type() | (message.ioc() ? 1 << 4 : 0)))
          .put((byte) message.side())
          .putShort((short) message.qty())
          .putInt((int) message.orderId())
          .putInt(message.price());
    }
    return buffer.array();
  }

  static byte[] compressed(byte[] bytes) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(compressed)) {
      out.write(bytes);
    }
    return compressed.toByteArray();
  }

  static Path write(Path file, List<NaiveMatcher.Message> messages) throws IOException {
    return Files.write(file, compressed(bytes(messages)));
  }
}
