package io.quantdesk.engine.event;

import io.quantdesk.engine.order.Side;

/**
 * The last resort of a liquidation: a debt that the insurance fund could not pay is spread over the
 * positions of the other side of its market, by their funding index; a BalanceChanged follows. Read
 * it before the call returns: the object is reused.
 */
public final class LossSocialized {
  /** Whose debt it was. */
  public int subAccountId;

  public int marketId;

  /** Who bears it: BUY the longs, SELL the shorts. */
  public Side side;

  /** What is spread of the debt. */
  public long lossMicros;

  /** What nobody bears: the sub-account owes it still. */
  public long uncoveredMicros;

  /** What the side pays beyond the loss, because its index moves in whole steps. */
  public long excessMicros;

  /** All that sides of the market have paid beyond losses so far. */
  public long dustMicros;

  /** Change of the funding index of the side: above 0 for longs, below 0 for shorts. */
  public long indexChange;

  /** Index of the side after it. */
  public long fundingIndex;

  /** Lots that bear it. */
  public long openInterestLots;
}
