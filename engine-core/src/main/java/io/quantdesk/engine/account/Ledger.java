package io.quantdesk.engine.account;

import io.quantdesk.engine.math.StateHash;

/**
 * Every movement of money, with running totals that must balance after each of them:
 *
 * <pre>
 *   sum of cash + treasury - sum of position costs = deposits - withdrawals          (rule c8, I1)
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

  public Ledger(Scopes scopes) {
    this.scopes = scopes;
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

  /** Whether the total of all withdrawals can grow by an amount. */
  public boolean hasRoomForWithdrawal(long amountMicros) {
    return amountMicros <= Long.MAX_VALUE - withdrawalsMicros;
  }

  public void deposit(int scopeId, long amountMicros) {
    addCash(scopeId, amountMicros);
    depositsMicros += amountMicros;
  }

  public void withdraw(int scopeId, long amountMicros) {
    addCash(scopeId, -amountMicros);
    withdrawalsMicros += amountMicros;
  }

  /**
   * Books one side of a fill: realised profit to the scope, its fee to the treasury, and the change
   * of the position's cost. Returns the change of the scope's cash.
   */
  public long settleFill(int scopeId, long realizedMicros, long feeMicros, long costChangeMicros) {
    long change = realizedMicros - feeMicros;
    addCash(scopeId, change);
    grossMicros += Math.abs(treasuryMicros + feeMicros) - Math.abs(treasuryMicros);
    treasuryMicros += feeMicros;
    costMicros += costChangeMicros;
    return change;
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

  /** Sum of the magnitudes of all cash and of the treasury: what bounds the size of any balance. */
  public long grossMicros() {
    return grossMicros;
  }

  public long depositsMicros() {
    return depositsMicros;
  }

  public long withdrawalsMicros() {
    return withdrawalsMicros;
  }

  /** What rule I1 is off by: always 0. */
  public long imbalanceMicros() {
    return cashMicros + treasuryMicros - costMicros - (depositsMicros - withdrawalsMicros);
  }

  /** Adds the totals to a hash. */
  public void hash(StateHash hash) {
    hash.add(cashMicros).add(grossMicros).add(treasuryMicros).add(costMicros);
    hash.add(depositsMicros).add(withdrawalsMicros);
  }

  private void addCash(int scopeId, long change) {
    long before = scopes.cashMicros(scopeId);
    long after = before + change;
    scopes.cashMicros(scopeId, after);
    cashMicros += change;
    grossMicros += Math.abs(after) - Math.abs(before);
  }
}
