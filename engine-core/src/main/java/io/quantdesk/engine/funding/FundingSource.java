package io.quantdesk.engine.funding;

/** Where a funding rate comes from. */
public enum FundingSource {
  AUTO(1),
  MANUAL(2);

  private static final FundingSource[] BY_CODE = {null, AUTO, MANUAL};

  private final int code;

  FundingSource(int code) {
    this.code = code;
  }

  /** Stable number in the message schema. */
  public int code() {
    return code;
  }

  /** The value of a code, or null when no value has it. */
  public static FundingSource of(int code) {
    return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
  }
}
