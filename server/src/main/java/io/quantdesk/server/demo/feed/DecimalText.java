package io.quantdesk.server.demo.feed;

/**
 * Exact conversion of decimal texts such as {@code 61800.30} to a count of units of {@code
 * 10^-decimals}, without floating point and without allocation.
 */
final class DecimalText {
  private static final int MAX_DIGITS = 18;

  private DecimalText() {}

  /**
   * Converts a text of digits with at most one point.
   *
   * @throws NumberFormatException when it is not such a text, is longer than 18 digits, or is not a
   *     whole number of units
   */
  static long toUnits(char[] text, int offset, int length, int decimals) {
    long units = 0;
    int scale = -1;
    int digits = 0;
    for (int i = offset; i < offset + length; i++) {
      char c = text[i];
      if (c == '.' && scale < 0) {
        scale = 0;
      } else if (c < '0' || c > '9') {
        throw refused(text, offset, length, "is no decimal number");
      } else if (scale == decimals) {
        requireZero(c, text, offset, length);
      } else {
        units = units * 10 + (c - '0');
        digits++;
        scale += scale < 0 ? 0 : 1;
      }
    }
    int missing = decimals - Math.max(scale, 0);
    if (digits == 0 || digits + missing > MAX_DIGITS) {
      throw refused(text, offset, length, "has no digits or too many");
    }
    for (int i = 0; i < missing; i++) {
      units *= 10;
    }
    return units;
  }

  private static void requireZero(char c, char[] text, int offset, int length) {
    if (c != '0') {
      throw refused(text, offset, length, "is finer than the market's unit");
    }
  }

  private static NumberFormatException refused(char[] text, int offset, int length, String why) {
    return new NumberFormatException("\"" + new String(text, offset, length) + "\" " + why);
  }
}
