package io.quantdesk.engine;

import static io.quantdesk.engine.EngineUnderTest.USDC;
import static io.quantdesk.engine.EngineUnderTest.limit;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.market.LiquidationRules;
import io.quantdesk.engine.market.MarketParameters;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.order.OrdType;
import io.quantdesk.engine.order.SelfTradePrevention;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.order.TimeInForce;
import io.quantdesk.engine.order.TriggerSource;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** Whole lists of the events of liquidations. One lot at one tick is one micro. */
class LiquidationTest {
  private static final long SECOND_NS = 1_000_000_000;

  private final EngineUnderTest engine = new EngineUnderTest();
  private final int btc = engine.openMarket(EngineUnderTest.parameters(), 1_000);
  private final int alice = engine.trader(120_000);
  private final int bob = engine.trader(1_000 * USDC);
  private final int carol = engine.trader(1_000 * USDC);

  private static LiquidationRules rules() {
    LiquidationRules rules = new LiquidationRules();
    rules.feePpm = 5_000;
    rules.bufferPpm = 100_000;
    rules.adjustmentPpm = 1_000_000;
    rules.spreadPpm = 1_000_000;
    rules.closeOutPpm = 666_667;
    rules.cooldownNs = 30 * SECOND_NS;
    return rules;
  }

  /** Alice is long 1,000 lots at 1,000: value 1 USDC, equity 0.12, maintenance 0.05. */
  private void open() {
    engine.sell(bob, btc, 1_000, 1_000);
    engine.buy(alice, btc, 1_000, 1_000);
  }

  private List<String> ticks() {
    List<String> lines = new ArrayList<>();
    while (engine.engine.nextDeadlineNs() <= engine.header.timeNs) {
      List<String> tick = engine.tick();
      lines.addAll(tick.subList(0, tick.size() - 1));
    }
    return lines;
  }

  /**
   * E = 120,000 - 80,000, MM = 46,000. To E = 1.1 MM lack 10,600; a lot frees 920 x (0.05 x 1.1 -
   * 0.005) = 46: 231 lots. z = 1,000 - 80 - 40; the limit is 6,000 / 1,000 below the mark.
   */
  @Test
  void shouldCloseWhatRestoresTheBufferAndTakeTheFee() {
    engine.liquidationRules(btc, rules());
    open();
    engine.buy(carol, btc, 1_000, 920);
    engine.mark(btc, 920);

    assertThat(ticks())
        .containsExactly(
            "liquidating s1 equity 40000 maintenance 46000",
            "accepted #4 s1 m1 SELL 231@914 LIMIT IOC reduce-only cl 0 rests 0 level 0",
            "traded 2 m1 SELL 231@920 taker #4 s1 leaves 0 fee 0 maker #3 s3 leaves 769 fee 0 level 769",
            "position s3 m1 231 cost 212520 realized 0 total 0",
            "position s1 m1 769 cost 769000 realized -18480 total -18480",
            "balance s1 101520 by -18480 TRADE",
            "balance s1 100457 by -1063 LIQUIDATION_FEE",
            "insurance m1 1063 by 1063 LIQUIDATION_FEE",
            "liquidation s1 MARKET m1 lots 231 leaves 769 for 212520 fee 1063 zero 880 limit 914",
            "liquidated s1 equity 38937 maintenance 35374 bad debt 0 uncovered 0",
            "alert s1 below 12000 health 11007");
    assertThat(engine.view.isUnderLiquidation(alice)).isFalse();
  }

  /** At 900 equity is 20,000, below two thirds of 45,000: the position leaves the market at z. */
  @Test
  void shouldDeleverageAtTheZeroPriceWhatNobodyBuysCloseToTheEnd() {
    engine.liquidationRules(btc, rules());
    open();
    engine.mark(btc, 900);

    assertThat(ticks())
        .containsExactly(
            "liquidating s1 equity 20000 maintenance 45000",
            "accepted #3 s1 m1 SELL 656@880 LIMIT IOC reduce-only cl 0 rests 0 level 0",
            "done #3 s1 m1 SELL 656@880 cum 0 IOC_REMAINDER unrested",
            "liquidation s1 MARKET m1 lots 0 leaves 1000 for 0 fee 0 zero 880 limit 880",
            "liquidation s1 DELEVERAGING m1 lots 1000 leaves 0 for 880000 fee 0 zero 880 limit 880 with s2",
            "position s1 m1 0 cost 0 realized -120000 total -120000",
            "balance s1 0 by -120000 DELEVERAGING",
            "position s2 m1 0 cost 0 realized 120000 total 120000",
            "balance s2 1000120000 by 120000 DELEVERAGING",
            "liquidated s1 equity 0 maintenance 0 bad debt 0 uncovered 0");
  }

  /** A step closes with 64 of them at most; the next goes on where it ended, without a search. */
  @Test
  void shouldGoOnWithWhomTheSearchHasFound() {
    int sellers = 100;
    for (int i = 0; i < sellers; i++) {
      engine.sell(engine.trader(USDC), btc, 10, 1_000);
    }
    engine.buy(alice, btc, 10L * sellers, 1_000);
    engine.liquidationRules(btc, rules());
    engine.mark(btc, 900);
    engine.tick();
    engine.tick();

    assertThat(engine.tick())
        .filteredOn(line -> line.startsWith("liquidation s1 DELEVERAGING m1 lots 10"))
        .hasSize(sellers);
    assertThat(engine.view.position(alice, btc)).isEqualTo(EngineView.NONE);
  }

  /**
   * A tick looks at 256 positions. When Alice's stop has closed hers before the search for it has
   * come to its end, what it has found is of no use to Dora, whose position is the same: the last
   * seller, whose leverage is by far the highest, comes first.
   */
  @Test
  void shouldSearchAnewAfterASearchThatHasNotComeToItsEnd() {
    int dora = engine.trader(120_000);
    int last = 0;
    for (int i = 1; i <= 300; i++) {
      last = engine.trader(i == 300 ? 3_000 : USDC);
      engine.sell(last, btc, 10, 1_000);
    }
    engine.buy(alice, btc, 1_000, 1_000);
    engine.buy(dora, btc, 1_000, 1_000);
    engine.buy(bob, btc, 1_000, 1_000);
    engine.place(stopOfAlice());
    engine.liquidationRules(btc, rules());
    engine.mark(btc, 900);
    engine.tick();
    engine.tick();
    engine.buy(bob, btc, 5_000, 890);
    engine.sell(carol, btc, 1, 890);

    assertThat(ticks())
        .filteredOn(line -> line.contains("DELEVERAGING m1"))
        .first(InstanceOfAssertFactories.STRING)
        .startsWith("liquidation s" + dora)
        .endsWith("with s" + last);
  }

  private PlaceOrder stopOfAlice() {
    PlaceOrder stop = new PlaceOrder();
    stop.subAccountId = alice;
    stop.marketId = btc;
    stop.side = Side.SELL;
    stop.ordType = OrdType.STOP_LIMIT;
    stop.priceTicks = 890;
    stop.timeInForce = TimeInForce.IOC;
    stop.orderQtyLots = 1_000;
    stop.triggerPriceTicks = 890;
    stop.triggerSource = TriggerSource.LAST;
    stop.selfTradePrevention = SelfTradePrevention.CANCEL_MAKER;
    stop.reduceOnly = true;
    stop.force = true;
    return stop;
  }

  /**
   * The long of the short that lost 1.9 USDC more than it had has lost 0.5 elsewhere: at the zero
   * price of 1,100 it would be left with less than nothing. So it gets the mark, and the fund pays
   * what it has.
   */
  @Test
  void shouldCloseAtTheMarkWhenNobodyCanTakeTheZeroPriceAndLetTheFundPay() {
    int eth = engine.openMarket(EngineUnderTest.parameters(), 1_000);
    int shorter = engine.trader(100_000);
    int longer = engine.trader(250_000);
    engine.fundInsurance(btc, 30_000);
    engine.buy(longer, btc, 1_000, 1_000);
    engine.sell(shorter, btc, 1_000, 1_000);
    engine.sell(bob, eth, 1_000, 1_000);
    engine.buy(longer, eth, 1_000, 1_000);
    engine.mark(btc, 3_000);
    engine.mark(eth, 500);

    assertThat(ticks())
        .containsSubsequence(
            "liquidating s4 equity -1900000 maintenance 150000",
            "liquidation s4 MARKET m1 lots 0 leaves -1000 for 0 fee 0 zero 1100 limit 1100",
            "liquidation s4 LAST_RESORT m1 lots 1000 leaves 0 for 3000000 fee 0 zero 3000 limit 3000 with s5",
            "balance s4 -1900000 by -2000000 DELEVERAGING",
            "balance s4 -1870000 by 30000 BAD_DEBT",
            "insurance m1 0 by -30000 BAD_DEBT",
            "liquidated s4 equity -1870000 maintenance 0 bad debt 30000 uncovered 1870000");
  }

  @Test
  void shouldCloseALargePositionInChunksWithPausesAndLeaveReduceOnlyStops() {
    LiquidationRules rules = rules();
    rules.chunkPpm = 200_000;
    rules.chunkAboveMicros = 100_000;
    engine.liquidationRules(btc, rules);
    open();
    engine.buy(alice, btc, 1, 800);
    PlaceOrder stop = limit(alice, btc, Side.SELL, 1_000, 0);
    stop.ordType = OrdType.STOP;
    stop.timeInForce = TimeInForce.IOC;
    stop.reduceOnly = true;
    stop.force = true;
    stop.triggerPriceTicks = 100;
    engine.place(stop);
    engine.buy(carol, btc, 150, 915);
    engine.mark(btc, 915);

    assertThat(ticks())
        .containsExactly(
            "liquidating s1 equity 35000 maintenance 45750",
            "done #3 s1 m1 BUY 1@800 cum 0 LIQUIDATION level 0",
            "accepted #6 s1 m1 SELL 200@905 LIMIT IOC reduce-only cl 0 rests 0 level 0",
            "traded 2 m1 SELL 150@915 taker #6 s1 leaves 50 fee 0 maker #5 s3 leaves 0 fee 0 level 0",
            "position s3 m1 150 cost 137250 realized 0 total 0",
            "position s1 m1 850 cost 850000 realized -12750 total -12750",
            "balance s1 107250 by -12750 TRADE",
            "done #6 s1 m1 SELL 50@905 cum 150 IOC_REMAINDER unrested",
            "balance s1 106563 by -687 LIQUIDATION_FEE",
            "insurance m1 687 by 687 LIQUIDATION_FEE",
            "liquidation s1 MARKET m1 lots 150 leaves 850 for 137250 fee 687 zero 880 limit 905",
            "alert s1 below 10000 health 8823",
            "reduced #4 s1 m1 SELL 850@0 leaves 850 REDUCE_ONLY unrested");
    assertThat(engine.sell(alice, btc, 1, 1_000)).last().isEqualTo("= UNDER_LIQUIDATION");
    assertThat(engine.withdraw(alice, 1)).last().isEqualTo("= UNDER_LIQUIDATION");
    assertThat(engine.deposit(alice, 1)).last().isEqualTo("= NONE");

    engine.comesAt(engine.header.timeNs + 30 * SECOND_NS);
    assertThat(ticks())
        .containsExactly(
            "accepted #7 s1 m1 SELL 185@910 LIMIT IOC reduce-only cl 0 rests 0 level 0",
            "done #7 s1 m1 SELL 185@910 cum 0 IOC_REMAINDER unrested",
            "liquidation s1 MARKET m1 lots 0 leaves 850 for 0 fee 0 zero 875 limit 910");
    engine.comesAt(engine.header.timeNs + 31 * SECOND_NS);
    assertThat(ticks())
        .startsWith("accepted #8 s1 m1 SELL 185@875 LIMIT IOC reduce-only cl 0 rests 0 level 0")
        .endsWith(
            "liquidated s1 equity 314 maintenance 0 bad debt 0 uncovered 0",
            "done #4 s1 m1 SELL 850@0 cum 0 REDUCE_ONLY unrested");
  }

  @Test
  void shouldWaitWhileTheMarketDoesNotTradeAndLetGoOfWhoHasRecovered() {
    engine.liquidationRules(btc, rules());
    open();
    engine.state(btc, MarketState.HALTED);
    engine.mark(btc, 920);
    assertThat(ticks()).containsExactly("liquidating s1 equity 40000 maintenance 46000");
    engine.mark(btc, 1_000);
    assertThat(ticks()).isEmpty();

    engine.comesAt(engine.header.timeNs + SECOND_NS);
    assertThat(ticks())
        .containsExactly("liquidated s1 equity 120000 maintenance 50000 bad debt 0 uncovered 0");
  }

  @Test
  void shouldRefuseRulesOutOfRangeAndFeesThatAPositionCouldNotPay() {
    LiquidationRules rules = rules();
    rules.feePpm = 50_001;
    assertThat(engine.liquidationRules(btc, rules)).last().isEqualTo("= INVALID_LIQUIDATION_RULES");
    rules.feePpm = 50_000;
    assertThat(engine.liquidationRules(btc, rules)).last().isEqualTo("= NONE");
    rules.bufferPpm = 1_000_001;
    assertThat(engine.liquidationRules(btc, rules)).last().isEqualTo("= INVALID_LIQUIDATION_RULES");
    assertThat(engine.liquidationRules(9, rules())).last().isEqualTo("= UNKNOWN_MARKET");

    MarketParameters parameters = EngineUnderTest.parameters();
    parameters.takerFeePpm = 1;
    assertThat(engine.updateMarket(btc, parameters)).last().isEqualTo("= INVALID_FEE_RATE");
  }

  @Test
  void shouldTakeMoneyForTheInsuranceFund() {
    assertThat(engine.fundInsurance(btc, 5))
        .containsExactly("insurance m1 5 by 5 FUNDED", "= NONE");
    assertThat(engine.fundInsurance(btc, 0)).containsExactly("= INVALID_AMOUNT");
    assertThat(engine.fundInsurance(9, 5)).containsExactly("= UNKNOWN_MARKET");
    assertThat(engine.fundInsurance(btc, Long.MAX_VALUE)).containsExactly("= ARITHMETIC_LIMIT");
    assertThat(engine.view.insuranceMicros(btc)).isEqualTo(5);
  }
}
