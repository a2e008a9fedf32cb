package io.quantdesk.engine;

import static io.quantdesk.engine.EngineUnderTest.USDC;
import static io.quantdesk.engine.EngineUnderTest.ioc;
import static io.quantdesk.engine.EngineUnderTest.limit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantdesk.engine.market.MarketParameters;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.threshold.AtRiskScopes;
import io.quantdesk.engine.threshold.MarginWatch;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Who is below maintenance margin, found by thresholds (c13). One lot at one tick is one micro;
 * maintenance is 5 %. The invariants, a scan of everybody, are checked after every command.
 */
class MarginWatchTest {
  private final EngineUnderTest engine = new EngineUnderTest();
  private final EngineView view = engine.view;
  private final AtRiskTaker taker = new AtRiskTaker(view);
  private final AtRiskScopes atRisk = view.state().marginWatch.atRisk();
  private final int market = engine.openMarket(EngineUnderTest.parameters(), 1_000);
  private final int rich = engine.trader(1_000 * USDC);

  /** E = 1,500 + 10 x (p - 1,000) is below 5 % of 10 x p from 894 down: 440 against 447. */
  @Test
  void shouldMeasureNobodyBeforeThePriceAtWhichALongPositionFalls() {
    int alice = longer(1_500, 10);
    long checks = view.marginChecks();

    engine.mark(market, 900);
    engine.mark(market, 895);
    assertThat(view.marginChecks()).isEqualTo(checks);
    assertThat(view.isAtRisk(alice)).isFalse();

    engine.mark(market, 894);
    assertThat(view.marginChecks()).isEqualTo(checks + 1);
    assertThat(view.isAtRisk(alice)).isTrue();
    assertThat(view.isAtRisk(rich)).isFalse();
  }

  /** E = 1,500 - 10 x (p - 1,000) is below 5 % of 10 x p from 1,096 up: 540 against 548. */
  @Test
  void shouldMeasureNobodyBeforeThePriceAtWhichAShortPositionFalls() {
    int alice = engine.trader(1_500);
    engine.buy(rich, market, 10, 1_000);
    engine.place(ioc(alice, market, Side.SELL, 10, 1_000));
    long checks = view.marginChecks();

    engine.mark(market, 1_095);
    assertThat(view.marginChecks()).isEqualTo(checks);

    engine.mark(market, 1_096);
    assertThat(view.isAtRisk(alice)).isTrue();
  }

  /** Half of the slack is each market's: what one uses up is measured and shared out again. */
  @Test
  void shouldShareTheSlackOutAgainWhenOneMarketHasUsedItsShare() {
    int other = engine.openMarket(EngineUnderTest.parameters(), 1_000);
    int alice = longer(3_000, 10);
    engine.sell(rich, other, 10, 1_000);
    engine.place(ioc(alice, other, Side.BUY, 10, 1_000));
    long checks = view.marginChecks();

    engine.mark(other, 1_100);
    engine.mark(market, 900);
    assertThat(view.marginChecks()).isEqualTo(checks);
    engine.mark(market, 850);
    assertThat(view.marginChecks()).isEqualTo(checks + 1);
    assertThat(view.isAtRisk(alice)).isFalse();
    // E = 3,000 + 1,000 - 3,100 = 900; MM = 5 % of 6,900 + 11,000 = 895.
    engine.mark(market, 690);
    assertThat(view.isAtRisk(alice)).isFalse();
    engine.mark(market, 689);
    assertThat(view.isAtRisk(alice)).isTrue();
  }

  /** 5 % up to a notional of 10,000 and 10 % of the rest. */
  @Test
  void shouldWatchBothAxesOfAMarketWithTiers() {
    MarketParameters tiers = EngineUnderTest.parameters();
    tiers.upperTiers.put(0, 10_000, 200_000, 100_000);
    engine.updateMarket(market, tiers);
    int alice = longer(4_500, 20);
    int bob = engine.trader(4_500);
    engine.buy(rich, market, 20, 1_000);
    engine.place(ioc(bob, market, Side.SELL, 20, 1_000));

    // E = 4,500 - 20 x 167 = 1,160, below 500 + 10 % of 6,660.
    engine.mark(market, 834);
    assertThat(view.isAtRisk(alice)).isFalse();
    engine.mark(market, 833);
    assertThat(view.isAtRisk(alice)).isTrue();
    // E = 4,500 - 20 x 137 = 1,760, below 500 + 10 % of 12,740.
    engine.mark(market, 1_136);
    assertThat(view.isAtRisk(bob)).isFalse();
    engine.mark(market, 1_137);
    assertThat(view.isAtRisk(bob)).isTrue();
  }

  @Test
  void shouldMeasureWhoWithdraws() {
    int alice = longer(1_500, 10);
    engine.withdraw(alice, 400);

    engine.mark(market, 937);
    assertThat(view.isAtRisk(alice)).isFalse();
    // E = 1,100 - 640, below 5 % of 9,360.
    engine.mark(market, 936);
    assertThat(view.isAtRisk(alice)).isTrue();
  }

  @Test
  void shouldLetADepositCountAtTheNextMeasureOnly() {
    int alice = longer(1_500, 10);
    engine.deposit(alice, 500);
    long checks = view.marginChecks();

    engine.mark(market, 894);
    assertThat(view.marginChecks()).isEqualTo(checks + 1);
    assertThat(view.isAtRisk(alice)).isFalse();
    engine.mark(market, 843);
    assertThat(view.marginChecks()).isEqualTo(checks + 1);
    // E = 2,000 - 1,580 = 420, below 5 % of 8,420.
    engine.mark(market, 842);
    assertThat(view.isAtRisk(alice)).isTrue();
  }

  /** With a slack of one micro at 895 there is nothing to share out: every price counts. */
  @Test
  void shouldMeasureAtEveryPriceWhoHasNoSlackToShareOut() {
    int alice = longer(1_499, 10);
    engine.mark(market, 895);
    long checks = view.marginChecks();

    engine.mark(market, 895);
    assertThat(view.marginChecks()).isEqualTo(checks + 1);
    engine.mark(market, 896);
    assertThat(view.marginChecks()).isEqualTo(checks + 2);
    assertThat(view.isAtRisk(alice)).isFalse();
    engine.mark(market, 895);
    engine.mark(market, 894);
    assertThat(view.isAtRisk(alice)).isTrue();
  }

  @Test
  void shouldCostNothingToBeAtRiskAndLeaveOnlyWhenTaken() {
    int alice = longer(1_500, 10);
    engine.mark(market, 894);
    long checks = view.marginChecks();

    engine.mark(market, 800);
    engine.mark(market, 1_000);
    assertThat(view.marginChecks()).isEqualTo(checks);
    assertThat(view.isAtRisk(alice)).isTrue();
    assertThat(engine.engine.nextDeadlineNs()).isEqualTo(engine.header.timeNs);

    assertThat(atRisk.next()).isEqualTo(AtRiskScopes.NONE);
    assertThat(view.isAtRisk(alice)).isFalse();
    engine.mark(market, 894);
    assertThat(view.isAtRisk(alice)).isTrue();
  }

  @Test
  void shouldTakeTheRiskiestFirst() {
    int alice = longer(1_500, 10);
    int bob = longer(1_300, 10);
    int carol = longer(1_400, 10);
    int dave = longer(2_600, 20);
    engine.mark(market, 850);

    // Bob and Dave have the same equity per requirement.
    assertThat(taker.takeAll()).containsExactly(bob, dave, carol, alice);
    assertThat(view.isAtRisk(alice)).isTrue();
    atRisk.rearm(alice);
    assertThat(atRisk.size()).isEqualTo(1);
  }

  @Test
  void shouldWatchAScopeAgainThatIsGivenBack() {
    int alice = longer(1_500, 10);
    engine.mark(market, 894);
    assertThat(atRisk.next()).isEqualTo(alice);
    engine.deposit(alice, 500);

    atRisk.rearm(alice);
    assertThat(view.isAtRisk(alice)).isFalse();
    engine.mark(market, 843);
    assertThat(view.isAtRisk(alice)).isFalse();
    engine.mark(market, 842);
    assertThat(view.isAtRisk(alice)).isTrue();
  }

  @Test
  void shouldForgetAScopeThatHasNoPositionAnyMore() {
    int alice = longer(1_500, 10);
    engine.mark(market, 894);
    assertThat(atRisk.next()).isEqualTo(alice);
    assertThatThrownBy(() -> atRisk.done(rich)).isInstanceOf(IllegalStateException.class);
    engine.buy(rich, market, 10, 894);
    engine.place(ioc(alice, market, Side.SELL, 10, 894));

    atRisk.done(alice);
    assertThat(view.isAtRisk(alice)).isFalse();
    assertThatThrownBy(() -> atRisk.rearm(alice)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void shouldRefuseToForgetAScopeThatHasPositions() {
    int alice = longer(1_500, 10);
    engine.mark(market, 894);
    assertThat(atRisk.next()).isEqualTo(alice);

    assertThatThrownBy(() -> atRisk.done(alice)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void shouldMeasureAllHoldersInStepsWhenRequirementsChange() {
    List<Integer> traders = longers(150);
    long checks = view.marginChecks();
    MarketParameters stricter = EngineUnderTest.parameters();
    stricter.initialMarginPpm = 200_000;
    stricter.maintenanceMarginPpm = 151_000;

    engine.updateMarket(market, stricter);
    assertThat(view.marginChecks()).isEqualTo(checks + MarginWatch.MAX_CHECKS);
    assertThat(traders.stream().filter(view::isAtRisk)).hasSizeBetween(122, 128);
    assertThat(traders).allMatch(id -> view.isAtRisk(id) || view.awaitsMarginCheck(id));
    assertThat(engine.engine.nextDeadlineNs()).isEqualTo(engine.header.timeNs);

    engine.tick();
    assertThat(view.marginChecks()).isEqualTo(checks + 151);
    assertThat(traders).allMatch(view::isAtRisk);
  }

  @Test
  void shouldMeasureNobodyWhenOtherParametersChange() {
    longer(1_500, 10);
    long checks = view.marginChecks();
    MarketParameters changed = EngineUnderTest.parameters();
    changed.initialMarginPpm = 200_000;
    changed.takerFeePpm = 100;

    engine.updateMarket(market, changed);
    assertThat(view.marginChecks()).isEqualTo(checks);
  }

  @Test
  void shouldMeasureACrashInSteps() {
    List<Integer> traders = longers(300);
    long checks = view.marginChecks();

    engine.mark(market, 890);
    assertThat(view.marginChecks()).isEqualTo(checks + MarginWatch.MAX_CHECKS);
    assertThat(traders).allMatch(id -> view.isAtRisk(id) || view.awaitsMarginCheck(id));
    engine.deposit(rich, 1);
    assertThat(view.marginChecks()).isEqualTo(checks + MarginWatch.MAX_CHECKS);
    engine.tick();
    engine.tick();
    assertThat(view.marginChecks()).isEqualTo(checks + 300);
    assertThat(traders).allMatch(view::isAtRisk);
  }

  @Test
  void shouldMeasureTheMakersOfASweepInSteps() {
    List<Integer> makers = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      makers.add(engine.trader(1_500));
      engine.place(limit(makers.get(i), market, Side.BUY, 10, 1_000));
    }
    long checks = view.marginChecks();

    engine.place(ioc(rich, market, Side.SELL, 1_500, 1_000));
    assertThat(view.marginChecks()).isEqualTo(checks + MarginWatch.MAX_CHECKS);
    assertThat(makers.stream().filter(view::awaitsMarginCheck)).hasSize(150 + 1 - 128);
    engine.tick();
    assertThat(view.marginChecks()).isEqualTo(checks + 151);
    assertThat(makers).noneMatch(view::awaitsMarginCheck);
  }

  private List<Integer> longers(int count) {
    List<Integer> traders = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      traders.add(longer(1_500, 10));
    }
    return traders;
  }

  /** A trader who has bought lots at 1,000. */
  private int longer(long cash, long lots) {
    int trader = engine.trader(cash);
    engine.sell(rich, market, lots, 1_000);
    engine.place(ioc(trader, market, Side.BUY, lots, 1_000));
    return trader;
  }
}
