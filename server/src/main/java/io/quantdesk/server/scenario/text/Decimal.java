package io.quantdesk.server.scenario.text;

import java.math.BigDecimal;
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
   * @param unit what one of the result is worth, such as the tick size
   * @param what the unit in words, for the error
   * @throws ScenarioError when it is no whole multiple or exceeds a 64-bit integer
   */
  public long inUnitsOf(BigDecimal unit, String what) {
    BigDecimal[] division = value.divideAndRemainder(unit);
    if (division[1].signum() != 0) {
      throw new ScenarioError(at, at.text() + " is no multiple of " + what);
    }
    try {
      return division[0].longValueExact();
    } catch (ArithmeticException e) {
      throw new ScenarioError(at, at.text() + " does not fit into a message");
    }
  }
}
