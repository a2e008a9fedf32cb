package io.quantdesk.engine.model;

import static io.quantdesk.engine.model.NaiveMarket.big;
import static java.math.BigInteger.ONE;
import static java.math.BigInteger.ZERO;

import io.quantdesk.engine.mark.MarkRules;
import io.quantdesk.engine.order.Side;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What the mark of one market is made of, in unbounded integers (rule c5). */
final class NaiveMark {
  private static final BigInteger MILLION = big(1_000_000);
  private static final BigInteger BILLION = big(1_000_000_000);
  private static final BigInteger SCALE = ONE.shiftLeft(28);
  private static final BigInteger WEIGHT = ONE.shiftLeft(31);
  private static final int LEVELS = 256;

  /** exp(-2^i / 65,536) x 2^31 for i from 0 on. */
  private static final List<BigInteger> DECAYS = decays();

  final MarkRules rules = new MarkRules();
  long nextNs = Long.MAX_VALUE;
  Integer basis;
  Integer book;
  Integer funding;

  /** Marks of one, two and three components. */
  final long[] medians = new long[4];

  /** Marks at the edge of their band. */
  long clamped;

  private BigInteger average;
  private long sampledNs;
  private long startMicros;
  private BigInteger parts = ZERO;

  static boolean isAllowed(MarkRules r) {
    boolean off =
        r.intervalNs == 0
            && r.averagingNs == 0
            && r.maxAgeNs == 0
            && r.impactNotionalMicros == 0
            && r.maxBasisPpm == 0
            && r.bandPpm == 0;
    boolean times =
        Stream.of(r.intervalNs, r.averagingNs, r.maxAgeNs)
            .allMatch(ns -> ns >= 1_000_000 && ns <= 86_400_000_000_000L);
    return off
        || (times
            && r.averagingNs % 1_000 == 0
            && r.impactNotionalMicros >= 1
            && r.impactNotionalMicros <= 1L << 60
            && r.maxBasisPpm >= 0
            && r.maxBasisPpm <= 999_999
            && r.bandPpm >= 1
            && r.bandPpm <= 999_999);
  }

  void start(MarkRules changed, long nowNs) {
    rules.set(changed);
    average = null;
    basis = null;
    book = null;
    funding = null;
    nextNs = isOn() ? (nowNs / rules.intervalNs + 1) * rules.intervalNs : Long.MAX_VALUE;
  }

  boolean isOn() {
    return rules.intervalNs > 0;
  }

  /** The mark of a market with an index, and its components. */
  int compute(NaiveMarket market, long nowNs) {
    if (!isOn()) {
      return market.index;
    }
    BigInteger index = big(market.index);
    Integer bid = null;
    Integer ask = null;
    if (NaiveTrading.takesOrders(market)) {
      bid = prices(market, Side.BUY).stream().findFirst().orElse(null);
      ask = prices(market, Side.SELL).stream().findFirst().orElse(null);
    }
    boolean twoSided = bid != null && ask != null;
    if (twoSided
        && market.oracle.isReliable(nowNs)
        && shows(market, Side.BUY)
        && shows(market, Side.SELL)) {
      sample(
          big(bid).add(big(ask)).multiply(SCALE).shiftRight(1).subtract(index.multiply(SCALE)),
          nowNs);
    }
    basis = average != null && nowNs - sampledNs <= rules.maxAgeNs ? ofBasis(market, index) : null;
    boolean traded = market.last != 0 && nowNs - market.lastTradeNs <= rules.maxAgeNs;
    book = twoSided && traded ? Stream.of(bid, ask, market.last).sorted().toList().get(1) : null;
    funding = market.funding.rules.fundingIntervalNs > 0 ? ofFunding(market, index, nowNs) : null;
    return within(market, index, median(index));
  }

  private void sample(BigInteger sample, long nowNs) {
    long nowMicros = nowNs / 1_000;
    BigInteger averaging = big(rules.averagingNs / 1_000);
    if (average == null
        || big(nowMicros - sampledNs / 1_000).compareTo(averaging.shiftLeft(5)) >= 0) {
      average = sample;
      startMicros = nowMicros;
      parts = ZERO;
    } else {
      BigInteger until = big(nowMicros - startMicros).shiftLeft(16).divide(averaging);
      BigInteger weight = WEIGHT.subtract(decay(until.subtract(parts)));
      parts = until;
      average = average.add(sample.subtract(average).multiply(weight).divide(WEIGHT));
    }
    sampledNs = nowNs;
  }

  private static BigInteger decay(BigInteger parts) {
    BigInteger left = WEIGHT;
    for (int bit = 0; bit < parts.bitLength(); bit++) {
      if (parts.testBit(bit)) {
        left = nearest(left.multiply(DECAYS.get(bit)), WEIGHT);
      }
    }
    return left;
  }

  private static List<BigInteger> decays() {
    MathContext context = new MathContext(60);
    List<BigInteger> decays = new ArrayList<>();
    for (int bit = 0; bit <= 20; bit++) {
      BigDecimal exponent = BigDecimal.valueOf(1L << bit).divide(BigDecimal.valueOf(65_536));
      BigDecimal growth = BigDecimal.ONE;
      BigDecimal term = BigDecimal.ONE;
      for (int n = 1; n <= 200; n++) {
        term = term.multiply(exponent).divide(BigDecimal.valueOf(n), context);
        growth = growth.add(term);
      }
      BigDecimal decay = new BigDecimal(WEIGHT).divide(growth, context);
      decays.add(decay.setScale(0, RoundingMode.HALF_UP).toBigIntegerExact());
    }
    return decays;
  }

  private int ofBasis(NaiveMarket market, BigInteger index) {
    BigInteger bound = index.multiply(SCALE).multiply(big(rules.maxBasisPpm)).divide(MILLION);
    BigInteger clamped = average.min(bound).max(bound.negate());
    return inMarket(market, nearestEven(index.multiply(SCALE).add(clamped), SCALE));
  }

  private static int ofFunding(NaiveMarket market, BigInteger index, long nowNs) {
    BigInteger interval = big(market.funding.rules.fundingIntervalNs);
    BigInteger left = big(market.funding.nextFundingNs).subtract(big(nowNs)).max(ZERO);
    BigInteger premium =
        index
            .multiply(market.funding.rate)
            .multiply(left.min(interval))
            .divide(BILLION.multiply(interval));
    return inMarket(market, index.add(premium));
  }

  private BigInteger median(BigInteger index) {
    List<BigInteger> present =
        Stream.of(basis, book, funding)
            .filter(Objects::nonNull)
            .map(NaiveMarket::big)
            .sorted()
            .toList();
    medians[present.size()]++;
    return switch (present.size()) {
      case 0 -> index;
      case 2 -> nearestEven(present.get(0).add(present.get(1)), BigInteger.TWO);
      default -> present.get(present.size() / 2);
    };
  }

  private int within(NaiveMarket market, BigInteger index, BigInteger median) {
    BigInteger lowest = NaiveScope.ceil(index.multiply(big(1_000_000 - rules.bandPpm)), MILLION);
    BigInteger highest =
        index
            .multiply(big(1_000_000 + rules.bandPpm))
            .divide(MILLION)
            .min(big(market.parameters.maxPriceTicks));
    BigInteger mark = median.min(highest).max(lowest);
    clamped += mark.equals(median) ? 0 : 1;
    return mark.intValueExact();
  }

  private static int inMarket(NaiveMarket market, BigInteger price) {
    return price.min(big(market.parameters.maxPriceTicks)).max(ONE).intValueExact();
  }

  private boolean shows(NaiveMarket market, Side side) {
    BigInteger value = ZERO;
    for (int price : prices(market, side).stream().limit(LEVELS).toList()) {
      value = value.add(market.value(market.level(price), price));
    }
    return value.compareTo(big(rules.impactNotionalMicros)) >= 0;
  }

  private static List<Integer> prices(NaiveMarket market, Side side) {
    return market.orders.stream()
        .filter(order -> order.side == side)
        .map(order -> order.price)
        .distinct()
        .sorted(Comparator.comparingLong(price -> -(long) price * side.sign()))
        .toList();
  }

  /** Of what is not negative, a half up. */
  private static BigInteger nearest(BigInteger value, BigInteger divisor) {
    return value.add(divisor.shiftRight(1)).divide(divisor);
  }

  private static BigInteger nearestEven(BigInteger value, BigInteger divisor) {
    return new BigDecimal(value)
        .divide(new BigDecimal(divisor), 0, RoundingMode.HALF_EVEN)
        .toBigIntegerExact();
  }
}
