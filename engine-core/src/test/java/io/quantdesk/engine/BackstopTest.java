package io.quantdesk.engine;

import static io.quantdesk.engine.EngineUnderTest.USDC;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.engine.market.BackstopRules;
import io.quantdesk.engine.market.LiquidationRules;
import io.quantdesk.engine.market.MarketState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a backstop takes over, within which bounds, and how it lets go (c7.5). */
class BackstopTest {
  private static final long SECOND_NS = 1_000_000_000;

  /**
   * Initial margin of 1,000 lots at 900; the zero price of Alice's is nearer to it than the mark.
   */
  private static final long COLLATERAL = 90_000;

  private final EngineUnderTest engine = new EngineUnderTest();
  private final int btc = engine.openMarket(EngineUnderTest.parameters(), 1_000);
  private final int house = engine.trader(0);
  private final int bob = engine.trader(1_000 * USDC);
  private final int alice = engine.trader(0);
  private final BackstopRules rules = new BackstopRules();

  BackstopTest() {
    LiquidationRules liquidation = new LiquidationRules();
    liquidation.closeOutPpm = 666_667;
    engine.liquidationRules(btc, liquidation);
    rules.subAccountId = house;
    rules.capMicros = 1_000 * USDC;
    rules.drawMicros = 1_000 * USDC;
    rules.drawIntervalNs = 60 * SECOND_NS;
    rules.sliceMicros = 400_000;
    rules.unwindIntervalNs = 10 * SECOND_NS;
    engine.comesAt(60 * SECOND_NS);
  }

  /** Alice is long 1,000 lots at 1,000; at 900 her equity is 20,000, less than 2/3 of 45,000. */
  private List<String> fall() {
    engine.mark(btc, 1_000);
    engine.deposit(alice, 120_000);
    engine.sell(bob, btc, 1_000, 1_000);
    engine.buy(alice, btc, 1_000, 1_000);
    engine.mark(btc, 900);
    return ticks();
  }

  private void start(long fundMicros) {
    engine.backstopRules(btc, rules);
    engine.fundInsurance(btc, fundMicros);
  }

  private List<String> ticks() {
    List<String> lines = new ArrayList<>();
    while (engine.engine.nextDeadlineNs() <= engine.header.timeNs) {
      List<String> tick = engine.tick();
      lines.addAll(tick.subList(0, tick.size() - 1));
    }
    return lines;
  }

  private List<String> waitFor(long seconds) {
    engine.comesAt(engine.header.timeNs + seconds * SECOND_NS);
    return ticks();
  }

  private boolean holds() {
    return engine.view.position(house, btc) != EngineView.NONE;
  }

  @Test
  void shouldTakeThePositionAtTheZeroPriceWithMarginFromTheFund() {
    start(COLLATERAL);

    assertThat(fall())
        .containsExactly(
            "liquidating s3 equity 20000 maintenance 45000",
            "accepted #3 s3 m1 SELL 556@900 LIMIT IOC reduce-only cl 0 rests 0 level 0",
            "done #3 s3 m1 SELL 556@900 cum 0 IOC_REMAINDER unrested",
            "liquidation s3 MARKET m1 lots 0 leaves 1000 for 0 fee 0 zero 880 limit 900",
            "balance s1 90000 by 90000 BACKSTOP",
            "insurance m1 0 by -90000 BACKSTOP",
            "backstop s1 m1 gets 90000 of 90000 until 120000000000",
            "liquidation s3 BACKSTOP m1 lots 1000 leaves 0 for 880000 fee 0 zero 880 limit 880 with s1",
            "position s3 m1 0 cost 0 realized -120000 total -120000",
            "balance s3 0 by -120000 BACKSTOP",
            "position s1 m1 1000 cost 880000 realized 0 total 0",
            "liquidated s3 equity 0 maintenance 0 bad debt 0 uncovered 0");
  }

  @Test
  void shouldTakeNothingWithAMicroLessInTheFund() {
    start(COLLATERAL - 1);
    assertThat(fall()).anyMatch(line -> line.startsWith("liquidation s3 DELEVERAGING"));
    assertThat(holds()).isFalse();
    assertThat(engine.view.insuranceMicros(btc)).isEqualTo(COLLATERAL - 1);
  }

  @Test
  void shouldHoldNoMoreThanItsCap() {
    rules.capMicros = 899_999;
    start(USDC);
    fall();
    assertThat(holds()).isFalse();

    rules.capMicros = 900_000;
    engine.backstopRules(btc, rules);
    fall();
    assertThat(holds()).isTrue();
  }

  @Test
  void shouldDrawNoMoreThanSoMuchWithinAnInterval() {
    rules.drawMicros = 2 * COLLATERAL - 1;
    start(USDC);
    assertThat(fall()).contains("backstop s1 m1 gets 90000 of 90000 until 120000000000");
    engine.comesAt(119 * SECOND_NS);
    assertThat(fall()).noneMatch(line -> line.startsWith("backstop"));
    engine.comesAt(120 * SECOND_NS);
    assertThat(fall()).contains("backstop s1 m1 gets 90000 of 90000 until 180000000000");
  }

  /** The loss to the mark comes with the margin: 1,000 lots at 880 are worth 800 each. */
  @Test
  void shouldGetWhatTheZeroPriceIsWorseThanTheMark() {
    start(USDC);
    engine.deposit(alice, 120_000);
    engine.sell(bob, btc, 1_000, 1_000);
    engine.buy(alice, btc, 1_000, 1_000);
    engine.mark(btc, 800);

    assertThat(ticks()).contains("backstop s1 m1 gets 160000 of 160000 until 120000000000");
    assertThat(engine.view.equityMicros(house)).isEqualTo(80_000);
  }

  @Test
  void shouldOfferSlicesAndReturnAllCashWhenNothingIsLeft() {
    start(USDC);
    fall();
    engine.buy(bob, btc, 100, 900);
    assertThat(waitFor(11)).contains("unwound s1 m1 100 leaves 900 for 90000 limit 855 returns 0");
    engine.buy(bob, btc, 900, 890);
    assertThat(waitFor(11)).contains("unwound s1 m1 444 leaves 456 for 395160 limit 855 returns 0");
    assertThat(waitFor(11)).contains("unwound s1 m1 444 leaves 12 for 395160 limit 855 returns 0");
    assertThat(waitFor(11))
        .contains(
            "insurance m1 1011000 by 101000 BACKSTOP",
            "balance s1 0 by -101000 BACKSTOP",
            "unwound s1 m1 12 leaves 0 for 10680 limit 855 returns 101000");
    assertThat(engine.engine.nextDeadlineNs()).isEqualTo(Engine.NO_DEADLINE);
  }

  @Test
  void shouldOfferALotAtLeastAndNothingWhileTheMarketIsHalted() {
    rules.sliceMicros = 1;
    start(USDC);
    fall();
    engine.buy(bob, btc, 100, 900);
    engine.state(btc, MarketState.HALTED);
    assertThat(waitFor(11)).isEmpty();
    engine.state(btc, MarketState.OPEN);
    assertThat(waitFor(11)).contains("unwound s1 m1 1 leaves 999 for 900 limit 855 returns 0");
  }

  /** A long of 1,000 at 880 and a short of 1,000 at 1,020: 140,000 more than it got. */
  @Test
  void shouldNetWhatItTakesFromBothSides() {
    start(USDC);
    fall();
    int dan = engine.trader(120_000);
    engine.buy(bob, btc, 1_000, 900);
    engine.sell(dan, btc, 1_000, 900);
    engine.mark(btc, 1_000);

    assertThat(ticks()).contains("backstop s1 m1 gets 100000 of 190000 until 120000000000");
    assertThat(holds()).isFalse();
    assertThat(waitFor(11)).contains("unwound s1 m1 0 leaves 0 for 0 limit 0 returns 330000");
    assertThat(engine.view.insuranceMicros(btc)).isEqualTo(USDC + 140_000);
  }

  @Test
  void shouldBeLiquidatedAsAnybodyElse() {
    start(USDC);
    fall();
    engine.mark(btc, 810);

    assertThat(ticks())
        .contains(
            "liquidating s1 equity 20000 maintenance 40500",
            "liquidation s1 DELEVERAGING m1 lots 1000 leaves 0 for 790000 fee 0 zero 790 limit 790 with s2",
            "liquidated s1 equity 0 maintenance 0 bad debt 0 uncovered 0");
    assertThat(engine.view.insuranceMicros(btc)).isEqualTo(USDC - COLLATERAL);
    assertThat(waitFor(11)).isEmpty();
  }

  @Test
  void shouldRefuseRulesOutOfTheirRangesAndSubAccountsInUse() {
    assertThat(engine.backstopRules(9, rules)).last().isEqualTo("= UNKNOWN_MARKET");
    rules.unwindIntervalNs = 999_999;
    assertThat(engine.backstopRules(btc, rules)).last().isEqualTo("= INVALID_BACKSTOP_RULES");
    rules.unwindIntervalNs = 1_000_000;
    rules.subAccountId = 99;
    assertThat(engine.backstopRules(btc, rules)).last().isEqualTo("= UNKNOWN_SUB_ACCOUNT");
    rules.subAccountId = bob;
    assertThat(engine.backstopRules(btc, rules)).last().isEqualTo("= BACKSTOP_IN_USE");
    rules.subAccountId = house;
    assertThat(engine.backstopRules(btc, rules)).containsExactly("backstop rules m1 s1", "= NONE");
    int eth = engine.openMarket(EngineUnderTest.parameters(), 1_000);
    assertThat(engine.backstopRules(eth, rules)).last().isEqualTo("= BACKSTOP_IN_USE");
    assertThat(engine.buy(house, btc, 1, 1_000)).last().isEqualTo("= BACKSTOP_ACCOUNT");
    assertThat(engine.withdraw(house, 1)).last().isEqualTo("= BACKSTOP_ACCOUNT");

    assertThat(engine.backstopRules(btc, new BackstopRules())).last().isEqualTo("= NONE");
    assertThat(engine.backstopRules(eth, rules)).last().isEqualTo("= NONE");
  }
}
