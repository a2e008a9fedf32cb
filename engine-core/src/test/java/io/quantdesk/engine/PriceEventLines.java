package io.quantdesk.engine;

import io.quantdesk.engine.event.MarkPriceUpdated;
import io.quantdesk.engine.event.MarkRulesSet;
import io.quantdesk.engine.event.OraclePriceUpdated;
import io.quantdesk.engine.event.OracleStatusChanged;
import io.quantdesk.engine.event.PriceRulesSet;

/** The events of prices as lines: a part of {@link EventLines}. */
abstract class PriceEventLines implements EngineEvents {
  /** Adds a line of parts with spaces between them. */
  abstract void add(Object... parts);

  @Override
  public void oraclePriceUpdated(OraclePriceUpdated event) {
    add(
        "oracle m" + event.marketId,
        event.priceMantissa + "e" + event.exponent,
        "+/-",
        event.confidenceMantissa,
        "at",
        event.publishTimeNs,
        "index",
        event.indexTicks);
  }

  @Override
  public void markRulesSet(MarkRulesSet event) {
    add("mark rules m" + event.marketId, event.rules.areOn() ? "on" : "off");
  }

  @Override
  public void markPriceUpdated(MarkPriceUpdated event) {
    int basis = event.components.basisTicks;
    int book = event.components.bookTicks;
    int funding = event.components.fundingTicks;
    String of = (basis | book | funding) == 0 ? "" : " of " + basis + " " + book + " " + funding;
    add("mark m" + event.marketId, event.markTicks, "index", event.indexTicks + of);
  }

  @Override
  public void priceRulesSet(PriceRulesSet event) {
    add("price rules m" + event.marketId);
  }

  @Override
  public void oracleStatusChanged(OracleStatusChanged event) {
    add(
        "oracle status m" + event.marketId,
        event.status,
        "from",
        event.oldStatus,
        "conditions",
        event.conditions,
        "average",
        event.averageTicks,
        "thaw",
        event.updatesToThaw);
  }
}
