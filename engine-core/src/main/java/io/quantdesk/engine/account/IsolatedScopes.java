package io.quantdesk.engine.account;

import io.quantdesk.engine.index.DistinctQueue;
import io.quantdesk.engine.math.StateHash;

/**
 * Which scopes trade in one market alone, with cash that comes from a parent and goes back to it;
 * and which of them the present command may have left without position and orders. What they are
 * worth and require is nothing special: nobody else has to know of isolation.
 */
public final class IsolatedScopes {
  private final Scopes scopes;
  private final int[] parents;
  private final DistinctQueue touched;

  IsolatedScopes(Scopes scopes) {
    this.scopes = scopes;
    parents = new int[scopes.capacity() + 1];
    touched = new DistinctQueue(scopes.capacity() + 1);
  }

  /** Binds a new scope to a market and a parent. */
  public void isolate(int scopeId, int parentId, int marketId) {
    parents[scopeId] = parentId;
    scopes.isolatedMarket(scopeId, marketId);
  }

  public boolean contains(int scopeId) {
    return market(scopeId) != 0;
  }

  /** Where the cash of an isolated scope comes from; 0 of any other. */
  public int parent(int scopeId) {
    return parents[scopeId];
  }

  /** The only market of an isolated scope; 0 of any other. */
  public int market(int scopeId) {
    return scopes.isolatedMarket(scopeId);
  }

  /** Whether a scope may have orders in a market. */
  public boolean mayTrade(int scopeId, int marketId) {
    int market = market(scopeId);
    return market == 0 || market == marketId;
  }

  /** The present command may have left a scope without position and orders. */
  public void touch(int scopeId) {
    if (contains(scopeId)) {
      touched.add(scopeId);
    }
  }

  /** Whether {@link #nextTouched} has one. */
  public boolean hasTouched() {
    return !touched.isEmpty();
  }

  /** Takes out an isolated scope that was touched. */
  public int nextTouched() {
    return touched.removeFirst();
  }

  void hash(int scopeId, StateHash hash) {
    hash.add(parents[scopeId]).add(market(scopeId));
  }
}
