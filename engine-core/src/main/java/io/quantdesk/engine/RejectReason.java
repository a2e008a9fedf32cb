package io.quantdesk.engine;

/** Why a command was refused: one value per cause, with the stable code of the message schema. */
public enum RejectReason {
  NONE(0),
  UNKNOWN_TEMPLATE(1),
  UNSUPPORTED_VERSION(2),
  WRONG_SCHEMA(3),
  BAD_LENGTH(4),
  INVALID_FIELD(5),
  UNKNOWN_SESSION(10),
  SEQUENCE_GAP(11),
  OUTCOME_EXPIRED(12),
  NOT_AUTHORIZED(13),
  UNKNOWN_ACCOUNT(20),
  UNKNOWN_SUB_ACCOUNT(21),
  UNKNOWN_MARKET(22),
  UNKNOWN_ORDER(23),
  DUPLICATE_CL_ORD_ID(24),
  DUPLICATE_WALLET(25),
  DUPLICATE_SYMBOL(26),
  MARKET_NOT_ACCEPTING_ORDERS(30),
  MARKET_POST_ONLY(31),
  NO_MARK_PRICE(32),
  INVALID_PRICE(40),
  INVALID_QUANTITY(41),
  QUANTITY_BELOW_MINIMUM(42),
  QUANTITY_ABOVE_MAXIMUM(43),
  INVALID_AMOUNT(44),
  INVALID_ORDER_COMBINATION(45),
  PRICE_OUTSIDE_BAND(46),
  POST_ONLY_WOULD_CROSS(50),
  FOK_NOT_FILLABLE(51),
  NOTHING_TO_AMEND(52),
  INSUFFICIENT_MARGIN(60),
  REDUCING_ORDER_LOWERS_HEALTH(61),
  INSUFFICIENT_WITHDRAWABLE(62),
  OPEN_INTEREST_LIMIT(63),
  INVALID_TICK_OR_LOT_SIZE(70),
  INVALID_ORDER_LIMITS(71),
  INVALID_MARGIN_RATE(72),
  INVALID_FEE_RATE(73),
  INVALID_BAND(74),
  INVALID_SYMBOL(75),
  UNITS_ARE_FIXED(76),
  INVALID_STATE_TRANSITION(77),
  MAX_PRICE_CANNOT_FALL(78),
  ORDER_CAPACITY(80),
  ACCOUNT_CAPACITY(81),
  SUB_ACCOUNT_CAPACITY(82),
  MARKET_CAPACITY(83),
  POSITION_CAPACITY(84),
  SESSION_CAPACITY(85),
  PRICE_LEVEL_CAPACITY(86),
  MASS_CANCEL_CAPACITY(87),
  ARITHMETIC_LIMIT(90),
  INVALID_ORACLE_PRICE(100),
  ORACLE_TIME_BACKWARDS(101),
  INVALID_TRIGGER_PRICE(110),
  TRIGGER_ALREADY_MET(111),
  TRIGGER_ORDER_LIMIT(112),
  TRIGGER_CAPACITY(113);

  private static final RejectReason[] BY_CODE = new RejectReason[114];

  static {
    for (RejectReason value : values()) {
      BY_CODE[value.code] = value;
    }
  }

  private final int code;

  RejectReason(int code) {
    this.code = code;
  }

  /** Stable number in the message schema. */
  public int code() {
    return code;
  }

  /** The value of a code, or null when no value has it. */
  public static RejectReason of(int code) {
    return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
  }
}
