package io.quantdesk.server.demo.check;

import io.quantdesk.engine.order.Side;
import io.quantdesk.server.demo.flow.DemoMarket;
import io.quantdesk.writer.sql.DatabaseTotals;
import io.quantdesk.writer.sql.DatabaseTotals.Balance;
import io.quantdesk.writer.sql.DatabaseTotals.MarketTrades;
import io.quantdesk.writer.sql.DatabaseTotals.OpenOrders;
import io.quantdesk.writer.sql.DatabaseTotals.Position;

/** Finds single figures in the totals of the database; what is not there is zero. */
final class StoredTotals {
  private final DatabaseTotals totals;

  StoredTotals(DatabaseTotals totals) {
    this.totals = totals;
  }

  long cashMicros(int subAccountId) {
    return totals.balances().stream()
        .filter(balance -> balance.subAccountId() == subAccountId)
        .mapToLong(Balance::cashMicros)
        .findFirst()
        .orElse(0);
  }

  Position position(int subAccountId, DemoMarket market) {
    return totals.positions().stream()
        .filter(p -> p.subAccountId() == subAccountId && p.marketId() == market.marketId())
        .findFirst()
        .orElse(new Position(subAccountId, market.marketId(), 0, 0, 0));
  }

  MarketTrades trades(DemoMarket market) {
    return totals.markets().stream()
        .filter(trades -> trades.marketId() == market.marketId())
        .findFirst()
        .orElse(new MarketTrades(market.marketId(), 0, 0, 0, 0));
  }

  OpenOrders openOrders(DemoMarket market, Side side) {
    return totals.openOrders().stream()
        .filter(o -> o.marketId() == market.marketId() && o.side().equals(side.name()))
        .findFirst()
        .orElse(new OpenOrders(market.marketId(), side.name(), 0, 0));
  }

  long allCashMicros() {
    return totals.balances().stream().mapToLong(Balance::cashMicros).sum();
  }

  long allFeesMicros() {
    return totals.balances().stream().mapToLong(Balance::feesMicros).sum();
  }

  long allCostMicros() {
    return totals.positions().stream().mapToLong(Position::costMicros).sum();
  }

  /** Lots of all positions of a market that are long, or those that are short, without sign. */
  long openLots(DemoMarket market, Side side) {
    return totals.positions().stream()
        .filter(position -> position.marketId() == market.marketId())
        .mapToLong(position -> Math.max(0, side.sign() * position.lots()))
        .sum();
  }
}
