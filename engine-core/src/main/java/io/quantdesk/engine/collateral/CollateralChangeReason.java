package io.quantdesk.engine.collateral;

/** Why a sub-account has more or less of an asset. */
public enum CollateralChangeReason {
  DEPOSIT(1),
  WITHDRAWAL(2),
  WITHDRAWAL_REVERTED(3),
  TRANSFER_OUT(4),
  TRANSFER_IN(5),
  SALE(6);

  private static final CollateralChangeReason[] BY_CODE =
      new CollateralChangeReason[values().length + 1];

  static {
    for (CollateralChangeReason value : values()) {
      BY_CODE[value.code] = value;
    }
  }

  private final int code;

  CollateralChangeReason(int code) {
    this.code = code;
  }

  /** Stable number in the message schema. */
  public int code() {
    return code;
  }

  /** The value of a code, or null when no value has it. */
  public static CollateralChangeReason of(int code) {
    return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
  }
}
