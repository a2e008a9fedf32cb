package io.quantdesk.engine.command;

/**
 * Command, reused by its caller: the engine keeps no reference. An order with one or two legs that
 * close what it opens, or two legs without it for a position that is there.
 */
public final class PlaceBracket {
  /**
   * The order. Without it its sub-account, market, side, quantity and self-trade prevention still
   * count: side and quantity are those of the position that the legs close.
   */
  public final PlaceOrder parent = new PlaceOrder();

  public boolean hasParent;

  public boolean hasTakeProfit;

  /** Type, time in force, limit, trigger, expire time and clOrdId count, nothing else. */
  public final PlaceOrder takeProfit = new PlaceOrder();

  public boolean hasStop;

  /** As of takeProfit, and the trail. */
  public final PlaceOrder stop = new PlaceOrder();
}
