package io.quantdesk.bench.cascade;

import io.quantdesk.engine.EngineConfig;
import io.quantdesk.engine.command.CreateMarket;
import io.quantdesk.engine.command.SetFundingRules;
import io.quantdesk.engine.command.SetLiquidationRules;
import io.quantdesk.engine.event.PositionChanged;
import io.quantdesk.engine.market.FundingRules;
import io.quantdesk.engine.market.LiquidationRules;
import io.quantdesk.engine.market.MarketParameters;
import java.util.ArrayList;
import java.util.List;

/**
 * One pass of a recording through an engine: makers move their quotes to each price, then the
 * oracle tells it. The same arguments give the same commands, events and state.
 */
final class CascadeRun {
  private static final long NANOS_PER_MINUTE = 60_000_000_000L;
  private static final int MINUTES_PER_HOUR = 60;
  private static final int MINUTES_PER_DAY = 1_440;
  private static final int INSURANCE_SHARE = 200;
  private static final int MINUTES_UNTIL_ALL_ARE_BACK = 2_880;

  private final MinuteRecording recording;
  private final FundingHistory funding;
  private final int owners;
  private final long averageMicros;
  private final TimedEngine engine;
  private final CascadeTally tally;
  private final MarketMakers makers;
  private final Crowd crowd;
  private final long[] lotsOf;
  private final List<String> violations = new ArrayList<>();
  private long insuranceFundedMicros;

  /**
   * @param funding what longs paid in fact; null: the engine's own rates
   */
  CascadeRun(MinuteRecording recording, FundingHistory funding, int owners, long seed) {
    this.recording = recording;
    this.funding = funding;
    this.owners = owners;
    // Open interest is about a quarter of what a day trades; everyone is on one of two sides.
    averageMicros = Math.max(1, recording.valueMicrosPerDay() / 4 / (owners / 2));
    tally = new CascadeTally(this::positionChanged);
    int scopes = owners + MarketMakers.COUNT;
    lotsOf = new long[scopes + 1];
    long startNs = recording.bars().get(0).startNs() - NANOS_PER_MINUTE;
    EngineConfig config = new EngineConfig(scopes, scopes, 1, scopes, 4_096, 4_096, 1);
    engine = new TimedEngine(config, tally, startNs);
    makers = new MarketMakers(recording, engine);
    crowd = new Crowd(recording, engine, makers, owners, averageMicros, seed);
  }

  /** Everybody opens, then the recording passes. */
  void run() {
    int firstTicks = recording.bars().get(0).open();
    engine.open(market(), rules(), fundingRules(), firstTicks, recording.tickSizeE9());
    makers.join();
    insuranceFundedMicros = Math.max(1, averageMicros * (owners / 2) / INSURANCE_SHARE);
    engine.fundInsurance(insuranceFundedMicros);
    crowd.open(firstTicks);
    engine.startTiming();
    int minute = 0;
    for (MinuteBar bar : recording.bars()) {
      pass(bar);
      if (++minute % MINUTES_PER_DAY == 0) {
        violations.addAll(engine.violations());
      }
    }
    violations.addAll(engine.violations());
  }

  private void pass(MinuteBar bar) {
    if (funding != null && isLastOfItsHour(bar)) {
      engine.nextFundingRate(funding.nextRateE9(bar.startNs()));
    }
    for (int step = 0; step < MinuteBar.STEPS; step++) {
      int priceTicks = bar.price(step);
      engine.moveTo(bar.startNs() + step * NANOS_PER_MINUTE / MinuteBar.STEPS);
      makers.quote(bar, priceTicks);
      engine.price(priceTicks, recording.tickSizeE9());
      engine.settle();
    }
    crowd.comeBack(Math.max(1, owners / MINUTES_UNTIL_ALL_ARE_BACK), bar.close());
  }

  private static boolean isLastOfItsHour(MinuteBar bar) {
    return (bar.startNs() / NANOS_PER_MINUTE + 1) % MINUTES_PER_HOUR == 0;
  }

  private void positionChanged(PositionChanged event) {
    if (makers.contains(event.subAccountId)) {
      makers.positionChanged(event, lotsOf[event.subAccountId]);
    } else {
      crowd.positionChanged(event);
    }
    lotsOf[event.subAccountId] = event.positionLots;
  }

  private CreateMarket market() {
    CreateMarket market = new CreateMarket();
    market.symbol.w0 = 'M';
    MarketParameters parameters = market.parameters;
    parameters.tickSizeE9 = recording.tickSizeE9();
    parameters.lotSizeE9 = recording.lotSizeE9();
    parameters.minOrderLots = 1;
    parameters.maxPriceTicks = recording.highestTicks() * 2;
    long mostLots = Long.MAX_VALUE / 4 / recording.valueMicros(1, parameters.maxPriceTicks);
    parameters.maxOrderLots = mostLots;
    parameters.maxOpenInterestLots = mostLots;
    parameters.initialMarginPpm = 20_000;
    parameters.maintenanceMarginPpm = 10_000;
    parameters.upperTiers.put(0, 25_000_000_000L, 40_000, 20_000);
    parameters.upperTiers.put(1, 100_000_000_000L, 100_000, 50_000);
    parameters.takerFeePpm = 500;
    parameters.makerFeePpm = -100;
    parameters.marketOrderBandPpm = 50_000;
    return market;
  }

  /** Those that the documents advise. */
  private static SetLiquidationRules rules() {
    SetLiquidationRules command = new SetLiquidationRules();
    command.marketId = TimedEngine.MARKET_ID;
    LiquidationRules rules = command.rules;
    rules.feePpm = 5_000;
    rules.bufferPpm = 100_000;
    rules.adjustmentPpm = 1_000_000;
    rules.spreadPpm = 1_000_000;
    rules.chunkPpm = 200_000;
    rules.chunkAboveMicros = 100_000_000_000L;
    rules.closeOutPpm = 666_667;
    rules.cooldownNs = 30_000_000_000L;
    rules.socializesLosses = true;
    return command;
  }

  private static SetFundingRules fundingRules() {
    SetFundingRules command = new SetFundingRules();
    command.marketId = TimedEngine.MARKET_ID;
    FundingRules rules = command.rules;
    rules.sampleIntervalNs = NANOS_PER_MINUTE / 2;
    rules.fundingIntervalNs = NANOS_PER_MINUTE * MINUTES_PER_HOUR;
    rules.impactNotionalMicros = 10_000_000_000L;
    rules.interestE9 = 100_000;
    rules.interestClampE9 = 500_000;
    rules.premiumClampE9 = 100_000_000;
    rules.rateCapE9 = 40_000_000;
    rules.minSamples = MINUTES_PER_HOUR;
    return command;
  }

  TimedEngine engine() {
    return engine;
  }

  CascadeTally tally() {
    return tally;
  }

  long insuranceFundedMicros() {
    return insuranceFundedMicros;
  }

  /** What did not hold after one of the days, in words; empty when all did. */
  List<String> violations() {
    return violations;
  }
}
