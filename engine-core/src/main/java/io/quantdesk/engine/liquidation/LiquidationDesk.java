package io.quantdesk.engine.liquidation;

import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.command.SetLiquidationRules;
import io.quantdesk.engine.event.LiquidationRulesSet;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.market.Markets;

/** Takes the operator's command about the liquidation of a market's positions. */
public final class LiquidationDesk {
  private final Markets markets;
  private final EngineEvents events;
  private final LiquidationRulesSet rulesSet = new LiquidationRulesSet();

  public LiquidationDesk(Markets markets, EngineEvents events) {
    this.markets = markets;
    this.events = events;
  }

  /**
   * Why rules of a market would be refused, in this order: unknown market, delisted, a rule out of
   * its range, fee and taker fee together above the maintenance margin of the first tier.
   */
  public RejectReason check(SetLiquidationRules command) {
    Market market = markets.find(command.marketId);
    if (market == null) {
      return RejectReason.UNKNOWN_MARKET;
    }
    if (market.state() == MarketState.DELISTED) {
      return RejectReason.MARKET_DELISTED;
    }
    return command.rules.areAllowed(market.parameters())
        ? RejectReason.NONE
        : RejectReason.INVALID_LIQUIDATION_RULES;
  }

  /** Replaces the rules of a market, or refuses them. */
  public RejectReason set(SetLiquidationRules command) {
    RejectReason reason = check(command);
    if (reason == RejectReason.NONE) {
      markets.get(command.marketId).liquidationRules().set(command.rules);
      rulesSet.marketId = command.marketId;
      rulesSet.rules.set(command.rules);
      events.liquidationRulesSet(rulesSet);
    }
    return reason;
  }
}
