package io.quantdesk.engine;

import static io.quantdesk.engine.EngineUnderTest.USDC;
import static io.quantdesk.engine.EngineUnderTest.ioc;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.engine.command.SetFeeTier;
import io.quantdesk.engine.fee.FeeSchedule;
import io.quantdesk.engine.fee.FeeTiers;
import io.quantdesk.engine.market.MarketParameters;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.order.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fee tiers (c9) event by event. One lot at one tick is one micro. */
class FeeTierTest {
  private static final long DAY_NS = FeeTiers.DAY_NS;
  private static final int STEP = 256;

  private final EngineUnderTest engine = new EngineUnderTest();
  private final EngineView view = engine.view;
  private final int btc = engine.openMarket(parameters(), 1_000);
  private final int alice = engine.trader(1_000 * USDC);
  private final int bob = engine.trader(1_000 * USDC);

  private static MarketParameters parameters() {
    MarketParameters parameters = EngineUnderTest.parameters();
    parameters.takerFeePpm = 500;
    parameters.makerFeePpm = 100;
    return parameters;
  }

  /** From 1,000,000 micros on 400 and 0 ppm. */
  private static FeeSchedule schedule() {
    FeeSchedule schedule = new FeeSchedule();
    schedule.put(0, 1_000_000, 400, 0);
    return schedule;
  }

  private List<String> tickAt(long timeNs) {
    engine.comesAt(timeNs);
    return engine.tick();
  }

  /** Bob buys lots from Alice at 1,000. */
  private List<String> trade(long lots) {
    engine.sell(alice, btc, lots, 1_000);
    return engine.place(ioc(bob, btc, Side.BUY, lots, 1_000));
  }

  @Test
  void shouldHaveNothingToDoWithoutASchedule() {
    trade(1_000);
    assertThat(engine.engine.nextDeadlineNs()).isEqualTo(Engine.NO_DEADLINE);
    assertThat(tickAt(2 * DAY_NS)).containsExactly("= NONE");
    assertThat(view.tradedVolumeMicros(1)).isZero();
  }

  @Test
  void shouldWorkOutTiersAtOnceAndThenAtEachMidnight() {
    engine.comesAt(DAY_NS / 2);
    assertThat(engine.feeSchedule(schedule())).containsExactly("fee schedule of 1", "= NONE");
    assertThat(engine.engine.nextDeadlineNs()).isEqualTo(DAY_NS / 2);
    assertThat(engine.tick()).containsExactly("= NONE");
    assertThat(engine.engine.nextDeadlineNs()).isEqualTo(DAY_NS);
    trade(1_000);
    assertThat(tickAt(DAY_NS))
        .containsExactly(
            "fee tier a1 s1 1 volume 1000000 taker 400 maker 0",
            "fee tier a2 s2 1 volume 1000000 taker 400 maker 0",
            "= NONE");
    assertThat(engine.engine.nextDeadlineNs()).isEqualTo(2 * DAY_NS);
    // A tick that comes late makes up for none that it missed.
    assertThat(tickAt(9 * DAY_NS + 1)).containsExactly("= NONE");
    assertThat(engine.engine.nextDeadlineNs()).isEqualTo(10 * DAY_NS);
  }

  @Test
  void shouldCountAFillFromMidnightOnForTheNewDayThoughTheTickHasNotCome() {
    engine.feeSchedule(schedule());
    engine.tick();
    trade(999);
    engine.comesAt(DAY_NS);
    trade(1);
    assertThat(view.tradedVolumeMicros(2)).isEqualTo(999_000);
    assertThat(engine.tick()).containsExactly("= NONE");
    assertThat(tickAt(2 * DAY_NS)).hasSize(3);
    assertThat(view.tradedVolumeMicros(2)).isEqualTo(1_000_000);
  }

  @Test
  void shouldForgetADayAfterThirtyMore() {
    engine.feeSchedule(schedule());
    engine.tick();
    trade(1_000);
    assertThat(tickAt(DAY_NS)).hasSize(3);
    assertThat(tickAt(30 * DAY_NS)).containsExactly("= NONE");
    assertThat(view.tradedVolumeMicros(1)).isEqualTo(1_000_000);
    // Trading goes on in the slot of the oldest day.
    engine.comesAt(31 * DAY_NS - 1_000_000);
    trade(5);
    assertThat(view.tradedVolumeMicros(1)).isEqualTo(1_000_000);
    assertThat(tickAt(31 * DAY_NS))
        .contains("fee tier a1 s1 0 volume 5000 taker 1000000 maker 1000000");
    engine.comesAt(100 * DAY_NS);
    trade(7);
    assertThat(view.tradedVolumeMicros(1)).isZero();
    tickAt(101 * DAY_NS);
    assertThat(view.tradedVolumeMicros(1)).isEqualTo(7_000);
  }

  @Test
  void shouldWorkOutSoManyAccountsATick() {
    engine.feeSchedule(schedule());
    engine.tick();
    trade(1_000);
    while (view.accountCount() < 2 * STEP) {
      engine.trader(0);
    }
    int last = engine.trader(1_000 * USDC);
    engine.sell(alice, btc, 1_000, 1_000);
    engine.place(ioc(last, btc, Side.BUY, 1_000, 1_000));
    assertThat(tickAt(DAY_NS)).hasSize(3);
    assertThat(engine.engine.nextDeadlineNs()).isEqualTo(DAY_NS);
    assertThat(engine.tick()).containsExactly("= NONE");
    assertThat(engine.engine.nextDeadlineNs()).isEqualTo(DAY_NS);
    assertThat(engine.tick())
        .containsExactly("fee tier a513 s513 1 volume 1000000 taker 400 maker 0", "= NONE");
    assertThat(engine.engine.nextDeadlineNs()).isEqualTo(2 * DAY_NS);
  }

  @Test
  void shouldBeginAnewWhenTheNextDayComesBeforeAllAreWorkedOut() {
    engine.feeSchedule(schedule());
    engine.tick();
    while (view.accountCount() < STEP + 1) {
      engine.trader(0);
    }
    trade(1_000);
    engine.comesAt(DAY_NS);
    assertThat(engine.tick()).hasSize(3);
    engine.comesAt(31 * DAY_NS);
    assertThat(engine.tick())
        .contains("fee tier a1 s1 0 volume 0 taker 1000000 maker 1000000")
        .hasSize(3);
    assertThat(engine.engine.nextDeadlineNs()).isEqualTo(31 * DAY_NS);
    engine.tick();
    assertThat(engine.engine.nextDeadlineNs()).isEqualTo(32 * DAY_NS);
  }

  @Test
  void shouldLetTheTierOfATradesMomentRuleForRestingOrdersToo() {
    engine.feeSchedule(schedule());
    engine.tick();
    engine.sell(alice, btc, 100, 1_000);
    assertThat(engine.feeTier(1, 1)).contains("fee tier a1 s1 1 given volume 0 taker 400 maker 0");
    assertThat(engine.place(ioc(bob, btc, Side.BUY, 50, 1_000)))
        .anyMatch(line -> line.contains("fee 25 maker #1 s1 leaves 50 fee 0 "));
    engine.feeTier(2, 1);
    engine.feeTier(1, SetFeeTier.BY_VOLUME);
    assertThat(engine.place(ioc(bob, btc, Side.BUY, 50, 1_000)))
        .anyMatch(line -> line.contains("fee 20 maker #1 s1 leaves 0 fee 5 "));
  }

  @Test
  void shouldNotAskADelistedMarketWhoseRatesNobodyCouldChange() {
    int free = engine.openMarket(EngineUnderTest.parameters(), 1_000);
    FeeSchedule rebate = new FeeSchedule();
    rebate.put(0, 1, 400, -100);
    assertThat(engine.feeSchedule(rebate)).containsExactly("= REBATE_ABOVE_FEE");
    engine.state(free, MarketState.SETTLEMENT);
    engine.tick();
    assertThat(engine.state(free, MarketState.DELISTED)).contains("= NONE");
    assertThat(engine.feeSchedule(rebate)).contains("= NONE");
  }

  @Test
  void shouldCountNoMoreOfADayThanASumOfThirtyCanHold() {
    MarketParameters huge = parameters();
    huge.maxPriceTicks = Integer.MAX_VALUE;
    huge.maxOrderLots = 1L << 30;
    huge.maxOpenInterestLots = 1L << 30;
    huge.initialMarginPpm = 3_000;
    huge.maintenanceMarginPpm = 2_000;
    int market = engine.openMarket(huge, 1 << 30);
    engine.deposit(alice, 1L << 58);
    engine.deposit(bob, 1L << 58);
    engine.feeSchedule(schedule());
    engine.tick();
    engine.sell(alice, market, 1L << 28, 1 << 30);
    assertThat(engine.place(ioc(bob, market, Side.BUY, 1L << 28, 1 << 30))).contains("= NONE #2");
    assertThat(tickAt(DAY_NS)).hasSize(3);
    assertThat(view.tradedVolumeMicros(1)).isEqualTo(1L << 57);
  }
}
