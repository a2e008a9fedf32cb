package io.quantdesk.engine.market;

import io.quantdesk.engine.CommandTime;
import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.command.SetPriceRules;
import io.quantdesk.engine.command.UpdateOracle;
import io.quantdesk.engine.event.OraclePriceUpdated;
import io.quantdesk.engine.event.PriceRulesSet;

/**
 * Takes the oracle's prices and the rules by which they are judged. The index is the oracle's price
 * in ticks unless it is held back (see OracleGuard), and the mark follows it (see MarkDesk).
 */
public final class OracleDesk {
  private final Markets markets;
  private final CommandTime time;
  private final OracleWatch watch;
  private final MarkDesk marks;
  private final EngineEvents events;
  private final OraclePriceUpdated oracleUpdated = new OraclePriceUpdated();
  private final PriceRulesSet rulesSet = new PriceRulesSet();
  private boolean moved;

  public OracleDesk(
      Markets markets, OracleWatch watch, MarkDesk marks, CommandTime time, EngineEvents events) {
    this.markets = markets;
    this.watch = watch;
    this.marks = marks;
    this.time = time;
    this.events = events;
  }

  /**
   * Refusals in this order: unknown market, delisted, publish time before the last one, invalid
   * price. With rules on, a price that is not above 0 is no refusal but a status.
   */
  public RejectReason update(UpdateOracle command) {
    Market market = markets.find(command.marketId);
    if (market == null) {
      return RejectReason.UNKNOWN_MARKET;
    }
    if (market.state() == MarketState.DELISTED) {
      return RejectReason.MARKET_DELISTED;
    }
    if (command.publishTimeNs < market.publishTimeNs()) {
      return RejectReason.ORACLE_TIME_BACKWARDS;
    }
    int ticks =
        OraclePrice.toTicks(
            command.priceMantissa,
            command.exponent,
            market.parameters().tickSizeE9,
            market.parameters().maxPriceTicks);
    boolean isStatus = market.oracle().isOn() && command.priceMantissa <= 0;
    if ((ticks == OraclePrice.INVALID && !isStatus) || command.confidenceMantissa < 0) {
      return RejectReason.INVALID_ORACLE_PRICE;
    }
    moved = market.oracle().take(command, ticks, market.indexTicks(), time.ns());
    if (moved) {
      market.indexTicks(ticks);
    }
    market.published(command.publishTimeNs);
    tell(command, market);
    return RejectReason.NONE;
  }

  /** Whether the last update has become index and mark. */
  public boolean hasMoved() {
    return moved;
  }

  /**
   * Why rules of a market would be refused, in this order: unknown market, delisted, a rule out of
   * its range.
   */
  public RejectReason check(SetPriceRules command) {
    Market market = markets.find(command.marketId);
    if (market == null) {
      return RejectReason.UNKNOWN_MARKET;
    }
    if (market.state() == MarketState.DELISTED) {
      return RejectReason.MARKET_DELISTED;
    }
    return command.rules.areAllowed() ? RejectReason.NONE : RejectReason.INVALID_PRICE_RULES;
  }

  /** Replaces the rules of a market, or refuses them. */
  public RejectReason setRules(SetPriceRules command) {
    RejectReason reason = check(command);
    if (reason != RejectReason.NONE) {
      return reason;
    }
    Market market = markets.get(command.marketId);
    market.oracle().rules(command.rules, market.indexTicks(), time.ns());
    rulesSet.marketId = market.id();
    rulesSet.rules.set(command.rules);
    events.priceRulesSet(rulesSet);
    watch.look(market, events);
    return RejectReason.NONE;
  }

  /** Tells which markets' prices have become too old by now. */
  public void step() {
    watch.step(events);
  }

  private void tell(UpdateOracle command, Market market) {
    oracleUpdated.marketId = market.id();
    oracleUpdated.priceMantissa = command.priceMantissa;
    oracleUpdated.confidenceMantissa = command.confidenceMantissa;
    oracleUpdated.publishTimeNs = command.publishTimeNs;
    oracleUpdated.indexTicks = market.indexTicks();
    oracleUpdated.exponent = command.exponent;
    oracleUpdated.publishers = command.publishers;
    events.oraclePriceUpdated(oracleUpdated);
    if (moved) {
      marks.setMark(market);
    }
    watch.look(market, events);
  }
}
