package io.quantdesk.engine.oracle;

import static io.quantdesk.engine.oracle.OraclePermission.LIMIT_ORDERS;
import static io.quantdesk.engine.oracle.OraclePermission.NO;
import static io.quantdesk.engine.oracle.OraclePermission.RAISED_MARGIN;
import static io.quantdesk.engine.oracle.OraclePermission.UNDER_AVERAGE;
import static io.quantdesk.engine.oracle.OraclePermission.YES;

/**
 * What is allowed in which condition of a market's price (c11). An action must be allowed by every
 * condition that holds: a price that is volatile and stale is no reason to liquidate, though a
 * volatile one alone can be.
 */
final class OracleMatrix {
  private static final int SETS = 1 << OracleStatus.values().length;
  private static final OraclePermission[] TABLE =
      new OraclePermission[OracleAction.values().length * SETS];

  static {
    //                             WIDE, THIN, STALE_TRADE, STALE_MARGIN, UNCERTAIN, VOLATILE,
    //                             NON_POSITIVE
    row(OracleAction.REDUCE, YES, YES, YES, LIMIT_ORDERS, LIMIT_ORDERS, LIMIT_ORDERS, NO);
    row(OracleAction.INCREASE, RAISED_MARGIN, RAISED_MARGIN, NO, NO, NO, NO, NO);
    row(OracleAction.TRIGGER, YES, YES, NO, NO, NO, NO, NO);
    row(OracleAction.LIQUIDATE, YES, YES, YES, NO, NO, UNDER_AVERAGE, NO);
    row(OracleAction.LEAVE_MARKET, YES, YES, NO, NO, NO, UNDER_AVERAGE, NO);
    row(OracleAction.FUNDING_SAMPLE, YES, YES, NO, NO, NO, NO, NO);
    row(OracleAction.WITHDRAW, YES, YES, NO, NO, NO, NO, NO);
  }

  private OracleMatrix() {}

  /** The strictest of what the conditions of a set allow; YES without any. */
  static OraclePermission permission(OracleAction action, int conditions) {
    return TABLE[action.row() * SETS + conditions];
  }

  private static void row(OracleAction action, OraclePermission... byStatus) {
    for (int conditions = 0; conditions < SETS; conditions++) {
      OraclePermission strictest = YES;
      for (int i = 0; i < byStatus.length; i++) {
        boolean holds = (conditions & OracleStatus.of(i + 1).bit()) != 0;
        if (holds && byStatus[i].compareTo(strictest) > 0) {
          strictest = byStatus[i];
        }
      }
      TABLE[action.row() * SETS + conditions] = strictest;
    }
  }
}
