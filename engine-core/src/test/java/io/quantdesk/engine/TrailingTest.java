package io.quantdesk.engine;

import static io.quantdesk.engine.EngineUnderTest.USDC;
import static io.quantdesk.engine.EngineUnderTest.limit;
import static io.quantdesk.engine.EngineUnderTest.market;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.engine.command.AmendOrder;
import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.order.OrdType;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.order.TriggerSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whole lists of the events of trailing stops, and refusals that no scenario can say. */
class TrailingTest {
  private final EngineUnderTest engine = new EngineUnderTest();
  private final int btc = engine.openMarket(EngineUnderTest.parameters(), 1_000);
  private final int alice = engine.trader(1_000 * USDC);

  private PlaceOrder trail(Side side, int ticks, int ppm) {
    PlaceOrder order = market(alice, btc, side, 1);
    order.ordType = OrdType.TRAILING_STOP;
    order.trailingOffsetTicks = ticks;
    order.trailingOffsetPpm = ppm;
    return order;
  }

  private int order() {
    return engine.view.order(alice, engine.orderId(), 0);
  }

  @Test
  void shouldFollowThenEnterUnderTheSameId() {
    PlaceOrder order = limit(alice, btc, Side.SELL, 5, 980);
    order.ordType = OrdType.TRAILING_STOP_LIMIT;
    order.trailingOffsetPpm = 10_001;
    order.activationPriceTicks = 1_010;
    assertThat(engine.place(order))
        .containsExactly(
            "accepted #1 s1 m1 SELL 5@980 TRAILING_STOP_LIMIT GTC cl 0 rests 0 level 0"
                + " trigger MARK 999 trail 10001ppm from 1010",
            "= NONE #1");
    int slot = order();
    engine.mark(btc, 1_020);
    assertThat(engine.view.orderBestTicks(slot)).isEqualTo(1_020);
    assertThat(engine.view.orderTriggerTicks(slot)).isEqualTo(1_020 - 11);
    assertThat(engine.engine.nextDeadlineNs()).isEqualTo(Engine.NO_DEADLINE);
    engine.mark(btc, 1_009);
    assertThat(engine.engine.nextDeadlineNs()).isEqualTo(engine.header.timeNs);
    assertThat(engine.tick())
        .containsExactly(
            "triggered #1 s1 m1 SELL @980 trigger MARK 1009",
            "rested #1 s1 m1 SELL 5@980 level 5",
            "= NONE");
    assertThat(engine.engine.nextDeadlineNs()).isEqualTo(Engine.NO_DEADLINE);
  }

  @Test
  void shouldRoundARateAwayFromTheBestPrice() {
    engine.mark(btc, 999);
    assertThat(engine.place(trail(Side.SELL, 0, 1))).first().asString().contains(" MARK 998 ");
    assertThat(engine.place(trail(Side.BUY, 0, 1))).first().asString().contains(" MARK 1000 ");
    assertThat(engine.place(trail(Side.SELL, 0, 999_999)))
        .last()
        .isEqualTo("= INVALID_TRAILING_OFFSET");
    assertThat(engine.place(trail(Side.SELL, 0, 998_998))).first().asString().contains(" MARK 1 ");
  }

  @Test
  void shouldRefuseOffsetsOutOfRangeAndFieldsOfOtherOrders() {
    assertThat(engine.place(trail(Side.SELL, -1, 0))).last().isEqualTo("= INVALID_TRAILING_OFFSET");
    assertThat(engine.place(trail(Side.BUY, Integer.MAX_VALUE, 0)))
        .last()
        .isEqualTo("= INVALID_TRAILING_OFFSET");
    assertThat(engine.place(trail(Side.BUY, -1, 1)))
        .last()
        .isEqualTo("= ONE_TRAILING_OFFSET_REQUIRED");
    PlaceOrder withTrigger = trail(Side.SELL, 5, 0);
    withTrigger.triggerPriceTicks = 990;
    assertThat(engine.place(withTrigger)).last().isEqualTo("= INVALID_ORDER_COMBINATION");
    PlaceOrder stop = trail(Side.SELL, 5, 0);
    stop.ordType = OrdType.STOP;
    stop.triggerPriceTicks = 990;
    assertThat(engine.place(stop)).last().isEqualTo("= INVALID_ORDER_COMBINATION");
    PlaceOrder plain = limit(alice, btc, Side.SELL, 1, 1_000);
    plain.activationPriceTicks = 1_001;
    assertThat(engine.place(plain)).last().isEqualTo("= INVALID_ORDER_COMBINATION");
  }

  @Test
  void shouldTellTheWholeTrailWhenItIsAmended() {
    engine.place(trail(Side.SELL, 5, 0));
    AmendOrder amend = new AmendOrder();
    amend.subAccountId = alice;
    amend.orderId = engine.orderId();
    amend.orderQtyLots = 2;
    amend.trailingOffsetPpm = 5_000;
    engine.mark(btc, 1_004);
    engine.engine.amendOrder(engine.next(), amend);
    assertThat(engine.done())
        .containsExactly(
            "amended #1 s1 m1 SELL 2@0 leaves 2 rests 0 old level 0@0 trigger 998"
                + " trail 5000ppm",
            "= NONE #1");
  }

  @Test
  void shouldFireAtMost256OrdersInAStepEachAtItsOwnTrigger() {
    int bob = engine.trader(1_000 * USDC);
    for (int i = 0; i < 200; i++) {
      PlaceOrder order = trail(Side.SELL, 5 + i % 7, 0);
      engine.place(order);
      order.subAccountId = bob;
      engine.place(order);
    }
    engine.mark(btc, 900);
    engine.mark(btc, 1_100);
    List<String> first = fired(engine.tick());
    assertThat(first).hasSize(256).allMatch(line -> line.matches(".* MARK 9(89|9[0-5])"));
    assertThat(fired(engine.tick())).hasSize(144);
    assertThat(engine.engine.nextDeadlineNs()).isEqualTo(Engine.NO_DEADLINE);
  }

  @Test
  void shouldShareTheRoomOfTriggerOrders() {
    EngineUnderTest small = new EngineUnderTest(new EngineConfig(2, 2, 1, 4, 8, 64, 1));
    int market = small.openMarket(EngineUnderTest.parameters(), 1_000);
    int trader = small.trader(1_000 * USDC);
    PlaceOrder order = market(trader, market, Side.SELL, 1);
    order.ordType = OrdType.STOP;
    order.triggerPriceTicks = 990;
    small.place(order);
    PlaceOrder trailing = trail(Side.SELL, 5, 0);
    trailing.subAccountId = trader;
    small.place(trailing);
    assertThat(small.place(trailing)).last().isEqualTo("= TRIGGER_CAPACITY");
    small.mark(market, 990);
    assertThat(fired(small.tick())).hasSize(2);
    assertThat(small.place(trailing)).last().isEqualTo("= NONE #3");
  }

  @Test
  void shouldKeepWhatWasMetThroughAHaltAndHashWhatIsMet() {
    engine.place(trail(Side.SELL, 5, 0));
    long before = engine.engine.stateHash();
    engine.mark(btc, 1_001);
    engine.mark(btc, 1_000);
    assertThat(engine.engine.stateHash()).isNotEqualTo(before);
    engine.mark(btc, 996);
    engine.state(btc, MarketState.HALTED);
    assertThat(engine.tick()).containsExactly("= NONE");
    engine.mark(btc, 1_050);
    engine.state(btc, MarketState.OPEN);
    assertThat(fired(engine.tick()))
        .containsExactly("triggered #1 s1 m1 SELL @998 trigger MARK 996");
  }

  @Test
  void shouldFollowTradesWithinOneSweep() {
    engine.sell(alice, btc, 1, 1_000);
    engine.buy(alice, btc, 1, 1_000);
    int bob = engine.trader(1_000 * USDC);
    PlaceOrder order = trail(Side.SELL, 5, 0);
    order.triggerSource = TriggerSource.LAST;
    order.subAccountId = bob;
    int maker = engine.trader(1_000 * USDC);
    int taker = engine.trader(1_000 * USDC);
    engine.sell(maker, btc, 1, 1_001);
    engine.buy(taker, btc, 1, 1_001);
    assertThat(engine.place(order)).first().asString().contains(" trigger LAST 996 ");
    long orderId = engine.orderId();
    engine.sell(maker, btc, 1, 1_004);
    engine.sell(maker, btc, 1, 1_007);
    engine.buy(taker, btc, 2, 1_007);
    int slot = engine.view.order(bob, orderId, 0);
    assertThat(engine.view.orderBestTicks(slot)).isEqualTo(1_007);
    assertThat(engine.view.orderTriggerTicks(slot)).isEqualTo(1_002);
  }

  private static List<String> fired(List<String> lines) {
    return lines.stream().filter(line -> line.startsWith("triggered")).toList();
  }
}
