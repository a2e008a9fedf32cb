package io.quantdesk.engine;

import static io.quantdesk.engine.EngineUnderTest.ioc;
import static io.quantdesk.engine.EngineUnderTest.limit;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.engine.market.FundingRules;
import io.quantdesk.engine.market.MarketParameters;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.order.Side;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Funding (c6) event by event and at the limits of numbers. One lot at one tick is one micro. */
class FundingTest {
  private static final long USDC = 1_000_000;
  private static final long MINUTE_NS = 60_000_000_000L;
  private static final long HOUR_NS = 60 * MINUTE_NS;
  private static final long DAY_NS = 24 * HOUR_NS;
  private static final int E9 = 1_000_000_000;
  private static final long SCALE = 1 << 20;

  private final EngineUnderTest engine = new EngineUnderTest();
  private final EngineView view = engine.view;
  private final int market = engine.openMarket(EngineUnderTest.parameters(), 1_000);
  private final int alice = engine.trader(USDC);
  private final int bob = engine.trader(USDC);
  private final int carol = engine.trader(1_000 * USDC);

  /** A sample every ten minutes, funding every hour, for a notional of 1,000. */
  private static FundingRules rules() {
    FundingRules rules = new FundingRules();
    rules.sampleIntervalNs = 10 * MINUTE_NS;
    rules.fundingIntervalNs = HOUR_NS;
    rules.impactNotionalMicros = 1_000;
    rules.interestE9 = 100_000;
    rules.interestClampE9 = 500_000;
    rules.premiumClampE9 = 100_000_000;
    rules.rateCapE9 = 40_000_000;
    rules.minSamples = 3;
    return rules;
  }

  /** Rates as they are set, up to 100 % at once. */
  private static FundingRules daily() {
    FundingRules rules = rules();
    rules.sampleIntervalNs = DAY_NS;
    rules.fundingIntervalNs = DAY_NS;
    rules.rateCapE9 = E9;
    rules.minSamples = 1;
    return rules;
  }

  private List<String> tickAt(long timeNs) {
    engine.comesAt(timeNs);
    return engine.tick();
  }

  private void pass(long toNs) {
    while (engine.engine.nextDeadlineNs() <= toNs) {
      tickAt(engine.engine.nextDeadlineNs());
    }
  }

  /** A funding at a rate, a day later. */
  private List<String> fund(int rateE9) {
    assertThat(engine.fundingRate(market, rateE9)).last().isEqualTo("= NONE");
    return tickAt(engine.engine.nextDeadlineNs());
  }

  private void open(long lots) {
    engine.sell(bob, market, lots, 1_000);
    engine.place(ioc(alice, market, Side.BUY, lots, 1_000));
  }

  /**
   * Bids of 1,010 for the notional are a premium of 1 %: 0.95 % in eight hours, an eighth of it is
   * 0.11875 %, times 1,000 x 2^20.
   */
  @Test
  void shouldMoveTheIndexByTheAverageOfTheSamples() {
    engine.fundingRules(market, rules());
    engine.buy(carol, market, 1, 1_010);
    pass(HOUR_NS - 1);
    assertThat(view.fundingSamples(market)).isEqualTo(5);

    assertThat(tickAt(HOUR_NS))
        .containsExactly(
            "funding m1 1187500 premium 10000000 of 6 index 1000 F 1245184 1245184 AUTO APPLIED ref 0 at "
                + HOUR_NS,
            "= NONE");
    assertThat(view.fundingSamples(market)).isZero();
    assertThat(engine.engine.nextDeadlineNs()).isEqualTo(HOUR_NS + 10 * MINUTE_NS);
  }

  /** 1,020 and 1,010 leave 470 of 2,500, for which a whole lot of 1,001 is taken. */
  @Test
  void shouldWalkTheBookInWholeLotsUpToTheNotional() {
    FundingRules rules = rules();
    rules.impactNotionalMicros = 2_500;
    rules.minSamples = 1;
    engine.fundingRules(market, rules);
    engine.buy(carol, market, 1, 1_020);
    engine.buy(carol, market, 1, 1_010);
    engine.buy(carol, market, 5, 1_001);
    tickAt(10 * MINUTE_NS);

    // (1,020 + 1,010 + 1,001) / 3 = 1,010.333...
    assertThat(tickAt(HOUR_NS)).first().asString().contains("premium 10333333 of 2");
  }

  @Test
  void shouldTakeNoPremiumFromASideThatIsTooThinOrTooDeep() {
    FundingRules rules = rules();
    rules.impactNotionalMicros = 300_000;
    rules.minSamples = 1;
    engine.fundingRules(market, rules);
    for (int level = 0; level < 256; level++) {
      engine.buy(carol, market, 1, 1_400 - level);
    }
    tickAt(10 * MINUTE_NS);
    tickAt(20 * MINUTE_NS);
    assertThat(tickAt(HOUR_NS)).first().asString().contains("premium 100000000 of 3");

    // 256 levels of one lot are 325,760 in sum; of 255 and a hundredth the notional is out of
    // reach.
    rules.impactNotionalMicros = 326_000;
    engine.fundingRules(market, rules);
    engine.buy(carol, market, 1_000, 1_100);
    tickAt(HOUR_NS + 10 * MINUTE_NS);
    assertThat(tickAt(2 * HOUR_NS)).first().asString().contains("premium 0 of 2");
  }

  @Test
  void shouldMakeOneSampleAndOneFundingOutOfATickThatComesLate() {
    engine.fundingRules(market, rules());
    engine.buy(carol, market, 1, 1_010);
    tickAt(HOUR_NS / 2 + 1);
    assertThat(view.fundingSamples(market)).isEqualTo(1);

    assertThat(tickAt(5 * HOUR_NS + 7))
        .containsExactly(
            "funding m1 0 premium 10000000 of 2 index 1000 F 0 0 AUTO TOO_FEW_SAMPLES ref 0 at "
                + HOUR_NS,
            "= NONE");
    assertThat(engine.engine.nextDeadlineNs()).isEqualTo(5 * HOUR_NS + 10 * MINUTE_NS);
  }

  @Test
  void shouldTakeNoSamplesWhileTheMarketAcceptsNoOrders() {
    engine.fundingRules(market, rules());
    engine.buy(carol, market, 1, 1_010);
    engine.state(market, MarketState.HALTED);
    tickAt(10 * MINUTE_NS);
    assertThat(view.fundingSamples(market)).isZero();
    engine.state(market, MarketState.POST_ONLY);
    tickAt(20 * MINUTE_NS);
    assertThat(view.fundingSamples(market)).isEqualTo(1);
  }

  @Test
  void shouldLookAtAsManyMarketsATickAsItMay() {
    EngineUnderTest many = new EngineUnderTest(new EngineConfig(4, 4, 100, 16, 16, 16, 4));
    for (int i = 1; i <= 100; i++) {
      many.openMarket(EngineUnderTest.parameters(), 1_000);
      many.fundingRules(i, daily());
    }
    many.comesAt(DAY_NS);
    assertThat(many.tick()).hasSize(64 + 1);
    assertThat(many.engine.nextDeadlineNs()).isEqualTo(DAY_NS);
    assertThat(many.tick()).hasSize(36 + 1);
    assertThat(many.engine.nextDeadlineNs()).isEqualTo(2 * DAY_NS);
  }

  @Test
  void shouldStopWhenTheMarketIsDelisted() {
    engine.fundingRules(market, rules());
    engine.state(market, MarketState.SETTLEMENT);
    engine.tick();
    assertThat(engine.state(market, MarketState.DELISTED)).last().isEqualTo("= NONE");
    assertThat(tickAt(HOUR_NS)).containsExactly("= NONE");
    assertThat(engine.engine.nextDeadlineNs()).isEqualTo(Engine.NO_DEADLINE);
  }

  /** 0.1 micros for seven lots: who pays rounds up, who gets rounds down, the pool keeps one. */
  @Test
  void shouldRoundAgainstBothAndKeepTheRestInThePool() {
    engine.fundingRules(market, daily());
    open(7);
    fund(100_000);
    assertThat(view.positionOwedMicros(view.position(alice, market))).isEqualTo(1);
    assertThat(view.positionOwedMicros(view.position(bob, market))).isZero();

    engine.sell(alice, market, 7, 1_000);
    assertThat(engine.place(ioc(bob, market, Side.BUY, 7, 1_000)))
        .containsSubsequence(
            "paid s1 m1 7 pays 1 F 104857",
            "balance s1 999999 by -1 FUNDING",
            "position s1 m1 0 cost 0 realized 0 total 0")
        .noneMatch(line -> line.startsWith("paid s2"));
    assertThat(view.fundingPoolMicros(market)).isEqualTo(1);
  }

  @Test
  void shouldBeginAtTheIndexOfTheNewSideWhenAPositionTurns() {
    engine.fundingRules(market, daily());
    open(10);
    fund(10_000_000);
    engine.buy(carol, market, 30, 1_000);
    assertThat(engine.place(ioc(alice, market, Side.SELL, 30, 1_000)))
        .filteredOn(line -> line.startsWith("paid"))
        .containsExactly("paid s1 m1 10 pays 100 F 10485760");
    assertThat(view.positionOwedMicros(view.position(alice, market))).isZero();
    fund(10_000_000);
    assertThat(view.positionOwedMicros(view.position(alice, market))).isEqualTo(-200);
    assertThat(view.positionOwedMicros(view.position(carol, market))).isEqualTo(300);
    assertThat(view.positionOwedMicros(view.position(bob, market))).isEqualTo(-200);
  }

  /** Whoever settles when, many odd payments later every micro is there (I5 after each of them). */
  @Test
  void shouldNeverPayOutMoreThanItTakesIn() {
    engine.fundingRules(market, daily());
    open(101);
    for (int i = 0; i < 60; i++) {
      fund((i % 7 - 3) * 33_333);
      int from = i % 2 == 0 ? alice : carol;
      int to = i % 2 == 0 ? carol : bob;
      engine.place(limit(from, market, Side.SELL, 1 + i % 5, 1_000));
      engine.place(ioc(to, market, Side.BUY, 1 + i % 5, 1_000));
    }
    assertThat(view.fundingPoolMicros(market)).isBetween(-1_000L, 1_000L);
  }

  /** What is owed counts: 1,000 of 1,500 leave 500, which is 5 % of 10,000. */
  @Test
  void shouldFindWhoFallsBelowMaintenanceByFundingWithoutMeasuringOthers() {
    int dave = engine.trader(1_500);
    engine.fundingRules(market, daily());
    engine.sell(carol, market, 10, 1_000);
    engine.place(ioc(dave, market, Side.BUY, 10, 1_000));
    open(100);
    long checks = view.marginChecks();
    fund(99_000_000);
    assertThat(view.marginChecks()).isEqualTo(checks);
    fund(1_000_000);
    assertThat(view.isAtRisk(dave)).isFalse();
    assertThat(view.equityMicros(dave)).isEqualTo(500);
    checks = view.marginChecks();
    fund(1);
    assertThat(view.isAtRisk(dave)).isTrue();
    assertThat(view.marginChecks()).isLessThanOrEqualTo(checks + 1);
    assertThat(view.withdrawableMicros(dave)).isZero();
  }

  /** E = 1,500 - 300 + 10 x (p - 1,000) is below 5 % of 10 x p from 926 down. */
  @Test
  void shouldCountWhatIsOwedInTheLiquidationPrice() {
    int dave = engine.trader(1_500);
    engine.fundingRules(market, daily());
    engine.sell(carol, market, 10, 1_000);
    engine.place(ioc(dave, market, Side.BUY, 10, 1_000));
    assertThat(view.liquidationTicks(view.position(dave, market))).isEqualTo(895);
    fund(30_000_000);
    assertThat(view.liquidationTicks(view.position(dave, market))).isEqualTo(927);
    engine.mark(market, 927);
    assertThat(view.isAtRisk(dave)).isFalse();
    engine.mark(market, 926);
    assertThat(view.isAtRisk(dave)).isTrue();
  }

  /** The index stays within half of the highest price, and finds back from there. */
  @Test
  void shouldRefuseARateThatWouldLeadTheIndexOutOfItsRange() {
    MarketParameters parameters = EngineUnderTest.parameters();
    parameters.maxPriceTicks = 1_000_000;
    engine.updateMarket(market, parameters);
    parameters.initialMarginPpm = 1_000_000;
    engine.updateMarket(market, parameters);
    engine.mark(market, 1_000_000);
    engine.fundingRules(market, daily());
    long limit = 1_000_000 * SCALE / 2;

    assertThat(fund(E9)).first().asString().contains("funding m1 0").contains("OUT_OF_RANGE");
    assertThat(fund(E9 / 2))
        .first()
        .asString()
        .contains("funding m1 500000000")
        .contains("APPLIED");
    assertThat(view.fundingIndex(market, Side.BUY)).isEqualTo(limit);
    assertThat(fund(1)).first().asString().contains("OUT_OF_RANGE");
    assertThat(fund(-E9)).first().asString().contains("APPLIED");
    assertThat(view.fundingIndex(market, Side.SELL)).isEqualTo(-limit);
    parameters.maxPriceTicks = 2_000_000;
    engine.updateMarket(market, parameters);
    assertThat(fund(-E9 / 2)).first().asString().contains("APPLIED");
  }

  /** One lot is worth 2^61: an index of 2^81 is out of range long before a number wraps. */
  @Test
  void shouldRefuseARateOfLotsThatAreWorthTooMuch() {
    MarketParameters parameters = EngineUnderTest.parameters();
    parameters.tickSizeE9 = 1L << 40;
    parameters.lotSizeE9 = 1_000_000_000_000L;
    parameters.maxOrderLots = 1;
    parameters.maxOpenInterestLots = 1;
    parameters.maxPriceTicks = 1 << 21;
    parameters.initialMarginPpm = 1_000_000;
    int huge = engine.openMarket(parameters, 1 << 21);
    engine.fundingRules(huge, daily());
    engine.fundingRate(huge, E9);
    assertThat(tickAt(DAY_NS)).first().asString().contains("OUT_OF_RANGE");
    engine.fundingRate(huge, 100);
    assertThat(tickAt(2 * DAY_NS)).first().asString().contains("APPLIED");
    BigInteger exact = BigInteger.TWO.pow(81).divide(BigInteger.TEN.pow(7));
    assertThat(view.fundingIndex(huge, Side.BUY)).isEqualTo(exact.longValueExact());
  }

  /** Positions of 2^60: what half of it would move has room, all of it might have none. */
  @Test
  void shouldRefusePaymentsThatTheTotalsHaveNoRoomFor() {
    long quarter = 1L << 48;
    MarketParameters parameters = EngineUnderTest.parameters();
    parameters.maxPriceTicks = 2_048;
    parameters.maxOrderLots = quarter;
    parameters.maxOpenInterestLots = 4 * quarter;
    parameters.initialMarginPpm = 1_000_000;
    int large = engine.openMarket(parameters, 1_024);
    int dave = engine.trader(1L << 60);
    int erin = engine.trader(1L << 60);
    engine.fundingRules(large, daily());
    for (int i = 0; i < 4; i++) {
      engine.sell(dave, large, quarter, 1_024);
      engine.place(ioc(erin, large, Side.BUY, quarter, 1_024));
    }

    engine.fundingRate(large, E9);
    assertThat(tickAt(DAY_NS)).first().asString().contains("OUT_OF_RANGE");
    engine.fundingRate(large, E9 / 2);
    assertThat(tickAt(2 * DAY_NS)).first().asString().contains("APPLIED");
    assertThat(view.positionOwedMicros(view.position(erin, large))).isEqualTo(1L << 59);
    engine.sell(erin, large, quarter, 1_024);
    assertThat(engine.place(ioc(dave, large, Side.BUY, quarter, 1_024)))
        .contains("balance s5 " + (1L << 59) + " by " + -(1L << 59) + " FUNDING")
        .contains("balance s4 " + 3 * (1L << 59) + " by " + (1L << 59) + " FUNDING");
    assertThat(view.fundingPoolMicros(large)).isZero();
  }

  @Test
  void shouldRefuseRulesAndRatesInTheirOrder() {
    FundingRules bad = rules();
    bad.minSamples = 7;
    assertThat(engine.fundingRules(9, bad)).last().isEqualTo("= UNKNOWN_MARKET");
    assertThat(engine.fundingRules(market, bad)).last().isEqualTo("= INVALID_FUNDING_RULES");
    assertThat(engine.fundingRate(9, E9 + 1)).last().isEqualTo("= UNKNOWN_MARKET");
    assertThat(engine.fundingRate(market, E9 + 1)).last().isEqualTo("= NO_FUNDING");
    engine.fundingRules(market, rules());
    assertThat(engine.fundingRate(market, E9 + 1)).last().isEqualTo("= INVALID_FUNDING_RATE");
    assertThat(engine.fundingRate(market, -E9 - 1)).last().isEqualTo("= INVALID_FUNDING_RATE");
    engine.state(market, MarketState.SETTLEMENT);
    engine.tick();
    engine.state(market, MarketState.DELISTED);
    assertThat(engine.fundingRules(market, bad)).last().isEqualTo("= MARKET_DELISTED");
    assertThat(engine.fundingRate(market, 1)).last().isEqualTo("= MARKET_DELISTED");
  }

  @Test
  void shouldTakeARateBackWithNewRules() {
    engine.fundingRules(market, rules());
    engine.fundingRate(market, 1_000);
    engine.fundingRules(market, rules());
    List<String> lines = new ArrayList<>(tickAt(HOUR_NS));
    assertThat(lines).first().asString().contains("AUTO TOO_FEW_SAMPLES");
    engine.fundingRules(market, new FundingRules());
    assertThat(engine.engine.nextDeadlineNs()).isEqualTo(Engine.NO_DEADLINE);
  }
}
