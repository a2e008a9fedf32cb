package io.quantdesk.engine.order;

/**
 * Direction of an order or trade. What depends on the direction is a method here, so that buying
 * and selling share one code path.
 */
public enum Side {
  BUY(0, 1),
  SELL(1, -1);

  private final int code;
  private final int sign;

  Side(int code, int sign) {
    this.code = code;
    this.sign = sign;
  }

  /** Stable number in the message schema. */
  public int code() {
    return code;
  }

  /** +1 for a buy, -1 for a sell: the sign of the position that it builds. */
  public int sign() {
    return sign;
  }

  /** The other side. */
  public Side opposite() {
    return this == BUY ? SELL : BUY;
  }

  /** Whether an incoming order of this side with this limit trades against a resting price. */
  public boolean crosses(int limitTicks, int restingTicks) {
    return this == BUY ? restingTicks <= limitTicks : restingTicks >= limitTicks;
  }

  /** The value of a code, or null when no value has it. */
  public static Side of(int code) {
    return code == 0 ? BUY : code == 1 ? SELL : null;
  }
}
