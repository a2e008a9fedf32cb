package io.quantdesk.engine.auction;

import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.command.SetAuctionRules;
import io.quantdesk.engine.event.AuctionRulesSet;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.market.Markets;

/** Takes the operator's rules of auctions. */
public final class AuctionRulesDesk {
  private final Markets markets;
  private final EngineEvents events;
  private final AuctionRulesSet rulesSet = new AuctionRulesSet();

  public AuctionRulesDesk(Markets markets, EngineEvents events) {
    this.markets = markets;
    this.events = events;
  }

  /**
   * Replaces the rules of a market; an open auction goes on. Refusals in this order: unknown
   * market, delisted, a rule out of its range.
   */
  public RejectReason set(SetAuctionRules command) {
    Market market = markets.find(command.marketId);
    if (market == null) {
      return RejectReason.UNKNOWN_MARKET;
    }
    if (market.state() == MarketState.DELISTED) {
      return RejectReason.MARKET_DELISTED;
    }
    if (!command.rules.areAllowed()) {
      return RejectReason.INVALID_AUCTION_RULES;
    }
    market.auctions().rules(command.rules);
    rulesSet.marketId = market.id();
    rulesSet.rules.set(command.rules);
    events.auctionRulesSet(rulesSet);
    return RejectReason.NONE;
  }
}
