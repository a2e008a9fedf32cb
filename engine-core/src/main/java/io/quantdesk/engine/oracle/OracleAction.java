package io.quantdesk.engine.oracle;

/** What depends on a market's price. Cancels and deposits do not: they ask nobody. */
public enum OracleAction {
  /** An order that can only make a position smaller. */
  REDUCE(0),

  /** Any other order. */
  INCREASE(1),

  /** Mark or index price meet triggers. */
  TRIGGER(2),

  /** A position is closed in the market because of its margin. */
  LIQUIDATE(3),

  /** A position leaves the market because of its margin: it is closed against others. */
  LEAVE_MARKET(4),

  /** A sample of the premium is taken, for funding or the mark, or the mark moves by itself. */
  FUNDING_SAMPLE(5),

  /** Cash leaves a sub-account with a position. */
  WITHDRAW(6);

  private final int row;

  OracleAction(int row) {
    this.row = row;
  }

  /** Its row in the matrix. */
  int row() {
    return row;
  }

  /** Whether an outage forbids it until the oracle has proven itself again. */
  boolean isFrozenByOutage() {
    return this == LIQUIDATE || this == LEAVE_MARKET;
  }
}
