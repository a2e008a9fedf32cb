package io.quantdesk.engine;

import static io.quantdesk.engine.EngineUnderTest.parameters;
import static io.quantdesk.engine.EngineUnderTest.set;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.engine.command.CreateMarket;
import io.quantdesk.engine.market.MarketParameters;
import io.quantdesk.engine.market.MarketState;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class MarketTest {
  private static final String WIDE =
      "tick 1000000 lot 1000000 order 1..1000000 oi 10000000 price 1000000 im 100000 mm 50000"
          + " taker 0 maker 0 band 50000";

  private final EngineUnderTest engine = new EngineUnderTest();

  @Test
  void shouldCreateAMarketThatTakesNothingYet() {
    assertThat(engine.createMarket("BTC-PERP", parameters()))
        .containsExactly("market m1 BTC-PERP INITIALIZING " + WIDE, "= NONE");
    assertThat(engine.createMarket("BTC-PERP", parameters())).containsExactly("= DUPLICATE_SYMBOL");
    assertThat(engine.view.microsPerLotTick(1)).isEqualTo(1);
  }

  @Test
  void shouldRefuseSymbolsThatAreNone() {
    for (String symbol :
        new String[] {"", "A B", "A\u0000B", "A\u007f", "ABCDEFGHIJKLMNOPQRSTUVWXY"}) {
      assertThat(engine.createMarket(symbol, parameters())).containsExactly("= INVALID_SYMBOL");
    }
    assertThat(engine.createMarket("ABCDEFGHIJKLMNOPQRSTUVWX", parameters()))
        .last()
        .isEqualTo("= NONE");
  }

  @Test
  void shouldCheckSymbolBeforeParametersBeforeCapacity() {
    MarketParameters nothing = new MarketParameters();
    assertThat(engine.createMarket("", nothing)).containsExactly("= INVALID_SYMBOL");
    assertThat(engine.createMarket("X", nothing)).containsExactly("= INVALID_TICK_OR_LOT_SIZE");
  }

  @Test
  void shouldRefuseUnitsThatAreNotWholeMicros() {
    assertRefused("INVALID_TICK_OR_LOT_SIZE", p -> p.tickSizeE9 = 0);
    assertRefused("INVALID_TICK_OR_LOT_SIZE", p -> p.lotSizeE9 = -1);
    assertRefused("INVALID_TICK_OR_LOT_SIZE", p -> p.tickSizeE9 = 999_999);
    assertRefused("INVALID_TICK_OR_LOT_SIZE", p -> p.tickSizeE9 = 1_000_001);
    assertRefused(
        "INVALID_TICK_OR_LOT_SIZE",
        p -> {
          p.tickSizeE9 = Long.MAX_VALUE;
          p.lotSizeE9 = Long.MAX_VALUE;
        });
    // 0.5 USDC x 0.001 = 500 micros.
    MarketParameters bitcoin = parameters();
    bitcoin.tickSizeE9 = 500_000_000;
    bitcoin.lotSizeE9 = 1_000_000;
    assertThat(engine.createMarket("BTC-PERP", bitcoin)).last().isEqualTo("= NONE");
    assertThat(engine.view.microsPerLotTick(1)).isEqualTo(500);
  }

  @Test
  void shouldRefuseParametersOutOfRangeInTheDocumentedOrder() {
    assertRefused("INVALID_ORDER_LIMITS", p -> p.minOrderLots = 0);
    assertRefused("INVALID_ORDER_LIMITS", p -> p.maxOrderLots = 0);
    assertRefused("INVALID_ORDER_LIMITS", p -> p.maxOpenInterestLots = p.maxOrderLots - 1);
    assertRefused("INVALID_ORDER_LIMITS", p -> p.maxPriceTicks = 0);
    assertRefused(
        "ARITHMETIC_LIMIT", p -> p.maxOpenInterestLots = (1L << 62) / p.maxPriceTicks + 1);
    assertRefused("ARITHMETIC_LIMIT", p -> p.tickSizeE9 = 5_000_000_000_000_000_000L);
    assertRefused("INVALID_MARGIN_RATE", p -> p.maintenanceMarginPpm = 0);
    assertRefused("INVALID_MARGIN_RATE", p -> p.maintenanceMarginPpm = p.initialMarginPpm);
    assertRefused("INVALID_MARGIN_RATE", p -> p.initialMarginPpm = 1_000_001);
    assertRefused("INVALID_MARGIN_TIERS", p -> p.upperTiers.put(1, 1_000, 200_000, 60_000));
    assertRefused("INVALID_MARGIN_TIERS", p -> p.upperTiers.put(0, -1, 200_000, 60_000));
    assertRefused("INVALID_MARGIN_TIERS", p -> p.upperTiers.put(0, 0, 200_000, 60_000));
    assertRefused("INVALID_MARGIN_TIERS", p -> p.upperTiers.put(0, 1_000, 100_000, 60_000));
    assertRefused("INVALID_MARGIN_TIERS", p -> p.upperTiers.put(0, 1_000, 200_000, 50_000));
    assertRefused("INVALID_MARGIN_TIERS", p -> p.upperTiers.put(0, 1_000, 200_000, 200_000));
    assertRefused("INVALID_MARGIN_TIERS", p -> p.upperTiers.put(0, 1_000, 1_000_001, 60_000));
    assertRefused(
        "INVALID_MARGIN_TIERS",
        p -> {
          p.upperTiers.put(0, 1_000, 200_000, 60_000);
          p.upperTiers.put(1, 1_000, 300_000, 70_000);
        });
    assertRefused("INVALID_PROFIT_HAIRCUT", p -> p.profitHaircutPpm = -1);
    assertRefused("INVALID_PROFIT_HAIRCUT", p -> p.profitHaircutPpm = 1_000_001);
    assertRefused("INVALID_FEE_RATE", p -> p.takerFeePpm = -1);
    assertRefused("INVALID_FEE_RATE", p -> p.takerFeePpm = 50_001);
    assertRefused("INVALID_FEE_RATE", p -> p.makerFeePpm = 50_001);
    assertRefused("INVALID_FEE_RATE", p -> p.makerFeePpm = -1);
    assertRefused("INVALID_BAND", p -> p.marketOrderBandPpm = -1);
    assertRefused("INVALID_BAND", p -> p.marketOrderBandPpm = 1_000_000);
    assertRefused(
        "INVALID_MARGIN_RATE",
        p -> {
          p.maintenanceMarginPpm = 0;
          p.takerFeePpm = -1;
        });
  }

  @Test
  void shouldChangeParametersButNotUnits() {
    engine.openMarket(parameters(), 1_000);
    MarketParameters changed = parameters();
    changed.takerFeePpm = 100;
    assertThat(engine.updateMarket(1, changed))
        .containsExactly("updated m1 " + WIDE.replace("taker 0", "taker 100"), "= NONE");
    assertThat(engine.updateMarket(2, changed)).containsExactly("= UNKNOWN_MARKET");
    changed.lotSizeE9++;
    assertThat(engine.updateMarket(1, changed)).containsExactly("= UNITS_ARE_FIXED");
    changed = parameters();
    changed.maxPriceTicks--;
    assertThat(engine.updateMarket(1, changed)).containsExactly("= MAX_PRICE_CANNOT_FALL");
    changed.maxPriceTicks = 0;
    assertThat(engine.updateMarket(1, changed)).containsExactly("= INVALID_ORDER_LIMITS");
    changed = parameters();
    changed.initialMarginPpm = 0;
    assertThat(engine.updateMarket(1, changed)).containsExactly("= INVALID_MARGIN_RATE");
  }

  @Test
  void shouldRefuseAHighestPriceAtWhichRestingOrdersLeaveTheRange() {
    MarketParameters parameters = parameters();
    parameters.maxPriceTicks = 10;
    parameters.maxOpenInterestLots = 1_000_000;
    engine.openMarket(parameters, 1);
    int trader = engine.trader(1L << 60);
    for (int i = 0; i < 5; i++) {
      engine.buy(trader, 1, 1_000_000, 1);
    }
    // 5 million lots in orders at k = 1: up to (2^62 - 1) / 5,000,000 ticks = 922,337,203,685.
    MarketParameters raised = parameters();
    raised.maxOpenInterestLots = 1_000_000;
    raised.maxPriceTicks = Integer.MAX_VALUE;
    assertThat(engine.updateMarket(1, raised)).last().isEqualTo("= NONE");

    MarketParameters thick = parameters();
    thick.tickSizeE9 = 1_000_000_000_000L;
    thick.maxPriceTicks = 10;
    thick.maxOpenInterestLots = 1_000_000;
    engine.openMarket(thick, 1);
    engine.buy(trader, 2, 1_000_000, 1);
    engine.buy(trader, 2, 1_000_000, 1);
    engine.buy(trader, 2, 1_000_000, 1);
    thick.maxPriceTicks = 2_000_000;
    assertThat(engine.updateMarket(2, thick)).containsExactly("= ARITHMETIC_LIMIT");
    thick.maxPriceTicks = 1_537_228;
    assertThat(engine.updateMarket(2, thick)).last().isEqualTo("= NONE");
  }

  @Test
  void shouldOpenOnlyWithAMarkAndNeverGoBack() {
    engine.createMarket("BTC-PERP", parameters());
    assertThat(engine.state(2, MarketState.OPEN)).containsExactly("= UNKNOWN_MARKET");
    assertThat(engine.state(1, null)).containsExactly("= INVALID_FIELD");
    assertThat(engine.state(1, MarketState.HALTED)).containsExactly("= INVALID_STATE_TRANSITION");
    assertThat(engine.state(1, MarketState.CANCEL_ONLY))
        .containsExactly("= INVALID_STATE_TRANSITION");
    assertThat(engine.state(1, MarketState.INITIALIZING))
        .containsExactly("= INVALID_STATE_TRANSITION");
    assertThat(engine.state(1, MarketState.OPEN)).containsExactly("= NO_MARK_PRICE");
    engine.mark(1, 5);
    assertThat(engine.state(1, MarketState.POST_ONLY))
        .containsExactly("state m1 POST_ONLY", "= NONE");
    MarketState[] free = {
      MarketState.OPEN, MarketState.HALTED, MarketState.CANCEL_ONLY, MarketState.POST_ONLY
    };
    for (MarketState from : free) {
      for (MarketState to : free) {
        if (engine.view.marketState(1) != from) {
          assertThat(engine.state(1, from)).last().isEqualTo("= NONE");
        }
        assertThat(engine.state(1, to))
            .last()
            .isEqualTo(from == to ? "= INVALID_STATE_TRANSITION" : "= NONE");
        assertThat(engine.state(1, MarketState.INITIALIZING))
            .containsExactly("= INVALID_STATE_TRANSITION");
      }
    }
  }

  @Test
  void shouldTakeOraclePricesRoundedToTheNearestTick() {
    MarketParameters bitcoin = parameters();
    bitcoin.tickSizeE9 = 500_000_000;
    engine.createMarket("BTC-PERP", bitcoin);
    assertThat(engine.oracle(1, 5_000_012L, -2, 7))
        .containsExactly(
            "oracle m1 5000012e-2 +/- 0 at 7 index 100000",
            "mark m1 100000 index 100000",
            "= NONE");
    // 50,000.25 lies between 100,000 and 100,001 ticks: to the even one.
    assertThat(engine.oracle(1, 5_000_025L, -2, 7).get(1)).isEqualTo("mark m1 100000 index 100000");
    assertThat(engine.oracle(1, 5_000_075L, -2, 8).get(1)).isEqualTo("mark m1 100002 index 100002");
    assertThat(engine.oracle(1, 5_000_026L, -2, 8).get(1)).isEqualTo("mark m1 100001 index 100001");
    assertThat(engine.oracle(1, 50_000_000_000_000L, -9, 8).get(1))
        .isEqualTo("mark m1 100000 index 100000");
    assertThat(engine.oracle(1, 5, 4, 9).get(1)).isEqualTo("mark m1 100000 index 100000");
  }

  @Test
  void shouldRefuseOraclePricesThatAreNone() {
    engine.createMarket("BTC-PERP", parameters());
    assertThat(engine.oracle(2, 1, 0, 1)).containsExactly("= UNKNOWN_MARKET");
    assertThat(engine.oracle(1, 1, 0, -1)).containsExactly("= ORACLE_TIME_BACKWARDS");
    assertThat(engine.oracle(1, 0, 0, 1)).containsExactly("= INVALID_ORACLE_PRICE");
    assertThat(engine.oracle(1, -1, 0, 1)).containsExactly("= INVALID_ORACLE_PRICE");
    assertThat(engine.oracle(1, 1, -19, 1)).containsExactly("= INVALID_ORACLE_PRICE");
    assertThat(engine.oracle(1, 1, 10, 1)).containsExactly("= INVALID_ORACLE_PRICE");
    // A tick is 0.001: 0.0005 rounds to 0, which is no price; 1,000.0005 to 1,000,000, the highest.
    assertThat(engine.oracle(1, 5, -4, 1)).containsExactly("= INVALID_ORACLE_PRICE");
    assertThat(engine.oracle(1, 6, -4, 1)).last().isEqualTo("= NONE");
    assertThat(engine.oracle(1, 10_000_005, -4, 1)).last().isEqualTo("= NONE");
    assertThat(engine.oracle(1, 10_000_006, -4, 1)).containsExactly("= INVALID_ORACLE_PRICE");
    assertThat(engine.oracle(1, Long.MAX_VALUE, 9, 1)).containsExactly("= INVALID_ORACLE_PRICE");
    assertThat(engine.oracle(1, 1, 0, 0)).containsExactly("= ORACLE_TIME_BACKWARDS");
    assertThat(engine.oracle(1, 1, 0, 1)).last().isEqualTo("= NONE");
  }

  @Test
  void shouldRefuseANegativeConfidence() {
    engine.createMarket("BTC-PERP", parameters());
    var update = new io.quantdesk.engine.command.UpdateOracle();
    update.marketId = 1;
    update.priceMantissa = 1;
    update.confidenceMantissa = -1;
    engine.engine.updateOracle(engine.next(), update);
    assertThat(engine.done()).containsExactly("= INVALID_ORACLE_PRICE");
  }

  private void assertRefused(String reason, Consumer<MarketParameters> change) {
    CreateMarket command = new CreateMarket();
    set(command.symbol, "BTC-PERP");
    command.parameters.set(parameters());
    change.accept(command.parameters);
    assertThat(engine.createMarket("BTC-PERP", command.parameters)).containsExactly("= " + reason);
  }
}
