package io.quantdesk.engine.order;

/** Which price of a market a trigger looks at. */
public enum TriggerSource {
  MARK(0),
  INDEX(1),
  /** Price of the last trade. */
  LAST(2);

  private static final TriggerSource[] BY_CODE = new TriggerSource[3];

  static {
    for (TriggerSource value : values()) {
      BY_CODE[value.code] = value;
    }
  }

  private final int code;

  TriggerSource(int code) {
    this.code = code;
  }

  /** Stable number in the message schema. */
  public int code() {
    return code;
  }

  /** The value of a code, or null when no value has it. */
  public static TriggerSource of(int code) {
    return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
  }
}
