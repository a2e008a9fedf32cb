package io.quantdesk.server.demo.check;

import io.quantdesk.engine.EngineView;
import io.quantdesk.engine.order.Side;
import io.quantdesk.server.demo.flow.DemoAccounts;
import io.quantdesk.server.demo.flow.DemoMarket;
import io.quantdesk.writer.sql.DatabaseTotals;
import io.quantdesk.writer.sql.DatabaseTotals.MarketTrades;
import io.quantdesk.writer.sql.DatabaseTotals.OpenOrders;
import io.quantdesk.writer.sql.DatabaseTotals.Position;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares the engine's state with sums in SQL: balance, position and cost of each sub-account;
 * trades, volume and resting orders of each market.
 */
public final class SumChecks {
  private static final int MICROS_DECIMALS = 6;

  private final List<DemoMarket> markets;
  private final EngineView engine;
  private final JournalTotals journal;
  private final List<Check> checks = new ArrayList<>();

  /**
   * Takes the sources on our side.
   *
   * @param engine at the end of the journal
   * @param journal what the engine traded: it keeps no sums of that itself
   */
  public SumChecks(List<DemoMarket> markets, EngineView engine, JournalTotals journal) {
    this.markets = markets;
    this.engine = engine;
    this.journal = journal;
  }

  /** The checks; once. */
  public CheckTable against(DatabaseTotals database, DemoAccounts accounts) {
    StoredTotals stored = new StoredTotals(database);
    addAccounts("maker", accounts.makers(), stored);
    addAccounts("taker", accounts.takers(), stored);
    for (DemoMarket market : markets) {
      addTrades(market, stored.trades(market));
      addResting(market, Side.BUY, "bids", stored.openOrders(market, Side.BUY));
      addResting(market, Side.SELL, "asks", stored.openOrders(market, Side.SELL));
    }
    return new CheckTable("Sums in SQL", "engine", "PostgreSQL", checks);
  }

  private void addAccounts(String role, int[] subAccountIds, StoredTotals stored) {
    for (int i = 0; i < subAccountIds.length; i++) {
      String name = role + " " + (i + 1);
      int id = subAccountIds[i];
      checks.add(
          Check.ofDecimals(
              name + " balance", engine.cashMicros(id), stored.cashMicros(id), MICROS_DECIMALS));
      for (DemoMarket market : markets) {
        String symbol = market.source().marketSymbol();
        addPosition(name + " " + symbol, id, market, stored.position(id, market));
      }
    }
  }

  private void addPosition(String name, int subAccountId, DemoMarket market, Position stored) {
    int position = engine.position(subAccountId, market.marketId());
    boolean isHeld = position != EngineView.NONE;
    checks.add(
        Check.ofDecimals(
            name + " position",
            isHeld ? engine.positionLots(position) : 0,
            stored.lots(),
            market.source().quantityDecimals()));
    checks.add(
        Check.ofDecimals(
            name + " cost",
            isHeld ? engine.positionCostMicros(position) : 0,
            stored.costMicros(),
            MICROS_DECIMALS));
  }

  private void addTrades(DemoMarket market, MarketTrades stored) {
    String symbol = market.source().marketSymbol();
    JournalTotals.MarketVolume volume = journal.volume(market.marketId());
    checks.add(Check.ofCounts(symbol + " trades", volume.trades(), stored.trades()));
    checks.add(
        Check.ofDecimals(
            symbol + " volume",
            volume.volumeLots(),
            stored.volumeLots(),
            market.source().quantityDecimals()));
  }

  private void addResting(DemoMarket market, Side side, String word, OpenOrders stored) {
    String name = market.source().marketSymbol() + " " + word;
    int orders = engine.restingOrders(market.marketId(), side);
    checks.add(Check.ofCounts(name + " resting", orders, stored.orders()));
    checks.add(
        Check.ofDecimals(
            name + " quantity",
            restingLots(market.marketId(), side),
            stored.leavesLots(),
            market.source().quantityDecimals()));
  }

  private long restingLots(int marketId, Side side) {
    long lots = 0;
    int price = engine.bestPriceTicks(marketId, side);
    while (price != EngineView.NONE) {
      lots += engine.levelQtyLots(marketId, price);
      price = engine.nextPriceTicks(marketId, side, price);
    }
    return lots;
  }
}
