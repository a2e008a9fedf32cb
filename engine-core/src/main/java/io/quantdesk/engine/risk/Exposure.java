package io.quantdesk.engine.risk;

import io.quantdesk.engine.account.Leverages;
import io.quantdesk.engine.account.Positions;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.math.MulDiv;
import io.quantdesk.engine.order.Side;

/**
 * Position and resting orders of one scope in one market, valued at the mark. A mutable value,
 * reused by its owner: load it, change it to ask "what if", read the amounts. All amounts are USDC
 * micros.
 */
final class Exposure {
  private static final int PPM = 1_000_000;

  private final Positions positions;
  private Market market;
  private int priceTicks;
  private long lots;
  private long costMicros;
  private long owedMicros;
  private long buyLots;
  private long buyValue;
  private long sellLots;
  private long sellValue;
  private int leverage;
  private boolean mayBeReduced;

  Exposure(Positions positions) {
    this.positions = positions;
  }

  /**
   * Takes the present state of a scope's slot; Positions.NONE: it has no position and no orders.
   */
  void load(int scopeId, int slot, Market ofMarket) {
    market = ofMarket;
    priceTicks = ofMarket.markTicks();
    leverage = positions.leverage(slot, scopeId, ofMarket.id());
    if (slot == Positions.NONE) {
      clear();
    } else {
      lots = positions.lots(slot);
      costMicros = positions.costMicros(slot);
      owedMicros = ofMarket.owedMicros(lots, positions.fundingIndex(slot));
      buyLots = positions.orderLots(slot, Side.BUY);
      buyValue = positions.orderValue(slot, Side.BUY);
      sellLots = positions.orderLots(slot, Side.SELL);
      sellValue = positions.orderValue(slot, Side.SELL);
      mayBeReduced = positions.reduceOnlyOrders(slot) > 0;
    }
  }

  private void clear() {
    lots = 0;
    costMicros = 0;
    owedMicros = 0;
    buyLots = 0;
    buyValue = 0;
    sellLots = 0;
    sellValue = 0;
    mayBeReduced = false;
  }

  /** As if the mark were another price. */
  void priceTicks(int price) {
    priceTicks = price;
  }

  /** As if an order rested in addition; as if it did not, when lots is below 0. */
  void addOrder(Side side, long orderLots, int limitTicks) {
    if (side == Side.BUY) {
      buyLots += orderLots;
      buyValue += orderLots * limitTicks;
    } else {
      sellLots += orderLots;
      sellValue += orderLots * limitTicks;
    }
  }

  /** As if the owner had set another leverage, or none with Leverages.NONE. */
  void leverage(int changed) {
    leverage = changed;
  }

  /** As if the position were larger by signed lots; for margin only, the cost stays. */
  void addLots(long signedLots) {
    lots += signedLots;
  }

  /** Position s. */
  long lots() {
    return lots;
  }

  /** Resting lots of a side. */
  long orderLots(Side side) {
    return side == Side.BUY ? buyLots : sellLots;
  }

  /**
   * As if a reduce-only order were there: the position may be gone before the other orders fill.
   */
  void addReduceOnlyOrder() {
    mayBeReduced = true;
  }

  /**
   * n = max(|s + B|, |s - A|): the largest position that the orders could lead to; with reduce-only
   * orders, which can leave anything from 0 to s, also at least B and A.
   */
  long worstLots() {
    long worst = Math.max(Math.abs(lots + buyLots), Math.abs(lots - sellLots));
    return mayBeReduced ? Math.max(worst, Math.max(buyLots, sellLots)) : worst;
  }

  /** N = n x p x k. */
  long worstNotionalMicros() {
    return market.valueMicros(worstLots(), priceTicks);
  }

  /** s x p x k - c, exact. */
  long unrealizedMicros() {
    return market.valueMicros(lots, priceTicks) - costMicros;
  }

  /** Funding that the position owes; below 0 what it is to get (c2). */
  long owedMicros() {
    return owedMicros;
  }

  /**
   * The part of the unrealised profit that counts for initial margin: a loss whole, of a profit u
   * {@code u - ceil(u x haircut / 1e6)}, against the account (c2).
   */
  long initialProfitMicros() {
    long unrealized = unrealizedMicros();
    int haircutPpm = market.parameters().profitHaircutPpm;
    return haircutPpm == 0 || unrealized <= 0
        ? unrealized
        : unrealized - MulDiv.ceil(unrealized, haircutPpm, PPM);
  }

  /** What |s| x p x k requires by the market's maintenance tiers (c3). */
  long maintenanceMicros() {
    return market.maintenanceMicros(lots, priceTicks);
  }

  /**
   * max(what N requires by the market's initial tiers, ceil(N / leverage), ceil(N x oiRate / 1e6)):
   * rounded up, against the account (c3).
   */
  long initialMicros() {
    long notional = worstNotionalMicros();
    long required = market.initialMargin().requiredMicros(notional);
    if (leverage != Leverages.NONE) {
      required = Math.max(required, MulDiv.ceil(notional, leverage));
    }
    if (market.isCrowded()) {
      required = Math.max(required, MulDiv.ceil(notional, market.openInterestRatePpm(), PPM));
    }
    return required;
  }

  /** max(0, Wb x k - B x p x k): what the buys above the mark lose at once, netted (c3). */
  long buyLossMicros() {
    long k = market.microsPerLotTick();
    return Math.max(0, (buyValue - buyLots * priceTicks) * k);
  }

  /** max(0, A x p x k - Wa x k): what the sells below the mark lose at once, netted (c3). */
  long sellLossMicros() {
    long k = market.microsPerLotTick();
    return Math.max(0, (sellLots * priceTicks - sellValue) * k);
  }
}
