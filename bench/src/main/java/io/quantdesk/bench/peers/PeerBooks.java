package io.quantdesk.bench.peers;

/** Makes empty books of one kind. A public no-argument constructor lets the runner find it. */
public interface PeerBooks {
  /**
   * An empty book that tells its trades, in the order in which they happen.
   *
   * @param restingMax most orders that rest at the same time
   * @param orderIdMax the greatest order id
   */
  PeerBook empty(int restingMax, int orderIdMax, TradeHash trades);
}
