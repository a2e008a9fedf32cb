package io.quantdesk.server.audit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quantdesk.engine.EngineView;
import io.quantdesk.engine.market.MarketParameters;
import io.quantdesk.engine.order.Side;
import io.quantdesk.server.scenario.text.Meaning;
import io.quantdesk.server.scenario.text.Rates;
import io.quantdesk.server.scenario.text.Times;
import io.quantdesk.server.scenario.world.FundingRule;
import io.quantdesk.server.scenario.world.MarketParameter;
import io.quantdesk.server.scenario.world.ValueKind;
import io.quantdesk.server.units.MarketUnits;
import java.math.BigDecimal;

/** Writes down the state of one market: its rules, its prices, its book, its funds. */
final class MarketSheet {
  private final EngineView view;
  private final AuditNames names;

  MarketSheet(EngineView view, AuditNames names) {
    this.view = view;
    this.names = names;
  }

  void write(int id, ObjectNode to) {
    MarketUnits units = names.units(id);
    to.put("market", names.name(Meaning.MARKET, id));
    to.put("state", view.marketState(id).name());
    writeParameters(id, to.putArray("parameters").addObject());
    to.put("mark", price(units, view.markTicks(id)));
    to.put("index", price(units, view.indexTicks(id)));
    to.put("last", price(units, view.lastTicks(id)));
    to.put("oracle_status", view.oracleStatus(id).name());
    to.put("open_interest", units.quantity(view.openInterestLots(id)).toPlainString());
    to.put("insurance", money(view.insuranceMicros(id)));
    to.put("funding_rate", Rates.percent(FundingRule.ppm(view.fundingRateE9(id))));
    to.put(
        "funding_due",
        view.fundingTimeNs(id) == Long.MAX_VALUE ? "none" : Times.format(view.fundingTimeNs(id)));
    to.put("long_funding_index", view.fundingIndex(id, Side.BUY));
    to.put("short_funding_index", view.fundingIndex(id, Side.SELL));
    to.put("funding_pool", money(view.fundingPoolMicros(id)));
    to.put("dust", money(view.dustMicros(id)));
    writeLevels(id, Side.SELL, to.putArray("asks"));
    writeLevels(id, Side.BUY, to.putArray("bids"));
  }

  private void writeParameters(int id, ObjectNode to) {
    MarketParameters parameters = new MarketParameters();
    view.copyParameters(id, parameters);
    for (MarketParameter parameter : MarketParameter.values()) {
      BigDecimal value = parameter.read(parameters);
      if (!parameter.isOptional() || value.signum() != 0) {
        to.put(
            parameter.keyword(),
            parameter.kind() == ValueKind.RATE ? Rates.percent(value) : value.toPlainString());
      }
    }
  }

  /** The best price first. */
  private void writeLevels(int id, Side side, ArrayNode to) {
    MarketUnits units = names.units(id);
    int ticks = view.bestPriceTicks(id, side);
    while (ticks != EngineView.NONE) {
      to.addObject()
          .put("price", price(units, ticks))
          .put("qty", units.quantity(view.levelQtyLots(id, ticks)).toPlainString());
      ticks = view.nextPriceTicks(id, side, ticks);
    }
  }

  private static String price(MarketUnits units, int ticks) {
    return units.price(ticks).toPlainString();
  }

  private static String money(long micros) {
    return MarketUnits.money(micros).toPlainString();
  }
}
