package io.quantdesk.server.scenario.world;

import io.quantdesk.engine.math.Bytes32;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;

/** Text in 32 bytes, padded with zeros: symbols, names of clients, and wallets made from names. */
public final class Ascii32 {
  private static final int LENGTH = 32;

  private Ascii32() {}

  /** Writes a text; what is beyond 32 bytes is cut off. */
  public static void put(String text, Bytes32 target) {
    ByteBuffer words = ZeroPadded.words(text, LENGTH);
    target.set(words.getLong(), words.getLong(), words.getLong(), words.getLong());
  }

  /** A new value with a text in it. */
  public static Bytes32 of(String text) {
    Bytes32 bytes = new Bytes32();
    put(text, bytes);
    return bytes;
  }

  /** The text up to the first zero. */
  public static String text(Bytes32 bytes) {
    return ZeroPadded.text(bytes(bytes));
  }

  /** The text when the bytes are one, otherwise all bytes in hexadecimal. */
  public static String readable(Bytes32 bytes) {
    String text = text(bytes);
    boolean isText = text.matches("[!-~]+") && of(text).sameAs(bytes);
    return isText ? text : hex(bytes);
  }

  /** All bytes in hexadecimal. */
  public static String hex(Bytes32 bytes) {
    return HexFormat.of().formatHex(bytes(bytes));
  }

  private static byte[] bytes(Bytes32 bytes) {
    return ByteBuffer.allocate(LENGTH)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(bytes.w0)
        .putLong(bytes.w1)
        .putLong(bytes.w2)
        .putLong(bytes.w3)
        .array();
  }
}
