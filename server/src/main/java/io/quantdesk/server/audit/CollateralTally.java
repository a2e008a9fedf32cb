package io.quantdesk.server.audit;

import io.quantdesk.engine.collateral.CollateralChangeReason;
import io.quantdesk.engine.collateral.WithdrawalPhase;
import io.quantdesk.engine.event.CollateralChanged;
import io.quantdesk.engine.event.CollateralSettled;
import io.quantdesk.engine.event.CollateralSold;
import io.quantdesk.engine.event.CollateralWithdrawal;
import io.quantdesk.engine.event.CommandOutcome;
import io.quantdesk.engine.event.IgnoredEvents;
import io.quantdesk.server.scenario.text.Meaning;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Adds up the units of every collateral asset from the events alone and holds after every command:
 * held + pending + of the treasury = deposited - withdrawn (I1 of an asset).
 */
final class CollateralTally extends IgnoredEvents {
  private final Amounts unitsOf = new Amounts();
  private final Map<Integer, Units> assets = new TreeMap<>();
  private final FirstFault fault = new FirstFault();
  private boolean hasChanged;

  /** Where the units of one asset are. */
  private static final class Units {
    private BigInteger held = BigInteger.ZERO;
    private BigInteger pending = BigInteger.ZERO;
    private BigInteger treasury = BigInteger.ZERO;
    private BigInteger deposits = BigInteger.ZERO;
    private BigInteger withdrawals = BigInteger.ZERO;

    private BigInteger imbalance() {
      return held.add(pending).add(treasury).subtract(deposits).add(withdrawals);
    }
  }

  /** What the check has found, with what accounts hold of each asset. */
  Finding finding(AuditNames names) {
    Map<String, String> figures = new LinkedHashMap<>();
    assets.forEach(
        (assetId, units) ->
            figures.put(
                names.name(Meaning.ASSET, assetId),
                names.assetUnits(assetId).quantity(units.held.longValueExact()).toPlainString()));
    return new Finding("collateral", figures, fault.get());
  }

  @Override
  public void collateralChanged(CollateralChanged event) {
    long holding = PositionTally.key(event.subAccountId, event.assetId);
    BigInteger before = big(unitsOf.put(holding, event.units));
    BigInteger change = big(event.changeUnits);
    BigInteger after = big(event.units);
    Units units = units(event.assetId);
    units.held = units.held.add(after).subtract(before);
    if (event.reason == CollateralChangeReason.DEPOSIT) {
      units.deposits = units.deposits.add(change);
    }
    fault.require(
        after.signum() >= 0 && before.add(change).equals(after),
        () ->
            "s%d had %s units of asset %d, changed by %s, and has %s"
                .formatted(event.subAccountId, before, event.assetId, change, after));
  }

  @Override
  public void collateralWithdrawal(CollateralWithdrawal event) {
    Units units = units(event.assetId);
    BigInteger amount = big(event.units);
    if (event.phase == WithdrawalPhase.REQUESTED) {
      units.pending = units.pending.add(amount);
    } else {
      units.pending = units.pending.subtract(amount);
    }
    if (event.phase == WithdrawalPhase.CONFIRMED) {
      units.withdrawals = units.withdrawals.add(amount);
    }
  }

  @Override
  public void collateralSold(CollateralSold event) {
    Units units = units(event.assetId);
    units.treasury = units.treasury.add(big(event.units));
    requireTreasury(units, event.assetId, event.treasuryUnits);
  }

  @Override
  public void collateralSettled(CollateralSettled event) {
    Units units = units(event.assetId);
    units.treasury = units.treasury.subtract(big(event.units));
    units.withdrawals = units.withdrawals.add(big(event.units));
    requireTreasury(units, event.assetId, event.treasuryUnits);
  }

  @Override
  public void outcome(CommandOutcome event) {
    if (hasChanged) {
      assets.forEach(this::requireBalance);
      hasChanged = false;
    }
    fault.commandEnds(event.commandSeq);
  }

  private void requireBalance(int assetId, Units units) {
    BigInteger imbalance = units.imbalance();
    fault.require(
        imbalance.signum() == 0, () -> "asset %d is off by %s units".formatted(assetId, imbalance));
  }

  private void requireTreasury(Units units, int assetId, long told) {
    fault.require(
        units.treasury.equals(big(told)) && told >= 0,
        () ->
            "the treasury has %d units of asset %d, by its purchases %s"
                .formatted(told, assetId, units.treasury));
  }

  private Units units(int assetId) {
    hasChanged = true;
    return assets.computeIfAbsent(assetId, id -> new Units());
  }

  private static BigInteger big(long units) {
    return BigInteger.valueOf(units);
  }
}
