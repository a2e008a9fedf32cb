package io.quantdesk.engine.funding;

import io.quantdesk.engine.CommandTime;
import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.account.Ledger;
import io.quantdesk.engine.event.FundingRateSet;
import io.quantdesk.engine.index.DeadlineQueue;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.market.MarketFunding;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.market.Markets;
import io.quantdesk.engine.math.MulDiv;
import io.quantdesk.engine.math.WideSum;
import io.quantdesk.engine.oracle.OracleAction;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.threshold.MarginWatch;

/**
 * Takes samples and makes fundings when they are due, by ticks (c6). A tick that comes late takes
 * one sample and makes one funding, and makes up for none that it missed.
 */
public final class Funding {
  /** Most markets that one tick looks at. */
  static final int MAX_MARKETS_PER_TICK = 64;

  private static final long E9 = 1_000_000_000;

  /** Both sides pay or get, and every payment is in two balances; twice as much is kept free. */
  private static final int ROOM_BITS = 3;

  private static final long OUT_OF_RANGE = Long.MIN_VALUE;

  private final CommandTime time;
  private final Markets markets;
  private final Ledger ledger;
  private final DeadlineQueue times;
  private final MarginWatch marginWatch;
  private final EngineEvents events;
  private final FundingRateSet rateSet = new FundingRateSet();

  public Funding(EngineState state, EngineEvents events) {
    time = state.time;
    markets = state.markets;
    ledger = state.ledger;
    times = state.fundingTimes;
    marginWatch = state.marginWatch;
    this.events = events;
  }

  /** Does what is due in the markets that have waited for the longest time. */
  public void step() {
    for (int left = MAX_MARKETS_PER_TICK; left > 0 && times.firstNs() <= time.ns(); left--) {
      Market market = markets.get(times.firstHandle());
      times.remove(market.id());
      if (market.state() != MarketState.DELISTED) {
        step(market, market.funding());
        times.add(market.id(), market.funding().nextNs());
      }
    }
  }

  private void step(Market market, MarketFunding funding) {
    if (funding.isSampleDue(time.ns())) {
      if (mayTakeSample(market)) {
        long premium = ImpactPremium.of(market);
        funding.addSample(FundingRate.clamp(premium, funding.rules().premiumClampE9));
      }
      funding.sampleDone(time.ns());
    }
    if (funding.isFundingDue(time.ns())) {
      fund(market, funding);
    }
  }

  /** Whether book and index of a market say something at the moment. */
  private boolean mayTakeSample(Market market) {
    return market.state().acceptsOrders()
        && market.indexTicks() > 0
        && market.oracle().allows(OracleAction.FUNDING_SAMPLE, time.ns());
  }

  private void fund(Market market, MarketFunding funding) {
    rateSet.status = FundingStatus.APPLIED;
    int rate = rate(market, funding);
    long change = indexChange(market, rate);
    if (change == OUT_OF_RANGE) {
      rateSet.status = FundingStatus.OUT_OF_RANGE;
      rate = 0;
      change = 0;
    }
    rateSet.marketId = market.id();
    rateSet.rateE9 = rate;
    rateSet.premiumE9 = (int) funding.averagePremiumE9();
    rateSet.samples = funding.samples();
    rateSet.indexTicks = market.indexTicks();
    rateSet.source = funding.hasManualRate() ? FundingSource.MANUAL : FundingSource.AUTO;
    rateSet.reference = funding.manualReference();
    rateSet.fundingTimeNs = funding.nextFundingNs();
    funding.fundingDone(rate, time.ns());
    if (change != 0) {
      funding.moveIndex(Side.BUY, change);
      funding.moveIndex(Side.SELL, change);
      marginWatch.priceChanged(market);
    }
    rateSet.longFundingIndex = funding.index(Side.BUY);
    rateSet.shortFundingIndex = funding.index(Side.SELL);
    events.fundingRateSet(rateSet);
  }

  private int rate(Market market, MarketFunding funding) {
    if (funding.hasManualRate()) {
      return FundingRate.capped(funding.manualRateE9(), market);
    }
    if (funding.samples() < funding.rules().minSamples) {
      rateSet.status = FundingStatus.TOO_FEW_SAMPLES;
      return 0;
    }
    long rate = FundingRate.ofPremium(funding.averagePremiumE9(), funding.rules());
    return FundingRate.capped(rate, market);
  }

  /**
   * {@code truncDiv(rate x I x k x 2^20, 1e9)}, rounded towards 0 for both sides alike, so that
   * what all positions of a market pay adds up to 0 before their own roundings; OUT_OF_RANGE when
   * an index would leave its bounds, as it does by any move beyond twice the bound, or balances
   * might.
   */
  private long indexChange(Market market, int rateE9) {
    long scaledRate = rateE9 * Market.FUNDING_SCALE;
    long lotMicros = market.valueMicros(1, market.indexTicks());
    long limit = market.fundingIndexLimit();
    if (WideSum.compareProducts(Math.abs(scaledRate), lotMicros, 2 * limit + 1, E9) >= 0) {
      return OUT_OF_RANGE;
    }
    long change = MulDiv.towardsZero(scaledRate, lotMicros, E9);
    MarketFunding funding = market.funding();
    return Math.abs(funding.index(Side.BUY) + change) <= limit
            && Math.abs(funding.index(Side.SELL) + change) <= limit
            && hasRoomFor(market, Math.abs(change))
        ? change
        : OUT_OF_RANGE;
  }

  /** Whether balances can take what each side of a market pays or gets. */
  private boolean hasRoomFor(Market market, long indexChange) {
    long micros = MulDiv.ceil(market.openInterestLots(), indexChange, Market.FUNDING_SCALE);
    return micros <= Long.MAX_VALUE >> ROOM_BITS && ledger.hasRoomFor(micros << ROOM_BITS);
  }
}
