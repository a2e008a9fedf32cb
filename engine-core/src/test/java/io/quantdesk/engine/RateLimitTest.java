package io.quantdesk.engine;

import static io.quantdesk.engine.EngineUnderTest.USDC;
import static io.quantdesk.engine.EngineUnderTest.parameters;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.engine.limit.RateLimitDesk;
import io.quantdesk.engine.limit.RateLimits;
import io.quantdesk.engine.order.SideFilter;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders and cancels cost tokens, which time and trading bring. */
class RateLimitTest {
  private static final long SECOND = 1_000_000_000;

  private final EngineUnderTest engine = new EngineUnderTest();
  private int alice;
  private int bob;

  @BeforeEach
  void openMarket() {
    engine.openMarket(parameters(), 1_000);
    alice = engine.trader(1_000_000 * USDC);
    bob = engine.trader(1_000_000 * USDC);
  }

  private List<String> buy() {
    return engine.buy(alice, 1, 1, 990);
  }

  @Test
  void shouldHaveNoLimitsAtFirst() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(buy()).last().asString().startsWith("= NONE");
    }
    assertThat(engine.view.ordersLeft(alice)).isEqualTo(RateLimits.UNLIMITED);
    assertThat(engine.view.cancelsLeft(alice)).isEqualTo(RateLimits.UNLIMITED);
  }

  @Test
  void shouldRefuseNewAndAmendedOrdersWithoutATokenAndTheNextSubAccountsNot() {
    assertThat(engine.setRateLimits(2, 0)).containsExactly("rate limits 2 every 0", "= NONE");
    buy();
    assertThat(engine.view.ordersLeft(alice)).isEqualTo(1);
    assertThat(engine.amend(alice, engine.orderId(), 2, 990)).last().isEqualTo("= NONE #1");
    assertThat(buy()).containsExactly("rejected s1 m1 cl 0 RATE_LIMITED", "= RATE_LIMITED");
    assertThat(engine.amend(alice, engine.orderId(), 3, 990)).containsExactly("= RATE_LIMITED");
    assertThat(engine.buy(bob, 1, 1, 990)).last().isEqualTo("= NONE #2");
  }

  @Test
  void shouldGiveCancelsTwiceAsMuchAndABucketOfTheirOwn() {
    engine.setRateLimits(2, 10);
    engine.setRateLimits(2, 0);
    buy();
    long first = engine.orderId();
    buy();
    assertThat(engine.view.cancelsLeft(alice)).isEqualTo(4);
    assertThat(engine.cancel(alice, first)).last().isEqualTo("= NONE #1");
    assertThat(engine.cancel(alice, first)).last().isEqualTo("= UNKNOWN_ORDER #1");
    assertThat(engine.cancelAll(alice, 0, SideFilter.BOTH)).last().isEqualTo("= NONE");
    assertThat(engine.scheduleCancel(alice, 0)).last().isEqualTo("= NONE");
    assertThat(engine.view.cancelsLeft(alice)).isZero();
    assertThat(engine.cancel(alice, first)).last().isEqualTo("= RATE_LIMITED #1");
    assertThat(engine.cancelAll(alice, 0, SideFilter.BOTH)).containsExactly("= RATE_LIMITED");
    assertThat(engine.scheduleCancel(alice, 0)).containsExactly("= RATE_LIMITED");
  }

  @Test
  void shouldCostATokenToBeRefusedForAnotherReasonButNotForTheLimit() {
    engine.setRateLimits(1, SECOND);
    engine.comesAt(100 * SECOND);
    assertThat(engine.buy(alice, 1, 0, 990)).last().isEqualTo("= INVALID_QUANTITY");
    engine.comesAt(101 * SECOND - 1);
    assertThat(buy()).last().isEqualTo("= RATE_LIMITED");
    engine.comesAt(101 * SECOND);
    assertThat(buy()).last().isEqualTo("= NONE #1");
  }

  @Test
  void shouldRefillByWholeIntervalsFromTheFirstTokenTakenOn() {
    engine.setRateLimits(3, SECOND);
    for (int i = 0; i < 3; i++) {
      engine.comesAt(100 * SECOND + i);
      assertThat(buy()).last().asString().startsWith("= NONE");
    }
    engine.comesAt(101 * SECOND - 1);
    assertThat(buy()).last().isEqualTo("= RATE_LIMITED");
    engine.comesAt(101 * SECOND + SECOND / 2);
    assertThat(buy()).last().isEqualTo("= NONE #4");
    // The half second that has passed counts for the next token.
    engine.comesAt(102 * SECOND - 1);
    assertThat(buy()).last().isEqualTo("= RATE_LIMITED");
    engine.comesAt(102 * SECOND);
    assertThat(buy()).last().isEqualTo("= NONE #5");
    engine.comesAt(1_000_000 * SECOND);
    engine.tick();
    assertThat(engine.view.ordersLeft(alice)).isEqualTo(3);
    assertThat(engine.view.cancelsLeft(alice)).isEqualTo(6);
  }

  @Test
  void shouldBringATokenForEachUsdcTradedToBothPartiesBeyondTheSize() {
    engine.setRateLimits(2, 0);
    // 1,500 lots x 1,000 ticks = 1.5 USDC.
    engine.sell(bob, 1, 1_500, 1_000);
    engine.buy(alice, 1, 1_500, 1_000);
    assertThat(engine.view.ordersLeft(alice)).isEqualTo(2);
    assertThat(engine.view.ordersLeft(bob)).isEqualTo(2);
    assertThat(engine.view.cancelsLeft(bob)).isEqualTo(4 + 3);
    engine.sell(bob, 1, 10_500, 1_000);
    engine.buy(alice, 1, 10_500, 1_000);
    assertThat(engine.view.ordersLeft(alice)).isEqualTo(2 - 2 + 12);
    assertThat(engine.view.cancelsLeft(alice)).isEqualTo(4 + 24);
  }

  @Test
  void shouldFillAllBucketsWhenTheLimitsAreSetAndForgetThemWithoutLimits() {
    engine.setRateLimits(1, 0);
    buy();
    engine.setRateLimits(1, 0);
    assertThat(buy()).last().isEqualTo("= NONE #2");
    assertThat(buy()).last().isEqualTo("= RATE_LIMITED");
    engine.setRateLimits(0, 0);
    assertThat(buy()).last().isEqualTo("= NONE #3");
  }

  @Test
  void shouldRefuseLimitsThatCannotBe() {
    assertThat(engine.setRateLimits(-1, 0)).containsExactly("= INVALID_RATE_LIMIT");
    assertThat(engine.setRateLimits(RateLimitDesk.MAX_ORDER_TOKENS + 1, 0))
        .containsExactly("= INVALID_RATE_LIMIT");
    assertThat(engine.setRateLimits(1, -1)).containsExactly("= INVALID_RATE_LIMIT");
    assertThat(engine.setRateLimits(0, 1)).containsExactly("= INVALID_RATE_LIMIT");
    assertThat(engine.setRateLimits(RateLimitDesk.MAX_ORDER_TOKENS, Long.MAX_VALUE))
        .last()
        .isEqualTo("= NONE");
  }

  @Test
  void shouldKnowTheSubAccountBeforeItsLimit() {
    engine.setRateLimits(1, 0);
    assertThat(engine.buy(99, 1, 1, 990)).last().isEqualTo("= UNKNOWN_SUB_ACCOUNT");
    assertThat(engine.buy(alice, 99, 1, 990)).last().isEqualTo("= UNKNOWN_MARKET");
    assertThat(engine.buy(alice, 99, 1, 990)).last().isEqualTo("= RATE_LIMITED");
  }
}
