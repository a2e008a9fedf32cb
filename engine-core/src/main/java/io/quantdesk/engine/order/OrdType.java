package io.quantdesk.engine.order;

/** Type of an order; codes as in FIX tag 40. */
public enum OrdType {
  MARKET(1),
  LIMIT(2);

  private static final OrdType[] BY_CODE = new OrdType[3];

  static {
    for (OrdType value : values()) {
      BY_CODE[value.code] = value;
    }
  }

  private final int code;

  OrdType(int code) {
    this.code = code;
  }

  /** Stable number in the message schema. */
  public int code() {
    return code;
  }

  /** The value of a code, or null when no value has it. */
  public static OrdType of(int code) {
    return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
  }
}
