package io.quantdesk.engine.risk;

import io.quantdesk.engine.math.MulDiv;
import io.quantdesk.engine.math.WideSum;

/** Equity per maintenance margin, in units of 1e-4: below 10,000 a scope is liquidatable (c4). */
public final class Health {
  /** Factor of a scope that requires nothing, and the highest. */
  public static final long MAX = Long.MAX_VALUE;

  /** Factor at which equity is maintenance margin. */
  public static final int ONE = 10_000;

  private Health() {}

  /** floor(E x 1e4 / MM): rounded down, against the account; at the limits of a long it stops. */
  static long factor(WideSum equity, WideSum maintenance) {
    long e = equity.value();
    long mm = maintenance.value();
    if (mm == 0 || WideSum.compareProducts(e, ONE, mm, MAX) >= 0) {
      return MAX;
    }
    return WideSum.compareProducts(e, ONE, mm, Long.MIN_VALUE) <= 0
        ? Long.MIN_VALUE
        : MulDiv.floor(e, ONE, mm);
  }
}
