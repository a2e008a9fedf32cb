package io.quantdesk.engine.market;

import io.quantdesk.engine.CommandTime;
import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.command.SetMarkRules;
import io.quantdesk.engine.event.MarkPriceUpdated;
import io.quantdesk.engine.event.MarkRulesSet;
import io.quantdesk.engine.index.DeadlineQueue;
import io.quantdesk.engine.oracle.OracleAction;

/**
 * Sets the mark prices of markets (c5): with every price of the oracle that becomes the index, with
 * new rules, and at the intervals of the rules, by ticks, because book and time move a mark, too.
 * By time alone a mark moves only while the oracle can be relied on, so that an outage leaves it
 * where it is. Who depends on marks has to be told by the caller.
 */
public final class MarkDesk {
  /** Most markets that one tick looks at. */
  static final int MAX_MARKETS_PER_TICK = 64;

  private final Markets markets;
  private final DeadlineQueue times;
  private final CommandTime time;
  private final EngineEvents events;
  private final MarkPriceUpdated updated = new MarkPriceUpdated();
  private final MarkRulesSet rulesSet = new MarkRulesSet();
  private int left;

  public MarkDesk(Markets markets, DeadlineQueue times, CommandTime time, EngineEvents events) {
    this.markets = markets;
    this.times = times;
    this.time = time;
    this.events = events;
  }

  /**
   * Why rules of a market would be refused, in this order: unknown market, delisted, a rule out of
   * its range.
   */
  public RejectReason check(SetMarkRules command) {
    Market market = markets.find(command.marketId);
    if (market == null) {
      return RejectReason.UNKNOWN_MARKET;
    }
    if (market.state() == MarketState.DELISTED) {
      return RejectReason.MARKET_DELISTED;
    }
    return command.rules.areAllowed() ? RejectReason.NONE : RejectReason.INVALID_MARK_RULES;
  }

  /**
   * Replaces the rules of a market, or refuses them; the average of the basis begins anew, and a
   * market with an index has its mark by them at once.
   */
  public RejectReason setRules(SetMarkRules command) {
    RejectReason reason = check(command);
    if (reason != RejectReason.NONE) {
      return reason;
    }
    Market market = markets.get(command.marketId);
    market.mark().start(command.rules);
    if (times.has(market.id())) {
      times.remove(market.id());
    }
    if (command.rules.areOn()) {
      times.add(market.id(), MarketFunding.after(time.ns(), command.rules.intervalNs));
    }
    rulesSet.marketId = market.id();
    rulesSet.rules.set(command.rules);
    events.markRulesSet(rulesSet);
    if (market.indexTicks() > 0) {
      setMark(market);
    }
    return RejectReason.NONE;
  }

  /** Begins a tick: what is due is done by {@link #nextMoved}. */
  public void startStep() {
    left = MAX_MARKETS_PER_TICK;
  }

  /**
   * Computes the marks that are due until one of them has moved; returns its market, or null: there
   * is none left in this tick.
   */
  public Market nextMoved() {
    while (left > 0 && times.firstNs() <= time.ns()) {
      left--;
      Market market = markets.get(times.firstHandle());
      times.remove(market.id());
      if (market.state() != MarketState.DELISTED) {
        times.add(market.id(), MarketFunding.after(time.ns(), market.mark().rules().intervalNs));
        if (mayMove(market) && hasMoved(market)) {
          return market;
        }
      }
    }
    return null;
  }

  /** Computes and tells the mark of a market that has an index. */
  void setMark(Market market) {
    market.markTicks(market.mark().compute(market, time.ns()));
    tell(market);
  }

  private boolean mayMove(Market market) {
    return market.indexTicks() > 0
        && market.oracle().allows(OracleAction.FUNDING_SAMPLE, time.ns());
  }

  private boolean hasMoved(Market market) {
    int ticks = market.mark().compute(market, time.ns());
    if (ticks == market.markTicks()) {
      return false;
    }
    market.markTicks(ticks);
    tell(market);
    return true;
  }

  private void tell(Market market) {
    updated.marketId = market.id();
    updated.markTicks = market.markTicks();
    updated.indexTicks = market.indexTicks();
    updated.components.set(market.mark().components());
    events.markPriceUpdated(updated);
  }
}
