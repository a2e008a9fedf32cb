package io.quantdesk.engine.funds;

import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.liquidation.Backstops;
import io.quantdesk.engine.liquidation.LiquidationQueue;
import io.quantdesk.engine.oracle.OracleAction;
import io.quantdesk.engine.risk.ReliablePrices;
import io.quantdesk.engine.risk.Withdrawable;

/** Whether cash may leave a scope, wherever it goes (c12). */
final class LeavingCash {
  private final LiquidationQueue liquidations;
  private final Backstops backstops;
  private final ReliablePrices prices;
  private final Withdrawable withdrawable;

  LeavingCash(EngineState state, Withdrawable withdrawable) {
    liquidations = state.liquidations;
    backstops = state.backstops;
    prices = new ReliablePrices(state);
    this.withdrawable = withdrawable;
  }

  /**
   * Refusals in this order: amount not above 0, under liquidation, a backstop, a position whose
   * price is not to be relied on, more than is withdrawable.
   */
  RejectReason check(int scopeId, long amountMicros) {
    if (amountMicros <= 0) {
      return RejectReason.INVALID_AMOUNT;
    }
    RejectReason reason = check(scopeId);
    return reason == RejectReason.NONE && amountMicros > withdrawable.micros(scopeId)
        ? RejectReason.INSUFFICIENT_WITHDRAWABLE
        : reason;
  }

  /**
   * Whether anything may leave a scope. Refusals in this order: under liquidation, a backstop, a
   * position whose price is not to be relied on.
   */
  RejectReason check(int scopeId) {
    if (liquidations.contains(scopeId)) {
      return RejectReason.UNDER_LIQUIDATION;
    }
    if (backstops.contains(scopeId)) {
      return RejectReason.BACKSTOP_ACCOUNT;
    }
    return prices.allow(OracleAction.WITHDRAW, scopeId)
        ? RejectReason.NONE
        : RejectReason.ORACLE_PRICE_UNRELIABLE;
  }
}
