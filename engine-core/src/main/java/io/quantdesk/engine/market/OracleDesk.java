package io.quantdesk.engine.market;

import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.command.UpdateOracle;
import io.quantdesk.engine.event.MarkPriceUpdated;
import io.quantdesk.engine.event.OraclePriceUpdated;

/**
 * Takes the oracle's prices. The index is the oracle's price in ticks, and the mark is the index.
 */
public final class OracleDesk {
  private final Markets markets;
  private final EngineEvents events;
  private final OraclePriceUpdated oracleUpdated = new OraclePriceUpdated();
  private final MarkPriceUpdated markUpdated = new MarkPriceUpdated();

  public OracleDesk(Markets markets, EngineEvents events) {
    this.markets = markets;
    this.events = events;
  }

  /**
   * Refusals in this order: unknown market, delisted, publish time before the last one, invalid
   * price.
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
    int ticks = OraclePrice.toTicks(command.priceMantissa, command.exponent, market.parameters());
    if (ticks == OraclePrice.INVALID || command.confidenceMantissa < 0) {
      return RejectReason.INVALID_ORACLE_PRICE;
    }
    market.price(ticks, command.publishTimeNs);
    oracleUpdated.marketId = market.id();
    oracleUpdated.priceMantissa = command.priceMantissa;
    oracleUpdated.confidenceMantissa = command.confidenceMantissa;
    oracleUpdated.publishTimeNs = command.publishTimeNs;
    oracleUpdated.indexTicks = ticks;
    oracleUpdated.exponent = command.exponent;
    events.oraclePriceUpdated(oracleUpdated);
    markUpdated.marketId = market.id();
    markUpdated.markTicks = market.markTicks();
    markUpdated.indexTicks = ticks;
    events.markPriceUpdated(markUpdated);
    return RejectReason.NONE;
  }
}
