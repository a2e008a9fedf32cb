package io.quantdesk.writer.sql;

import java.util.Arrays;

/** Writes keys as Solana does: base 58 without 0, O, I and l, one 1 per leading zero byte. */
final class Base58 {
  private static final char[] ALPHABET =
      "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".toCharArray();

  private Base58() {}

  static String encode(byte[] bytes) {
    int zeros = 0;
    while (zeros < bytes.length && bytes[zeros] == 0) {
      zeros++;
    }
    byte[] rest = bytes.clone();
    char[] digits = new char[bytes.length * 2];
    int start = digits.length;
    for (int first = zeros; first < rest.length; ) {
      digits[--start] = ALPHABET[divideBy58(rest, first)];
      if (rest[first] == 0) {
        first++;
      }
    }
    while (start < digits.length && digits[start] == ALPHABET[0]) {
      start++;
    }
    start -= zeros;
    Arrays.fill(digits, start, start + zeros, ALPHABET[0]);
    return new String(digits, start, digits.length - start);
  }

  /** Divides the big-endian number in place and returns the remainder. */
  private static int divideBy58(byte[] number, int first) {
    int remainder = 0;
    for (int i = first; i < number.length; i++) {
      int value = remainder * 256 + (number[i] & 0xff);
      number[i] = (byte) (value / 58);
      remainder = value % 58;
    }
    return remainder;
  }
}
