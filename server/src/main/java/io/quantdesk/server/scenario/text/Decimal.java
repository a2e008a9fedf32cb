package io.quantdesk.server.scenario.text;

import java.math.BigDecimal;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;

/** A number as written, with its place for the error that says why it cannot be sent. */
public record Decimal(BigDecimal value, Token at) {
  private static final Pattern FORM = Pattern.compile("[+-]?[0-9][0-9_]*(\\.[0-9]+)?");

  /** Whether a word is a number: digits, perhaps a sign, a point, underscores between digits. */
  public static boolean isDecimal(String word) {
    return FORM.matcher(word).matches();
  }

  /** The value of a word that is a number. */
  public static BigDecimal parse(String word) {
    return new BigDecimal(word.replace("_", ""));
  }

  /** Another value, blamed on the same place. */
  public Decimal withValue(BigDecimal other) {
    return new Decimal(other, at);
  }

  /**
   * This number in a smaller unit.
   *
   * @param units counts them, such as a market's ticks
   * @throws ScenarioError when it is no whole number of them, or does not fit
   */
  public long in(ToLongFunction<BigDecimal> units) {
    try {
      return units.applyAsLong(value);
    } catch (ArithmeticException e) {
      throw new ScenarioError(at, at.text() + " " + e.getMessage());
    }
  }
}
