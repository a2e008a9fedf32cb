package io.quantdesk.engine.account;

/** Why the cash of a sub-account changed. */
public enum BalanceChangeReason {
  DEPOSIT(1),
  WITHDRAWAL(2),
  TRADE(3),
  LIQUIDATION_FEE(4),
  DELEVERAGING(5),
  BAD_DEBT(6),
  FUNDING(7),
  LOSS_SOCIALIZED(8),
  SETTLEMENT(9),
  BACKSTOP(10),
  TRANSFER_OUT(11),
  TRANSFER_IN(12),
  WITHDRAWAL_REVERTED(13),
  COLLATERAL_SALE(14);

  private static final BalanceChangeReason[] BY_CODE = new BalanceChangeReason[17];

  static {
    for (BalanceChangeReason value : values()) {
      BY_CODE[value.code] = value;
    }
  }

  private final int code;

  BalanceChangeReason(int code) {
    this.code = code;
  }

  /** Stable number in the message schema. */
  public int code() {
    return code;
  }

  /** The value of a code, or null when no value has it. */
  public static BalanceChangeReason of(int code) {
    return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
  }
}
