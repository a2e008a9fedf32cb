package io.quantdesk.engine.order;

/**
 * Type of an order; codes as in FIX tag 40, those from 20 on our own. A trigger order waits outside
 * the book until a price meets its trigger, and then enters as MARKET or LIMIT.
 */
public enum OrdType {
  MARKET(1, false, false),
  LIMIT(2, true, false),
  STOP(3, false, true),
  STOP_LIMIT(4, true, true),
  TAKE_PROFIT(20, false, true),
  TAKE_PROFIT_LIMIT(21, true, true),
  TRAILING_STOP(22, false, true),
  TRAILING_STOP_LIMIT(23, true, true);

  private static final OrdType[] BY_CODE = new OrdType[24];

  static {
    for (OrdType value : values()) {
      BY_CODE[value.code] = value;
    }
  }

  private final int code;
  private final boolean limit;
  private final boolean trigger;

  OrdType(int code, boolean limit, boolean trigger) {
    this.code = code;
    this.limit = limit;
    this.trigger = trigger;
  }

  /** Stable number in the message schema. */
  public int code() {
    return code;
  }

  /** Whether it has a limit price; otherwise it is a market order once it enters the book. */
  public boolean hasLimit() {
    return limit;
  }

  /** Whether it waits for a trigger. */
  public boolean isTrigger() {
    return trigger;
  }

  /** Whether it waits for a price that is worse for a position that it reduces. */
  public boolean isStop() {
    return trigger && this != TAKE_PROFIT && this != TAKE_PROFIT_LIMIT;
  }

  /** Whether its trigger follows the price at a distance. */
  public boolean isTrailing() {
    return this == TRAILING_STOP || this == TRAILING_STOP_LIMIT;
  }

  /** What it is once it enters the book. */
  public OrdType entersAs() {
    return limit ? LIMIT : MARKET;
  }

  /**
   * Whether a trigger order fires when the price has risen to its trigger; otherwise when it has
   * fallen to it. Stops follow the price, buys up and sells down; take-profits wait for a better
   * one.
   */
  public boolean firesOnRise(Side side) {
    boolean takesProfit = this == TAKE_PROFIT || this == TAKE_PROFIT_LIMIT;
    return takesProfit == (side == Side.SELL);
  }

  /** The value of a code, or null when no value has it. */
  public static OrdType of(int code) {
    return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
  }
}
