package io.quantdesk.engine.collateral;

/** What has become of a withdrawal of an asset. */
public enum WithdrawalPhase {
  REQUESTED(1),
  CONFIRMED(2),
  REVERTED(3);

  private static final WithdrawalPhase[] BY_CODE = new WithdrawalPhase[values().length + 1];

  static {
    for (WithdrawalPhase value : values()) {
      BY_CODE[value.code] = value;
    }
  }

  private final int code;

  WithdrawalPhase(int code) {
    this.code = code;
  }

  /** Stable number in the message schema. */
  public int code() {
    return code;
  }

  /** The value of a code, or null when no value has it. */
  public static WithdrawalPhase of(int code) {
    return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
  }
}
