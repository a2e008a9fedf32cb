package io.quantdesk.engine;

import static io.quantdesk.engine.EngineUnderTest.USDC;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.engine.market.MarketState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a market that is settled closes its positions in bounded steps (c11). */
class SettlementTest {
  private static final int PAIRS_PER_STEP = 256;

  private final EngineUnderTest engine = new EngineUnderTest();
  private final int btc = engine.openMarket(EngineUnderTest.parameters(), 1_000);
  private final int bob = engine.trader(1_000 * USDC);

  /** So many longs of a lot each against one short. */
  private void open(int longs) {
    for (int i = 0; i < longs; i++) {
      int trader = engine.trader(USDC);
      engine.sell(bob, btc, 1, 1_000);
      engine.buy(trader, btc, 1, 1_000);
    }
  }

  private static long settled(List<String> lines) {
    return lines.stream().filter(line -> line.startsWith("settled")).count();
  }

  @Test
  void shouldCloseSoManyPairsInATickAndRefuseToDelistBefore() {
    open(PAIRS_PER_STEP + 44);
    assertThat(engine.state(btc, MarketState.SETTLEMENT, 900))
        .contains("state m1 SETTLEMENT at 900");

    assertThat(settled(engine.tick())).isEqualTo(2 * PAIRS_PER_STEP);
    assertThat(engine.view.openInterestLots(btc)).isEqualTo(44);
    assertThat(engine.engine.nextDeadlineNs()).isLessThanOrEqualTo(engine.header.timeNs);
    assertThat(engine.state(btc, MarketState.DELISTED)).last().isEqualTo("= MARKET_NOT_EMPTY");

    assertThat(settled(engine.tick())).isEqualTo(2 * 44);
    assertThat(engine.view.openInterestLots(btc)).isZero();
    while (engine.view.awaitsMarginChecks()) {
      assertThat(engine.tick()).containsExactly("= NONE");
    }
    assertThat(engine.engine.nextDeadlineNs()).isEqualTo(Engine.NO_DEADLINE);
    assertThat(engine.state(btc, MarketState.DELISTED)).last().isEqualTo("= NONE");
  }

  @Test
  void shouldSettleOneMarketAfterTheOther() {
    int eth = engine.openMarket(EngineUnderTest.parameters(), 1_000);
    open(1);
    int carol = engine.trader(USDC);
    engine.sell(bob, eth, 1, 1_000);
    engine.buy(carol, eth, 1, 1_000);
    engine.state(eth, MarketState.SETTLEMENT);
    engine.state(btc, MarketState.SETTLEMENT);

    assertThat(settled(engine.tick())).isEqualTo(2);
    assertThat(engine.view.openInterestLots(eth)).isZero();
    assertThat(engine.view.openInterestLots(btc)).isEqualTo(1);

    assertThat(settled(engine.tick())).isEqualTo(2);
    assertThat(engine.view.openInterestLots(btc)).isZero();
  }
}
