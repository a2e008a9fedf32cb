package io.quantdesk.engine.market;

/** Against whom a position is closed that the market does not take (c7). */
public enum DeleveragingStrategy {
  /** Those with the largest product of profit and leverage first. */
  QUEUE(0),
  /** All with a profit, in proportion to it; then as by QUEUE. */
  PRO_RATA(1);

  private static final DeleveragingStrategy[] BY_CODE = values();

  private final int code;

  DeleveragingStrategy(int code) {
    this.code = code;
  }

  /** Stable number in the message schema. */
  public int code() {
    return code;
  }

  /** The value of a code, or null when no value has it. */
  public static DeleveragingStrategy of(int code) {
    return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
  }
}
