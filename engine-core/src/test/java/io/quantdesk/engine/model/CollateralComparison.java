package io.quantdesk.engine.model;

import static org.assertj.core.api.Assertions.fail;

import io.quantdesk.engine.collateral.CollateralView;
import java.math.BigInteger;

/** Compares what an engine and its events tell of collateral with a model. */
final class CollateralComparison {
  private final CollateralView view;
  private final CollateralMirror mirror;

  CollateralComparison(CollateralView view, CollateralMirror mirror) {
    this.view = view;
    this.mirror = mirror;
  }

  void compare(NaiveExchange model, boolean everything) {
    for (NaiveCollateral.Asset asset : model.collateral.assets) {
      same("price", asset.price, view.priceTicks(asset.id));
      same("price in events", asset.price, mirror.prices.getOrDefault(asset.id, 0));
      same("average", asset.average, view.averageTicks(asset.id));
      if (asset.oracle.status(model.nowNs) != view.status(asset.id)) {
        fail("status %s of asset %d", view.status(asset.id), asset.id);
      }
      same("treasury", asset.treasury, view.ledger(asset.id).treasuryUnits());
      long told = mirror.treasury.getOrDefault(asset.id, 0L);
      same("treasury in events", asset.treasury, told);
      same("pending", asset.pending, view.ledger(asset.id).pendingUnits());
      same("pending in events", asset.pending, mirror.pending.getOrDefault(asset.id, 0L));
      same("deposits", asset.deposits, view.ledger(asset.id).depositsUnits());
      same("withdrawals", asset.withdrawals, view.ledger(asset.id).withdrawalsUnits());
      same("weight", model.collateral.initialWeight(asset), view.scaledWeightPpm(asset.id));
      for (NaiveScope scope : everything ? model.scopes : model.touched) {
        same("units", scope.units(asset), view.units(scope.id, asset.id));
        long key = EventMirror.key(scope.id, asset.id);
        same("units in events", scope.units(asset), mirror.units.getOrDefault(key, 0L));
      }
    }
  }

  private static void same(String what, long expected, long actual) {
    same(what, BigInteger.valueOf(expected), actual);
  }

  private static void same(String what, BigInteger expected, long actual) {
    if (expected.bitLength() > 63 || expected.longValue() != actual) {
      fail("%s of collateral %d, expected %d", what, actual, expected);
    }
  }
}
