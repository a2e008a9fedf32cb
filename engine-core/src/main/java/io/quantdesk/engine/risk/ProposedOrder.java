package io.quantdesk.engine.risk;

import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.order.Side;

/** What an order would add to its scope; a mutable value, reused by its owner. */
public final class ProposedOrder {
  public Market market;

  public Side side;

  public int scopeId;

  /** Slot of the scope in the market, or Positions.NONE. */
  public int positionSlot;

  /** Lots that may still trade. */
  public long lots;

  /** Worst price: the limit, or the protection price of a market order. */
  public int priceTicks;

  /** Takes only what the position has, and is not in the sums of resting orders. */
  public boolean reduceOnly;

  /** Whether its owner has set its price: of a market order only the worst price is known. */
  public boolean hasLimit;

  /** How many of the lots would trade at once. */
  public long marketableLots;

  /** Lots of the resting order of the same side that this one replaces; 0: none. */
  public long replacedLots;

  public int replacedPriceTicks;
}
