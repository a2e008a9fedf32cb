package io.quantdesk.engine.trading;

import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.account.Accounts;
import io.quantdesk.engine.account.IsolatedScopes;
import io.quantdesk.engine.limit.RateLimits;
import io.quantdesk.engine.liquidation.Backstops;
import io.quantdesk.engine.liquidation.LiquidationQueue;

/** Whether a sub-account may send an order, a bracket or an amendment at the moment. */
final class SenderRules {
  private final Accounts accounts;
  private final RateLimits rateLimits;
  private final LiquidationQueue liquidations;
  private final Backstops backstops;
  private final IsolatedScopes isolated;

  SenderRules(EngineState state) {
    accounts = state.accounts;
    rateLimits = state.rateLimits;
    liquidations = state.liquidations;
    backstops = state.backstops;
    isolated = state.scopes.isolated();
  }

  /** The same as of an amendment, then: isolated in another market. */
  RejectReason check(int subAccountId, int marketId) {
    RejectReason reason = check(subAccountId);
    return reason == RejectReason.NONE && !isolated.mayTrade(subAccountId, marketId)
        ? RejectReason.ISOLATED_IN_OTHER_MARKET
        : reason;
  }

  /**
   * Takes a token, if there are limits. Refusals in this order: unknown sub-account, rate limit,
   * under liquidation, a backstop.
   */
  RejectReason check(int subAccountId) {
    if (!accounts.hasSubAccount(subAccountId)) {
      return RejectReason.UNKNOWN_SUB_ACCOUNT;
    }
    if (!rateLimits.takeOrder(subAccountId)) {
      return RejectReason.RATE_LIMITED;
    }
    return checkStanding(subAccountId);
  }

  /** Refusals in this order: under liquidation, a backstop. */
  RejectReason checkStanding(int subAccountId) {
    if (isUnderLiquidation(subAccountId)) {
      return RejectReason.UNDER_LIQUIDATION;
    }
    return backstops.contains(subAccountId) ? RejectReason.BACKSTOP_ACCOUNT : RejectReason.NONE;
  }

  boolean isUnderLiquidation(int subAccountId) {
    return liquidations.contains(subAccountId);
  }
}
