package io.quantdesk.engine.collateral;

import io.quantdesk.engine.math.StateHash;

/**
 * How much of one asset is where, in its units, after each movement:
 *
 * <pre>
 *   held by sub-accounts + pending withdrawals + treasury = deposits - withdrawals          (c8, I1 of the asset)
 * </pre>
 *
 * Every part is at least 0. What the treasury has bought and the operator has taken away is a
 * withdrawal.
 */
public final class CollateralLedger {
  private long heldUnits;
  private long pendingUnits;
  private long treasuryUnits;
  private long depositsUnits;
  private long withdrawalsUnits;

  /** What all sub-accounts have. */
  public long heldUnits() {
    return heldUnits;
  }

  /** Withdrawals that are neither confirmed nor reverted. */
  public long pendingUnits() {
    return pendingUnits;
  }

  /** What was bought from liquidated sub-accounts and has not been taken away. */
  public long treasuryUnits() {
    return treasuryUnits;
  }

  public long depositsUnits() {
    return depositsUnits;
  }

  public long withdrawalsUnits() {
    return withdrawalsUnits;
  }

  /** What the rule above is off by: always 0. */
  public long imbalanceUnits() {
    return heldUnits + pendingUnits + treasuryUnits - (depositsUnits - withdrawalsUnits);
  }

  /** Whether a deposit keeps the total of all deposits in range. */
  public boolean hasRoomForDeposit(long units) {
    return units <= Long.MAX_VALUE - depositsUnits;
  }

  void deposit(long units) {
    heldUnits += units;
    depositsUnits += units;
  }

  void requestWithdrawal(long units) {
    heldUnits -= units;
    pendingUnits += units;
  }

  void confirmWithdrawal(long units) {
    pendingUnits -= units;
    withdrawalsUnits += units;
  }

  void revertWithdrawal(long units) {
    pendingUnits -= units;
    heldUnits += units;
  }

  void sell(long units) {
    heldUnits -= units;
    treasuryUnits += units;
  }

  void takeFromTreasury(long units) {
    treasuryUnits -= units;
    withdrawalsUnits += units;
  }

  void hash(StateHash hash) {
    hash.add(heldUnits).add(pendingUnits).add(treasuryUnits);
    hash.add(depositsUnits).add(withdrawalsUnits);
  }
}
