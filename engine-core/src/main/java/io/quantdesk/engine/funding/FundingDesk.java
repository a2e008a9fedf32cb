package io.quantdesk.engine.funding;

import io.quantdesk.engine.CommandTime;
import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.command.SetFundingRate;
import io.quantdesk.engine.command.SetFundingRules;
import io.quantdesk.engine.event.FundingRateScheduled;
import io.quantdesk.engine.event.FundingRulesSet;
import io.quantdesk.engine.index.DeadlineQueue;
import io.quantdesk.engine.market.FundingRules;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.market.Markets;

/** Takes the operator's commands about funding. */
public final class FundingDesk {
  private final Markets markets;
  private final DeadlineQueue times;
  private final CommandTime time;
  private final EngineEvents events;
  private final FundingRulesSet rulesSet = new FundingRulesSet();
  private final FundingRateScheduled scheduled = new FundingRateScheduled();

  public FundingDesk(EngineState state, EngineEvents events) {
    markets = state.markets;
    times = state.fundingTimes;
    time = state.time;
    this.events = events;
  }

  /**
   * Why rules of a market would be refused, in this order: unknown market, delisted, a rule out of
   * its range.
   */
  public RejectReason check(SetFundingRules command) {
    RejectReason reason = check(command.marketId);
    if (reason == RejectReason.NONE && !command.rules.areAllowed()) {
      return RejectReason.INVALID_FUNDING_RULES;
    }
    return reason;
  }

  /**
   * Replaces the rules of a market, or refuses them; samples and a rate that was set are forgotten.
   */
  public RejectReason set(SetFundingRules command) {
    RejectReason reason = check(command);
    if (reason != RejectReason.NONE) {
      return reason;
    }
    Market market = markets.get(command.marketId);
    market.funding().start(command.rules, time.ns());
    if (times.has(market.id())) {
      times.remove(market.id());
    }
    if (command.rules.areOn()) {
      times.add(market.id(), market.funding().nextNs());
    }
    rulesSet.marketId = market.id();
    rulesSet.rules.set(command.rules);
    events.fundingRulesSet(rulesSet);
    return RejectReason.NONE;
  }

  /**
   * Why a rate of a market would be refused, in this order: unknown market, delisted, no funding,
   * rate out of its range.
   */
  public RejectReason check(SetFundingRate command) {
    RejectReason reason = check(command.marketId);
    if (reason != RejectReason.NONE) {
      return reason;
    }
    if (!markets.get(command.marketId).funding().rules().areOn()) {
      return RejectReason.NO_FUNDING;
    }
    return command.rateE9 < -FundingRules.MAX_RATE_E9 || command.rateE9 > FundingRules.MAX_RATE_E9
        ? RejectReason.INVALID_FUNDING_RATE
        : RejectReason.NONE;
  }

  /**
   * Sets the rate of the next funding of a market in the place of what its samples would give,
   * once, within the same bounds, or refuses it.
   */
  public RejectReason set(SetFundingRate command) {
    RejectReason reason = check(command);
    if (reason != RejectReason.NONE) {
      return reason;
    }
    Market market = markets.get(command.marketId);
    market.funding().setManualRate(command.rateE9, command.reference);
    scheduled.marketId = market.id();
    scheduled.rateE9 = command.rateE9;
    scheduled.reference = command.reference;
    scheduled.fundingTimeNs = market.funding().nextFundingNs();
    events.fundingRateScheduled(scheduled);
    return RejectReason.NONE;
  }

  private RejectReason check(int marketId) {
    Market market = markets.find(marketId);
    if (market == null) {
      return RejectReason.UNKNOWN_MARKET;
    }
    return market.state() == MarketState.DELISTED
        ? RejectReason.MARKET_DELISTED
        : RejectReason.NONE;
  }
}
