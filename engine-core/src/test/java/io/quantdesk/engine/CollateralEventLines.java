package io.quantdesk.engine;

import io.quantdesk.engine.event.CollateralAssetSet;
import io.quantdesk.engine.event.CollateralChanged;
import io.quantdesk.engine.event.CollateralPriceUpdated;
import io.quantdesk.engine.event.CollateralSettled;
import io.quantdesk.engine.event.CollateralSold;
import io.quantdesk.engine.event.CollateralWithdrawal;

/** The part of {@link EventLines} that is about collateral; assets are a1, a2. */
abstract class CollateralEventLines extends RiskEventLines {
  @Override
  public void collateralAssetSet(CollateralAssetSet event) {
    add(
        "asset a" + event.assetId,
        "weights",
        event.terms.initialWeightPpm,
        event.terms.maintenanceWeightPpm,
        "discount",
        event.terms.discountPpm);
  }

  @Override
  public void collateralPriceUpdated(CollateralPriceUpdated event) {
    add("price a" + event.assetId, event.priceTicks, "average", event.averageTicks, event.status);
  }

  @Override
  public void collateralChanged(CollateralChanged event) {
    add(
        "collateral s" + event.subAccountId,
        "a" + event.assetId,
        event.units,
        "by",
        event.changeUnits,
        event.reason);
  }

  @Override
  public void collateralWithdrawal(CollateralWithdrawal event) {
    add(
        "withdrawal",
        event.withdrawalId,
        "s" + event.subAccountId,
        "a" + event.assetId,
        event.units,
        event.phase);
  }

  @Override
  public void collateralSold(CollateralSold event) {
    add(
        "sold s" + event.subAccountId,
        "a" + event.assetId,
        event.units,
        "at",
        event.priceTicks,
        "for",
        event.proceedsMicros,
        "treasury",
        event.treasuryUnits);
  }

  @Override
  public void collateralSettled(CollateralSettled event) {
    add(
        "settled a" + event.assetId,
        event.units,
        "for",
        event.amountMicros,
        "treasury",
        event.treasuryUnits,
        event.treasuryMicros);
  }
}
