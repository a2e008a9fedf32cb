package io.quantdesk.engine.order;

/**
 * What an incoming order does when the next resting order that it would trade with belongs to its
 * own account: the two never trade. The incoming order's mode decides.
 */
public enum SelfTradePrevention {
  /** The resting order is canceled, the incoming one goes on. */
  CANCEL_MAKER(0),
  /** The incoming order ends, the resting one stays. */
  CANCEL_TAKER(1),
  /** Both end. */
  CANCEL_BOTH(2),
  /** Both lose the smaller of the two quantities, which ends one of them at least. */
  DECREMENT(3);

  private static final SelfTradePrevention[] BY_CODE = values();

  private final int code;

  SelfTradePrevention(int code) {
    this.code = code;
  }

  /** Stable number in the message schema. */
  public int code() {
    return code;
  }

  /** The value of a code, or null when no value has it. */
  public static SelfTradePrevention of(int code) {
    return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
  }
}
