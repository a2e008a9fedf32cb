package io.quantdesk.engine.model;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.command.SetMarkRules;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.order.TriggerSource;

/** When marks are computed, and who sees them (rule c5). */
final class NaiveMarks {
  /** Marks that have moved without a price of the oracle. */
  long moved;

  private final NaiveExchange exchange;
  private final NaiveTriggers triggers;

  NaiveMarks(NaiveExchange exchange, NaiveTriggers triggers) {
    this.exchange = exchange;
    this.triggers = triggers;
  }

  Answer setRules(SetMarkRules command) {
    NaiveMarket market = exchange.market(command.marketId);
    if (market == null) {
      return Answer.of(RejectReason.UNKNOWN_MARKET);
    }
    if (market.state == MarketState.DELISTED) {
      return Answer.of(RejectReason.MARKET_DELISTED);
    }
    if (!NaiveMark.isAllowed(command.rules)) {
      return Answer.of(RejectReason.INVALID_MARK_RULES);
    }
    if (exchange.onlyChecks) {
      return Answer.of(RejectReason.NONE);
    }
    market.marking.start(command.rules, exchange.nowNs);
    if (market.index > 0) {
      market.mark = market.marking.compute(market, exchange.nowNs);
      tell(market);
    }
    return Answer.of(RejectReason.NONE);
  }

  boolean isDue() {
    return exchange.markets.stream().anyMatch(market -> market.marking.nextNs <= exchange.nowNs);
  }

  /** When a mark is due first, or a time when none is. */
  long firstNs(long otherwiseNs) {
    long firstNs =
        exchange.markets.stream()
            .mapToLong(market -> market.marking.nextNs)
            .min()
            .orElse(Long.MAX_VALUE);
    return firstNs == Long.MAX_VALUE ? otherwiseNs : firstNs;
  }

  /** By time: only where the oracle can be relied on. */
  void step() {
    for (NaiveMarket market : exchange.markets) {
      if (market.marking.nextNs > exchange.nowNs) {
        continue;
      }
      long interval = market.marking.rules.intervalNs;
      market.marking.nextNs =
          market.state == MarketState.DELISTED
              ? Long.MAX_VALUE
              : (exchange.nowNs / interval + 1) * interval;
      boolean moves = market.state != MarketState.DELISTED && market.index > 0;
      if (moves && market.oracle.isReliable(exchange.nowNs)) {
        int before = market.mark;
        market.mark = market.marking.compute(market, exchange.nowNs);
        if (market.mark != before) {
          moved++;
          tell(market);
        }
      }
    }
  }

  private void tell(NaiveMarket market) {
    triggers.overtake(market);
    triggers.price(market, TriggerSource.MARK);
  }
}
