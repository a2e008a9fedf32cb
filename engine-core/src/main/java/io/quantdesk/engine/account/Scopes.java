package io.quantdesk.engine.account;

import java.util.Arrays;

/**
 * Cash and list of positions of every margin scope, by scope id. Cash changes only through {@link
 * Ledger}, the list only through {@link Positions}.
 */
public final class Scopes {
  private final long[] cashMicros;
  private final int[] firstPosition;

  public Scopes(int capacity) {
    cashMicros = new long[capacity + 1];
    firstPosition = new int[capacity + 1];
    Arrays.fill(firstPosition, Positions.NONE);
  }

  /** Realised money of a scope; below 0 after losses beyond it. */
  public long cashMicros(int scopeId) {
    return cashMicros[scopeId];
  }

  /** First slot of the scope's list of positions, or Positions.NONE. */
  public int firstPosition(int scopeId) {
    return firstPosition[scopeId];
  }

  void cashMicros(int scopeId, long value) {
    cashMicros[scopeId] = value;
  }

  void firstPosition(int scopeId, int slot) {
    firstPosition[scopeId] = slot;
  }
}
