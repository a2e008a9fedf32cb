package io.quantdesk.server.scenario.statement;

import io.quantdesk.server.scenario.text.Decimal;
import io.quantdesk.server.scenario.text.Token;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Collects what a statement about the state claimed and what is the case. */
public final class Checks {
  private final List<Mismatch> mismatches = new ArrayList<>();
  private int count;

  /** A claim that does not hold. */
  public record Mismatch(Token at, String what, String expected, String actual) {}

  /**
   * Compares.
   *
   * @param at the place that is blamed
   */
  public void same(Token at, String what, Object expected, Object actual) {
    count++;
    if (!Objects.equals(expected, actual)) {
      mismatches.add(new Mismatch(at, what, String.valueOf(expected), String.valueOf(actual)));
    }
  }

  /** Compares a number as written with the actual one, whatever their digits. */
  public void same(Decimal expected, String what, BigDecimal actual) {
    boolean isSame = actual != null && expected.value().compareTo(actual) == 0;
    same(
        expected.at(),
        what,
        expected.at().text(),
        isSame ? expected.at().text() : actual == null ? "none" : actual.toPlainString());
  }

  /** How many claims were looked at. */
  public int count() {
    return count;
  }

  /** The claims that did not hold. */
  public List<Mismatch> mismatches() {
    return List.copyOf(mismatches);
  }
}
