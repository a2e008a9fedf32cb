package io.quantdesk.server.scenario.world;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Text in a fixed number of bytes, padded with zeros, as little-endian words. */
final class ZeroPadded {
  private ZeroPadded() {}

  /** The words of a text; what is beyond the length is cut off. */
  static ByteBuffer words(String text, int length) {
    byte[] padded = new byte[length];
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, padded, 0, Math.min(bytes.length, length));
    return ByteBuffer.wrap(padded).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The text up to the first zero. */
  static String text(byte[] padded) {
    String text = new String(padded, StandardCharsets.US_ASCII);
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }
}
