package io.quantdesk.server.scenario.world;

import io.quantdesk.engine.math.Bytes64;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Text in 64 bytes, padded with zeros: reasons of administrators. */
public final class Ascii64 {
  private static final int LENGTH = Bytes64.WORDS * Long.BYTES;

  private Ascii64() {}

  /** Writes a text; what is beyond 64 bytes is cut off. */
  public static void put(String text, Bytes64 target) {
    ByteBuffer words = ZeroPadded.words(text, LENGTH);
    for (int i = 0; i < Bytes64.WORDS; i++) {
      target.word(i, words.getLong());
    }
  }

  /** The text up to the first zero. */
  public static String text(Bytes64 bytes) {
    ByteBuffer words = ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < Bytes64.WORDS; i++) {
      words.putLong(bytes.word(i));
    }
    return ZeroPadded.text(words.array());
  }
}
