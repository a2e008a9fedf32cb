package io.quantdesk.engine;

import static io.quantdesk.engine.EngineUnderTest.USDC;
import static io.quantdesk.engine.EngineUnderTest.market;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.order.OrdType;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.order.TriggerSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a price leads to, in which order, and how long liquidations wait for triggers (c7). */
class OracleBatchTest {
  private static final int STEP = 256;

  private final EngineUnderTest engine = new EngineUnderTest();
  private final int btc = engine.openMarket(EngineUnderTest.parameters(), 1_000);
  private final int alice = engine.trader(120_000);
  private final int bob = engine.trader(1_000 * USDC);

  /** Alice is lost at 920; reduce-only stops of others that are met there find nobody. */
  private void open(int stops) {
    engine.sell(bob, btc, 1_000, 1_000);
    engine.buy(alice, btc, 1_000, 1_000);
    int left = stops;
    while (left > 0) {
      int carol = engine.trader(1_000 * USDC);
      engine.sell(bob, btc, 1, 1_000);
      engine.buy(carol, btc, 1, 1_000);
      for (int i = 0; i < Math.min(left, 100); i++) {
        PlaceOrder stop = market(carol, btc, Side.SELL, 1);
        stop.ordType = OrdType.STOP;
        stop.triggerPriceTicks = 930;
        stop.triggerSource = TriggerSource.MARK;
        stop.reduceOnly = true;
        engine.place(stop);
      }
      left -= 100;
    }
  }

  private static long fired(List<String> lines) {
    return lines.stream().filter(line -> line.startsWith("triggered")).count();
  }

  private static boolean liquidates(List<String> lines) {
    return lines.stream().anyMatch(line -> line.startsWith("liquidating"));
  }

  @Test
  void shouldLetLiquidationsWaitForAllReduceOnlyTriggersOfAPrice() {
    open(STEP + 10);
    engine.mark(btc, 920);
    List<String> first = engine.tick();
    assertThat(fired(first)).isEqualTo(STEP);
    assertThat(liquidates(first)).isFalse();
    assertThat(engine.engine.nextDeadlineNs()).isLessThanOrEqualTo(engine.header.timeNs);
    List<String> second = engine.tick();
    assertThat(fired(second)).isEqualTo(10);
    assertThat(liquidates(second)).isTrue();
    assertThat(second.get(0)).startsWith("triggered");
  }

  @Test
  void shouldNotLetThemWaitForThoseOfTheNextPriceToo() {
    open(2 * STEP + 10);
    engine.mark(btc, 920);
    assertThat(liquidates(engine.tick())).isFalse();
    engine.mark(btc, 919);
    List<String> overtaken = engine.tick();
    assertThat(overtaken.get(0)).startsWith("liquidating");
    assertThat(fired(overtaken)).isEqualTo(STEP);
  }

  @Test
  void shouldWaitAgainOnceThoseThatHeldItUpAreDone() {
    open(STEP + 10);
    engine.mark(btc, 930);
    engine.tick();
    engine.mark(btc, 929);
    engine.tick();
    engine.tick();
    PlaceOrder stop = market(bob, btc, Side.BUY, 1);
    stop.ordType = OrdType.TAKE_PROFIT;
    stop.triggerPriceTicks = 920;
    stop.triggerSource = TriggerSource.MARK;
    stop.reduceOnly = true;
    engine.place(stop);
    engine.mark(btc, 920);
    List<String> last = engine.tick();
    assertThat(last.get(0)).startsWith("triggered");
    assertThat(liquidates(last)).isTrue();
  }
}
