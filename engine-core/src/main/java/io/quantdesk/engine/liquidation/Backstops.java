package io.quantdesk.engine.liquidation;

import io.quantdesk.engine.account.Scopes;
import io.quantdesk.engine.index.DeadlineQueue;
import io.quantdesk.engine.math.StateHash;

/**
 * Which sub-accounts are backstops, what they have got from the insurance funds of their markets in
 * the present interval, and when those with something to give back do so next.
 */
public final class Backstops {
  private final Scopes scopes;

  /** By market. */
  private final long[] intervalStartNs;

  /** By market: in that interval. */
  private final long[] drawnMicros;

  private final DeadlineQueue unwindTimes;

  public Backstops(Scopes scopes, int marketCapacity) {
    this.scopes = scopes;
    intervalStartNs = new long[marketCapacity + 1];
    drawnMicros = new long[marketCapacity + 1];
    unwindTimes = new DeadlineQueue(marketCapacity + 1);
  }

  /** Whether a sub-account is a backstop: its owner can neither trade nor take cash out. */
  public boolean contains(int scopeId) {
    return scopes.isBackstop(scopeId);
  }

  /** Puts a scope in the place of another one; 0: there is none. */
  void replace(int scopeId, int nextScopeId) {
    scopes.backstop(scopeId, false);
    if (nextScopeId != 0) {
      scopes.backstop(nextScopeId, true);
    }
  }

  /** What was drawn in a market since the start of an interval. */
  long drawnMicros(int marketId, long startNs) {
    return intervalStartNs[marketId] == startNs ? drawnMicros[marketId] : 0;
  }

  /** Counts what is drawn in the interval with a start. */
  void draw(int marketId, long startNs, long micros) {
    drawnMicros[marketId] = drawnMicros(marketId, startNs) + micros;
    intervalStartNs[marketId] = startNs;
  }

  /** When the first has something to do; Engine.NO_DEADLINE: none has. */
  public long nextNs() {
    return unwindTimes.firstNs();
  }

  /** By market. */
  DeadlineQueue unwindTimes() {
    return unwindTimes;
  }

  /** Adds all of it to a hash. */
  public void hash(StateHash hash) {
    for (int scopeId = 1; scopeId <= scopes.capacity(); scopeId++) {
      if (contains(scopeId)) {
        hash.add(scopeId);
      }
    }
    for (int marketId = 1; marketId < drawnMicros.length; marketId++) {
      hash.add(intervalStartNs[marketId]).add(drawnMicros[marketId]);
    }
    unwindTimes.hash(hash);
  }
}
