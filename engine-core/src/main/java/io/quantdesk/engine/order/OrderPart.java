package io.quantdesk.engine.order;

/** Which order of a command a refusal is about. */
public enum OrderPart {
  /** The order itself, the parent of a bracket, or the whole. */
  ORDER(0),
  TAKE_PROFIT(1),
  STOP(2);

  private static final OrderPart[] BY_CODE = new OrderPart[3];

  static {
    for (OrderPart value : values()) {
      BY_CODE[value.code] = value;
    }
  }

  private final int code;

  OrderPart(int code) {
    this.code = code;
  }

  /** Stable number in the message schema. */
  public int code() {
    return code;
  }

  /** The value of a code, or null when no value has it. */
  public static OrderPart of(int code) {
    return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
  }
}
