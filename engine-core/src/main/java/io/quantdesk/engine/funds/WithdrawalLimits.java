package io.quantdesk.engine.funds;

import io.quantdesk.engine.CommandTime;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.math.MulDiv;
import io.quantdesk.engine.math.StateHash;

/**
 * Keeps money from leaving too fast (c12): so much at a stroke, after which the room for more grows
 * back evenly within an hour; and nothing for a while after a liquidation has shown that somebody
 * owes more than he has. Each asset has a room of its own, by its value.
 */
public final class WithdrawalLimits {
  private static final long HOUR_NS = 3_600_000_000_000L;
  private static final int PPM = 1_000_000;
  private static final long NEVER = -1;

  private final CommandTime time;
  private final WithdrawalRules rules = new WithdrawalRules();

  /** By asset, 0 for USDC; of what is not USDC its value. */
  private final long[] usedMicros;

  /** By asset. */
  private final long[] usedAtNs;

  private long negativeEquityNs = NEVER;

  public WithdrawalLimits(int assetCapacity, CommandTime time) {
    this.time = time;
    usedMicros = new long[assetCapacity + 1];
    usedAtNs = new long[assetCapacity + 1];
  }

  public WithdrawalRules rules() {
    return rules;
  }

  /** A scope with negative equity is being liquidated. */
  public void sawNegativeEquity() {
    negativeEquityNs = time.ns();
  }

  /**
   * Why an amount above 0, of what is held of its asset in all, may not leave now, in this order:
   * withdrawals held, more than the hour has room for.
   */
  RejectReason check(int assetId, long amountMicros, long heldMicros) {
    if (isHeld()) {
      return RejectReason.WITHDRAWALS_HELD;
    }
    return rules.areBounded()
            && amountMicros > limitMicros(heldMicros) - usedMicros(assetId, heldMicros)
        ? RejectReason.HOURLY_WITHDRAWAL_LIMIT
        : RejectReason.NONE;
  }

  /** Takes note of an amount that has room. */
  void take(int assetId, long amountMicros, long heldMicros) {
    if (rules.areBounded()) {
      usedMicros[assetId] = usedMicros(assetId, heldMicros) + amountMicros;
      usedAtNs[assetId] = time.ns();
    }
  }

  /** Adds rules and uses to a hash. */
  public void hash(StateHash hash) {
    rules.hash(hash);
    hash.add(negativeEquityNs);
    for (int assetId = 0; assetId < usedMicros.length; assetId++) {
      hash.add(usedMicros[assetId]).add(usedAtNs[assetId]);
    }
  }

  private boolean isHeld() {
    return negativeEquityNs != NEVER && time.ns() - negativeEquityNs < rules.holdNs;
  }

  /** max(limit, floor(held x share)): rounded against the withdrawal. */
  private long limitMicros(long heldMicros) {
    return Math.max(rules.hourlyLimitMicros, MulDiv.floor(heldMicros, rules.hourlySharePpm, PPM));
  }

  /** max(0, used - floor(limit x time / hour)): rounded against the withdrawal. */
  private long usedMicros(int assetId, long heldMicros) {
    long elapsedNs = Math.min(time.ns() - usedAtNs[assetId], HOUR_NS);
    long regained = MulDiv.floor(limitMicros(heldMicros), elapsedNs, HOUR_NS);
    return Math.max(0, usedMicros[assetId] - regained);
  }
}
