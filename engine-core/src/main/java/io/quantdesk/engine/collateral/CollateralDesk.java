package io.quantdesk.engine.collateral;

import io.quantdesk.engine.CommandTime;
import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.account.Ledger;
import io.quantdesk.engine.command.SetCollateralAsset;
import io.quantdesk.engine.command.SettleCollateral;
import io.quantdesk.engine.command.UpdateCollateralPrice;
import io.quantdesk.engine.command.UpdateOracle;
import io.quantdesk.engine.event.CollateralAssetSet;
import io.quantdesk.engine.event.CollateralPriceUpdated;
import io.quantdesk.engine.event.CollateralSettled;
import io.quantdesk.engine.liquidation.LiquidationQueue;
import io.quantdesk.engine.market.OraclePrice;
import io.quantdesk.engine.market.SymbolRule;
import io.quantdesk.engine.threshold.MarginWatch;

/** Takes the operator's commands about assets, and their prices. */
public final class CollateralDesk {
  private final Collateral collateral;
  private final Ledger ledger;
  private final MarginWatch marginWatch;
  private final LiquidationQueue liquidations;
  private final CommandTime time;
  private final EngineEvents events;
  private final CollateralAssetSet assetSet = new CollateralAssetSet();
  private final CollateralPriceUpdated updated = new CollateralPriceUpdated();
  private final CollateralSettled settled = new CollateralSettled();

  public CollateralDesk(EngineState state, EngineEvents events) {
    collateral = state.collateral;
    ledger = state.ledger;
    marginWatch = state.marginWatch;
    liquidations = state.liquidations;
    time = state.time;
    this.events = events;
  }

  /**
   * Why an asset or its terms would be refused, in this order: unknown asset; terms or price rules
   * out of range; of a new asset: symbol, duplicate, capacity; of one that is there: unit, tick or
   * symbol differ.
   */
  public RejectReason check(SetCollateralAsset command) {
    CollateralAsset asset = collateral.find(command.assetId);
    if (asset == null && command.assetId != 0) {
      return RejectReason.UNKNOWN_COLLATERAL_ASSET;
    }
    if (!command.terms.areAllowed()) {
      return RejectReason.INVALID_COLLATERAL_TERMS;
    }
    if (!command.rules.areAllowed()) {
      return RejectReason.INVALID_PRICE_RULES;
    }
    return asset == null ? checkNew(command) : checkOld(command, asset);
  }

  /** Lists an asset, or replaces the terms and price rules of one that is, or refuses to. */
  public RejectReason set(SetCollateralAsset command) {
    RejectReason reason = check(command);
    if (reason == RejectReason.NONE) {
      CollateralAsset asset = collateral.find(command.assetId);
      set(command, asset == null ? list(command) : asset);
    }
    return reason;
  }

  private RejectReason checkNew(SetCollateralAsset command) {
    if (!SymbolRule.isSymbol(command.symbol)) {
      return RejectReason.INVALID_SYMBOL;
    }
    if (collateral.hasSymbol(command.symbol)) {
      return RejectReason.DUPLICATE_SYMBOL;
    }
    return collateral.isFull() ? RejectReason.COLLATERAL_CAPACITY : RejectReason.NONE;
  }

  private static RejectReason checkOld(SetCollateralAsset command, CollateralAsset asset) {
    return command.terms.hasUnitsOf(asset.terms()) && command.symbol.sameAs(asset.symbol())
        ? RejectReason.NONE
        : RejectReason.UNITS_ARE_FIXED;
  }

  private CollateralAsset list(SetCollateralAsset command) {
    CollateralAsset asset = collateral.add(command.symbol);
    marginWatch.assetAdded(asset);
    return asset;
  }

  private void set(SetCollateralAsset command, CollateralAsset asset) {
    int weightBefore = asset.terms().maintenanceWeightPpm;
    asset.setTerms(command.terms);
    asset.oracle().rules(command.rules, asset.priceTicks(), time.ns());
    assetSet.assetId = asset.id();
    assetSet.symbol.set(asset.symbol());
    assetSet.terms.set(asset.terms());
    assetSet.rules.set(command.rules);
    events.collateralAssetSet(assetSet);
    ease(asset);
    if (asset.terms().maintenanceWeightPpm < weightBefore) {
      marginWatch.weightFell(asset);
    }
  }

  /**
   * Takes a price from outside. Refusals in this order: unknown asset, publish time before the last
   * one, invalid price. A price that is not above 0 is no refusal but a status.
   */
  public RejectReason update(UpdateCollateralPrice command) {
    CollateralAsset asset = collateral.find(command.assetId);
    if (asset == null) {
      return RejectReason.UNKNOWN_COLLATERAL_ASSET;
    }
    UpdateOracle price = command.price;
    if (price.publishTimeNs < asset.publishTimeNs()) {
      return RejectReason.ORACLE_TIME_BACKWARDS;
    }
    int ticks =
        OraclePrice.toTicks(
            price.priceMantissa,
            price.exponent,
            asset.terms().tickSizeE9,
            CollateralTerms.HIGHEST_TICKS);
    boolean isStatus = price.priceMantissa <= 0;
    if ((ticks == OraclePrice.INVALID && !isStatus) || price.confidenceMantissa < 0) {
      return RejectReason.INVALID_ORACLE_PRICE;
    }
    boolean taken = asset.take(price, ticks, time.ns());
    tell(price, asset);
    ease(asset);
    if (taken) {
      marginWatch.priceChanged(asset);
    }
    return RejectReason.NONE;
  }

  /**
   * Why a settlement would be refused, in this order: unknown asset; units or amount below 0, or
   * none of both; more units than the treasury has; totals out of range.
   */
  public RejectReason check(SettleCollateral command) {
    CollateralAsset asset = collateral.find(command.assetId);
    if (asset == null) {
      return RejectReason.UNKNOWN_COLLATERAL_ASSET;
    }
    if (command.units < 0
        || command.amountMicros < 0
        || (command.units == 0 && command.amountMicros == 0)) {
      return RejectReason.INVALID_AMOUNT;
    }
    if (command.units > asset.ledger().treasuryUnits()) {
      return RejectReason.INSUFFICIENT_COLLATERAL;
    }
    return ledger.hasRoomForDeposit(command.amountMicros)
        ? RejectReason.NONE
        : RejectReason.ARITHMETIC_LIMIT;
  }

  /**
   * The operator takes units that the treasury has bought and brings what he has got for them,
   * unless it is refused.
   */
  public RejectReason settle(SettleCollateral command) {
    RejectReason reason = check(command);
    if (reason != RejectReason.NONE) {
      return reason;
    }
    CollateralAsset asset = collateral.get(command.assetId);
    collateral.takeFromTreasury(asset, command.units);
    ledger.fundTreasury(command.amountMicros);
    settled.assetId = asset.id();
    settled.units = command.units;
    settled.amountMicros = command.amountMicros;
    settled.treasuryUnits = asset.ledger().treasuryUnits();
    settled.treasuryMicros = ledger.treasuryMicros();
    events.collateralSettled(settled);
    return RejectReason.NONE;
  }

  /** Those who wait for a price to be liquidated are looked at again. */
  private void ease(CollateralAsset asset) {
    if (asset.oracle().hasEased()) {
      liquidations.marketEased();
    }
  }

  private void tell(UpdateOracle price, CollateralAsset asset) {
    updated.assetId = asset.id();
    updated.priceMantissa = price.priceMantissa;
    updated.confidenceMantissa = price.confidenceMantissa;
    updated.publishTimeNs = price.publishTimeNs;
    updated.priceTicks = asset.priceTicks();
    updated.averageTicks = asset.averageTicks();
    updated.exponent = price.exponent;
    updated.publishers = price.publishers;
    updated.status = asset.oracle().status(time.ns());
    events.collateralPriceUpdated(updated);
  }
}
