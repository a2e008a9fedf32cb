package io.quantdesk.engine.account;

import io.quantdesk.engine.math.StateHash;

/**
 * Every movement of money, with running totals that must balance after each of them:
 *
 * <pre>
 *   sum of cash + insurance + treasury + pending withdrawals + funding pools + dust
 *       - sum of position costs = deposits - withdrawals                        (rule c8, I1)
 * </pre>
 *
 * Amounts are USDC micros. The caller asks {@link #hasRoomFor} first: no posting can wrap after it.
 */
public final class Ledger {
  private final Scopes scopes;
  private long cashMicros;
  private long grossMicros;
  private long treasuryMicros;
  private long costMicros;
  private long depositsMicros;
  private long withdrawalsMicros;
  private long pendingMicros;
  private final long[] insuranceMicros;
  private long insuranceTotalMicros;
  private final long[] fundingPoolMicros;
  private final long[] fundingSettlements;
  private long fundingPoolTotalMicros;
  private final long[] dustMicros;
  private long dustTotalMicros;

  public Ledger(Scopes scopes, int markets) {
    this.scopes = scopes;
    insuranceMicros = new long[markets + 1];
    fundingPoolMicros = new long[markets + 1];
    fundingSettlements = new long[markets + 1];
    dustMicros = new long[markets + 1];
  }

  /** Whether balances can grow by an amount, in either direction, wherever it goes. */
  public boolean hasRoomFor(long amountMicros) {
    return amountMicros <= Long.MAX_VALUE - grossMicros;
  }

  /**
   * Whether a deposit keeps all totals in range. Half of the range is left to profits and losses.
   */
  public boolean hasRoomForDeposit(long amountMicros) {
    return amountMicros <= Long.MAX_VALUE - depositsMicros
        && amountMicros <= Long.MAX_VALUE / 2 - Math.min(grossMicros, Long.MAX_VALUE / 2);
  }

  /** Whether the total of all withdrawals, pending ones too, can grow by an amount. */
  public boolean hasRoomForWithdrawal(long amountMicros) {
    return amountMicros <= Long.MAX_VALUE - withdrawalsMicros - pendingMicros;
  }

  public void deposit(int scopeId, long amountMicros) {
    addCash(scopeId, amountMicros);
    depositsMicros += amountMicros;
  }

  /** Takes cash that a scope has; it stays in the books. */
  public void requestWithdrawal(int scopeId, long amountMicros) {
    addCash(scopeId, -amountMicros);
    addPending(amountMicros);
  }

  /** What is pending leaves the books. */
  public void confirmWithdrawal(long amountMicros) {
    addPending(-amountMicros);
    withdrawalsMicros += amountMicros;
  }

  /** What is pending goes back to a scope. */
  public void revertWithdrawal(int scopeId, long amountMicros) {
    addPending(-amountMicros);
    addCash(scopeId, amountMicros);
  }

  /** Moves cash between two scopes; the first has at least the amount. */
  public void transfer(int fromScopeId, int toScopeId, long amountMicros) {
    addCash(fromScopeId, -amountMicros);
    addCash(toScopeId, amountMicros);
  }

  /**
   * Books one side of a fill: realised profit to the scope, its fee to the treasury, and the change
   * of the position's cost. Returns the change of the scope's cash.
   */
  public long settleFill(int scopeId, long realizedMicros, long feeMicros, long costChangeMicros) {
    long change = realizedMicros - feeMicros;
    addCash(scopeId, change);
    addTreasury(feeMicros);
    costMicros += costChangeMicros;
    return change;
  }

  /** The treasury pays for collateral that it takes over from a scope. */
  public void buyCollateral(int scopeId, long amountMicros) {
    addCash(scopeId, amountMicros);
    addTreasury(-amountMicros);
  }

  /** Money from outside for the treasury. */
  public void fundTreasury(long amountMicros) {
    addTreasury(amountMicros);
    depositsMicros += amountMicros;
  }

  /** Money from outside for the insurance fund of a market. */
  public void fundInsurance(int marketId, long amountMicros) {
    addInsurance(marketId, amountMicros);
    depositsMicros += amountMicros;
  }

  /** Moves cash of a scope into the insurance fund of a market, out of it when below 0. */
  public void payInsurance(int scopeId, int marketId, long amountMicros) {
    addCash(scopeId, -amountMicros);
    addInsurance(marketId, amountMicros);
  }

  /** Moves what a position owes in funding to the pool of its market, out of it when below 0. */
  public void payFunding(int scopeId, int marketId, long amountMicros) {
    addCash(scopeId, -amountMicros);
    addFundingPool(marketId, amountMicros);
    fundingSettlements[marketId]++;
  }

  /**
   * Pays what a scope owes with what one side of a market has come to owe by its index, which is
   * that and an excess below what moves the index by one. The side's positions pay it into the pool
   * when they settle; up to then the pool is that much lower. The excess is the dust of the market.
   * One rounding more is kept by it, as by a settlement.
   */
  public void socializeLoss(int scopeId, int marketId, long lossMicros, long excessMicros) {
    addCash(scopeId, lossMicros);
    addFundingPool(marketId, -lossMicros - excessMicros);
    fundingSettlements[marketId]++;
    dustMicros[marketId] += excessMicros;
    dustTotalMicros += excessMicros;
    grossMicros += excessMicros;
  }

  /** What sides of a market have paid for losses beyond them because of roundings; at least 0. */
  public long dustMicros(int marketId) {
    return dustMicros[marketId];
  }

  /**
   * Funding that was paid in a market less what was received: with what all positions still owe,
   * from 0 to one micro a settlement and position (c8, I5). Below 0 while receivers have settled
   * and payers have not.
   */
  public long fundingPoolMicros(int marketId) {
    return fundingPoolMicros[marketId];
  }

  /** Pools of all markets. */
  public long fundingPoolMicros() {
    return fundingPoolTotalMicros;
  }

  /**
   * How often a position of a market has settled its funding, and a loss was spread over positions.
   */
  public long fundingSettlements(int marketId) {
    return fundingSettlements[marketId];
  }

  /** Insurance fund of a market, never below 0. */
  public long insuranceMicros(int marketId) {
    return insuranceMicros[marketId];
  }

  /** Insurance funds of all markets. */
  public long insuranceMicros() {
    return insuranceTotalMicros;
  }

  /** Sum of the cash of all scopes. */
  public long cashMicros() {
    return cashMicros;
  }

  /** Fees taken less rebates paid. */
  public long treasuryMicros() {
    return treasuryMicros;
  }

  /** Sum of the costs of all positions. */
  public long costMicros() {
    return costMicros;
  }

  /**
   * Sum of the magnitudes of all cash, insurance, pending withdrawals, funding pools, dust and the
   * treasury: what bounds the size of any balance.
   */
  public long grossMicros() {
    return grossMicros;
  }

  public long depositsMicros() {
    return depositsMicros;
  }

  public long withdrawalsMicros() {
    return withdrawalsMicros;
  }

  /** Withdrawals that are neither confirmed nor reverted. */
  public long pendingWithdrawalsMicros() {
    return pendingMicros;
  }

  /** All that came in and has not been asked for by a withdrawal. */
  public long heldMicros() {
    return depositsMicros - withdrawalsMicros - pendingMicros;
  }

  /** What rule I1 is off by: always 0. */
  public long imbalanceMicros() {
    return cashMicros
        + insuranceTotalMicros
        + treasuryMicros
        + pendingMicros
        + fundingPoolTotalMicros
        + dustTotalMicros
        - costMicros
        - (depositsMicros - withdrawalsMicros);
  }

  /** Adds the totals to a hash. */
  public void hash(StateHash hash) {
    hash.add(cashMicros).add(grossMicros).add(treasuryMicros).add(costMicros);
    hash.add(depositsMicros).add(withdrawalsMicros).add(pendingMicros);
    for (long insurance : insuranceMicros) {
      hash.add(insurance);
    }
    for (int marketId = 1; marketId < fundingPoolMicros.length; marketId++) {
      hash.add(fundingPoolMicros[marketId]).add(fundingSettlements[marketId]);
      hash.add(dustMicros[marketId]);
    }
  }

  private void addTreasury(long change) {
    grossMicros += Math.abs(treasuryMicros + change) - Math.abs(treasuryMicros);
    treasuryMicros += change;
  }

  private void addFundingPool(int marketId, long change) {
    long before = fundingPoolMicros[marketId];
    long after = before + change;
    fundingPoolMicros[marketId] = after;
    fundingPoolTotalMicros += change;
    grossMicros += Math.abs(after) - Math.abs(before);
  }

  private void addPending(long change) {
    pendingMicros += change;
    grossMicros += change;
  }

  private void addInsurance(int marketId, long change) {
    insuranceMicros[marketId] += change;
    insuranceTotalMicros += change;
    grossMicros += change;
  }

  private void addCash(int scopeId, long change) {
    long before = scopes.cashMicros(scopeId);
    long after = before + change;
    scopes.cashMicros(scopeId, after);
    cashMicros += change;
    grossMicros += Math.abs(after) - Math.abs(before);
  }
}
