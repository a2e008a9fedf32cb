package io.quantdesk.writer.sql;

/** One side of a match, reused from match to match: the order's part and what it earned. */
final class Fill {
  Market market;
  final boolean maker;
  long tradeId;
  long orderId;
  long subAccountId;
  String side;
  long qtyLots;
  int priceTicks;
  long valueMicros;
  long leavesQtyLots;
  long feeMicros;
  long pnlMicros;

  Fill(boolean maker) {
    this.maker = maker;
  }
}
