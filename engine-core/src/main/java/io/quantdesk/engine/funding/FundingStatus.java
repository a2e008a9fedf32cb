package io.quantdesk.engine.funding;

/** What became of a funding. */
public enum FundingStatus {
  /** The rate holds. */
  APPLIED(1),
  /** There were fewer samples than the market's rules ask for: the rate is 0. */
  TOO_FEW_SAMPLES(2),
  /** A funding index or the totals of money would leave their ranges: the rate is 0. */
  OUT_OF_RANGE(3);

  private static final FundingStatus[] BY_CODE = {null, APPLIED, TOO_FEW_SAMPLES, OUT_OF_RANGE};

  private final int code;

  FundingStatus(int code) {
    this.code = code;
  }

  /** Stable number in the message schema. */
  public int code() {
    return code;
  }

  /** The value of a code, or null when no value has it. */
  public static FundingStatus of(int code) {
    return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
  }
}
