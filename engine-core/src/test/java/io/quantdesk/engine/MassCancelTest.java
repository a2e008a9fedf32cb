package io.quantdesk.engine;

import static io.quantdesk.engine.EngineUnderTest.USDC;
import static io.quantdesk.engine.EngineUnderTest.parameters;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.order.SideFilter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MassCancelTest {
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
  void shouldTakeTheOrdersOfASideAndMarketOldestFirst() {
    engine.buy(alice, 1, 1, 990);
    engine.sell(alice, 1, 2, 1_010);
    engine.buy(alice, 1, 3, 980);
    engine.buy(alice, 2, 4, 990);
    engine.buy(bob, 1, 5, 990);
    assertThat(engine.cancelAll(alice, 1, SideFilter.BUY))
        .containsExactly(
            "done #1 s1 m1 BUY 1@990 cum 0 MASS_CANCELED level 5",
            "done #3 s1 m1 BUY 3@980 cum 0 MASS_CANCELED level 0",
            completed(alice, 2),
            "= NONE");
    assertThat(engine.cancelAll(alice, 0, SideFilter.BOTH))
        .containsExactly(
            "done #4 s1 m2 BUY 4@990 cum 0 MASS_CANCELED level 0",
            "done #2 s1 m1 SELL 2@1010 cum 0 MASS_CANCELED level 0",
            completed(alice, 2),
            "= NONE");
    assertThat(engine.cancelAll(alice, 0, SideFilter.BOTH))
        .containsExactly(completed(alice, 0), "= NONE");
    assertThat(engine.engine.nextDeadlineNs()).isEqualTo(Engine.NO_DEADLINE);
  }

  @Test
  void shouldGoOnByTicksAndSpareLaterOrders() {
    for (int i = 0; i < 600; i++) {
      engine.buy(alice, 1 + i % 2, 1, 900);
    }
    assertThat(engine.cancelAll(alice, 0, SideFilter.BOTH)).hasSize(256 + 1);
    String firstCompleted = completed(alice, 600);
    assertThat(engine.engine.nextDeadlineNs()).isEqualTo(engine.header.timeNs);
    engine.buy(alice, 1, 1, 900);
    long later = engine.orderId();
    for (int i = 0; i < 300; i++) {
      engine.sell(bob, 1, 1, 1_100);
    }
    // Another request does its own first step at once and waits for the rest behind the first.
    assertThat(engine.cancelAll(bob, 1, SideFilter.SELL)).hasSize(256 + 1);
    String secondCompleted = completed(bob, 300);
    assertThat(engine.tick()).hasSize(256 + 1);
    assertThat(engine.tick())
        .hasSize(88 + 1 + 44 + 1 + 1)
        .contains(firstCompleted, secondCompleted);
    assertThat(engine.engine.nextDeadlineNs()).isEqualTo(Engine.NO_DEADLINE);
    assertThat(engine.tick()).containsExactly("= NONE");
    assertThat(engine.cancel(alice, later)).hasSize(2);
  }

  @Test
  void shouldNotTakeALaterOrderThatTookTheSlotOfACanceledOne() {
    for (int i = 0; i < 300; i++) {
      engine.buy(alice, 1, 1, 900);
    }
    engine.cancelAll(alice, 0, SideFilter.BOTH);
    engine.buy(alice, 1, 7, 950);
    assertThat(engine.tick()).hasSize(44 + 2);
    assertThat(engine.view.restingOrders(1, Side.BUY)).isEqualTo(1);
    assertThat(engine.view.levelQtyLots(1, 950)).isEqualTo(7);
  }

  @Test
  void shouldTakeAnOrderThatWasAmendedAfterTheRequest() {
    for (int i = 0; i < 300; i++) {
      engine.buy(alice, 1, 1, 900);
    }
    long newest = engine.orderId();
    engine.cancelAll(alice, 0, SideFilter.BOTH);
    engine.amend(alice, newest, 2, 950);
    assertThat(engine.tick()).contains("done #300 s1 m1 BUY 2@950 cum 0 MASS_CANCELED level 0");
  }

  @Test
  void shouldRefuseInTheDocumentedOrder() {
    assertThat(engine.cancelAll(99, 99, null)).containsExactly("= INVALID_FIELD");
    assertThat(engine.cancelAll(99, 99, SideFilter.BOTH)).containsExactly("= UNKNOWN_SUB_ACCOUNT");
    assertThat(engine.cancelAll(alice, 99, SideFilter.BOTH)).containsExactly("= UNKNOWN_MARKET");
  }

  @Test
  void shouldRefuseMoreRequestsThanCanWait() {
    EngineUnderTest many =
        new EngineUnderTest(new EngineConfig(2_000, 2_000, 1, 2_000, 300_000, 64, 1));
    many.openMarket(parameters(), 1_000);
    int last = many.trader(1_000 * USDC);
    many.fillMassCancels(1_024);
    assertThat(many.cancelAll(last, 0, SideFilter.BOTH)).containsExactly("= MASS_CANCEL_CAPACITY");
    assertThat(many.tick()).hasSize(2 * 256 + 1);
    assertThat(many.cancelAll(last, 0, SideFilter.BOTH)).hasSize(2).last().isEqualTo("= NONE");
  }

  /** Completion of the request that was the last command. */
  private String completed(int subAccountId, int canceledOrders) {
    return "mass cancel of %d s%d done %d"
        .formatted(engine.header.seq, subAccountId, canceledOrders);
  }
}
