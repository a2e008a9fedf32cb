package io.quantdesk.engine.liquidation;

import io.quantdesk.engine.CommandTime;
import io.quantdesk.engine.Engine;
import io.quantdesk.engine.account.Scopes;
import io.quantdesk.engine.index.DeadlineQueue;
import io.quantdesk.engine.index.DistinctQueue;
import io.quantdesk.engine.math.StateHash;
import io.quantdesk.engine.order.Side;

/**
 * The scopes that are being liquidated or wait to be: those whose next step is due, in their order,
 * those that are left alone for a while, those that wait for a market to have a price or to open,
 * and those whose position is to leave the market when others have; and what has been tried with
 * each.
 */
public final class LiquidationQueue {
  /** Until those who wait for a market are looked at again, if nothing has happened before. */
  private static final long RETRY_NS = 1_000_000_000;

  private final Scopes scopes;
  private final CommandTime time;
  private final DistinctQueue ready;
  private final DistinctQueue leaving;
  private final DeadlineQueue resting;
  private final DistinctQueue waiting;
  private final int[] attempts;
  private final int[] unfilled;
  private final int[] lastMarket;
  private final Side[] lastSide;
  private long readySinceNs;
  private long retryNs;
  private int round;
  private long leavingSinceNs;

  public LiquidationQueue(Scopes scopes, CommandTime time) {
    this.scopes = scopes;
    this.time = time;
    int scopeCapacity = scopes.capacity();
    ready = new DistinctQueue(scopeCapacity + 1);
    leaving = new DistinctQueue(scopeCapacity + 1);
    resting = new DeadlineQueue(scopeCapacity + 1);
    waiting = new DistinctQueue(scopeCapacity + 1);
    attempts = new int[scopeCapacity + 1];
    unfilled = new int[scopeCapacity + 1];
    lastMarket = new int[scopeCapacity + 1];
    lastSide = new Side[scopeCapacity + 1];
  }

  /** Whether a scope is being liquidated: its owner can only cancel. */
  public boolean contains(int scopeId) {
    return scopes.isLiquidated(scopeId);
  }

  /** Since when a step is due, or when the next one will be; Engine.NO_DEADLINE: there is none. */
  public long nextNs() {
    long nextNs = waiting.isEmpty() ? Engine.NO_DEADLINE : retryNs;
    nextNs = Math.min(nextNs, resting.firstNs());
    nextNs = ready.isEmpty() ? nextNs : Math.min(nextNs, readySinceNs);
    return leaving.isEmpty() ? nextNs : Math.min(nextNs, leavingSinceNs);
  }

  /** Begins with a scope that is not being liquidated. */
  void start(int scopeId) {
    scopes.liquidated(scopeId, true);
    attempts[scopeId] = 0;
    unfilled[scopeId] = 0;
    lastMarket[scopeId] = 0;
    goOn(scopeId);
  }

  /** The next step of a scope is due at once, behind those of others. */
  void goOn(int scopeId) {
    if (ready.isEmpty()) {
      readySinceNs = time.ns();
    }
    ready.add(scopeId);
  }

  /** The next step of a scope is due after a while. */
  void rest(int scopeId, long forNs) {
    resting.add(scopeId, time.ns() + Math.min(forNs, Engine.NO_DEADLINE / 2));
  }

  /** The next step of a scope is due when a market has come to have a price, or after a while. */
  void await(int scopeId) {
    if (waiting.isEmpty()) {
      retryNs = time.ns() + RETRY_NS;
    }
    waiting.add(scopeId);
  }

  /** More may be done in a market than before: those who wait are looked at again. */
  public void marketEased() {
    retryNs = time.ns();
    round = 0;
  }

  /** The position of a scope leaves the market when those before it have. */
  void waitToLeave(int scopeId) {
    if (leaving.isEmpty()) {
      leavingSinceNs = time.ns();
    }
    leaving.add(scopeId);
  }

  boolean hasLeaving() {
    return !leaving.isEmpty();
  }

  /** Takes out the scope that has waited longest to leave. */
  int takeLeaving() {
    return leaving.removeFirst();
  }

  /** A scope is not liquidated any more. */
  void end(int scopeId) {
    scopes.liquidated(scopeId, false);
  }

  boolean hasReady() {
    return !ready.isEmpty();
  }

  /** Takes out the scope whose step is due first. */
  int takeReady() {
    return ready.removeFirst();
  }

  /** Those who have rested long enough go on. */
  void wake(int limit) {
    for (int left = limit; left > 0 && resting.firstNs() <= time.ns(); left--) {
      int scopeId = resting.firstHandle();
      resting.remove(scopeId);
      goOn(scopeId);
    }
    if (!waiting.isEmpty() && retryNs <= time.ns()) {
      wakeWaiting(limit);
    }
  }

  /** Each that waits at the beginning of a round once, some a tick. */
  private void wakeWaiting(int limit) {
    round = round == 0 ? waiting.size() : round;
    for (int left = limit; left > 0 && round > 0; left--) {
      goOn(waiting.removeFirst());
      round--;
    }
    if (round == 0) {
      retryNs = time.ns() + RETRY_NS;
    }
  }

  /** Notes a step in a market, on which side its order was, and whether it closed anything. */
  void tried(int scopeId, int marketId, Side side, boolean filled) {
    attempts[scopeId]++;
    unfilled[scopeId] = filled ? 0 : unfilled[scopeId] + 1;
    lastMarket[scopeId] = marketId;
    lastSide[scopeId] = side;
  }

  /** Steps in a market so far. */
  int attempts(int scopeId) {
    return attempts[scopeId];
  }

  /** Steps in a market that closed nothing, since the last that did. */
  int unfilled(int scopeId) {
    return unfilled[scopeId];
  }

  /** Market of the last step; 0: there was none. */
  int lastMarket(int scopeId) {
    return lastMarket[scopeId];
  }

  /** Side of the last step's order: those hold it who are opposite to the position. */
  Side lastSide(int scopeId) {
    return lastSide[scopeId];
  }

  /** Adds all of it to a hash. */
  public void hash(StateHash hash) {
    hash(ready, hash);
    hash(leaving, hash);
    hash.add(ready.isEmpty() ? 0 : readySinceNs).add(leaving.isEmpty() ? 0 : leavingSinceNs);
    resting.hash(hash);
    hash.add(waiting.isEmpty() ? 0 : retryNs).add(round);
    hash(waiting, hash);
    for (int scopeId = 0; scopeId <= scopes.capacity(); scopeId++) {
      if (contains(scopeId)) {
        hash.add(scopeId).add(attempts[scopeId]).add(unfilled[scopeId]).add(lastMarket[scopeId]);
        hash.add(lastMarket[scopeId] == 0 ? 0 : lastSide[scopeId].code());
      }
    }
  }

  private static void hash(DistinctQueue scopes, StateHash hash) {
    hash.add(scopes.size());
    for (int i = 0; i < scopes.size(); i++) {
      hash.add(scopes.get(i));
    }
  }
}
