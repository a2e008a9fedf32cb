package io.quantdesk.server.audit;

import io.quantdesk.engine.EngineView;
import io.quantdesk.engine.order.Side;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;

/** Holds what the events add up to against the engine that executed the commands again. */
final class EngineAgreement {
  private final EngineView view;
  private final MoneyTally money;
  private final PositionTally positions;
  private final OrderLives orders;
  private final FirstFault fault = new FirstFault();
  private int liveOrders;
  private int openPositions;

  EngineAgreement(EngineView view, MoneyTally money, PositionTally positions, OrderLives orders) {
    this.view = view;
    this.money = money;
    this.positions = positions;
    this.orders = orders;
  }

  /** Compares the totals, the cash and positions of every sub-account, and every live order. */
  Finding finding() {
    require("treasury", money.treasury(), view.treasuryMicros());
    require("pending withdrawals", money.pending(), view.pendingWithdrawalsMicros());
    require("deposits", money.deposits(), view.depositsMicros());
    require("withdrawals", money.withdrawals(), view.withdrawalsMicros());
    for (int id = 1; id <= view.marketCount(); id++) {
      require(
          "insurance of market " + id,
          BigInteger.valueOf(money.insuranceMicros(id)),
          view.insuranceMicros(id));
    }
    for (int id = 1; id <= view.subAccountCount(); id++) {
      compare(id);
    }
    fault.require(
        liveOrders == orders.liveOrders(),
        () ->
            "the engine has %d live orders, the events %d"
                .formatted(liveOrders, orders.liveOrders()));
    Map<String, String> figures = new LinkedHashMap<>();
    figures.put("sub_accounts", Integer.toString(view.subAccountCount()));
    figures.put("positions", Integer.toString(openPositions));
    figures.put("live_orders", Integer.toString(liveOrders));
    return new Finding("state", figures, fault.get());
  }

  private void compare(int subAccountId) {
    require(
        "cash of s" + subAccountId,
        BigInteger.valueOf(money.cashMicros(subAccountId)),
        view.cashMicros(subAccountId));
    for (int marketId = 1; marketId <= view.marketCount(); marketId++) {
      compare(subAccountId, marketId);
    }
  }

  private void compare(int subAccountId, int marketId) {
    int position = view.position(subAccountId, marketId);
    boolean isNone = position == EngineView.NONE;
    long lots = isNone ? 0 : view.positionLots(position);
    long costMicros = isNone ? 0 : view.positionCostMicros(position);
    openPositions += lots == 0 ? 0 : 1;
    fault.require(
        positions.lots(subAccountId, marketId) == lots
            && money.costMicros(subAccountId, marketId) == costMicros,
        () ->
            "the position of s%d in market %d is not that of its events"
                .formatted(subAccountId, marketId));
    for (Side side : Side.values()) {
      int order = isNone ? EngineView.NONE : view.oldestOrder(position, side);
      while (order != EngineView.NONE) {
        compareOrder(subAccountId, order);
        order = view.youngerOrder(order);
      }
    }
  }

  private void compareOrder(int subAccountId, int order) {
    liveOrders++;
    fault.require(
        orders.isLive(view.orderId(order), subAccountId, view.orderLeavesLots(order)),
        () ->
            "order %d of s%d lives in the engine, but not so by its events"
                .formatted(view.orderId(order), subAccountId));
  }

  private void require(String what, BigInteger told, long held) {
    fault.require(
        told.equals(BigInteger.valueOf(held)),
        () -> "%s: the engine has %d micros, the events add up to %s".formatted(what, held, told));
  }
}
