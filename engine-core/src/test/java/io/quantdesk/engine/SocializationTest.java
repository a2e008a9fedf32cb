package io.quantdesk.engine;

import static io.quantdesk.engine.EngineUnderTest.USDC;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.engine.market.LiquidationRules;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.order.Side;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * How debt that the insurance fund cannot pay is spread (c7.7). One lot at one tick is one micro.
 *
 * <p>The debtor loses in another market and has 10 lots more, whose zero price nobody can take: he
 * owes 6,000 when all is closed.
 */
class SocializationTest {
  private static final long ORDER_LOTS_MAX = 1_000_000;
  private static final long SCALE = 1 << 20;

  private final EngineUnderTest engine = new EngineUnderTest();
  private final int btc = engine.openMarket(EngineUnderTest.parameters(), 1_000);
  private final int eth = engine.openMarket(EngineUnderTest.parameters(), 1_000);
  private final int rich = engine.trader(1_000_000 * USDC);
  private final int debtor = engine.trader(150_000);

  private void rules(boolean socializesLosses) {
    LiquidationRules rules = new LiquidationRules();
    rules.closeOutPpm = 666_667;
    rules.socializesLosses = socializesLosses;
    engine.liquidationRules(btc, rules);
    engine.liquidationRules(eth, rules);
  }

  /** Somebody with so much a lot holds the other side of the debtor's 10 lots, and some more. */
  private int holder(Side side, long moreLots, long microsPerLot) {
    int holder = engine.trader((10 + moreLots) * microsPerLot);
    trade(debtor, holder, side, 10);
    for (long left = moreLots; left > 0; left -= ORDER_LOTS_MAX) {
      trade(rich, holder, side, Math.min(left, ORDER_LOTS_MAX));
    }
    return holder;
  }

  private void trade(int maker, int taker, Side side, long lots) {
    if (side == Side.BUY) {
      engine.sell(maker, btc, lots, 1_000);
      engine.buy(taker, btc, lots, 1_000);
    } else {
      engine.buy(maker, btc, lots, 1_000);
      engine.sell(taker, btc, lots, 1_000);
    }
  }

  /** E = 150,000 - 500,000, of which 344,000 leave with 1,000 lots closed at 844. */
  private List<String> loseElsewhere() {
    engine.sell(rich, eth, 1_000, 1_000);
    engine.buy(debtor, eth, 1_000, 1_000);
    engine.mark(eth, 500);
    return ticks();
  }

  private List<String> ticks() {
    List<String> lines = new ArrayList<>();
    while (engine.engine.nextDeadlineNs() <= engine.header.timeNs) {
      List<String> tick = engine.tick();
      lines.addAll(tick.subList(0, tick.size() - 1));
    }
    return lines;
  }

  /** 6,000 x 2^20 / 3,000,000 = 2,097.152 a lot, and 2,098 x 3,000,000 / 2^20 = 6,002.4. */
  @Test
  void shouldSpreadTheDebtOverTheShortsByTheirLotsAndKeepTheDust() {
    rules(true);
    int carol = holder(Side.SELL, 3_000_000, 300);
    engine.buy(rich, btc, 5, 500);

    assertThat(loseElsewhere())
        .containsSubsequence(
            "liquidation s2 LAST_RESORT m1 lots 10 leaves 0 for 10000 fee 0 zero 1000 limit 1000 with s3",
            "socialized s2 m1 SELL 3000000 bear 6000 and 2 of dust 2 F -2098 by -2098 uncovered 0",
            "balance s2 0 by 6000 LOSS_SOCIALIZED",
            "state m1 REDUCE_ONLY",
            "liquidated s2 equity 0 maintenance 0 bad debt 0 uncovered 0",
            "done #9 s1 m1 BUY 5@500 cum 0 MARKET_REDUCE_ONLY level 0");
    assertThat(engine.view.fundingIndex(btc, Side.BUY)).isZero();
    assertThat(engine.view.fundingPoolMicros(btc)).isEqualTo(-6_002);
    assertThat(engine.view.dustMicros(btc)).isEqualTo(2);
    assertThat(engine.view.positionOwedMicros(engine.view.position(carol, btc))).isEqualTo(6_003);
    assertThat(engine.view.marketState(eth)).isEqualTo(MarketState.OPEN);
  }

  @Test
  void shouldSpreadTheDebtOfAShortOverTheLongs() {
    rules(true);
    holder(Side.BUY, 100, 300);

    assertThat(loseElsewhere())
        .contains(
            "socialized s2 m1 BUY 100 bear 6000 and 0 of dust 0 F 62914560 by 62914560 uncovered 0");
    assertThat(engine.view.fundingIndex(btc, Side.SELL)).isZero();
  }

  /** Of 120 a lot 100 go: less than maintenance margin is left. */
  @Test
  void shouldLiquidateThoseWhomTheLossBringsBelowTheirMaintenanceMargin() {
    rules(true);
    int carol = holder(Side.SELL, 60, 120);

    assertThat(loseElsewhere())
        .containsSubsequence(
            "balance s2 0 by 6000 LOSS_SOCIALIZED",
            "liquidating s3 equity 2400 maintenance 3000",
            "paid s3 m1 -60 pays 6000 F -104857600",
            "liquidated s3 equity 0 maintenance 0 bad debt 0 uncovered 0");
    assertThat(engine.view.cashMicros(carol)).isZero();
  }

  /** The index stays within half of the highest price: 500,000 a lot. */
  @Test
  void shouldSpreadWhatTheBoundOfTheIndexAllowsAndLeaveTheRest() {
    rules(true);
    engine.deposit(debtor, 110 * USDC);
    holder(Side.SELL, 1, 300);
    engine.sell(rich, eth, ORDER_LOTS_MAX, 1_000);
    engine.buy(debtor, eth, ORDER_LOTS_MAX, 1_000);
    engine.mark(eth, 1);

    long bound = 500_000 * SCALE;
    assertThat(ticks())
        .containsSubsequence(
            "socialized s2 m1 SELL 1 bear 500000 and 0 of dust 0 F "
                + -bound
                + " by "
                + -bound
                + " uncovered 7350000",
            "balance s2 -7350000 by 500000 LOSS_SOCIALIZED",
            "liquidated s2 equity -7350000 maintenance 0 bad debt 0 uncovered 7350000");
  }

  @Test
  void shouldLeaveTheDebtWhereItIsWhenNobodyHoldsTheOtherSide() {
    rules(true);
    holder(Side.SELL, 0, 300);

    assertThat(loseElsewhere())
        .containsSubsequence(
            "socialized s2 m1 SELL 0 bear 0 and 0 of dust 0 F 0 by 0 uncovered 6000",
            "state m1 REDUCE_ONLY",
            "liquidated s2 equity -6000 maintenance 0 bad debt 0 uncovered 6000");
    assertThat(engine.view.cashMicros(debtor)).isEqualTo(-6_000);
  }

  @Test
  void shouldSpreadNothingInAMarketThatDoesNot() {
    rules(false);
    holder(Side.SELL, 100, 300);

    assertThat(loseElsewhere())
        .contains("liquidated s2 equity -6000 maintenance 0 bad debt 0 uncovered 6000")
        .noneMatch(line -> line.startsWith("socialized") || line.startsWith("state"));
    assertThat(engine.view.marketState(btc)).isEqualTo(MarketState.OPEN);
  }

  @Test
  void shouldLetTheInsuranceFundPayFirst() {
    rules(true);
    engine.fundInsurance(btc, 5_000);
    holder(Side.SELL, 100, 300);

    assertThat(loseElsewhere())
        .containsSubsequence(
            "balance s2 -1000 by 5000 BAD_DEBT",
            "socialized s2 m1 SELL 100 bear 1000 and 0 of dust 0 F -10485760 by -10485760 uncovered 0",
            "liquidated s2 equity 0 maintenance 0 bad debt 5000 uncovered 0");
  }
}
