package io.quantdesk.server.scenario.text;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rates such as {@code 10%}, {@code -2bp} or {@code 250ppm}, in parts per million. */
public final class Rates {
  private static final Pattern FORM =
      Pattern.compile("([+-]?[0-9][0-9_]*(?:\\.[0-9]+)?)(%|bps?|ppm)");

  private Rates() {}

  /** Takes the next token, which must be a rate of whole parts per million. */
  public static int ppm(TokenReader in, String what) {
    Token token = in.word(what + " (10%, 5bp, 250ppm)", Rates::isRate);
    try {
      return parts(token.text()).intValueExact();
    } catch (ArithmeticException e) {
      throw new ScenarioError(token, token.text() + " is no whole number of ppm");
    }
  }

  /** Whether a word is a rate. */
  public static boolean isRate(String word) {
    return FORM.matcher(word).matches();
  }

  /** Parts per million of a word that is a rate. */
  public static BigDecimal parts(String word) {
    Matcher matcher = FORM.matcher(word);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(word);
    }
    int scale =
        switch (matcher.group(2)) {
          case "%" -> 4;
          case "ppm" -> 0;
          default -> 2;
        };
    return Decimal.parse(matcher.group(1)).scaleByPowerOfTen(scale);
  }

  /** How parts per million are written: as a percentage. */
  public static String percent(BigDecimal ppm) {
    BigDecimal percent = ppm.movePointLeft(4).stripTrailingZeros();
    return percent.toPlainString() + "%";
  }
}
