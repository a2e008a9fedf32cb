package io.quantdesk.engine;

import static io.quantdesk.engine.EngineUnderTest.ioc;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.threshold.MarginWatch;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is measured when the price or the weight of collateral falls; nobody may be missed. */
class CollateralWatchTest {
  private static final int PRICE = 100_000;
  private static final int HOLDERS = 300;

  private final EngineUnderTest engine = new EngineUnderTest();
  private final EngineView view = engine.view;
  private int market;
  private int asset;
  private int rich;

  @BeforeEach
  void openMarket() {
    market = engine.openMarket(EngineUnderTest.parameters(), 1_000);
    asset = engine.asset("S", 700_000, 800_000, PRICE);
    rich = engine.trader(1_000_000_000);
  }

  /**
   * E = 8,000, MM = 500. Of 7,496 to share out 3,331 are the asset's, 41,637 ticks of 0.08 each; E
   * is below 500 from 6,249 ticks down.
   */
  @Test
  void shouldMeasureNobodyBeforeCollateralHasUsedUpItsShare() {
    int alice = holder();
    long checks = view.marginChecks();

    engine.assetPrice(asset, 58_363);
    assertThat(view.marginChecks()).isEqualTo(checks);
    engine.assetPrice(asset, 58_362);
    assertThat(view.marginChecks()).isEqualTo(checks + 1);
    assertThat(view.isAtRisk(alice)).isFalse();

    engine.assetPrice(asset, 6_250);
    assertThat(view.isAtRisk(alice)).isFalse();
    engine.assetPrice(asset, 6_249);
    assertThat(view.isAtRisk(alice)).isTrue();
  }

  @Test
  void shouldNeverMeasureWhoHasNeitherAPositionNorADebt() {
    int alice = engine.trader(1);
    engine.depositCollateral(alice, asset, 100);
    long checks = view.marginChecks();

    engine.assetPrice(asset, 1);
    engine.asset("S", 0, 0, 1);

    assertThat(view.marginChecks()).isEqualTo(checks);
  }

  /** At half of the price the whole collateral could not be lost any more. */
  @Test
  void shouldWatchAShareThatWasDepositedLater() {
    int alice = holder();
    engine.depositCollateral(alice, asset, 900);

    engine.assetPrice(asset, 700);
    assertThat(view.isAtRisk(alice)).isFalse();
    // 1,000 x 0.8 x 0.624 = 499.2
    engine.assetPrice(asset, 624);
    assertThat(view.isAtRisk(alice)).isTrue();
  }

  @Test
  void shouldMissNobodyWhenAPriceFallsOnMany() {
    List<Integer> holders = holders();

    engine.assetPrice(asset, 6_249);

    finishFrom(holders);
  }

  @Test
  void shouldMissNobodyWhenAWeightFallsOnMany() {
    List<Integer> holders = holders();

    engine.asset("S", 40_000, 40_000, PRICE);

    finishFrom(holders);
  }

  /** Some of them with the command, the others with ticks; the invariants know who waits. */
  private void finishFrom(List<Integer> holders) {
    long known = holders.stream().filter(this::isKnown).count();
    assertThat(known).isBetween(1L, (long) MarginWatch.MAX_CHECKS * 2);
    assertThat(view.awaitsMarginChecks()).isTrue();
    for (int ticks = 0; view.awaitsMarginChecks() && ticks < HOLDERS; ticks++) {
      engine.tick();
    }
    assertThat(view.awaitsMarginChecks()).isFalse();
    assertThat(holders).allMatch(this::isKnown);
  }

  private boolean isKnown(int scopeId) {
    return view.isAtRisk(scopeId) || view.isUnderLiquidation(scopeId);
  }

  private List<Integer> holders() {
    List<Integer> holders = new ArrayList<>();
    for (int i = 0; i < HOLDERS; i++) {
      holders.add(holder());
    }
    return holders;
  }

  /** Long 10 at 1,000 with 100 units, which count as 8,000 micros for maintenance margin. */
  private int holder() {
    int scopeId = engine.trader(1);
    engine.withdraw(scopeId, 1);
    engine.depositCollateral(scopeId, asset, 100);
    engine.sell(rich, market, 10, 1_000);
    engine.place(ioc(scopeId, market, Side.BUY, 10, 1_000));
    return scopeId;
  }
}
