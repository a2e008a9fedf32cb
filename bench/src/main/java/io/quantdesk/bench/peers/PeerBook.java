package io.quantdesk.bench.peers;

/** An order book as the runner drives it; one instance a run, one thread. */
public interface PeerBook {
  /** A new order; its id rests nowhere. Its remainder rests. */
  void place(int orderId, int side, int priceTicks, int qtyLots);

  /** A new order whose remainder is dropped. */
  void placeImmediateOrCancel(int orderId, int side, int priceTicks, int qtyLots);

  /** Takes an order out; nothing happens when it does not rest. */
  void cancel(int orderId);

  /**
   * Takes an order out and places it again under its id, with a new price and quantity; nothing
   * happens when it does not rest.
   */
  void modify(int orderId, int side, int priceTicks, int qtyLots);
}
