package io.quantdesk.engine.trading;

import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.account.BalanceChangeReason;
import io.quantdesk.engine.account.Ledger;
import io.quantdesk.engine.account.Positions;
import io.quantdesk.engine.account.Scopes;
import io.quantdesk.engine.event.BalanceChanged;
import io.quantdesk.engine.event.PositionChanged;
import io.quantdesk.engine.funding.FundingSettlement;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.math.MulDiv;
import io.quantdesk.engine.risk.RiskAlerts;
import io.quantdesk.engine.threshold.MarginWatch;

/**
 * Books one party's side of a fill: funding that the position owes, then position, exact cost,
 * realised profit, fee (rules c1, c6, c9).
 */
final class FillSettlement {
  private final Scopes scopes;
  private final Positions positions;
  private final Ledger ledger;
  private final ReduceOnlyOrders reduceOnly;
  private final MarginWatch marginWatch;
  private final RiskAlerts riskAlerts;
  private final FundingSettlement funding;
  private final EngineEvents events;
  private final PositionChanged positionChanged = new PositionChanged();
  private final BalanceChanged balanceChanged = new BalanceChanged();

  FillSettlement(EngineState state, RiskAlerts riskAlerts, EngineEvents events) {
    scopes = state.scopes;
    positions = state.positions;
    ledger = state.ledger;
    reduceOnly = state.reduceOnly;
    marginWatch = state.marginWatch;
    this.riskAlerts = riskAlerts;
    funding = new FundingSettlement(state, events);
    this.events = events;
  }

  /**
   * Applies a trade of signed lots to a position: what opposes it closes, the rest opens.
   *
   * @param feeMicros what the party pays; below 0 what it gets
   */
  void settle(int slot, Market market, long signedLots, int priceTicks, long feeMicros) {
    settle(slot, market, signedLots, priceTicks, feeMicros, BalanceChangeReason.TRADE);
  }

  /** Moves signed lots between positions without an order: both parties of it, one by one. */
  void deleverage(int slot, Market market, long signedLots, int priceTicks) {
    settle(slot, market, signedLots, priceTicks, 0, BalanceChangeReason.DELEVERAGING);
  }

  /** Moves signed lots from one party to a backstop: both of them, one by one. */
  void takeOver(int slot, Market market, long signedLots, int priceTicks) {
    settle(slot, market, signedLots, priceTicks, 0, BalanceChangeReason.BACKSTOP);
  }

  /** Closes signed lots of a position at the settlement price of its market. */
  void settleFinally(int slot, Market market, long signedLots, int priceTicks) {
    settle(slot, market, signedLots, priceTicks, 0, BalanceChangeReason.SETTLEMENT);
  }

  private void settle(
      int slot,
      Market market,
      long signedLots,
      int priceTicks,
      long feeMicros,
      BalanceChangeReason reason) {
    long lotsBefore = positions.lots(slot);
    long costBefore = positions.costMicros(slot);
    if (positions.fundingIndex(slot) != market.fundingIndex(lotsBefore)) {
      funding.settle(slot, market);
    }
    long closing = closingLots(lotsBefore, signedLots);
    long realized = closing == 0 ? 0 : close(slot, market, closing, priceTicks);
    if (closing != signedLots) {
      open(slot, market, signedLots - closing, priceTicks);
    }
    long lotsAfter = positions.lots(slot);
    positions.fundingIndex(slot, market.fundingIndex(lotsAfter));
    market.positionChanged(lotsBefore, lotsAfter);
    if (positions.reduceOnlyOrders(slot) > 0) {
      reduceOnly.positionChanged(slot);
    }
    int scopeId = positions.scopeId(slot);
    riskAlerts.touch(scopeId);
    long costChange = positions.costMicros(slot) - costBefore;
    long cashChange = ledger.settleFill(scopeId, realized, feeMicros, costChange);
    marginWatch.positionChanged(slot);
    if (cashChange != 0) {
      balanceChanged.subAccountId = scopeId;
      balanceChanged.cashMicros = scopes.cashMicros(scopeId);
      balanceChanged.changeMicros = cashChange;
      balanceChanged.reason = reason;
      events.balanceChanged(balanceChanged);
    }
  }

  /**
   * Takes off lots with their share of the cost, {@code cp = ceil(c x |closing| / |s|)}: the
   * realised profit {@code R = value - cp} is rounded down, against the account; what the rounding
   * kept back stays in the cost and comes out at the final close (c1).
   */
  private long close(int slot, Market market, long closing, int priceTicks) {
    long lots = positions.lots(slot);
    long cost = positions.costMicros(slot);
    long share = MulDiv.ceil(cost, Math.abs(closing), Math.abs(lots));
    long realized = -market.valueMicros(closing, priceTicks) - share;
    positions.set(slot, lots + closing, cost - share, realized);
    emit(slot, realized);
    return realized;
  }

  /** Adds lots at their exact value. */
  private void open(int slot, Market market, long opening, int priceTicks) {
    long lots = positions.lots(slot) + opening;
    long cost = positions.costMicros(slot) + market.valueMicros(opening, priceTicks);
    positions.set(slot, lots, cost, 0);
    emit(slot, 0);
  }

  private void emit(int slot, long realizedMicros) {
    positionChanged.subAccountId = positions.scopeId(slot);
    positionChanged.marketId = positions.marketId(slot);
    positionChanged.positionLots = positions.lots(slot);
    positionChanged.costMicros = positions.costMicros(slot);
    positionChanged.realizedPnlMicros = realizedMicros;
    positionChanged.totalRealizedPnlMicros = positions.realizedMicros(slot);
    events.positionChanged(positionChanged);
  }

  /** The part of a trade that closes: of the trade's sign, at most the position. */
  private static long closingLots(long lots, long signedLots) {
    if (lots > 0 && signedLots < 0) {
      return Math.max(signedLots, -lots);
    }
    return lots < 0 && signedLots > 0 ? Math.min(signedLots, -lots) : 0;
  }
}
