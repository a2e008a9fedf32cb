package io.quantdesk.engine.model;

import static io.quantdesk.engine.model.NaiveMarket.big;
import static java.math.BigInteger.ONE;
import static java.math.BigInteger.ZERO;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.command.SetFundingRate;
import io.quantdesk.engine.command.SetFundingRules;
import io.quantdesk.engine.market.FundingRules;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.order.Side;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Funding by samples of the books, in unbounded integers (rule c6). */
final class NaiveFunding {
  private static final BigInteger BILLION = big(1_000_000_000);
  private static final BigInteger SCALE = ONE.shiftLeft(20);
  private static final BigInteger EIGHT_HOURS = big(28_800_000_000_000L);
  private static final int LEVELS = 256;

  /** Funding of one market. */
  static final class State {
    final FundingRules rules = new FundingRules();
    final List<BigInteger> premiums = new ArrayList<>();
    long nextSampleNs = Long.MAX_VALUE;
    long nextFundingNs = Long.MAX_VALUE;
    BigInteger longIndex = ZERO;
    BigInteger shortIndex = ZERO;
    BigInteger pool = ZERO;
    BigInteger rate = ZERO;
    Integer manualRate;

    BigInteger index(BigInteger lots) {
      return lots.signum() > 0 ? longIndex : lots.signum() < 0 ? shortIndex : ZERO;
    }

    long nextNs() {
      return Math.min(nextSampleNs, nextFundingNs);
    }
  }

  /** Fundings that moved an index, and those that could not. */
  long applied;

  long outOfRange;

  private final NaiveExchange exchange;

  NaiveFunding(NaiveExchange exchange) {
    this.exchange = exchange;
  }

  Answer set(SetFundingRules command) {
    NaiveMarket market = exchange.market(command.marketId);
    if (market == null || market.state == MarketState.DELISTED) {
      return refusal(market);
    }
    FundingRules rules = command.rules;
    if (!isAllowed(rules)) {
      return Answer.of(RejectReason.INVALID_FUNDING_RULES);
    }
    if (exchange.onlyChecks) {
      return Answer.of(RejectReason.NONE);
    }
    State state = market.funding;
    state.rules.set(rules);
    state.premiums.clear();
    state.manualRate = null;
    state.nextSampleNs = next(rules.sampleIntervalNs);
    state.nextFundingNs = next(rules.fundingIntervalNs);
    return Answer.of(RejectReason.NONE);
  }

  private static Answer refusal(NaiveMarket market) {
    return Answer.of(market == null ? RejectReason.UNKNOWN_MARKET : RejectReason.MARKET_DELISTED);
  }

  private static boolean isAllowed(FundingRules r) {
    List<Long> bounds =
        List.of((long) r.interestClampE9, (long) r.premiumClampE9, (long) r.rateCapE9);
    boolean off =
        r.sampleIntervalNs == 0
            && r.fundingIntervalNs == 0
            && r.impactNotionalMicros == 0
            && r.interestE9 == 0
            && r.minSamples == 0
            && bounds.stream().allMatch(bound -> bound == 0);
    return off
        || (r.sampleIntervalNs >= 1_000_000
            && r.fundingIntervalNs > 0
            && r.fundingIntervalNs <= 86_400_000_000_000L
            && r.fundingIntervalNs % r.sampleIntervalNs == 0
            && r.impactNotionalMicros > 0
            && r.impactNotionalMicros <= 1L << 60
            && Math.abs((long) r.interestE9) <= 1_000_000_000
            && bounds.stream().allMatch(bound -> bound >= 0 && bound <= 1_000_000_000)
            && r.minSamples > 0
            && r.minSamples <= r.fundingIntervalNs / r.sampleIntervalNs);
  }

  Answer set(SetFundingRate command) {
    NaiveMarket market = exchange.market(command.marketId);
    if (market == null || market.state == MarketState.DELISTED) {
      return refusal(market);
    }
    if (market.funding.rules.fundingIntervalNs == 0) {
      return Answer.of(RejectReason.NO_FUNDING);
    }
    if (Math.abs((long) command.rateE9) > 1_000_000_000) {
      return Answer.of(RejectReason.INVALID_FUNDING_RATE);
    }
    if (exchange.onlyChecks) {
      return Answer.of(RejectReason.NONE);
    }
    market.funding.manualRate = command.rateE9;
    return Answer.of(RejectReason.NONE);
  }

  private long next(long intervalNs) {
    return intervalNs == 0 ? Long.MAX_VALUE : (exchange.nowNs / intervalNs + 1) * intervalNs;
  }

  /** When something is due first, or a time when nothing is. */
  long firstNs(long otherwiseNs) {
    long firstNs =
        exchange.markets.stream()
            .mapToLong(market -> market.funding.nextNs())
            .min()
            .orElse(Long.MAX_VALUE);
    return firstNs == Long.MAX_VALUE ? otherwiseNs : firstNs;
  }

  boolean isDue() {
    return exchange.markets.stream().anyMatch(market -> market.funding.nextNs() <= exchange.nowNs);
  }

  /** Samples and fundings that are due, each once. */
  void step() {
    for (NaiveMarket market : exchange.markets) {
      State state = market.funding;
      if (market.state == MarketState.DELISTED && state.nextNs() <= exchange.nowNs) {
        state.nextSampleNs = Long.MAX_VALUE;
        state.nextFundingNs = Long.MAX_VALUE;
      }
      if (state.nextSampleNs <= exchange.nowNs) {
        sample(market);
        state.nextSampleNs = next(state.rules.sampleIntervalNs);
      }
      if (state.nextFundingNs <= exchange.nowNs) {
        fund(market);
        state.nextFundingNs = next(state.rules.fundingIntervalNs);
      }
    }
  }

  private void sample(NaiveMarket market) {
    boolean says = NaiveTrading.takesOrders(market) && market.index > 0;
    if (says && market.oracle.isReliable(exchange.nowNs)) {
      BigInteger bound = big(market.funding.rules.premiumClampE9);
      market.funding.premiums.add(clamp(premium(market), bound));
    }
  }

  /** With index and average price as fractions of one denominator. */
  private static BigInteger premium(NaiveMarket market) {
    BigInteger index = big(market.index);
    BigInteger[] bid = impact(market, Side.BUY);
    BigInteger[] ask = impact(market, Side.SELL);
    BigInteger premium = ZERO;
    if (bid != null) {
      BigInteger over = bid[0].subtract(bid[1].multiply(index)).max(ZERO);
      premium = premium.add(over.multiply(BILLION).divide(bid[1].multiply(index)));
    }
    if (ask != null) {
      BigInteger under = ask[1].multiply(index).subtract(ask[0]).max(ZERO);
      premium = premium.subtract(under.multiply(BILLION).divide(ask[1].multiply(index)));
    }
    return premium;
  }

  /**
   * Value of the lots that make up the impact notional, and lots x k; null: there are not as many.
   */
  private static BigInteger[] impact(NaiveMarket market, Side side) {
    BigInteger wanted = big(market.funding.rules.impactNotionalMicros);
    BigInteger value = ZERO;
    BigInteger size = ZERO;
    List<Integer> prices =
        market.orders.stream()
            .filter(order -> order.side == side)
            .map(order -> order.price)
            .distinct()
            .sorted(Comparator.comparingLong(price -> -(long) price * side.sign()))
            .limit(LEVELS)
            .toList();
    for (int price : prices) {
      BigInteger perLot = market.value(ONE, price);
      BigInteger most = NaiveScope.ceil(wanted.subtract(value), perLot);
      BigInteger lots = market.level(price).min(most);
      value = value.add(lots.multiply(perLot));
      size = size.add(lots.multiply(market.k));
      if (value.compareTo(wanted) >= 0) {
        return new BigInteger[] {value, size};
      }
    }
    return null;
  }

  private void fund(NaiveMarket market) {
    State state = market.funding;
    BigInteger rate = ZERO;
    if (state.manualRate != null) {
      rate = capped(big(state.manualRate), market);
    } else if (state.premiums.size() >= state.rules.minSamples) {
      BigInteger sum = state.premiums.stream().reduce(ZERO, BigInteger::add);
      BigInteger premium = sum.divide(big(state.premiums.size()));
      BigInteger towards =
          clamp(big(state.rules.interestE9).subtract(premium), big(state.rules.interestClampE9));
      BigInteger interval = big(state.rules.fundingIntervalNs);
      rate = capped(premium.add(towards).multiply(interval).divide(EIGHT_HOURS), market);
    }
    BigInteger change =
        rate.multiply(market.value(ONE, market.index)).multiply(SCALE).divide(BILLION);
    if (!fits(market, change)) {
      outOfRange++;
      rate = ZERO;
      change = ZERO;
    }
    applied += change.signum() == 0 ? 0 : 1;
    state.longIndex = state.longIndex.add(change);
    state.shortIndex = state.shortIndex.add(change);
    state.rate = rate;
    state.premiums.clear();
    state.manualRate = null;
  }

  private static BigInteger capped(BigInteger rate, NaiveMarket market) {
    BigInteger spread =
        big(market.parameters.initialMarginPpm - market.parameters.maintenanceMarginPpm);
    BigInteger interval = big(market.funding.rules.fundingIntervalNs);
    BigInteger byMargin = spread.multiply(big(6_000)).multiply(interval).divide(EIGHT_HOURS);
    return clamp(rate, byMargin.min(big(market.funding.rules.rateCapE9)));
  }

  private boolean fits(NaiveMarket market, BigInteger change) {
    BigInteger limit = limit(market);
    BigInteger oneSide = NaiveScope.ceil(market.openInterest().multiply(change.abs()), SCALE);
    return market.funding.longIndex.add(change).abs().compareTo(limit) <= 0
        && market.funding.shortIndex.add(change).abs().compareTo(limit) <= 0
        && exchange.gross().add(oneSide.shiftLeft(3)).compareTo(NaiveExchange.MAX) <= 0;
  }

  /** Bound of both indices. */
  static BigInteger limit(NaiveMarket market) {
    return market
        .k
        .multiply(big(market.parameters.maxPriceTicks))
        .shiftLeft(19)
        .min(ONE.shiftLeft(61));
  }

  /** What a position owes since it has paid the last time, rounded up. */
  static BigInteger owed(NaiveMarket market, NaiveScope.Position position) {
    BigInteger moved = market.funding.index(position.lots).subtract(position.paidUpTo);
    return NaiveScope.ceil(position.lots.multiply(moved), SCALE);
  }

  private static BigInteger clamp(BigInteger value, BigInteger bound) {
    return value.min(bound).max(bound.negate());
  }
}
