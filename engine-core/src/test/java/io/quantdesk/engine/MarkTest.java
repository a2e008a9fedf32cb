package io.quantdesk.engine;

import static io.quantdesk.engine.EngineUnderTest.USDC;
import static io.quantdesk.engine.EngineUnderTest.ioc;
import static io.quantdesk.engine.EngineUnderTest.market;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.mark.MarkRules;
import io.quantdesk.engine.market.FundingRules;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.order.OrdType;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.order.SideFilter;
import io.quantdesk.engine.order.TriggerSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Mark prices (c5) event by event. One lot at one tick is one micro. */
class MarkTest {
  private static final long SECOND_NS = 1_000_000_000;
  private static final int STEP = 256;

  private final EngineUnderTest engine = new EngineUnderTest();
  private final EngineView view = engine.view;
  private final int btc = engine.openMarket(EngineUnderTest.parameters(), 1_000);
  private final int alice = engine.trader(120_000);
  private final int bob = engine.trader(1_000 * USDC);

  /** Both sides show 1,000 micros, an average over a millisecond: the last sample. */
  private static MarkRules rules() {
    MarkRules rules = new MarkRules();
    rules.intervalNs = SECOND_NS;
    rules.averagingNs = SECOND_NS / 1_000;
    rules.maxAgeNs = 60 * SECOND_NS;
    rules.impactNotionalMicros = 1_000;
    rules.maxBasisPpm = 100_000;
    rules.bandPpm = 200_000;
    return rules;
  }

  private List<String> tickAt(long timeNs) {
    engine.comesAt(timeNs);
    return engine.tick();
  }

  /** One lot on each side, a tick from the middle. */
  private void quote(int middleTicks) {
    engine.cancelAll(bob, btc, SideFilter.BOTH);
    engine.buy(bob, btc, 2, middleTicks - 1);
    engine.sell(bob, btc, 2, middleTicks + 1);
  }

  @Test
  void shouldLookAtMultiplesOfTheIntervalAndTellWhatHasMoved() {
    engine.comesAt(SECOND_NS / 2);
    assertThat(engine.markRules(btc, rules()))
        .containsExactly("mark rules m1 on", "mark m1 1000 index 1000", "= NONE");
    assertThat(engine.engine.nextDeadlineNs()).isEqualTo(SECOND_NS);
    quote(990);
    assertThat(tickAt(SECOND_NS)).containsExactly("mark m1 990 index 1000 of 990 0 0", "= NONE");
    assertThat(engine.engine.nextDeadlineNs()).isEqualTo(2 * SECOND_NS);
    assertThat(tickAt(2 * SECOND_NS)).containsExactly("= NONE");
    // A tick that comes late makes up for none that it missed.
    quote(995);
    assertThat(tickAt(9 * SECOND_NS + 1)).hasSize(2);
    assertThat(engine.engine.nextDeadlineNs()).isEqualTo(10 * SECOND_NS);
  }

  @Test
  void shouldTellEveryPriceOfTheOracleThoughTheMarkStays() {
    engine.markRules(btc, rules());
    quote(1_010);
    assertThat(engine.mark(btc, 1_000)).contains("mark m1 1010 index 1000 of 1010 0 0");
    engine.comesAt(SECOND_NS / 2);
    assertThat(engine.mark(btc, 1_005)).contains("mark m1 1010 index 1005 of 1010 0 0");
  }

  @Test
  void shouldBeTheIndexAgainAtOnceWithoutRules() {
    engine.markRules(btc, rules());
    quote(1_010);
    engine.mark(btc, 1_000);
    assertThat(engine.markRules(btc, new MarkRules()))
        .containsExactly("mark rules m1 off", "mark m1 1000 index 1000", "= NONE");
    assertThat(engine.engine.nextDeadlineNs()).isEqualTo(Engine.NO_DEADLINE);
  }

  @Test
  void shouldSampleABookThatShowsTheNotionalOnBothSidesAndNoOther() {
    MarkRules rules = rules();
    rules.impactNotionalMicros = 1_979;
    engine.buy(bob, btc, 1, 990);
    engine.buy(bob, btc, 1, 989);
    engine.sell(bob, btc, 2, 1_000);
    assertThat(engine.markRules(btc, rules)).contains("mark m1 995 index 1000 of 995 0 0");
    rules.impactNotionalMicros = 1_980;
    assertThat(engine.markRules(btc, rules)).contains("mark m1 1000 index 1000");
    rules.impactNotionalMicros = 2_001;
    engine.buy(bob, btc, 1, 988);
    assertThat(engine.markRules(btc, rules)).contains("mark m1 1000 index 1000");
  }

  /** 256 levels of 600 to 855 are looked at, the one below is not. */
  @Test
  void shouldLookAtTheBestLevelsOnly() {
    long best = 0;
    for (int price = 600; price < 856; price++) {
      engine.buy(bob, btc, 1, price);
      best += price;
    }
    engine.buy(bob, btc, 1_000, 599);
    engine.sell(bob, btc, 1_000, 1_000);
    MarkRules rules = rules();
    rules.impactNotionalMicros = best;
    assertThat(engine.markRules(btc, rules)).contains("mark m1 928 index 1000 of 928 0 0");
    rules.impactNotionalMicros = best + 1;
    assertThat(engine.markRules(btc, rules)).contains("mark m1 1000 index 1000");
  }

  @Test
  void shouldLookAtNoBookOfAMarketThatAcceptsNoOrders() {
    quote(1_000);
    engine.place(ioc(alice, btc, Side.BUY, 1, 1_001));
    engine.markRules(btc, rules());
    engine.comesAt(SECOND_NS / 2);
    engine.mark(btc, 990);
    engine.state(btc, MarketState.HALTED);
    // The average stays as long as its sample is not too old.
    assertThat(engine.mark(btc, 980)).contains("mark m1 990 index 980 of 990 0 0");
    engine.comesAt(61 * SECOND_NS);
    assertThat(engine.mark(btc, 985)).contains("mark m1 985 index 985");
    engine.state(btc, MarketState.OPEN);
    assertThat(engine.mark(btc, 985)).contains("mark m1 1000 index 985 of 1000 0 0");
  }

  @Test
  void shouldTakeALastTradeThatIsNotTooOld() {
    quote(1_000);
    engine.comesAt(SECOND_NS / 2);
    engine.place(ioc(alice, btc, Side.BUY, 1, 1_001));
    long tradedNs = engine.header.timeNs;
    engine.sell(alice, btc, 1, 1_000);
    engine.markRules(btc, rules());
    MarkRules thin = rules();
    thin.impactNotionalMicros = 1_000_000;
    engine.comesAt(tradedNs + 60 * SECOND_NS);
    assertThat(engine.markRules(btc, thin)).contains("mark m1 1000 index 1000 of 0 1000 0");
    engine.comesAt(tradedNs + 60 * SECOND_NS + 1);
    assertThat(engine.markRules(btc, thin)).contains("mark m1 1000 index 1000");
  }

  /** A rate of 4 % an hour, with half of the hour left. */
  @Test
  void shouldCountWhatIsLeftOfTheFundingRate() {
    long hourNs = 3_600 * SECOND_NS;
    FundingRules funding = new FundingRules();
    funding.sampleIntervalNs = hourNs;
    funding.fundingIntervalNs = hourNs;
    funding.impactNotionalMicros = 1;
    funding.rateCapE9 = 1_000_000_000;
    funding.minSamples = 1;
    engine.fundingRules(btc, funding);
    engine.fundingRate(btc, 30_000_000);
    tickAt(hourNs);
    engine.comesAt(hourNs + hourNs / 2);
    assertThat(engine.markRules(btc, rules())).contains("mark m1 1015 index 1000 of 0 0 1015");
    // Overdue: nothing is left of it.
    engine.comesAt(3 * hourNs);
    assertThat(engine.mark(btc, 1_001)).contains("mark m1 1001 index 1001 of 0 0 1001");
  }

  @Test
  void shouldFindWhoFallsBelowMaintenanceByAMoveOfTheBookAlone() {
    engine.sell(bob, btc, 1_000, 1_000);
    engine.buy(alice, btc, 1_000, 1_000);
    engine.markRules(btc, rules());
    quote(921);
    tickAt(2 * SECOND_NS);
    assertThat(view.isAtRisk(alice)).isTrue();
    assertThat(view.indexTicks(btc)).isEqualTo(1_000);
    assertThat(engine.tick()).anyMatch(line -> line.startsWith("liquidating"));
  }

  @Test
  void shouldMeetTriggersOfTheMarkAndNotOfTheIndex() {
    quote(1_000);
    for (TriggerSource source : List.of(TriggerSource.MARK, TriggerSource.INDEX)) {
      PlaceOrder stop = market(alice, btc, Side.SELL, 1);
      stop.ordType = OrdType.STOP;
      stop.triggerPriceTicks = 980;
      stop.triggerSource = source;
      engine.place(stop);
    }
    engine.markRules(btc, rules());
    quote(970);
    assertThat(tickAt(SECOND_NS)).containsExactly("mark m1 970 index 1000 of 970 0 0", "= NONE");
    List<String> fired = engine.tick();
    assertThat(fired).filteredOn(line -> line.startsWith("triggered")).hasSize(1);
  }

  /** A mark that moves by itself is the next price: liquidations go first then. */
  @Test
  void shouldNotLetLiquidationsWaitForTriggersOfTheNextMarkToo() {
    engine.sell(bob, btc, 1_000, 1_000);
    engine.buy(alice, btc, 1_000, 1_000);
    int left = 2 * STEP + 10;
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
    engine.markRules(btc, rules());
    engine.mark(btc, 920);
    engine.sell(bob, btc, 2, 911);
    engine.buy(bob, btc, 2, 700);
    // All that is due goes in one tick, the mark last: 700 and 911, at 10 % below 920.
    List<String> first = tickAt(SECOND_NS);
    assertThat(first).noneMatch(line -> line.startsWith("liquidating"));
    assertThat(first).filteredOn(line -> line.startsWith("mark")).hasSize(1);
    assertThat(engine.tick().get(0)).startsWith("liquidating");
  }

  @Test
  void shouldStopWithTheMarket() {
    engine.markRules(btc, rules());
    engine.state(btc, MarketState.SETTLEMENT);
    engine.tick();
    engine.state(btc, MarketState.DELISTED);
    assertThat(engine.markRules(btc, rules())).containsExactly("= MARKET_DELISTED");
    assertThat(tickAt(5 * SECOND_NS)).containsExactly("= NONE");
    assertThat(engine.engine.nextDeadlineNs()).isEqualTo(Engine.NO_DEADLINE);
  }

  @Test
  void shouldHaveItsFirstMarkWithTheFirstPrice() {
    assertThat(engine.createMarket("NEW", EngineUnderTest.parameters())).last().isEqualTo("= NONE");
    assertThat(engine.markRules(2, rules())).containsExactly("mark rules m2 on", "= NONE");
    assertThat(tickAt(SECOND_NS)).containsExactly("= NONE");
    assertThat(view.markTicks(2)).isZero();
    assertThat(engine.mark(2, 500)).contains("mark m2 500 index 500");
  }

  @Test
  void shouldComputeTheMarksOf64MarketsInATick() {
    EngineUnderTest many = new EngineUnderTest();
    int maker = many.trader(1_000 * USDC);
    for (int i = 1; i <= 70; i++) {
      many.openMarket(EngineUnderTest.parameters(), 1_000);
      many.markRules(i, rules());
      many.buy(maker, i, 2, 989);
      many.sell(maker, i, 2, 991);
    }
    many.comesAt(SECOND_NS);
    assertThat(many.tick()).hasSize(64 + 1);
    assertThat(many.tick()).hasSize(6 + 1);
    assertThat(many.engine.nextDeadlineNs()).isEqualTo(2 * SECOND_NS);
  }

  /** What has to be told of a change is in the hash: rules, average, components and times. */
  @Test
  void shouldHashWhatTheNextMarkDependsOn() {
    long without = engine.engine.stateHash();
    engine.markRules(btc, rules());
    long with = engine.engine.stateHash();
    assertThat(with).isNotEqualTo(without);
    quote(1_000);
    long beforeSample = engine.engine.stateHash();
    tickAt(SECOND_NS);
    assertThat(engine.engine.stateHash()).isNotEqualTo(beforeSample);
  }
}
