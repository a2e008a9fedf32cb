package io.quantdesk.engine;

import static io.quantdesk.engine.EngineUnderTest.USDC;
import static io.quantdesk.engine.EngineUnderTest.limit;
import static io.quantdesk.engine.EngineUnderTest.market;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.order.OrdType;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.order.TriggerSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whole lists of the events of trigger orders, and the bounds of a step. */
class TriggerTest {
  private final EngineUnderTest engine = new EngineUnderTest();
  private final int btc = engine.openMarket(EngineUnderTest.parameters(), 1_000);
  private final int alice = engine.trader(1_000 * USDC);

  private static PlaceOrder stop(PlaceOrder order, int triggerTicks, TriggerSource source) {
    order.ordType = order.ordType == OrdType.LIMIT ? OrdType.STOP_LIMIT : OrdType.STOP;
    order.triggerPriceTicks = triggerTicks;
    order.triggerSource = source;
    return order;
  }

  private List<String> place(int trader, int triggerTicks) {
    return engine.place(stop(market(trader, btc, Side.SELL, 1), triggerTicks, TriggerSource.MARK));
  }

  @Test
  void shouldWaitThenEnterUnderTheSameId() {
    assertThat(engine.place(stop(limit(alice, btc, Side.SELL, 5, 980), 990, TriggerSource.MARK)))
        .containsExactly(
            "accepted #1 s1 m1 SELL 5@980 STOP_LIMIT GTC cl 0 rests 0 level 0 trigger MARK 990",
            "= NONE #1");
    assertThat(engine.engine.nextDeadlineNs()).isEqualTo(Engine.NO_DEADLINE);
    engine.mark(btc, 989);
    assertThat(engine.engine.nextDeadlineNs()).isEqualTo(engine.header.timeNs);
    assertThat(engine.tick())
        .containsExactly(
            "triggered #1 s1 m1 SELL @980 trigger MARK 990",
            "rested #1 s1 m1 SELL 5@980 level 5",
            "= NONE");
    assertThat(engine.engine.nextDeadlineNs()).isEqualTo(Engine.NO_DEADLINE);
    assertThat(engine.cancel(alice, 1L << 24)).last().isEqualTo("= NONE #1");
  }

  @Test
  void shouldFireAtMost256OrdersInAStepAndLetOtherMarketsGoFirstThen() {
    int eth = engine.openMarket(EngineUnderTest.parameters(), 1_000);
    int bob = engine.trader(1_000 * USDC);
    for (int i = 0; i < 200; i++) {
      place(alice, 990);
      place(bob, 990);
    }
    PlaceOrder other = stop(market(alice, eth, Side.SELL, 1), 990, TriggerSource.MARK);
    engine.place(other);
    engine.mark(btc, 980);
    engine.mark(eth, 980);
    assertThat(fired(engine.tick())).hasSize(256).allMatch(line -> line.contains(" m1 "));
    List<String> second = fired(engine.tick());
    assertThat(second).hasSize(145);
    assertThat(second.get(0)).contains(" m2 ");
    assertThat(engine.engine.nextDeadlineNs()).isEqualTo(Engine.NO_DEADLINE);
  }

  @Test
  void shouldRefuseMoreWaitingOrdersThanThePoolHolds() {
    EngineUnderTest small = new EngineUnderTest(new EngineConfig(2, 2, 1, 4, 8, 64, 1));
    int market = small.openMarket(EngineUnderTest.parameters(), 1_000);
    int trader = small.trader(1_000 * USDC);
    PlaceOrder order = stop(market(trader, market, Side.SELL, 1), 990, TriggerSource.LAST);
    small.place(order);
    small.place(order);
    assertThat(small.place(order)).last().isEqualTo("= TRIGGER_CAPACITY");
  }

  @Test
  void shouldKeepWhatIsDueThroughAHalt() {
    place(alice, 990);
    engine.mark(btc, 980);
    engine.state(btc, MarketState.HALTED);
    assertThat(engine.tick()).containsExactly("= NONE");
    assertThat(engine.engine.nextDeadlineNs()).isEqualTo(Engine.NO_DEADLINE);
    engine.mark(btc, 1_000);
    engine.state(btc, MarketState.OPEN);
    assertThat(engine.tick())
        .containsExactly(
            "triggered #1 s1 m1 SELL @950 trigger MARK 990",
            "done #1 s1 m1 SELL 1@950 cum 0 IOC_REMAINDER unrested",
            "= NONE");
  }

  @Test
  void shouldNotTakeTheFirstTradeForAFallFromNothing() {
    int bob = engine.trader(1_000 * USDC);
    engine.place(stop(market(alice, btc, Side.SELL, 1), 900, TriggerSource.LAST));
    place(alice, 990);
    engine.buy(bob, btc, 1, 960);
    engine.mark(btc, 989);
    assertThat(fired(engine.tick())).hasSize(1).allMatch(line -> line.contains("trigger MARK 990"));
    assertThat(engine.view.lastTicks(btc)).isEqualTo(960);
  }

  private static List<String> fired(List<String> lines) {
    return lines.stream().filter(line -> line.startsWith("triggered")).toList();
  }
}
