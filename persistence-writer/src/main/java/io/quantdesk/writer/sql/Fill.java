package io.quantdesk.writer.sql;

/** One side of a match, reused from match to match. */
final class Fill {
  Market market;
  boolean maker;
  long tradeId;
  long orderId;
  long subAccountId;
  String side;
  long qtyLots;
  int priceTicks;
  long valueMicros;
  long leavesQtyLots;
  long feeMicros;
}
