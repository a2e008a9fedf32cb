package io.quantdesk.engine.liquidation;

import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.account.BalanceChangeReason;
import io.quantdesk.engine.account.Ledger;
import io.quantdesk.engine.account.Scopes;
import io.quantdesk.engine.event.BalanceChanged;
import io.quantdesk.engine.event.LossSocialized;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.market.MarketDesk;
import io.quantdesk.engine.math.MulDiv;
import io.quantdesk.engine.math.WideSum;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.threshold.MarginWatch;
import io.quantdesk.engine.trading.MarketClearance;
import io.quantdesk.engine.trigger.DueTriggers;

/**
 * The last resort for a debt that the insurance fund of a market cannot pay (c7.7): those who hold
 * the side opposite to the debtor's last position owe it, by their lots, through the funding index
 * of their side, whatever their number. The market can only be reduced from then on, until an
 * operator opens it again.
 *
 * <p>What does not fit stays with the debtor: all of it when nobody holds that side any more or
 * balances could leave their range, the rest when the index comes to its bound.
 */
public final class LossSocialization {
  /** The debtor's balance, the pool and the payers change by it; twice as much is kept free. */
  private static final int ROOM_BITS = 3;

  private final Scopes scopes;
  private final Ledger ledger;
  private final MarginWatch marginWatch;
  private final DueTriggers dueTriggers;
  private final MarketDesk marketDesk;
  private final MarketClearance clearance;
  private final EngineEvents events;
  private final LossSocialized socialized = new LossSocialized();
  private final BalanceChanged balanceChanged = new BalanceChanged();

  public LossSocialization(
      EngineState state, MarketDesk marketDesk, MarketClearance clearance, EngineEvents events) {
    scopes = state.scopes;
    ledger = state.ledger;
    marginWatch = state.marginWatch;
    dueTriggers = state.dueTriggers;
    this.marketDesk = marketDesk;
    this.clearance = clearance;
    this.events = events;
  }

  /**
   * Spreads a debt over the positions of a side, if the market's rules say so; returns how much of
   * it.
   *
   * @param debtMicros L, above 0
   */
  long spread(int scopeId, Market market, Side side, long debtMicros) {
    if (!market.liquidationRules().socializesLosses) {
      return 0;
    }
    long change = indexChange(market, side, debtMicros);
    long charged = MulDiv.floor(market.openInterestLots(), change, Market.FUNDING_SCALE);
    boolean fits =
        charged <= Long.MAX_VALUE >> ROOM_BITS && ledger.hasRoomFor(charged << ROOM_BITS);
    if (charged == 0 || !fits) {
      change = 0;
      charged = 0;
    }
    long loss = Math.min(charged, debtMicros);
    if (loss > 0) {
      market.funding().moveIndex(side, side.sign() * change);
      ledger.socializeLoss(scopeId, market.id(), loss, charged - loss);
      marginWatch.priceChanged(market);
    }
    socialized.indexChange = side.sign() * change;
    socialized.lossMicros = loss;
    socialized.excessMicros = charged - loss;
    socialized.uncoveredMicros = debtMicros - loss;
    tell(scopeId, market, side);
    reduceOnly(market);
    return loss;
  }

  /**
   * {@code dF = min(ceil(L x 2^20 / OI), what is left to the bound)}, the magnitude, rounded up so
   * that the side owes no less than the loss; 0 without open interest.
   */
  private static long indexChange(Market market, Side side, long debtMicros) {
    long lots = market.openInterestLots();
    long room = market.fundingIndexLimit() - side.sign() * market.funding().index(side);
    if (lots == 0) {
      return 0;
    }
    boolean fits = WideSum.compareProducts(debtMicros, Market.FUNDING_SCALE, lots, room) <= 0;
    return fits ? MulDiv.ceil(debtMicros, Market.FUNDING_SCALE, lots) : room;
  }

  private void tell(int scopeId, Market market, Side side) {
    socialized.subAccountId = scopeId;
    socialized.marketId = market.id();
    socialized.side = side;
    socialized.fundingIndex = market.funding().index(side);
    socialized.dustMicros = ledger.dustMicros(market.id());
    socialized.openInterestLots = market.openInterestLots();
    events.lossSocialized(socialized);
    if (socialized.lossMicros > 0) {
      balanceChanged.subAccountId = scopeId;
      balanceChanged.cashMicros = scopes.cashMicros(scopeId);
      balanceChanged.changeMicros = socialized.lossMicros;
      balanceChanged.reason = BalanceChangeReason.LOSS_SOCIALIZED;
      events.balanceChanged(balanceChanged);
    }
  }

  private void reduceOnly(Market market) {
    if (marketDesk.reduceOnly(market)) {
      dueTriggers.stateChanged(market);
      clearance.stateChanged(market);
    }
  }
}
