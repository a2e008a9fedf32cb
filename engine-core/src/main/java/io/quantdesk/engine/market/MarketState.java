package io.quantdesk.engine.market;

/** What a market accepts at the moment. */
public enum MarketState {
  INITIALIZING(0),
  POST_ONLY(1),
  OPEN(2),
  CANCEL_ONLY(4),
  HALTED(5);

  private static final MarketState[] BY_CODE = new MarketState[6];

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

  /** The value of a code, or null when no value has it. */
  public static MarketState of(int code) {
    return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
  }
}
