package io.quantdesk.engine.threshold;

import io.quantdesk.engine.math.StateHash;
import io.quantdesk.engine.math.WideSum;
import io.quantdesk.engine.risk.ScopeMargin;

/**
 * Scopes below their maintenance margin, for those who liquidate them: riskiest first. A scope
 * comes by an exact measure, {@code E < MM} with some position, and stays until it is taken by
 * {@link #next}; then it belongs to the taker until {@link #rearm} or {@link #done}. As long as a
 * scope is here its prices, fills and fees cost nothing and change nothing of its turn.
 */
public final class AtRiskScopes {
  /** No scope. */
  public static final int NONE = 0;

  /** Most recovered scopes that one call of {@link #next} drops. */
  public static final int MAX_DROPPED = 256;

  private static final byte SAFE = 0;
  private static final byte QUEUED = 1;
  private static final byte TAKEN = 2;

  private final ThresholdIndex thresholds;
  private final ScopeMargin margin;
  private final RiskiestFirst queue;

  /** By scope. */
  private final byte[] states;

  private final WideSum slack = new WideSum();
  private int taken;

  AtRiskScopes(ThresholdIndex thresholds, ScopeMargin margin, int scopeCapacity) {
    this.thresholds = thresholds;
    this.margin = margin;
    queue = new RiskiestFirst(scopeCapacity);
    states = new byte[scopeCapacity + 1];
  }

  /** Number of scopes that wait to be taken. */
  public int size() {
    return queue.size();
  }

  /** Whether none waits to be taken. */
  public boolean isEmpty() {
    return queue.size() == 0;
  }

  /** Whether a scope waits to be taken or has been. */
  public boolean contains(int scopeId) {
    return states[scopeId] != SAFE;
  }

  /**
   * Takes the scope that was at the greatest risk when it was measured and still is under water;
   * those before it that have recovered are watched again and dropped. NONE: no scope is left, or
   * as many as one call may drop have recovered, which {@link #size} tells.
   */
  public int next() {
    for (int i = 0; i < MAX_DROPPED && queue.size() > 0; i++) {
      int scopeId = queue.first();
      queue.removeFirst();
      states[scopeId] = SAFE;
      if (isUnderWater(scopeId)) {
        states[scopeId] = TAKEN;
        taken++;
        return scopeId;
      }
      arm(scopeId);
    }
    return NONE;
  }

  /**
   * Gives a taken scope back: it is measured and watched again or, still under water, waits for its
   * turn again. Anything but a taken scope is an IllegalStateException.
   */
  public void rearm(int scopeId) {
    release(scopeId);
    check(scopeId);
  }

  /**
   * Forgets a taken scope that has no position any more. Anything but a taken scope, or one that
   * has a position, is an IllegalStateException.
   */
  public void done(int scopeId) {
    release(scopeId);
    margin.measure(scopeId);
    if (margin.maintenanceMargin().value() != 0) {
      throw new IllegalStateException("scope " + scopeId + " has positions");
    }
  }

  /** Measures a scope exactly: it is watched from here on, or waits to be taken. */
  void check(int scopeId) {
    if (isUnderWater(scopeId)) {
      thresholds.disarm(scopeId);
      states[scopeId] = QUEUED;
      queue.add(scopeId, margin.equity().value(), margin.maintenanceMargin().value());
    } else {
      arm(scopeId);
    }
  }

  /** Adds the queue and who has been taken to a hash. */
  public void hash(StateHash hash) {
    queue.hash(hash);
    hash.add(taken);
    for (int scopeId = 1; taken > 0 && scopeId < states.length; scopeId++) {
      if (states[scopeId] == TAKEN) {
        hash.add(scopeId);
      }
    }
  }

  /** By equity and requirement as they are at this moment, which stay in the measure. */
  private boolean isUnderWater(int scopeId) {
    margin.measure(scopeId);
    return margin.isUnderWater();
  }

  private void arm(int scopeId) {
    thresholds.arm(scopeId, slack.set(margin.equity()).subtract(margin.maintenanceMargin()));
  }

  private void release(int scopeId) {
    if (states[scopeId] != TAKEN) {
      throw new IllegalStateException("scope " + scopeId + " has not been taken");
    }
    states[scopeId] = SAFE;
    taken--;
  }
}
