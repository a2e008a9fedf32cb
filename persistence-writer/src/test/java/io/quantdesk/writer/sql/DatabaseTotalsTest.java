package io.quantdesk.writer.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.protocol.sbe.BalanceChangeReason;
import io.quantdesk.protocol.sbe.Side;
import io.quantdesk.writer.PersistenceWriter;
import io.quantdesk.writer.WriterConfig;
import io.quantdesk.writer.fixture.EventBlocks;
import io.quantdesk.writer.fixture.EventBlocks.Match;
import io.quantdesk.writer.fixture.EventBlocks.Order;
import io.quantdesk.writer.fixture.EventBlocks.Parameters;
import io.quantdesk.writer.fixture.MemoryJournal;
import io.quantdesk.writer.fixture.Postgres;
import io.quantdesk.writer.fixture.RandomExchange;
import io.quantdesk.writer.fixture.TestDatabase;
import io.quantdesk.writer.sql.DatabaseTotals.Balance;
import io.quantdesk.writer.sql.DatabaseTotals.MarketTrades;
import io.quantdesk.writer.sql.DatabaseTotals.OpenOrders;
import io.quantdesk.writer.sql.DatabaseTotals.Position;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Postgres.class)
class DatabaseTotalsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final MemoryJournal journal = new MemoryJournal(16);

  @Test
  void shouldSumPerSubAccountAndPerMarket(TestDatabase database) {
    Order maker = order(1, 1, Side.SELL, 10);
    Order taker = order(2, 2, Side.BUY, 4);
    EventBlocks block =
        new EventBlocks()
            .begin(1, 1)
            .marketCreated(1, "BTC-PERP", new Parameters(100_000_000, 1_000_000, 1, 500, -100))
            .marketCreated(2, "ETH-PERP", new Parameters(100_000_000, 1_000_000, 1, 500, -100))
            .accountCreated(1, wallet(1))
            .subAccountCreated(1, 1, 0)
            .accountCreated(2, wallet(2))
            .subAccountCreated(2, 2, 0)
            .balanceChanged(1, 1_000_000_000, 1_000_000_000, BalanceChangeReason.DEPOSIT)
            .orderAccepted(maker, true)
            .orderAccepted(taker, false);
    maker.leavesLots = 6;
    maker.cumLots = 4;
    taker.leavesLots = 0;
    taker.cumLots = 4;
    block
        .traded(1, taker, maker, new Match(4, 120_000, -24_000, 0, 0))
        .positionChanged(1, 1, -4, -240_000_000, 0)
        .balanceChanged(1, 1_000_024_000, 24_000, BalanceChangeReason.TRADE)
        .positionChanged(2, 1, 4, 240_000_000, 0)
        .balanceChanged(2, -120_000, -120_000, BalanceChangeReason.TRADE);
    journal.append(block.end());
    write(database);

    DatabaseTotals totals = database.totals();
    assertThat(totals.lastSeq()).isEqualTo(1);
    assertThat(totals.balances())
        .containsExactly(new Balance(1, 1_000_024_000, -24_000), new Balance(2, -120_000, 120_000));
    assertThat(totals.positions())
        .containsExactly(
            new Position(1, 1, -4, -240_000_000, 0), new Position(2, 1, 4, 240_000_000, 0));
    assertThat(totals.markets())
        .containsExactly(
            new MarketTrades(1, 1, 4, 240_000_000, 96_000), new MarketTrades(2, 0, 0, 0, 0));
    assertThat(totals.openOrders()).containsExactly(new OpenOrders(1, "SELL", 1, 6));
    assertThat(totals.rows())
        .containsEntry(Table.USERS, 2L)
        .containsEntry(Table.TRADES, 2L)
        .containsEntry(Table.ORACLE_PRICES, 0L);
  }

  @Test
  void shouldDeriveEveryIdFromTheEnginesNumbers(TestDatabase database) {
    new RandomExchange(17, journal).commands(500);
    write(database);

    assertIds(database, "users", "1:id:account_id");
    assertIds(database, "markets", "2:id:engine_market_id");
    assertIds(database, "user_balances", "3:id:sub_account_id", "1:user_id:account_id");
    assertIds(
        database,
        "positions",
        "4:id:sub_account_id * 65536 + engine_market_id",
        "1:user_id:account_id",
        "2:market_id:engine_market_id");
    assertIds(
        database,
        "orders",
        "5:id:engine_order_id",
        "1:user_id:account_id",
        "2:market_id:engine_market_id");
    assertIds(
        database,
        "trades",
        "6:id:engine_trade_id * 2 + is_maker::integer",
        "1:user_id:account_id",
        "2:market_id:engine_market_id",
        "4:position_id:sub_account_id * 65536 + engine_market_id",
        "5:order_id:engine_order_id");
    assertIds(
        database, "oracle_prices", "7:id:seq * 65536 + ordinal", "2:market_id:engine_market_id");
    assertIds(
        database, "mark_prices", "8:id:seq * 65536 + ordinal", "2:market_id:engine_market_id");
    assertThat(EntityId.ORDER.of(1234)).hasToString("71640000-0005-8000-8000-0000000004d2");
  }

  /** Each id is a kind, a column, and the number that it is made from. */
  private static void assertIds(TestDatabase database, String table, String... ids) {
    assertThat(database.one("select count(*) from " + table)).as(table).isNotEqualTo("0");
    for (String id : ids) {
      String[] parts = id.split(":", 3);
      String number = "lpad(to_hex((" + parts[2] + ")::bigint), 15, '0')";
      String uuid =
          "('71640000-000%s-8000-8' || left(%s, 3) || '-' || right(%s, 12))::uuid"
              .formatted(parts[0], number, number);
      assertThat(
              database.list(
                  "select " + parts[1] + " from " + table + " where " + parts[1] + " <> " + uuid))
          .as(table + "." + parts[1])
          .isEmpty();
    }
  }

  private void write(TestDatabase database) {
    try (PersistenceWriter writer =
        PersistenceWriter.open(WriterConfig.of(journal, database.url())).start()) {
      assertThat(writer.awaitSequence(journal.lastSequence(), PATIENCE)).isTrue();
    }
  }

  private static byte[] wallet(int first) {
    byte[] wallet = new byte[32];
    wallet[0] = (byte) first;
    return wallet;
  }

  private static Order order(long orderId, long subAccountId, Side side, long lots) {
    Order order = new Order();
    order.orderId = orderId;
    order.subAccountId = subAccountId;
    order.marketId = 1;
    order.side = side;
    order.priceTicks = 600_000;
    order.qtyLots = lots;
    order.leavesLots = lots;
    return order;
  }
}
