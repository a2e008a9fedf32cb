package io.quantdesk.server.scenario.world;

import io.quantdesk.engine.math.Bytes64;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Text in 64 bytes, padded with zeros: reasons of administrators. */
public final class Ascii64 {
  private static final int LENGTH = Bytes64.WORDS * Long.BYTES;

  private Ascii64() {}

  /** Writes a text; what is beyond 64 bytes is cut off. */
  public static void put(String text, Bytes64 target) {
    byte[] padded = new byte[LENGTH];
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, padded, 0, Math.min(bytes.length, LENGTH));
    ByteBuffer buffer = ByteBuffer.wrap(padded).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < Bytes64.WORDS; i++) {
      target.word(i, buffer.getLong());
    }
  }

  /** The text up to the first zero. */
  public static String text(Bytes64 bytes) {
    ByteBuffer buffer = ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < Bytes64.WORDS; i++) {
      buffer.putLong(bytes.word(i));
    }
    String padded = new String(buffer.array(), StandardCharsets.US_ASCII);
    int end = padded.indexOf('\0');
    return end < 0 ? padded : padded.substring(0, end);
  }
}
