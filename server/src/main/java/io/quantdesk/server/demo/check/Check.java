package io.quantdesk.server.demo.check;

import io.quantdesk.server.demo.view.Numbers;

/**
 * One figure from two places.
 *
 * @param name what it is
 * @param left as the first place has it
 * @param right as the second place has it
 * @param isOk they are the same
 */
public record Check(String name, String left, String right, boolean isOk) {
  /** Two counts that must be equal. */
  public static Check ofCounts(String name, long left, long right) {
    return new Check(name, Numbers.grouped(left), Numbers.grouped(right), left == right);
  }

  /** Two counts of units of 10^-decimals that must be equal. */
  public static Check ofDecimals(String name, long left, long right, int decimals) {
    return new Check(
        name, Numbers.decimal(left, decimals), Numbers.decimal(right, decimals), left == right);
  }

  /** Two texts that must be equal. */
  public static Check ofTexts(String name, String left, String right) {
    return new Check(name, left, right, left.equals(right));
  }
}
