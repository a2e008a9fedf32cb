package io.quantdesk.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import io.quantdesk.engine.command.CommandHeader;
import io.quantdesk.engine.command.CreateMarket;
import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.command.SetFundingRate;
import io.quantdesk.engine.command.SetFundingRules;
import io.quantdesk.engine.command.UpdateOracle;
import io.quantdesk.engine.market.MarketParameters;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.math.Bytes32;
import io.quantdesk.engine.order.OrdType;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.order.TimeInForce;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Twelve markets with two tiers, thousands of sub-accounts with one to six positions each, and a
 * fall of 6 % in the middle: after every price, a scan of everybody by a formula of its own must
 * find nobody whom the thresholds have missed, and they must have measured few (c13).
 */
class CrashTest {
  private static final long SEED = 2_026;
  private static final int MARKETS = 12;
  private static final int SCOPES = 4_000;
  private static final int BATCHES = 1_500;
  private static final int CRASH = BATCHES / 2;
  private static final int FIRST_TICKS = 10_000;
  private static final long TIER_MICROS = 10_000_000;
  private static final long HOUR_NS = 3_600_000_000_000L;
  private static final int BATCHES_PER_FUNDING = 5;

  private final QuietEvents events = new QuietEvents();
  private final Engine engine =
      new Engine(new EngineConfig(SCOPES, SCOPES, MARKETS, SCOPES * 6, 64, 64, 1), events);
  private final EngineView view = engine.view();
  private final CommandHeader header = new CommandHeader();
  private final SplittableRandom random = new SplittableRandom(SEED);
  private final PlaceOrder place = new PlaceOrder();
  private final UpdateOracle oracle = new UpdateOracle();
  private final SetFundingRate funding = new SetFundingRate();
  private final int[] marks = new int[MARKETS + 1];
  private int ticks;
  private int batches;

  @Test
  void shouldMissNobodyAndMeasureFew() {
    createMarkets();
    int positions = createPositions();
    long before = view.marginChecks();
    int mostUnderWater = 0;
    for (int batch = 0; batch < BATCHES; batch++) {
      moveAll(batch == CRASH ? 600 : 0);
      mostUnderWater = Math.max(mostUnderWater, scan(batch));
      liquidate();
    }
    long checks = view.marginChecks() - before;
    System.out.printf(
        "seed %d: %d sub-accounts, %d positions, %d batches of %d prices: %.2f exact checks a"
            + " batch, %d ticks, up to %d under water, 0 missed%n",
        SEED,
        SCOPES,
        positions,
        BATCHES,
        MARKETS,
        checks / (double) BATCHES,
        ticks,
        mostUnderWater);
    assertThat(mostUnderWater).isGreaterThan(SCOPES / 20);
    assertThat(checks).isLessThan((long) BATCHES * SCOPES / 100);
    assertThat(view.fundingIndex(1, Side.BUY)).isNotZero();
    assertThat(new Invariants(view).violations()).isEmpty();
  }

  @Test
  void shouldAllocateNothing() {
    createMarkets();
    createPositions();
    for (int batch = 0; batch < 1_000; batch++) {
      moveAll(0);
      liquidate();
    }
    long checks = view.marginChecks();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int batch = 0; batch < 1_000; batch++) {
      moveAll(batch == 500 ? 600 : 0);
      liquidate();
    }
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(view.marginChecks() - checks).isGreaterThan(SCOPES / 20);
    assertThat(ticks).isPositive();
    // The reading itself may allocate a little.
    assertThat(allocated).isLessThan(1_024);
  }

  private void createMarkets() {
    CreateMarket market = new CreateMarket();
    SetFundingRules funding = new SetFundingRules();
    funding.rules.sampleIntervalNs = HOUR_NS;
    funding.rules.fundingIntervalNs = HOUR_NS;
    funding.rules.impactNotionalMicros = 1;
    funding.rules.rateCapE9 = 1_000_000_000;
    funding.rules.minSamples = 1;
    MarketParameters parameters = market.parameters;
    parameters.set(EngineUnderTest.parameters());
    parameters.initialMarginPpm = 40_000;
    parameters.maintenanceMarginPpm = 20_000;
    parameters.upperTiers.put(0, TIER_MICROS, 80_000, 40_000);
    for (int i = 1; i <= MARKETS; i++) {
      EngineUnderTest.set(market.symbol, "M" + i);
      engine.createMarket(header, market);
      marks[i] = FIRST_TICKS;
      price(i);
      funding.marketId = i;
      engine.setFundingRules(header, funding);
      engine.setMarketState(header, i, MarketState.OPEN, 0);
    }
  }

  /** Pairs that trade with each other, up to six markets each, from 5 to 23 times leveraged. */
  private int createPositions() {
    Bytes32 wallet = new Bytes32();
    int[] held = new int[SCOPES + 1];
    for (int scope = 1; scope <= SCOPES; scope++) {
      wallet.w0 = scope;
      engine.createAccount(header, wallet);
      held[scope] = 0;
    }
    int positions = 0;
    for (int scope = 1; scope <= SCOPES; scope++) {
      int wanted = 1 + random.nextInt(6);
      while (held[scope] < wanted) {
        int other = 1 + random.nextInt(SCOPES);
        int marketId = 1 + random.nextInt(MARKETS);
        if (view.position(scope, marketId) != EngineView.NONE) {
          continue;
        }
        if (other == scope
            || held[other] == 6
            || view.position(other, marketId) != EngineView.NONE) {
          wanted -= random.nextInt(50) == 0 ? 1 : 0;
          continue;
        }
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        long lots = 20L + random.nextInt(2_000);
        trade(other, marketId, side.opposite(), lots, TimeInForce.GTC);
        trade(scope, marketId, side, lots, TimeInForce.IOC);
        held[scope]++;
        held[other]++;
        positions += 2;
      }
    }
    long openInterest = 0;
    for (int i = 1; i <= MARKETS; i++) {
      openInterest += view.openInterestLots(i);
    }
    assertThat(openInterest).isGreaterThan(positions / 2 * 500L);
    return positions;
  }

  private void trade(int scope, int marketId, Side side, long lots, TimeInForce timeInForce) {
    int leverage = lots > 1_000 ? 5 + random.nextInt(10) : 5 + random.nextInt(19);
    engine.deposit(header, scope, lots * FIRST_TICKS / leverage);
    place.subAccountId = scope;
    place.marketId = marketId;
    place.side = side;
    place.orderQtyLots = lots;
    place.priceTicks = FIRST_TICKS;
    place.ordType = OrdType.LIMIT;
    place.timeInForce = timeInForce;
    engine.placeOrder(header, place);
  }

  /** All markets go a way together and a way of their own, up to 0.15 % and 0.1 %. */
  private void moveAll(int fallPerTenThousand) {
    int common = random.nextInt(31) - 15 - fallPerTenThousand;
    for (int i = 1; i <= MARKETS; i++) {
      int own = random.nextInt(21) - 10;
      marks[i] = Math.max(100, marks[i] + (int) ((long) marks[i] * (common + own) / 10_000));
      price(i);
    }
    if (++batches % BATCHES_PER_FUNDING == 0) {
      fund();
    }
  }

  /** All markets have a funding of up to 0.02 %, mostly in the same direction. */
  private void fund() {
    int common = random.nextInt(200_001) - 100_000;
    for (int i = 1; i <= MARKETS; i++) {
      funding.marketId = i;
      funding.rateE9 = common + random.nextInt(200_001) - 100_000;
      engine.setFundingRate(header, funding);
    }
    header.timeNs = Math.max(header.timeNs, engine.view().fundingTimeNs(1));
  }

  /** Ticks until nobody is left to be liquidated or measured now. */
  private void liquidate() {
    while (engine.nextDeadlineNs() <= header.timeNs) {
      engine.tick(header, header.timeNs);
      ticks++;
    }
  }

  private void price(int marketId) {
    header.timeNs += 1_000;
    oracle.marketId = marketId;
    oracle.priceMantissa = marks[marketId] * 1_000_000L;
    oracle.exponent = -9;
    oracle.publishTimeNs = header.timeNs;
    engine.updateOracle(header, oracle);
  }

  /** Number of sub-accounts under water, all of which must be known. */
  private int scan(int batch) {
    int underWater = 0;
    for (int scope = 1; scope <= SCOPES; scope++) {
      long equity = view.cashMicros(scope);
      long maintenance = 0;
      int position = view.firstPosition(scope);
      while (position != EngineView.NONE) {
        long lots = view.positionLots(position);
        long value = lots * marks[view.positionMarketId(position)];
        equity += value - view.positionCostMicros(position) - owed(position, lots);
        long notional = Math.abs(value);
        long inMillionths = notional * 20_000 + Math.max(0, notional - TIER_MICROS) * 20_000;
        maintenance += (inMillionths + 999_999) / 1_000_000;
        position = view.nextPosition(position);
      }
      if (equity < maintenance) {
        underWater++;
        if (!view.isAtRisk(scope) && !view.awaitsMarginCheck(scope)) {
          fail("seed %d, batch %d: %d is under water, and nobody knows", SEED, batch, scope);
        }
      }
    }
    return underWater;
  }

  private long owed(int position, long lots) {
    Side side = lots > 0 ? Side.BUY : Side.SELL;
    long index = view.fundingIndex(view.positionMarketId(position), side);
    return -Math.floorDiv(-lots * (index - view.positionFundingIndex(position)), 1 << 20);
  }
}
