package io.quantdesk.engine.liquidation;

import io.quantdesk.engine.CommandTime;
import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.account.Accounts;
import io.quantdesk.engine.account.Positions;
import io.quantdesk.engine.account.Scopes;
import io.quantdesk.engine.command.SetBackstopRules;
import io.quantdesk.engine.event.BackstopRulesSet;
import io.quantdesk.engine.market.BackstopRules;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.market.Markets;

/** Takes the operator's command about who takes positions over in a market. */
public final class BackstopDesk {
  private final Accounts accounts;
  private final Scopes scopes;
  private final Markets markets;
  private final Backstops backstops;
  private final CommandTime time;
  private final EngineEvents events;
  private final BackstopRulesSet rulesSet = new BackstopRulesSet();

  public BackstopDesk(EngineState state, EngineEvents events) {
    accounts = state.accounts;
    scopes = state.scopes;
    markets = state.markets;
    backstops = state.backstops;
    time = state.time;
    this.events = events;
  }

  /**
   * Why rules of a market would be refused, in this order: unknown market, a rule out of its range,
   * unknown sub-account; with another sub-account than before: one of the two has a position,
   * orders, cash or collateral, or the new one is isolated or another market's backstop.
   */
  public RejectReason check(SetBackstopRules command) {
    Market market = markets.find(command.marketId);
    if (market == null) {
      return RejectReason.UNKNOWN_MARKET;
    }
    if (!command.rules.areAllowed()) {
      return RejectReason.INVALID_BACKSTOP_RULES;
    }
    int next = command.rules.subAccountId;
    if (next != 0 && !accounts.hasSubAccount(next)) {
      return RejectReason.UNKNOWN_SUB_ACCOUNT;
    }
    int before = market.backstopRules().subAccountId;
    return before != next && !(isFree(before) && mayBecome(next))
        ? RejectReason.BACKSTOP_IN_USE
        : RejectReason.NONE;
  }

  /** Replaces the rules of a market, or refuses them. */
  public RejectReason set(SetBackstopRules command) {
    RejectReason reason = check(command);
    if (reason != RejectReason.NONE) {
      return reason;
    }
    Market market = markets.get(command.marketId);
    BackstopRules rules = market.backstopRules();
    int before = rules.subAccountId;
    int next = command.rules.subAccountId;
    if (before != next) {
      change(market.id(), before, next);
    }
    rules.set(command.rules);
    returnCash(market);
    rulesSet.marketId = market.id();
    rulesSet.rules.set(rules);
    events.backstopRulesSet(rulesSet);
    return RejectReason.NONE;
  }

  private void change(int marketId, int before, int next) {
    backstops.replace(before, next);
    if (backstops.unwindTimes().has(marketId)) {
      backstops.unwindTimes().remove(marketId);
    }
  }

  /** What somebody has brought to a backstop without a position goes to the fund with a tick. */
  private void returnCash(Market market) {
    int scopeId = market.backstopRules().subAccountId;
    if (scopes.cashMicros(scopeId) > 0
        && scopes.firstPosition(scopeId) == Positions.NONE
        && !backstops.unwindTimes().has(market.id())) {
      backstops.unwindTimes().add(market.id(), time.ns());
    }
  }

  private boolean mayBecome(int scopeId) {
    return isFree(scopeId) && !backstops.contains(scopeId) && !scopes.isolated().contains(scopeId);
  }

  private boolean isFree(int scopeId) {
    return scopeId == 0
        || (scopes.firstPosition(scopeId) == Positions.NONE
            && scopes.cashMicros(scopeId) == 0
            && !scopes.hasCollateral(scopeId));
  }
}
