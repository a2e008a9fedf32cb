package io.quantdesk.engine.liquidation;

/** Why an insurance fund changed. */
public enum InsuranceChangeReason {
  FUNDED(1),
  LIQUIDATION_FEE(2),
  BAD_DEBT(3),
  BACKSTOP(4);

  private static final InsuranceChangeReason[] BY_CODE = new InsuranceChangeReason[5];

  static {
    for (InsuranceChangeReason value : values()) {
      BY_CODE[value.code] = value;
    }
  }

  private final int code;

  InsuranceChangeReason(int code) {
    this.code = code;
  }

  /** Stable number in the message schema. */
  public int code() {
    return code;
  }

  /** The value of a code, or null when no value has it. */
  public static InsuranceChangeReason of(int code) {
    return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
  }
}
