package io.quantdesk.engine.account;

import java.util.Arrays;

/**
 * Cash, list of positions and alerts of every margin scope, by scope id. Cash changes only through
 * {@link Ledger}, the list only through {@link Positions}.
 */
public final class Scopes {
  private final long[] cashMicros;
  private final int[] firstPosition;
  private final byte[] levelsTold;
  private final IsolatedScopes isolated;

  public Scopes(int capacity) {
    cashMicros = new long[capacity + 1];
    firstPosition = new int[capacity + 1];
    levelsTold = new byte[capacity + 1];
    isolated = new IsolatedScopes(capacity);
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

  /** Those that trade in one market alone. */
  public IsolatedScopes isolated() {
    return isolated;
  }

  /** Highest id that a scope can have. */
  public int capacity() {
    return cashMicros.length - 1;
  }

  /** How many levels of health have been told as fallen below, and were not left since. */
  public int levelsTold(int scopeId) {
    return levelsTold[scopeId];
  }

  /** Replaces the number of levels that have been told. */
  public void levelsTold(int scopeId, int levels) {
    levelsTold[scopeId] = (byte) levels;
  }

  void cashMicros(int scopeId, long value) {
    cashMicros[scopeId] = value;
  }

  void firstPosition(int scopeId, int slot) {
    firstPosition[scopeId] = slot;
  }
}
