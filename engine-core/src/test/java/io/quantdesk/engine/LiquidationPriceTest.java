package io.quantdesk.engine;

import static io.quantdesk.engine.EngineUnderTest.ioc;
import static io.quantdesk.engine.EngineUnderTest.parameters;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.quantdesk.engine.market.MarketParameters;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.order.SideFilter;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The formula against a search tick by tick, in micros: k = 1 but for the third market. */
class LiquidationPriceTest {
  private static final long SEED = 20_261_121;
  private static final int MARKETS = 3;
  private static final int MARK = 1_000;
  private static final int LAST_TICK = 4_000;

  private final EngineUnderTest engine = new EngineUnderTest();
  private final int dealer = engine.trader(1L << 50);
  private final Random random = new Random(SEED);

  @Test
  void shouldEqualASearchTickByTickOverThousandsOfScopesWithTiers() {
    for (int i = 1; i <= MARKETS; i++) {
      MarketParameters parameters = parameters();
      parameters.lotSizeE9 *= i == 3 ? 7 : 1;
      engine.openMarket(parameters, MARK);
    }
    int trader = engine.trader(100_000);
    int found = 0;
    int none = 0;
    for (int i = 0; i < 3_000; i++) {
      change(trader);
      int position = engine.view.firstPosition(trader);
      while (position != EngineView.NONE) {
        if (engine.view.positionLots(position) != 0) {
          long expected = search(trader, position);
          long actual = Math.min(LAST_TICK, engine.view.liquidationTicks(position));
          if (actual != expected) {
            fail("seed %d, case %d: %d, expected %d", SEED, i, actual, expected);
          }
          found += expected == 0 ? 0 : 1;
          none += expected == 0 ? 1 : 0;
        }
        position = engine.view.nextPosition(position);
      }
    }
    assertThat(found).isGreaterThan(3_000);
    assertThat(none).isGreaterThan(100);
  }

  /** New tiers, another mark, a trade or another amount of cash. */
  private void change(int trader) {
    int market = 1 + random.nextInt(MARKETS);
    switch (random.nextInt(4)) {
      case 0 -> engine.updateMarket(market, tiers(market));
      case 1 -> engine.mark(market, MARK / 2 + random.nextInt(MARK));
      case 2 -> {
        engine.deposit(trader, 1 + random.nextInt(20_000));
        engine.withdraw(trader, random.nextInt(40_000));
      }
      default -> trade(trader, market);
    }
  }

  private MarketParameters tiers(int market) {
    MarketParameters parameters = copy(market);
    parameters.upperTiers.clear();
    parameters.maintenanceMarginPpm = 1 + random.nextInt(60_000);
    parameters.initialMarginPpm = parameters.maintenanceMarginPpm + 1 + random.nextInt(40_000);
    long bound = 0;
    int maintenance = parameters.maintenanceMarginPpm;
    int initial = parameters.initialMarginPpm;
    for (int i = 0; i < random.nextInt(8); i++) {
      bound += 1 + random.nextInt(100_000);
      maintenance += 1 + random.nextInt(90_000);
      initial = Math.max(initial, maintenance) + 1 + random.nextInt(10_000);
      parameters.upperTiers.put(i, bound, initial, maintenance);
    }
    return parameters;
  }

  private void trade(int trader, int market) {
    int mark = engine.view.markTicks(market);
    Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
    int lots = 1 + random.nextInt(150);
    if (side == Side.BUY) {
      engine.sell(dealer, market, lots, mark);
    } else {
      engine.buy(dealer, market, lots, mark);
    }
    engine.place(ioc(trader, market, side, lots, mark));
    engine.cancelAll(dealer, market, SideFilter.BOTH);
  }

  /**
   * The lowest price at which a long is safe, the highest at which a short is; 0: none; the last of
   * the search when it ends there.
   */
  private long search(int trader, int position) {
    int market = engine.view.positionMarketId(position);
    MarketParameters parameters = copy(market);
    long slackOfOthers = engine.view.cashMicros(trader);
    int other = engine.view.firstPosition(trader);
    while (other != EngineView.NONE) {
      if (other != position) {
        int otherMarket = engine.view.positionMarketId(other);
        slackOfOthers += slack(other, engine.view.markTicks(otherMarket), copy(otherMarket));
      }
      other = engine.view.nextPosition(other);
    }
    boolean isLong = engine.view.positionLots(position) > 0;
    long price = 0;
    while (price < LAST_TICK && slackOfOthers + slack(position, price, parameters) >= 0 != isLong) {
      price++;
    }
    return isLong || price == LAST_TICK ? price : Math.max(0, price - 1);
  }

  private MarketParameters copy(int market) {
    MarketParameters parameters = new MarketParameters();
    engine.view.copyParameters(market, parameters);
    return parameters;
  }

  /** What a position adds to equity less maintenance margin, each rate for what its tier holds. */
  private long slack(int position, long price, MarketParameters parameters) {
    long k = engine.view.microsPerLotTick(engine.view.positionMarketId(position));
    long value = engine.view.positionLots(position) * price * k;
    long notional = Math.abs(value);
    long parts = Math.multiplyExact(notional, parameters.maintenanceMarginPpm);
    int before = parameters.maintenanceMarginPpm;
    for (int i = 0; i < parameters.upperTiers.count(); i++) {
      int rate = parameters.upperTiers.maintenanceMarginPpm(i);
      long above = Math.max(0, notional - parameters.upperTiers.lowerBoundMicros(i));
      parts = Math.addExact(parts, Math.multiplyExact(above, rate - before));
      before = rate;
    }
    return value - engine.view.positionCostMicros(position) - (parts + 999_999) / 1_000_000;
  }
}
