package io.quantdesk.engine.market;

/** What a market accepts at the moment. */
public enum MarketState {
  INITIALIZING(0),
  POST_ONLY(1),
  OPEN(2),
  REDUCE_ONLY(3),
  CANCEL_ONLY(4),
  HALTED(5),
  SETTLEMENT(6),
  DELISTED(7);

  private static final MarketState[] BY_CODE = new MarketState[8];

  static {
    for (MarketState value : values()) {
      BY_CODE[value.code] = value;
    }
  }

  private final int code;

  MarketState(int code) {
    this.code = code;
  }

  /** Stable number in the message schema. */
  public int code() {
    return code;
  }

  /**
   * Whether an operator can move a market from this state to another one: a new market opens or is
   * given up; an open one changes freely, or is settled, which has no way back but to be delisted.
   */
  public boolean canBecome(MarketState next) {
    return switch (this) {
      case INITIALIZING -> next == OPEN || next == POST_ONLY || next == DELISTED;
      case SETTLEMENT -> next == DELISTED;
      case DELISTED -> false;
      default -> next != this && next != INITIALIZING && next != DELISTED;
    };
  }

  /** Whether incoming orders can trade, and triggers fire. */
  public boolean matches() {
    return this == OPEN || this == REDUCE_ONLY;
  }

  /** Whether orders may enter or change at all. */
  public boolean acceptsOrders() {
    return matches() || this == POST_ONLY;
  }

  /** The value of a code, or null when no value has it. */
  public static MarketState of(int code) {
    return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
  }
}
