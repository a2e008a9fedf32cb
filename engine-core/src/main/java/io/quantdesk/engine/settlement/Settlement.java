package io.quantdesk.engine.settlement;

import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.account.Holders;
import io.quantdesk.engine.account.Holders.Walk;
import io.quantdesk.engine.account.Positions;
import io.quantdesk.engine.account.Scopes;
import io.quantdesk.engine.event.CountedEvents;
import io.quantdesk.engine.event.PositionSettled;
import io.quantdesk.engine.liquidation.InsuranceFund;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.market.Markets;
import io.quantdesk.engine.trading.ClearanceQueue;
import io.quantdesk.engine.trading.ForcedOrders;

/**
 * Closes all positions of a market in SETTLEMENT at its settlement price once its orders have
 * ended. Longs and shorts are closed against each other, the oldest of both sides first, so that
 * they stay equal between any two steps. What a scope without another position owes then is bad
 * debt: the market's insurance fund pays as far as it goes (c8). Who has collateral for it is
 * watched as anybody else.
 */
public final class Settlement {
  /** Most pairs that one step closes. */
  static final int MAX_PAIRS_PER_STEP = 256;

  /** Most positions that one step looks at. */
  static final int MAX_SLOTS_PER_STEP = 4_096;

  private final Markets markets;
  private final Positions positions;
  private final Scopes scopes;
  private final ClearanceQueue clearances;
  private final SettlementQueue queue;
  private final ForcedOrders forced;
  private final InsuranceFund insurance;
  private final CountedEvents events;
  private final PositionSettled settled = new PositionSettled();
  private int slotsLeft;

  public Settlement(
      EngineState state, ForcedOrders forced, InsuranceFund insurance, CountedEvents events) {
    markets = state.markets;
    positions = state.positions;
    scopes = state.scopes;
    clearances = state.clearances;
    queue = state.settlements;
    this.forced = forced;
    this.insurance = insurance;
    this.events = events;
  }

  /** Takes a change of a market's state. */
  public void stateChanged(Market market) {
    if (market.state() == MarketState.SETTLEMENT) {
      queue.add(market.id());
    }
  }

  /** Goes on with the market that waits longest; without one nothing happens. */
  public void step() {
    if (queue.isEmpty() || clearances.contains(queue.first())) {
      return;
    }
    Market market = markets.get(queue.first());
    if (!queue.hasBegun()) {
      positions.holders().begin(Walk.SETTLING_LONGS, market.id());
      positions.holders().begin(Walk.SETTLING_SHORTS, market.id());
      queue.begun(true);
    }
    close(market);
    if (market.openInterestLots() == 0) {
      queue.removeFirst();
    }
  }

  /** Who is closed leaves the ring of holders, so that the next one stands in his place. */
  private void close(Market market) {
    slotsLeft = MAX_SLOTS_PER_STEP;
    int buyer = first(Walk.SETTLING_LONGS, 1);
    int seller = first(Walk.SETTLING_SHORTS, -1);
    int pairs = 0;
    while (buyer != Holders.NONE && seller != Holders.NONE && pairs < MAX_PAIRS_PER_STEP) {
      long lots = Math.min(positions.lots(buyer), -positions.lots(seller));
      close(market, buyer, seller, lots);
      pairs++;
      buyer = first(Walk.SETTLING_LONGS, 1);
      seller = first(Walk.SETTLING_SHORTS, -1);
    }
  }

  /** The first position of a side, or NONE: there is none, or the step has looked at enough. */
  private int first(Walk walk, int sign) {
    int slot = positions.holders().peek(walk);
    while (slot != Holders.NONE && Long.signum(positions.lots(slot)) != sign) {
      positions.holders().next(walk);
      slotsLeft--;
      slot = slotsLeft > 0 ? positions.holders().peek(walk) : Holders.NONE;
    }
    return slot;
  }

  private void close(Market market, int buyer, int seller, long lots) {
    int longScope = positions.scopeId(buyer);
    int shortScope = positions.scopeId(seller);
    tell(market, longScope, lots, positions.lots(buyer) - lots);
    tell(market, shortScope, lots, positions.lots(seller) + lots);
    forced.settle(buyer, seller, market, lots, market.settlementTicks());
    payDebt(market, longScope);
    payDebt(market, shortScope);
  }

  private void tell(Market market, int scopeId, long lots, long leavesLots) {
    settled.lots = lots;
    settled.leavesLots = leavesLots;
    settled.subAccountId = scopeId;
    settled.marketId = market.id();
    settled.priceTicks = market.settlementTicks();
    events.positionSettled(settled);
  }

  private void payDebt(Market market, int scopeId) {
    long owed = -scopes.cashMicros(scopeId);
    if (owed > 0 && !holdsLots(scopeId) && !scopes.hasCollateral(scopeId)) {
      insurance.payBadDebt(scopeId, market.id(), owed);
    }
  }

  private boolean holdsLots(int scopeId) {
    int slot = scopes.firstPosition(scopeId);
    while (slot != Positions.NONE && positions.lots(slot) == 0) {
      slot = positions.next(slot);
    }
    return slot != Positions.NONE;
  }
}
