package io.quantdesk.engine.model;

/**
 * A walk through the positions of a market in the order in which they were opened, which goes on
 * whatever happens to them meanwhile.
 */
final class NaiveWalk {
  private NaiveMarket market;
  private long passed;

  void begin(NaiveMarket through) {
    market = through;
    passed = 0;
  }

  /** Who has the next position, or null. */
  NaiveScope next() {
    for (NaiveScope holder : market.holders) {
      long number = holder.position(market).number;
      if (number > passed) {
        passed = number;
        return holder;
      }
    }
    return null;
  }
}
