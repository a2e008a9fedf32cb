package io.quantdesk.engine.risk;

import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.account.Positions;
import io.quantdesk.engine.command.SetOpenInterestShare;
import io.quantdesk.engine.event.OpenInterestShareSet;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.market.Markets;

/** Takes the operator's command about how much of a market one account may hold. */
public final class OpenInterestShareDesk {
  /** So many lots of one side in each of 65,536 sub-accounts add up within a long. */
  private static final long MAX_LOTS = 1L << 45;

  private final Markets markets;
  private final Positions positions;
  private final EngineEvents events;
  private final OpenInterestShareSet shareSet = new OpenInterestShareSet();

  public OpenInterestShareDesk(EngineState state, EngineEvents events) {
    markets = state.markets;
    positions = state.positions;
    this.events = events;
  }

  /**
   * Why a share would be refused, in this order: unknown market, delisted, a value out of its
   * range, a market whose lots are so small that those of an account could not be added up.
   */
  public RejectReason check(SetOpenInterestShare command) {
    Market market = markets.find(command.marketId);
    if (market == null) {
      return RejectReason.UNKNOWN_MARKET;
    }
    if (market.state() == MarketState.DELISTED) {
      return RejectReason.MARKET_DELISTED;
    }
    if (!command.share.isAllowed()) {
      return RejectReason.INVALID_OPEN_INTEREST_SHARE;
    }
    if (command.share.isOn() && market.orderLotsLimit() > MAX_LOTS) {
      return RejectReason.ARITHMETIC_LIMIT;
    }
    return RejectReason.NONE;
  }

  /** Replaces the share of a market, or refuses it; nobody who holds more has to close anything. */
  public RejectReason set(SetOpenInterestShare command) {
    RejectReason reason = check(command);
    if (reason != RejectReason.NONE) {
      return reason;
    }
    Market market = markets.get(command.marketId);
    market.openInterestShare().set(command.share);
    positions.countOwners(market.id(), command.share.isOn());
    shareSet.marketId = market.id();
    shareSet.share.set(command.share);
    events.openInterestShareSet(shareSet);
    return RejectReason.NONE;
  }
}
