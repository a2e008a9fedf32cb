package io.quantdesk.engine.trading;

/**
 * Quantities of iceberg orders, by slot: how much of one is shown at a time, and how much is hidden
 * behind what its book shows of it. An order that is in no book hides nothing.
 */
public final class Icebergs {
  private final long[] displayLots;
  private final long[] hiddenLots;

  public Icebergs(int orderCapacity) {
    displayLots = new long[orderCapacity];
    hiddenLots = new long[orderCapacity];
  }

  /** Most that the book shows of an iceberg order. */
  long displayLots(int slot) {
    return displayLots[slot];
  }

  void setDisplayLots(int slot, long lots) {
    displayLots[slot] = lots;
    hiddenLots[slot] = 0;
  }

  /** What an iceberg order has beside what its book shows. */
  long hiddenLots(int slot) {
    return hiddenLots[slot];
  }

  void setHiddenLots(int slot, long lots) {
    hiddenLots[slot] = lots;
  }
}
