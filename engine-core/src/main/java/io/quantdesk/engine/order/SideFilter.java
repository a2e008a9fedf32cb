package io.quantdesk.engine.order;

/** Which orders a mass cancel takes. */
public enum SideFilter {
  BUY(0),
  SELL(1),
  BOTH(2);

  private static final SideFilter[] BY_CODE = new SideFilter[3];

  static {
    for (SideFilter value : values()) {
      BY_CODE[value.code] = value;
    }
  }

  private final int code;

  SideFilter(int code) {
    this.code = code;
  }

  /** Stable number in the message schema. */
  public int code() {
    return code;
  }

  /** The value of a code, or null when no value has it. */
  public static SideFilter of(int code) {
    return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
  }
}
