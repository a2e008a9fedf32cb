package io.quantdesk.engine.command;

/** The commands of administrators, by the id of their message. */
public enum AdminCommandKind {
  CREATE_MARKET(10),
  UPDATE_MARKET(11),
  SET_MARKET_STATE(12),
  SET_RATE_LIMITS(21),
  SET_LIQUIDATION_RULES(31),
  FUND_INSURANCE(32),
  SET_PRICE_RULES(33),
  SET_MARK_RULES(34),
  SET_FUNDING_RULES(35),
  SET_FUNDING_RATE(36),
  SET_BACKSTOP_RULES(37),
  SET_COLLATERAL_ASSET(38),
  SETTLE_COLLATERAL(39),
  SET_WITHDRAWAL_RULES(43),
  SET_AUCTION_RULES(44),
  SET_FEE_SCHEDULE(46),
  SET_FEE_TIER(47),
  SET_OPEN_INTEREST_SHARE(48),
  SET_APPROVAL_RULES(49);

  private static final AdminCommandKind[] BY_CODE =
      new AdminCommandKind[SET_APPROVAL_RULES.code + 1];

  static {
    for (AdminCommandKind value : values()) {
      BY_CODE[value.code] = value;
    }
  }

  private final int code;

  AdminCommandKind(int code) {
    this.code = code;
  }

  /** Id of its message in the schema. */
  public int code() {
    return code;
  }

  /** The value of a code, or null when no value has it. */
  public static AdminCommandKind of(int code) {
    return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
  }
}
