package io.quantdesk.engine.oracle;

/**
 * What can be the matter with a market's price, from good to bad. Several can hold at a time; the
 * worst gives the market its status.
 */
public enum OracleStatus {
  VALID(0),
  WIDE(1),
  THIN(2),
  STALE_TRADE(3),
  STALE_MARGIN(4),
  UNCERTAIN(5),
  VOLATILE(6),
  NON_POSITIVE(7);

  private static final OracleStatus[] BY_CODE = values();

  private final int code;

  OracleStatus(int code) {
    this.code = code;
  }

  /** Stable number in the message schema. */
  public int code() {
    return code;
  }

  /** The bit that stands for it in a set of conditions; VALID is the empty set. */
  int bit() {
    return this == VALID ? 0 : 1 << code;
  }

  /** The worst of a set of conditions. */
  public static OracleStatus worst(int conditions) {
    return conditions == 0 ? VALID : BY_CODE[31 - Integer.numberOfLeadingZeros(conditions)];
  }

  /** The value of a code, or null when no value has it. */
  public static OracleStatus of(int code) {
    return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
  }
}
