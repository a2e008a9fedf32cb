package io.quantdesk.engine.funds;

import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.collateral.Collateral;
import io.quantdesk.engine.collateral.CollateralAsset;
import io.quantdesk.engine.collateral.CollateralChangeReason;
import io.quantdesk.engine.event.CollateralChanged;
import io.quantdesk.engine.risk.RiskAlerts;
import io.quantdesk.engine.threshold.MarginWatch;

/** What follows when a sub-account has come to have more or less of an asset: it is told. */
public final class CollateralEvents {
  private final Collateral collateral;
  private final MarginWatch marginWatch;
  private final RiskAlerts riskAlerts;
  private final EngineEvents events;
  private final CollateralChanged changed = new CollateralChanged();

  public CollateralEvents(
      Collateral collateral, MarginWatch marginWatch, RiskAlerts riskAlerts, EngineEvents events) {
    this.collateral = collateral;
    this.marginWatch = marginWatch;
    this.riskAlerts = riskAlerts;
    this.events = events;
  }

  /** To be called once per change, after it. */
  public void changed(
      int subAccountId, CollateralAsset asset, long changeUnits, CollateralChangeReason reason) {
    changed.subAccountId = subAccountId;
    changed.assetId = asset.id();
    changed.units = collateral.units(subAccountId, asset.id());
    changed.changeUnits = changeUnits;
    changed.reason = reason;
    events.collateralChanged(changed);
    marginWatch.collateralChanged(subAccountId, asset);
    riskAlerts.touch(subAccountId);
  }
}
