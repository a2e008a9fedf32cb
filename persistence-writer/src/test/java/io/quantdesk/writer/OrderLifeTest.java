package io.quantdesk.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.protocol.sbe.DoneReason;
import io.quantdesk.protocol.sbe.OrdType;
import io.quantdesk.protocol.sbe.Side;
import io.quantdesk.protocol.sbe.TimeInForce;
import io.quantdesk.writer.fixture.EventBlocks;
import io.quantdesk.writer.fixture.EventBlocks.Match;
import io.quantdesk.writer.fixture.EventBlocks.Order;
import io.quantdesk.writer.fixture.EventBlocks.Parameters;
import io.quantdesk.writer.fixture.MemoryJournal;
import io.quantdesk.writer.fixture.Postgres;
import io.quantdesk.writer.fixture.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An order's row through its life, each step in a transaction of its own. */
@ExtendWith(Postgres.class)
class OrderLifeTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String ROW =
      """
      select concat_ws(' ', status, order_qty_lots, leaves_qty_lots, cum_qty_lots,
        canceled_qty_lots, price, remaining_size, coalesce(average_fill_price::text, 'unfilled'),
        coalesce(cancel_reason, 'not canceled'))
      from orders where engine_order_id = %d""";

  private final MemoryJournal journal = new MemoryJournal(1);
  private final EventBlocks block = new EventBlocks();
  private TestDatabase database;
  private PersistenceWriter writer;
  private long trades;

  @BeforeEach
  void startWithAMarketAndAnAccount(TestDatabase database) {
    this.database = database;
    writer = PersistenceWriter.open(WriterConfig.of(journal, database.url())).start();
    begin()
        .marketCreated(1, "BTC-PERP", new Parameters(100_000_000, 1_000_000, 1, 500, -100))
        .accountCreated(1, new byte[32])
        .subAccountCreated(1, 1, 0);
    write();
  }

  @AfterEach
  void close() {
    writer.close();
  }

  @Test
  void shouldFollowARestingOrderUntilItIsFilled() {
    Order maker = order(1, Side.SELL, 10, 600_000);
    begin().orderAccepted(maker, true);
    write();
    assertThat(row(1)).isEqualTo("NEW 10 10 0 0 60000.0 0.010 unfilled not canceled");

    fillOf(maker, order(2, Side.BUY, 4, 600_000), 4);
    assertThat(row(1))
        .isEqualTo("PARTIALLY_FILLED 10 6 4 0 60000.0 0.006 60000.000000000 not canceled");

    maker.qtyLots = 12;
    maker.leavesLots = 8;
    maker.priceTicks = 600_010;
    begin().orderAmended(maker, 600_000, false).orderRested(maker);
    write();
    assertThat(row(1))
        .isEqualTo("PARTIALLY_FILLED 12 8 4 0 60001.0 0.008 60000.000000000 not canceled");

    fillOf(maker, order(3, Side.BUY, 8, 600_010), 8);
    assertThat(row(1)).isEqualTo("FILLED 12 0 12 0 60001.0 0 60000.666666667 not canceled");
    assertThat(database.one("select filled_at = updated_at from orders where engine_order_id = 1"))
        .isEqualTo("t");
  }

  @Test
  void shouldKeepThePriorityAndPriceOfASizeDown() {
    Order order = order(1, Side.BUY, 10, 500_000);
    begin().orderAccepted(order, true);
    write();
    order.qtyLots = 3;
    order.leavesLots = 3;
    begin().orderAmended(order, 500_000, true);
    write();
    assertThat(row(1)).isEqualTo("NEW 3 3 0 0 50000.0 0.003 unfilled not canceled");
  }

  @Test
  void shouldCancelWhatIsLeftOfAnImmediateOrder() {
    Order maker = order(1, Side.SELL, 4, 600_000);
    Order taker = order(2, Side.BUY, 10, 600_000);
    taker.timeInForce = TimeInForce.IOC;
    begin().orderAccepted(maker, true);
    write();
    begin().orderAccepted(taker, false);
    trade(maker, taker, 4);
    taker.leavesLots = 0;
    block.orderDone(taker, 6, DoneReason.IOC_REMAINDER);
    write();
    assertThat(row(1)).startsWith("FILLED 4 0 4 0");
    assertThat(row(2)).isEqualTo("CANCELED 10 0 4 6 60000.0 0 60000.000000000 IOC_REMAINDER");
  }

  @Test
  void shouldCancelAnOlderOrderAfterAFillOfTheSameTransaction() {
    Order maker = order(1, Side.SELL, 10, 600_000);
    begin().orderAccepted(maker, true);
    write();
    Order taker = order(2, Side.BUY, 4, 600_000);
    begin().orderAccepted(taker, false);
    trade(maker, taker, 4);
    maker.leavesLots = 0;
    block.orderDone(maker, 6, DoneReason.AMENDED_BELOW_FILLED);
    write();
    assertThat(row(1))
        .isEqualTo("CANCELED 10 0 4 6 60000.0 0 60000.000000000 AMENDED_BELOW_FILLED");
  }

  @Test
  void shouldLowerTheQuantityOfAnOlderOrderThatTheEngineReduced() {
    Order maker = order(1, Side.SELL, 10, 600_000);
    begin().orderAccepted(maker, true);
    write();
    maker.qtyLots = 7;
    maker.leavesLots = 7;
    begin().orderReduced(maker, DoneReason.SELF_TRADE_PREVENTED);
    write();
    assertThat(row(1)).startsWith("NEW 7 7 0 0");
  }

  @Test
  void shouldFollowALegFromNoQuantityToItsEnd() {
    Order leg = order(2, Side.SELL, 0, 480_000);
    leg.ordType = OrdType.STOP;
    leg.triggerTicks = 480_000;
    leg.parentOrderId = 1;
    leg.ocoOrderId = 3;
    begin().orderAccepted(leg, false);
    write();
    assertThat(row(2)).startsWith("NEW 0 0 0 0");
    assertThat(
            database.one(
                "select concat_ws(' ', parent_order_id, oco_order_id, contingency_type)"
                    + " from orders where engine_order_id = 2"))
        .isEqualTo("1 3 OTOCO");

    leg.triggerTicks = 470_000;
    begin().orderAmended(leg, 480_000, false);
    write();
    assertThat(row(2)).startsWith("NEW 0 0 0 0");

    leg.qtyLots = 4;
    leg.leavesLots = 4;
    begin().orderEnlarged(leg);
    write();
    assertThat(row(2)).startsWith("NEW 4 4 0 0");

    leg.leavesLots = 0;
    begin().orderDone(leg, 4, DoneReason.OCO_FILLED);
    write();
    assertThat(row(2)).startsWith("CANCELED 4 0 0 4").endsWith("OCO_FILLED");
  }

  @Test
  void shouldEndALegThatNeverGotAQuantity() {
    Order leg = order(2, Side.SELL, 0, 480_000);
    leg.triggerTicks = 480_000;
    leg.parentOrderId = 1;
    begin().orderAccepted(leg, false);
    write();
    begin().orderDone(leg, 0, DoneReason.PARENT_DONE);
    write();
    assertThat(row(2)).startsWith("CANCELED 0 0 0 0").endsWith("PARENT_DONE");
  }

  private void fillOf(Order maker, Order taker, long lots) {
    begin().orderAccepted(taker, false);
    trade(maker, taker, lots);
    write();
  }

  private void trade(Order maker, Order taker, long lots) {
    for (Order order : new Order[] {maker, taker}) {
      order.leavesLots -= lots;
      order.cumLots += lots;
    }
    block.traded(++trades, taker, maker, new Match(lots, 0, 0, 0, 0));
  }

  private static Order order(long orderId, Side side, long lots, int priceTicks) {
    Order order = new Order();
    order.orderId = orderId;
    order.subAccountId = 1;
    order.marketId = 1;
    order.side = side;
    order.priceTicks = priceTicks;
    order.qtyLots = lots;
    order.leavesLots = lots;
    return order;
  }

  private EventBlocks begin() {
    long seq = journal.lastSequence() + 1;
    return block.begin(seq, seq * 1_000_000_000L);
  }

  /** Ends the command and waits until it is in the database. */
  private void write() {
    journal.append(block.end());
    assertThat(writer.awaitSequence(journal.lastSequence(), PATIENCE)).isTrue();
  }

  private String row(long orderId) {
    return database.one(ROW.formatted(orderId));
  }
}
