package io.quantdesk.engine.model;

import static org.assertj.core.api.Assertions.fail;

import io.quantdesk.engine.EngineView;
import io.quantdesk.engine.order.Side;

/** Whether an engine's auctions are those of the model. */
final class AuctionComparison {
  private final EngineView view;
  private final EventMirror mirror;

  AuctionComparison(EngineView view, EventMirror mirror) {
    this.view = view;
    this.mirror = mirror;
  }

  void compare(NaiveMarket market) {
    for (Side side : Side.values()) {
      NaiveAuctions.Auction expected =
          market.auctions.stream()
              .filter(auction -> auction.order.side == side)
              .findFirst()
              .orElse(null);
      long id = expected == null ? 0 : expected.id;
      if (view.auctionId(market.id, side) != id
          || mirror.auctions.getOrDefault(market.id * 2L + side.code(), 0L) != id) {
        fail("auction %d, expected %d", view.auctionId(market.id, side), id);
      }
      if (expected != null) {
        compare(expected, market, side);
      }
    }
  }

  private void compare(NaiveAuctions.Auction expected, NaiveMarket market, Side side) {
    if (view.auctionQuotes(market.id, side) != expected.quotes.size()) {
      fail("%d quotes", view.auctionQuotes(market.id, side));
    }
    compare(expected.order, expected.end, expected.limit);
    expected.quotes.forEach(quote -> compare(quote, quote.price, quote.price));
  }

  private void compare(NaiveMarket.Order order, int reservedAt, int price) {
    int found = view.order(order.subAccountId, order.id, 0);
    EventMirror.Order told = mirror.orders.get(order.id);
    if (found == EngineView.NONE
        || view.orderPriceTicks(found) != reservedAt
        || view.orderSide(found) != order.side
        || view.orderLeavesLots(found) != order.leaves.longValueExact()
        || view.orderCumLots(found) != order.cum.longValueExact()
        || told.total - told.cum != order.leaves.longValueExact()
        || told.price != price) {
      fail("order %d in an auction is not there or not the same", order.number);
    }
  }
}
