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
   * Why rules of a market would be refused, in this order: unknown market, delisted, a rule out of
   * its range.
   */
  public RejectReason check(SetAuctionRules command) {
    Market market = markets.find(command.marketId);
    if (market == null) {
      return RejectReason.UNKNOWN_MARKET;
    }
    if (market.state() == MarketState.DELISTED) {
      return RejectReason.MARKET_DELISTED;
    }
    return command.rules.areAllowed() ? RejectReason.NONE : RejectReason.INVALID_AUCTION_RULES;
  }

  /** Replaces the rules of a market, or refuses them; an open auction goes on. */
  public RejectReason set(SetAuctionRules command) {
    RejectReason reason = check(command);
    if (reason == RejectReason.NONE) {
      markets.get(command.marketId).auctions().rules(command.rules);
      rulesSet.marketId = command.marketId;
      rulesSet.rules.set(command.rules);
      events.auctionRulesSet(rulesSet);
    }
    return reason;
  }
}
