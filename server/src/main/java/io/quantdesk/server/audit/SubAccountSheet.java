package io.quantdesk.server.audit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quantdesk.engine.EngineView;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.risk.Health;
import io.quantdesk.engine.risk.LiquidationPrice;
import io.quantdesk.server.scenario.text.Meaning;
import io.quantdesk.server.scenario.text.Times;
import io.quantdesk.server.units.MarketUnits;
import java.math.BigDecimal;

/** Writes down the state of one sub-account: its money, its margin, its positions and orders. */
final class SubAccountSheet {
  private static final int HEALTH_DIGITS = 4;

  private final EngineView view;
  private final AuditNames names;

  SubAccountSheet(EngineView view, AuditNames names) {
    this.view = view;
    this.names = names;
  }

  void write(int id, ObjectNode to) {
    to.put("sub_account", names.name(Meaning.ACCOUNT, id));
    to.put("account", names.ownerName(view.owner(id)));
    to.put("cash", money(view.cashMicros(id)));
    to.put("equity", money(view.equityMicros(id)));
    to.put("initial_margin", money(view.initialMarginMicros(id)));
    to.put("maintenance_margin", money(view.maintenanceMarginMicros(id)));
    to.put("health", health(view.healthFactor(id)));
    to.put("withdrawable", money(view.withdrawableMicros(id)));
    to.put("under_liquidation", view.isUnderLiquidation(id));
    if (view.parent(id) != 0) {
      to.put("isolated_from", names.name(Meaning.ACCOUNT, view.parent(id)));
    }
    writeCollateral(id, to.putArray("collateral"));
    ArrayNode positions = to.putArray("positions");
    ArrayNode orders = to.putArray("orders");
    int position = view.firstPosition(id);
    while (position != EngineView.NONE) {
      if (view.positionLots(position) != 0) {
        writePosition(position, positions.addObject());
      }
      for (Side side : Side.values()) {
        writeOrders(view.oldestOrder(position, side), orders);
      }
      position = view.nextPosition(position);
    }
  }

  private void writeCollateral(int id, ArrayNode to) {
    for (int assetId = 1; assetId <= view.collateral().count(); assetId++) {
      long units = view.collateral().units(id, assetId);
      if (units != 0) {
        to.addObject()
            .put("asset", names.name(Meaning.ASSET, assetId))
            .put("qty", names.assetUnits(assetId).quantity(units).toPlainString());
      }
    }
  }

  private void writePosition(int position, ObjectNode to) {
    int marketId = view.positionMarketId(position);
    MarketUnits units = names.units(marketId);
    long lots = view.positionLots(position);
    long costMicros = view.positionCostMicros(position);
    long liquidationTicks = view.liquidationTicks(position);
    to.put("market", names.name(Meaning.MARKET, marketId));
    to.put("qty", units.quantity(lots).toPlainString());
    to.put("entry", units.entryPrice(lots, costMicros).toPlainString());
    to.put("cost", money(costMicros));
    to.put("realized", money(view.positionRealizedMicros(position)));
    to.put("funding_owed", money(view.positionOwedMicros(position)));
    to.put(
        "liquidation_price",
        liquidationTicks == LiquidationPrice.NONE
            ? "none"
            : units.price(liquidationTicks).toPlainString());
  }

  private void writeOrders(int oldest, ArrayNode to) {
    int order = oldest;
    while (order != EngineView.NONE) {
      writeOrder(order, to.addObject());
      order = view.youngerOrder(order);
    }
  }

  private void writeOrder(int order, ObjectNode to) {
    int marketId = view.orderMarketId(order);
    MarketUnits units = names.units(marketId);
    to.put("order", names.name(Meaning.ORDER, view.orderId(order)));
    to.put("market", names.name(Meaning.MARKET, marketId));
    to.put("side", view.orderSide(order).name());
    to.put("leaves", units.quantity(view.orderLeavesLots(order)).toPlainString());
    to.put("price", units.price(view.orderPriceTicks(order)).toPlainString());
    to.put("filled", units.quantity(view.orderCumLots(order)).toPlainString());
    if (view.orderTriggerTicks(order) != 0) {
      to.put("trigger", units.price(view.orderTriggerTicks(order)).toPlainString());
    }
    if (view.isReduceOnly(order)) {
      to.put("reduce_only", true);
    }
    if (view.orderExpireTimeNs(order) != 0) {
      to.put("expires", Times.format(view.orderExpireTimeNs(order)));
    }
    to.put("cl_ord_id", Long.toUnsignedString(view.clOrdId(order)));
  }

  private static String health(long factor) {
    return factor == Health.MAX
        ? "none"
        : MarketUnits.plain(BigDecimal.valueOf(factor, HEALTH_DIGITS)).toPlainString();
  }

  private static String money(long micros) {
    return MarketUnits.money(micros).toPlainString();
  }
}
