package io.quantdesk.engine.account;

/**
 * What every order of a margin scope asks for, by scope id, in one record of 16 bytes: cash, list
 * of positions, alerts, its market when it is isolated, and whether it is being liquidated, is a
 * backstop, or has collateral other than cash. Cash changes only through {@link Ledger}, the list
 * only through {@link Positions}.
 *
 * <pre>
 *  cash | first position (32 bits), isolated market (16), levels told (8), liquidated, backstop, collateral
 * </pre>
 */
public final class Scopes {
  private static final int STRIDE = 2;
  private static final int CASH = 0;
  private static final int STATUS = 1;
  private static final int MARKET_SHIFT = 32;
  private static final int LEVELS_SHIFT = 48;
  private static final long LIQUIDATED = 1L << 56;
  private static final long BACKSTOP = 1L << 57;
  private static final long COLLATERAL = 1L << 58;
  private static final long MARKET_MASK = 0xFFFFL << MARKET_SHIFT;
  private static final long LEVELS_MASK = 0xFFL << LEVELS_SHIFT;
  private static final long POSITION_MASK = 0xFFFF_FFFFL;

  private final long[] records;
  private final IsolatedScopes isolated;

  public Scopes(int capacity) {
    records = new long[Math.multiplyExact(capacity + 1, STRIDE)];
    isolated = new IsolatedScopes(this);
    for (int scopeId = 0; scopeId <= capacity; scopeId++) {
      firstPosition(scopeId, Positions.NONE);
    }
  }

  /** Realised money of a scope; below 0 after losses beyond it. */
  public long cashMicros(int scopeId) {
    return records[scopeId * STRIDE + CASH];
  }

  /** First slot of the scope's list of positions, or Positions.NONE. */
  public int firstPosition(int scopeId) {
    return (int) status(scopeId);
  }

  /** Those that trade in one market alone. */
  public IsolatedScopes isolated() {
    return isolated;
  }

  /** Highest id that a scope can have. */
  public int capacity() {
    return records.length / STRIDE - 1;
  }

  /** How many levels of health have been told as fallen below, and were not left since. */
  public int levelsTold(int scopeId) {
    return (int) ((status(scopeId) & LEVELS_MASK) >>> LEVELS_SHIFT);
  }

  /** Replaces the number of levels that have been told. */
  public void levelsTold(int scopeId, int levels) {
    replace(scopeId, LEVELS_MASK, (long) levels << LEVELS_SHIFT);
  }

  /** Whether a scope is being liquidated: its owner can only cancel. */
  public boolean isLiquidated(int scopeId) {
    return (status(scopeId) & LIQUIDATED) != 0;
  }

  /** Notes that a liquidation of a scope has begun, or has ended. */
  public void liquidated(int scopeId, boolean isLiquidated) {
    replace(scopeId, LIQUIDATED, isLiquidated ? LIQUIDATED : 0);
  }

  /** Whether a scope is the backstop of a market: its owner can neither trade nor take cash out. */
  public boolean isBackstop(int scopeId) {
    return (status(scopeId) & BACKSTOP) != 0;
  }

  /** Notes that a scope has come to be a backstop, or is none any more. */
  public void backstop(int scopeId, boolean isBackstop) {
    replace(scopeId, BACKSTOP, isBackstop ? BACKSTOP : 0);
  }

  /** Whether a scope has anything but cash. */
  public boolean hasCollateral(int scopeId) {
    return (status(scopeId) & COLLATERAL) != 0;
  }

  /** Notes that a scope has come to have something but cash, or has not any more. */
  public void collateral(int scopeId, boolean hasCollateral) {
    replace(scopeId, COLLATERAL, hasCollateral ? COLLATERAL : 0);
  }

  void cashMicros(int scopeId, long value) {
    records[scopeId * STRIDE + CASH] = value;
  }

  void firstPosition(int scopeId, int slot) {
    replace(scopeId, POSITION_MASK, slot & POSITION_MASK);
  }

  /** The only market of an isolated scope; 0 of any other. */
  int isolatedMarket(int scopeId) {
    return (int) ((status(scopeId) & MARKET_MASK) >>> MARKET_SHIFT);
  }

  void isolatedMarket(int scopeId, int marketId) {
    replace(scopeId, MARKET_MASK, (long) marketId << MARKET_SHIFT);
  }

  private long status(int scopeId) {
    return records[scopeId * STRIDE + STATUS];
  }

  private void replace(int scopeId, long mask, long bits) {
    records[scopeId * STRIDE + STATUS] = (status(scopeId) & ~mask) | bits;
  }
}
