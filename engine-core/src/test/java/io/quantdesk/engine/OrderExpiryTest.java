package io.quantdesk.engine;

import static io.quantdesk.engine.EngineUnderTest.USDC;
import static io.quantdesk.engine.EngineUnderTest.limit;
import static io.quantdesk.engine.EngineUnderTest.parameters;
import static io.quantdesk.engine.EngineUnderTest.postOnly;
import static io.quantdesk.engine.EngineUnderTest.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.order.OrdType;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.order.SideFilter;
import io.quantdesk.engine.order.TimeInForce;
import io.quantdesk.engine.trading.OrderExpiry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Good-till-date orders never trade from their expire time on, whether a tick has come or not. */
class OrderExpiryTest {
  private static final long NOON = 1_000_000_000;

  private final EngineUnderTest engine = new EngineUnderTest();
  private int alice;
  private int bob;

  @BeforeEach
  void openMarket() {
    engine.openMarket(parameters(), 1_000);
    alice = engine.trader(1_000 * USDC);
    bob = engine.trader(1_000 * USDC);
  }

  private void atNoon() {
    engine.comesAt(NOON);
  }

  @Test
  void shouldRestUntilItsExpireTimeAndAskForATickThen() {
    assertThat(engine.place(until(NOON, alice, 1, Side.BUY, 2, 990)))
        .containsExactly(
            "accepted #1 s1 m1 BUY 2@990 LIMIT GTD expires 1000000000 cl 0 rests 2 level 2",
            "= NONE #1");
    assertThat(engine.engine.nextDeadlineNs()).isEqualTo(NOON);
    engine.comesAt(NOON - 1);
    assertThat(engine.tick()).containsExactly("= NONE");
    assertThat(engine.tick())
        .containsExactly("done #1 s1 m1 BUY 2@990 cum 0 EXPIRED level 0", "= NONE");
    assertThat(engine.engine.nextDeadlineNs()).isEqualTo(Engine.NO_DEADLINE);
  }

  @Test
  void shouldTradeUpToTheLastNanosecondBefore() {
    engine.place(until(NOON, alice, 1, Side.BUY, 2, 990));
    engine.comesAt(NOON - 1);
    assertThat(engine.sell(bob, 1, 1, 990).get(1)).startsWith("traded");
  }

  @Test
  void shouldTakeExpiredOrdersOutOfTheWayOfAnIncomingOne() {
    engine.place(until(NOON, alice, 1, Side.BUY, 2, 990));
    engine.buy(alice, 1, 3, 990);
    engine.place(until(NOON + 1_000_000, alice, 1, Side.BUY, 4, 989));
    atNoon();
    assertThat(engine.sell(bob, 1, 9, 980))
        .contains("done #1 s1 m1 BUY 2@990 cum 0 EXPIRED level 3")
        .contains("rested #4 s2 m1 SELL 2@980 level 2")
        .filteredOn(line -> line.startsWith("traded"))
        .hasSize(2);
    assertThat(engine.engine.nextDeadlineNs()).isEqualTo(Engine.NO_DEADLINE);
  }

  @Test
  void shouldNotCountExpiredOrdersForFillOrKill() {
    engine.place(until(NOON, alice, 1, Side.BUY, 2, 990));
    PlaceOrder order = limit(bob, 1, Side.SELL, 2, 990);
    order.timeInForce = TimeInForce.FOK;
    atNoon();
    assertThat(engine.place(order)).last().isEqualTo("= FOK_NOT_FILLABLE");
    assertThat(engine.view.levelQtyLots(1, 990)).isEqualTo(2);
  }

  @Test
  void shouldLetAPostOnlyOrderTakeThePlaceOfExpiredOnes() {
    engine.place(until(NOON, alice, 1, Side.BUY, 2, 990));
    engine.place(until(NOON, bob, 1, Side.BUY, 1, 985));
    atNoon();
    assertThat(engine.place(postOnly(bob, 1, Side.SELL, 1, 980)))
        .containsExactly(
            "accepted #3 s2 m1 SELL 1@980 LIMIT GTC post-only cl 0 rests 0 level 0",
            "done #1 s1 m1 BUY 2@990 cum 0 EXPIRED level 0",
            "done #2 s2 m1 BUY 1@985 cum 0 EXPIRED level 0",
            "rested #3 s2 m1 SELL 1@980 level 1",
            "= NONE #3");
  }

  @Test
  void shouldRefuseAPostOnlyOrderThatMeetsALiveOneBehindExpiredOnes() {
    engine.place(until(NOON, alice, 1, Side.BUY, 2, 990));
    engine.buy(alice, 1, 1, 985);
    atNoon();
    assertThat(engine.place(postOnly(bob, 1, Side.SELL, 1, 980)))
        .last()
        .isEqualTo("= POST_ONLY_WOULD_CROSS");
    assertThat(engine.view.levelQtyLots(1, 990)).isEqualTo(2);
  }

  @Test
  void shouldNotTakeAnExpiredOrderForASelfTrade() {
    engine.place(until(NOON, alice, 1, Side.BUY, 2, 990));
    atNoon();
    assertThat(engine.sell(alice, 1, 1, 990))
        .contains("done #1 s1 m1 BUY 2@990 cum 0 EXPIRED level 0")
        .contains("rested #2 s1 m1 SELL 1@990 level 1");
  }

  @Test
  void shouldNotLetTheBandEndAnOrderAtAnExpiredPrice() {
    var parameters = parameters();
    parameters.matchBandPpm = 20_000;
    engine.openMarket(parameters, 1_000);
    engine.place(until(NOON, alice, 2, Side.SELL, 2, 1_021));
    engine.place(until(NOON, alice, 2, Side.SELL, 2, 1_030));
    engine.sell(alice, 2, 1, 1_040);
    atNoon();
    assertThat(engine.buy(bob, 2, 1, 1_039))
        .filteredOn(line -> line.contains("EXPIRED"))
        .hasSize(2);
    assertThat(engine.cancel(bob, engine.orderId())).last().isEqualTo("= NONE #4");
    assertThat(engine.buy(bob, 2, 1, 1_040))
        .contains("done #5 s2 m2 BUY 1@1040 cum 0 PRICE_BAND unrested");
  }

  @Test
  void shouldAnswerAnAmendmentAfterTheExpireTimeAsOfAnOrderThatIsGone() {
    engine.place(until(NOON, alice, 1, Side.BUY, 2, 990));
    long orderId = engine.orderId();
    atNoon();
    assertThat(engine.amend(alice, orderId, 1, 990)).containsExactly("= UNKNOWN_ORDER #1");
  }

  @Test
  void shouldKeepTheExpireTimeOfAnAmendedOrder() {
    engine.place(until(NOON, alice, 1, Side.BUY, 2, 990));
    engine.amend(alice, engine.orderId(), 3, 991);
    assertThat(engine.view.orderExpireTimeNs(engine.view.order(alice, engine.orderId(), 0)))
        .isEqualTo(NOON);
    atNoon();
    assertThat(engine.tick()).contains("done #1 s1 m1 BUY 3@991 cum 0 EXPIRED level 0");
  }

  @Test
  void shouldCancelAnExpiredOrderAsExpired() {
    engine.place(until(NOON, alice, 1, Side.BUY, 2, 990));
    long first = engine.orderId();
    engine.place(until(NOON, alice, 1, Side.BUY, 1, 980));
    engine.buy(alice, 1, 1, 970);
    atNoon();
    assertThat(engine.cancel(alice, first))
        .containsExactly("done #1 s1 m1 BUY 2@990 cum 0 EXPIRED level 0", "= NONE #1");
    assertThat(engine.cancelAll(alice, 0, SideFilter.BOTH))
        .contains(
            "done #2 s1 m1 BUY 1@980 cum 0 EXPIRED level 0",
            "done #3 s1 m1 BUY 1@970 cum 0 MASS_CANCELED level 0");
  }

  @Test
  void shouldExpireInStepsByTimeAndThenByAge() {
    for (int i = 0; i < 300; i++) {
      engine.place(until(NOON + i % 2, alice, 1, Side.BUY, 1, 990));
    }
    engine.comesAt(NOON + 1_000);
    assertThat(engine.tick())
        .hasSize(OrderExpiry.MAX_ORDERS_PER_STEP + 1)
        .startsWith("done #1 s1 m1 BUY 1@990 cum 0 EXPIRED level 299")
        .contains("done #299 s1 m1 BUY 1@990 cum 0 EXPIRED level 150")
        .contains("done #2 s1 m1 BUY 1@990 cum 0 EXPIRED level 149");
    assertThat(engine.engine.nextDeadlineNs()).isEqualTo(NOON + 1);
    assertThat(engine.sell(bob, 1, 1, 990))
        .filteredOn(line -> line.contains("EXPIRED"))
        .hasSize(300 - OrderExpiry.MAX_ORDERS_PER_STEP);
  }

  @Test
  void shouldExpireAWaitingTriggerOrderInsteadOfFiringIt() {
    for (int i = 0; i < 300; i++) {
      PlaceOrder stop = until(NOON, i < 200 ? alice : bob, 1, Side.BUY, 1, 1_000);
      stop.ordType = OrdType.STOP_LIMIT;
      stop.triggerPriceTicks = 1_100;
      assertThat(engine.place(stop)).hasSize(2);
    }
    atNoon();
    engine.mark(1, 1_100);
    assertThat(engine.tick())
        .hasSize(300 + 1)
        .startsWith("done #1 s1 m1 BUY 1@1000 cum 0 EXPIRED unrested")
        .allMatch(line -> line.contains("EXPIRED") || line.equals("= NONE"));
    assertThat(engine.engine.nextDeadlineNs()).isEqualTo(Engine.NO_DEADLINE);
  }

  @Test
  void shouldFireATriggerOrderBeforeItsExpireTimeAndExpireItInTheBook() {
    PlaceOrder stop = until(NOON, alice, 1, Side.BUY, 1, 1_000);
    stop.ordType = OrdType.STOP_LIMIT;
    stop.triggerPriceTicks = 1_100;
    engine.place(stop);
    engine.mark(1, 1_100);
    assertThat(engine.tick()).contains("rested #1 s1 m1 BUY 1@1000 level 1");
    atNoon();
    assertThat(engine.tick()).contains("done #1 s1 m1 BUY 1@1000 cum 0 EXPIRED level 0");
  }

  @Test
  void shouldForgetTheExpireTimeOfAnOrderThatLeft() {
    engine.place(until(NOON, alice, 1, Side.BUY, 1, 990));
    engine.cancel(alice, engine.orderId());
    engine.place(until(NOON, alice, 1, Side.BUY, 1, 990));
    engine.sell(bob, 1, 1, 990);
    engine.sell(bob, 1, 1, 1_010);
    engine.place(until(NOON, alice, 1, Side.BUY, 1, 1_010));
    assertThat(engine.engine.nextDeadlineNs()).isEqualTo(Engine.NO_DEADLINE);
  }

  @Test
  void shouldKeepClientOrderIdAndMarginUntilItIsOut() {
    int carol = engine.trader(150);
    PlaceOrder order = until(NOON, carol, 1, Side.BUY, 1, 990);
    order.clOrdId = 7;
    assertThat(engine.place(order)).last().isEqualTo("= NONE #1");
    order.expireTimeNs = 2 * NOON;
    atNoon();
    assertThat(engine.place(order)).last().isEqualTo("= DUPLICATE_CL_ORD_ID");
    order.clOrdId = 8;
    assertThat(engine.place(order)).last().isEqualTo("= INSUFFICIENT_MARGIN");
    engine.tick();
    order.clOrdId = 7;
    assertThat(engine.place(order)).last().isEqualTo("= NONE #2");
  }
}
