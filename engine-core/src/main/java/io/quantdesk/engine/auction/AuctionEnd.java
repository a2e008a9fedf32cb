package io.quantdesk.engine.auction;

/** How an auction ended. */
public enum AuctionEnd {
  /** Its time was over, or it was traded whole before. */
  SETTLED(1),
  /** Its order was canceled by its owner. */
  ORDER_CANCELED(2),
  /** Its order's owner is liquidated. */
  LIQUIDATION(3),
  /** Its market is not open any more. */
  MARKET_STATE(4),
  /** Its market's oracle price allows no order that opens. */
  ORACLE_PRICE(5);

  private static final AuctionEnd[] BY_CODE = new AuctionEnd[6];

  static {
    for (AuctionEnd value : values()) {
      BY_CODE[value.code] = value;
    }
  }

  private final int code;

  AuctionEnd(int code) {
    this.code = code;
  }

  /** Stable number in the message schema. */
  public int code() {
    return code;
  }

  /** The value of a code, or null when no value has it. */
  public static AuctionEnd of(int code) {
    return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
  }
}
