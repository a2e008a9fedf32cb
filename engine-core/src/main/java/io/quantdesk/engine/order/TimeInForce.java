package io.quantdesk.engine.order;

/** How long an order stays; codes as in FIX tag 59. */
public enum TimeInForce {
  GTC(1),
  IOC(3),
  FOK(4),
  GTD(6);

  private static final TimeInForce[] BY_CODE = new TimeInForce[7];

  static {
    for (TimeInForce value : values()) {
      BY_CODE[value.code] = value;
    }
  }

  private final int code;

  TimeInForce(int code) {
    this.code = code;
  }

  /** Whether what does not trade at once stays in the book. */
  public boolean mayRest() {
    return this == GTC || this == GTD;
  }

  /** Stable number in the message schema. */
  public int code() {
    return code;
  }

  /** The value of a code, or null when no value has it. */
  public static TimeInForce of(int code) {
    return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
  }
}
