package io.quantdesk.engine.market;

import io.quantdesk.engine.book.OrderBook;
import io.quantdesk.engine.mark.BasisAverage;
import io.quantdesk.engine.mark.MarkComponents;
import io.quantdesk.engine.mark.MarkRules;
import io.quantdesk.engine.math.MulDiv;
import io.quantdesk.engine.math.StateHash;
import io.quantdesk.engine.oracle.OracleAction;
import io.quantdesk.engine.order.Side;

/**
 * What the mark of one market is made of (c5): its rules, the average of its basis and the
 * components of the last mark.
 *
 * <pre>
 *   p1 = I + clamp(average of (bid + ask) / 2 - I, +/-I x maxBasis)
 *   p2 = median(bid, ask, last trade)
 *   p3 = I + I x last funding rate x time to funding / interval of funding
 *   mark = median of those present, within I x (1 +/- band)
 * </pre>
 *
 * <p>The basis is sampled with every mark while both sides of the book show the impact notional,
 * orders are accepted and the index can be relied on; p1 is absent when the last sample is older
 * than the rules allow, p2 without a bid, an ask or a last trade that is not older, p3 without
 * funding. The book of a market that accepts no orders says nothing.
 */
public final class MarketMark {
  /** Most levels of a side that are looked at for the impact notional. */
  static final int MAX_LEVELS = 256;

  private final MarkRules rules = new MarkRules();
  private final BasisAverage average = new BasisAverage();
  private final MarkComponents components = new MarkComponents();
  private final PriceBand band = new PriceBand();

  /** The rules in force, owned by this object. */
  public MarkRules rules() {
    return rules;
  }

  /** Components of the last mark, owned by this object. */
  public MarkComponents components() {
    return components;
  }

  /** Replaces the rules; the average begins anew. */
  void start(MarkRules changed) {
    rules.set(changed);
    average.clear();
    components.clear();
  }

  /** Samples a market that has an index, and computes its components and its mark at a time. */
  int compute(Market market, long nowNs) {
    int index = market.indexTicks();
    if (!rules.areOn()) {
      return index;
    }
    boolean hasBook = market.state().acceptsOrders();
    int bid = hasBook ? market.book().bestPriceTicks(Side.BUY) : OrderBook.NO_PRICE;
    int ask = hasBook ? market.book().bestPriceTicks(Side.SELL) : OrderBook.NO_PRICE;
    boolean isTwoSided = bid != OrderBook.NO_PRICE && ask != OrderBook.NO_PRICE;
    if (isTwoSided && isSampled(market, nowNs)) {
      long twice = (long) bid + ask - 2L * index;
      average.take(twice << (BasisAverage.SCALE_BITS - 1), nowNs, rules.averagingNs);
    }
    int maxPrice = market.parameters().maxPriceTicks;
    components.basisTicks =
        average.isFresh(nowNs, rules.maxAgeNs)
            ? MarkComponents.ofBasis(index, average.scaledTicks(), rules.maxBasisPpm, maxPrice)
            : MarkComponents.ABSENT;
    components.bookTicks =
        isTwoSided && hasRecentTrade(market, nowNs)
            ? MarkComponents.ofBook(bid, ask, market.lastTicks())
            : MarkComponents.ABSENT;
    components.fundingTicks = ofFunding(market, nowNs);
    band.set(index, rules.bandPpm);
    int highest = Math.min(band.highestTicks(), maxPrice);
    int median = components.medianTicks(index);
    return Math.max(band.lowestTicks(), Math.min(median, highest));
  }

  private boolean isSampled(Market market, long nowNs) {
    return market.oracle().allows(OracleAction.FUNDING_SAMPLE, nowNs)
        && shows(market, Side.BUY)
        && shows(market, Side.SELL);
  }

  private boolean hasRecentTrade(Market market, long nowNs) {
    return market.lastTicks() != 0 && nowNs - market.lastTradeNs() <= rules.maxAgeNs;
  }

  /** A funding that is overdue has no time left. */
  private static int ofFunding(Market market, long nowNs) {
    MarketFunding funding = market.funding();
    if (!funding.rules().areOn()) {
      return MarkComponents.ABSENT;
    }
    long interval = funding.rules().fundingIntervalNs;
    long left = Math.max(0, Math.min(funding.nextFundingNs() - nowNs, interval));
    return MarkComponents.ofFunding(
        market.indexTicks(),
        funding.lastRateE9(),
        left,
        interval,
        market.parameters().maxPriceTicks);
  }

  /** Whether the best levels of a side are worth the impact notional. */
  private boolean shows(Market market, Side side) {
    OrderBook book = market.book();
    long left = rules.impactNotionalMicros;
    int price = book.bestPriceTicks(side);
    for (int level = 0; level < MAX_LEVELS && price != OrderBook.NO_PRICE; level++) {
      long perLot = market.valueMicros(1, price);
      long lots = book.levelQtyLots(price);
      // Lots below what is wanted are worth less than what is left: nothing wraps.
      if (lots >= MulDiv.ceil(left, perLot)) {
        return true;
      }
      left -= lots * perLot;
      price = book.nextPriceTicks(side, price);
    }
    return false;
  }

  /** Adds rules, and what is on, to a hash. */
  void hash(StateHash hash) {
    rules.hash(hash);
    if (rules.areOn()) {
      average.hash(hash);
      components.hash(hash);
    }
  }
}
