package io.quantdesk.server.scenario.run;

import io.quantdesk.engine.EngineView;
import io.quantdesk.engine.collateral.CollateralLedger;
import io.quantdesk.engine.order.Side;

/**
 * What must hold between any two commands, recomputed in full from the state: money (I1), longs
 * against shorts (I2), open interest (I4), order sums against orders, levels against orders, and no
 * book crossed.
 */
final class Conservation {
  private final EngineView view;

  Conservation(EngineView view) {
    this.view = view;
  }

  /**
   * Recomputes everything.
   *
   * @throws RunFailure naming the rule that is broken and by how much
   */
  void check() {
    checkMoney();
    for (int assetId = 1; assetId <= view.collateral().count(); assetId++) {
      checkAsset(assetId);
    }
    for (int marketId = 1; marketId <= view.marketCount(); marketId++) {
      checkMarket(marketId);
    }
  }

  /**
   * I1: cash + insurance + funding pools + dust + treasury + pending withdrawals - cost = deposits
   * - withdrawals.
   */
  private void checkMoney() {
    long sum = view.treasuryMicros() - view.depositsMicros() + view.withdrawalsMicros();
    sum += view.pendingWithdrawalsMicros();
    for (int scopeId = 1; scopeId <= view.subAccountCount(); scopeId++) {
      sum += view.cashMicros(scopeId);
      int position = view.firstPosition(scopeId);
      while (position != EngineView.NONE) {
        sum -= view.positionCostMicros(position);
        position = view.nextPosition(position);
      }
    }
    for (int marketId = 1; marketId <= view.marketCount(); marketId++) {
      sum += view.insuranceMicros(marketId) + view.fundingPoolMicros(marketId);
      sum += view.dustMicros(marketId);
    }
    require(sum == 0 && view.imbalanceMicros() == 0, "I1: money is off by " + sum + " micros");
  }

  /** I1 of an asset: held + pending + treasury = deposits - withdrawals. */
  private void checkAsset(int assetId) {
    CollateralLedger ledger = view.collateral().ledger(assetId);
    long sum = ledger.pendingUnits() + ledger.treasuryUnits();
    sum += ledger.withdrawalsUnits() - ledger.depositsUnits();
    for (int scopeId = 1; scopeId <= view.subAccountCount(); scopeId++) {
      sum += view.collateral().units(scopeId, assetId);
    }
    require(sum == 0, "I1: asset " + assetId + " is off by " + sum + " units");
  }

  private void checkMarket(int marketId) {
    long lots = 0;
    long longLots = 0;
    long[] orderLots = new long[2];
    for (int scopeId = 1; scopeId <= view.subAccountCount(); scopeId++) {
      int position = view.position(scopeId, marketId);
      if (position != EngineView.NONE) {
        lots += view.positionLots(position);
        longLots += Math.max(view.positionLots(position), 0);
        for (Side side : Side.values()) {
          orderLots[side.code()] += checkOrders(position, side);
        }
      }
    }
    require(lots == 0, "I2: positions of market " + marketId + " add up to " + lots);
    require(
        longLots == view.openInterestLots(marketId),
        "I4: open interest of market " + marketId + " is not " + longLots);
    for (Side side : Side.values()) {
      require(
          orderLots[side.code()] == bookLots(marketId, side),
          "the book of market " + marketId + " does not hold the orders of its accounts");
    }
    int bid = view.bestPriceTicks(marketId, Side.BUY);
    int ask = view.bestPriceTicks(marketId, Side.SELL);
    require(
        bid == EngineView.NONE || ask == EngineView.NONE || bid < ask,
        "the book of market " + marketId + " is crossed");
  }

  /**
   * The sums of a position are those of its resting orders but the reduce-only ones; returns the
   * lots that the book shows of all.
   */
  private long checkOrders(int position, Side side) {
    long counted = 0;
    long shown = 0;
    int order = view.oldestOrder(position, side);
    while (order != EngineView.NONE) {
      if (view.orderTriggerTicks(order) == 0) {
        shown += view.orderShownLots(order);
        counted += view.isReduceOnly(order) ? 0 : view.orderLeavesLots(order);
      }
      order = view.youngerOrder(order);
    }
    require(
        counted == view.positionOrderLots(position, side),
        "the order sum of a position is not " + counted);
    return shown;
  }

  private long bookLots(int marketId, Side side) {
    long lots = 0;
    int price = view.bestPriceTicks(marketId, side);
    while (price != EngineView.NONE) {
      lots += view.levelQtyLots(marketId, price);
      price = view.nextPriceTicks(marketId, side, price);
    }
    return lots;
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new RunFailure("broken invariant: " + message);
    }
  }
}
