package io.quantdesk.engine.liquidation;

import io.quantdesk.engine.CommandTime;
import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.account.BalanceChangeReason;
import io.quantdesk.engine.account.Ledger;
import io.quantdesk.engine.account.Scopes;
import io.quantdesk.engine.collateral.Collateral;
import io.quantdesk.engine.collateral.CollateralAsset;
import io.quantdesk.engine.collateral.CollateralChangeReason;
import io.quantdesk.engine.event.CollateralSold;
import io.quantdesk.engine.funds.CashEvents;
import io.quantdesk.engine.funds.CollateralEvents;
import io.quantdesk.engine.risk.RiskAlerts;

/**
 * Makes the cash of a scope that is being liquidated good again: the treasury buys its collateral
 * at the price less a discount, asset by asset in the order of ids, no more than it takes (c2, c7).
 * Of the last asset so many whole units go that cash comes to 0; what these are worth beyond it,
 * less than one unit, stays with the treasury.
 */
final class CollateralSale {
  private final CommandTime time;
  private final Scopes scopes;
  private final Collateral collateral;
  private final Ledger ledger;
  private final CollateralEvents changes;
  private final CashEvents cashEvents;
  private final EngineEvents events;
  private final CollateralSold sold = new CollateralSold();

  CollateralSale(EngineState state, RiskAlerts riskAlerts, EngineEvents events) {
    time = state.time;
    scopes = state.scopes;
    collateral = state.collateral;
    ledger = state.ledger;
    changes = new CollateralEvents(collateral, state.marginWatch, riskAlerts, events);
    cashEvents = new CashEvents(scopes, riskAlerts, events);
    this.events = events;
  }

  /** Whether a scope owes cash and has something to pay with. */
  boolean isDue(int scopeId) {
    return scopes.hasCollateral(scopeId) && scopes.cashMicros(scopeId) < 0;
  }

  /**
   * Sells what can be sold as far as it takes; returns whether it is done: nothing is owed any
   * more, or nothing is left but debt. Otherwise the price of what is left allows no sale.
   */
  boolean sell(int scopeId) {
    for (int id = collateral.firstAsset(scopeId);
        id != 0 && scopes.cashMicros(scopeId) < 0;
        id = collateral.nextAsset(scopeId, id)) {
      CollateralAsset asset = collateral.get(id);
      if (asset.isSellable(time.ns())) {
        sell(scopeId, asset, -scopes.cashMicros(scopeId));
      }
    }
    return !isDue(scopeId);
  }

  private void sell(int scopeId, CollateralAsset asset, long owedMicros) {
    long has = collateral.units(scopeId, asset.id());
    long units = Math.min(has, asset.unitsToFetch(owedMicros));
    long proceeds = Math.min(owedMicros, asset.proceedsMicros(units));
    collateral.sell(scopeId, asset, units);
    ledger.buyCollateral(scopeId, proceeds);
    sold.subAccountId = scopeId;
    sold.assetId = asset.id();
    sold.units = units;
    sold.proceedsMicros = proceeds;
    sold.priceTicks = asset.priceTicks();
    sold.treasuryUnits = asset.ledger().treasuryUnits();
    events.collateralSold(sold);
    changes.changed(scopeId, asset, -units, CollateralChangeReason.SALE);
    if (proceeds > 0) {
      cashEvents.changed(scopeId, proceeds, BalanceChangeReason.COLLATERAL_SALE);
    }
  }
}
