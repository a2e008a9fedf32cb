package io.quantdesk.engine.liquidation;

/** How a step of a liquidation closes a position. */
public enum LiquidationKind {
  /** By an order in the book. */
  MARKET(0),
  /** Moved whole to the backstop of the market, at the zero price. */
  BACKSTOP(1),
  /** Against positions of the other side, at the zero price. */
  DELEVERAGING(2),
  /** Against positions of the other side, at the mark, because nobody could take the zero price. */
  LAST_RESORT(3),
  /** Against positions of the other side, at the zero price, shared by their profits. */
  PRO_RATA(4);

  private static final LiquidationKind[] BY_CODE = new LiquidationKind[5];

  static {
    for (LiquidationKind value : values()) {
      BY_CODE[value.code] = value;
    }
  }

  private final int code;

  LiquidationKind(int code) {
    this.code = code;
  }

  /** Stable number in the message schema. */
  public int code() {
    return code;
  }

  /** The value of a code, or null when no value has it. */
  public static LiquidationKind of(int code) {
    return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
  }
}
