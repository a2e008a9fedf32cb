package io.quantdesk.engine.order;

/** Why an order left without being filled whole, or got smaller without its owner's doing. */
public enum DoneReason {
  CANCELED(1),
  IOC_REMAINDER(2),
  MASS_CANCELED(3),
  AMENDED_BELOW_FILLED(4),
  MATCH_LIMIT(5),
  SELF_TRADE_PREVENTED(6),
  PRICE_BAND(7),
  REDUCE_ONLY(8),
  MARKET_REDUCE_ONLY(9),
  MARKET_CLOSED(10),
  LIQUIDATION(11),
  /** A resting order that met a fill at a loss which its owner could not bear. */
  INSUFFICIENT_MARGIN(14),
  /** A quote whose auction is over. */
  AUCTION_ENDED(15),
  /** An order or quote whose auction could not go on. */
  AUCTION_CANCELED(16),
  /** A quote in whose place its owner has set another one. */
  QUOTE_REPLACED(17),
  /** A quote, or what an auction has left of an order, that was refused when its turn came. */
  AUCTION_REJECTED(18),
  TRIGGER_REJECTED(20),
  EXPIRED(30),
  /** A leg of a bracket whose parent ended with nothing for it to close. */
  PARENT_DONE(40),
  /** What the other leg got filled. */
  OCO_FILLED(41),
  /** The rest of a bracket's parent, once a leg has fired or the position is gone. */
  EXIT_STARTED(42);

  private static final DoneReason[] BY_CODE = new DoneReason[43];

  static {
    for (DoneReason value : values()) {
      BY_CODE[value.code] = value;
    }
  }

  private final int code;

  DoneReason(int code) {
    this.code = code;
  }

  /** Stable number in the message schema. */
  public int code() {
    return code;
  }

  /** The value of a code, or null when no value has it. */
  public static DoneReason of(int code) {
    return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
  }
}
