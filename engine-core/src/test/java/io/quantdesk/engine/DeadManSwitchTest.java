package io.quantdesk.engine;

import static io.quantdesk.engine.EngineUnderTest.USDC;
import static io.quantdesk.engine.EngineUnderTest.parameters;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.engine.order.SideFilter;
import io.quantdesk.engine.trading.DeadManSwitches;
import io.quantdesk.engine.trading.MassCancellation;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All orders of a sub-account are canceled at a time that its owner keeps putting off. */
class DeadManSwitchTest {
  private static final long SECOND = 1_000_000_000;
  private static final long NOON = 100 * SECOND;

  private final EngineUnderTest engine = new EngineUnderTest();
  private int alice;
  private int bob;

  @BeforeEach
  void openMarkets() {
    engine.openMarket(parameters(), 1_000);
    engine.openMarket(parameters(), 1_000);
    alice = engine.trader(1_000 * USDC);
    bob = engine.trader(1_000 * USDC);
  }

  @Test
  void shouldCancelAllOrdersOfAllMarketsWhenTheTimeHasCome() {
    engine.buy(alice, 1, 1, 990);
    engine.sell(alice, 2, 2, 1_010);
    engine.buy(bob, 1, 3, 980);
    assertThat(engine.scheduleCancel(alice, NOON))
        .containsExactly("cancel scheduled s1 at 100000000000", "= NONE");
    assertThat(engine.engine.nextDeadlineNs()).isEqualTo(NOON);
    engine.comesAt(NOON - 1);
    assertThat(engine.tick()).containsExactly("= NONE");
    assertThat(engine.tick())
        .containsExactly(
            "scheduled cancel started s1 at 100000000000",
            "done #2 s1 m2 SELL 2@1010 cum 0 MASS_CANCELED level 0",
            "done #1 s1 m1 BUY 1@990 cum 0 MASS_CANCELED level 0",
            "mass cancel of " + engine.header.seq + " s1 done 2",
            "= NONE");
    assertThat(engine.engine.nextDeadlineNs()).isEqualTo(Engine.NO_DEADLINE);
    assertThat(engine.tick()).containsExactly("= NONE");
  }

  @Test
  void shouldBePutOffByEveryCallAndDisarmedByZero() {
    engine.buy(alice, 1, 1, 990);
    engine.scheduleCancel(alice, NOON);
    engine.scheduleCancel(alice, NOON + SECOND);
    assertThat(engine.engine.nextDeadlineNs()).isEqualTo(NOON + SECOND);
    engine.scheduleCancel(alice, NOON - SECOND);
    assertThat(engine.engine.nextDeadlineNs()).isEqualTo(NOON - SECOND);
    assertThat(engine.scheduleCancel(alice, 0))
        .containsExactly("cancel scheduled s1 at 0", "= NONE");
    assertThat(engine.engine.nextDeadlineNs()).isEqualTo(Engine.NO_DEADLINE);
    assertThat(engine.scheduleCancel(alice, 0)).hasSize(2);
  }

  @Test
  void shouldRefuseATimeLessThanFiveSecondsAheadAndKeepWhatWasScheduled() {
    engine.scheduleCancel(alice, NOON);
    engine.comesAt(50 * SECOND);
    assertThat(engine.scheduleCancel(99, 1)).containsExactly("= UNKNOWN_SUB_ACCOUNT");
    engine.comesAt(50 * SECOND);
    assertThat(engine.scheduleCancel(alice, 55 * SECOND - 1))
        .containsExactly("= INVALID_CANCEL_TIME");
    assertThat(engine.scheduleCancel(alice, -1)).containsExactly("= INVALID_CANCEL_TIME");
    assertThat(engine.engine.nextDeadlineNs()).isEqualTo(NOON);
    engine.comesAt(50 * SECOND);
    assertThat(engine.scheduleCancel(alice, 55 * SECOND)).last().isEqualTo("= NONE");
  }

  @Test
  void shouldFireFirstWhenItIsPutOffTooLate() {
    engine.buy(alice, 1, 1, 990);
    engine.scheduleCancel(alice, NOON);
    engine.comesAt(NOON);
    assertThat(engine.scheduleCancel(alice, 2 * NOON))
        .containsExactly(
            "scheduled cancel started s1 at 100000000000",
            "cancel scheduled s1 at 200000000000",
            "= NONE");
    long requestSeq = engine.header.seq;
    engine.buy(alice, 1, 1, 980);
    assertThat(engine.tick())
        .containsExactly(
            "done #1 s1 m1 BUY 1@990 cum 0 MASS_CANCELED level 0",
            "mass cancel of " + requestSeq + " s1 done 1",
            "= NONE");
    assertThat(engine.engine.nextDeadlineNs()).isEqualTo(2 * NOON);
  }

  @Test
  void shouldFireManySwitchesByTimeAndThenByIdInBoundedSteps() {
    for (int i = 0; i < 300; i++) {
      engine.scheduleCancel(engine.trader(USDC), NOON + (i < 299 ? 1 : 0));
    }
    engine.comesAt(2 * NOON);
    List<String> first = engine.tick();
    assertThat(first.subList(0, 3))
        .containsExactly(
            "scheduled cancel started s302 at 100000000000",
            "scheduled cancel started s3 at 100000000001",
            "scheduled cancel started s4 at 100000000001");
    assertThat(first).hasSize(2 * DeadManSwitches.MAX_SWITCHES_PER_STEP + 1);
    assertThat(engine.tick()).hasSize(2 * (300 - DeadManSwitches.MAX_SWITCHES_PER_STEP) + 1);
    assertThat(engine.engine.nextDeadlineNs()).isEqualTo(Engine.NO_DEADLINE);
  }

  @Test
  void shouldTakeManyOrdersInBoundedSteps() {
    for (int i = 0; i < 300; i++) {
      engine.buy(alice, 1, 1, 900);
    }
    engine.scheduleCancel(alice, NOON);
    engine.comesAt(NOON);
    assertThat(engine.tick()).hasSize(1 + MassCancellation.MAX_ORDERS_PER_STEP + 1);
    assertThat(engine.tick()).hasSize(44 + 2);
  }

  @Test
  void shouldWaitWhileNoMoreMassCancelsCanWait() {
    EngineUnderTest many =
        new EngineUnderTest(new EngineConfig(2_000, 2_000, 1, 2_000, 300_000, 64, 1));
    many.openMarket(parameters(), 1_000);
    int last = many.trader(USDC);
    many.scheduleCancel(last, NOON);
    many.fillMassCancels(1_024);
    many.comesAt(NOON);
    assertThat(many.scheduleCancel(last, 2 * NOON)).containsExactly("= MASS_CANCEL_CAPACITY");
    assertThat(many.tick()).hasSize(2 * 256 + 1).noneMatch(line -> line.startsWith("scheduled"));
    assertThat(many.tick()).contains("scheduled cancel started s1 at 100000000000");
    assertThat(many.cancelAll(last, 0, SideFilter.BOTH)).last().isEqualTo("= NONE");
  }
}
