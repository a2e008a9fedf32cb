package io.quantdesk.engine.admin;

/** What has happened to a proposal; all but APPROVED end it. */
public enum ProposalChange {
  /** One more administrator agrees. */
  APPROVED(1),
  /** An administrator, who may be the proposer, does not want it. */
  REJECTED(2),
  /** Not enough have approved in time. */
  EXPIRED(3),
  /** What it would change was changed meanwhile. */
  OUTDATED(4),
  /** Approved and due, but refused by now. */
  REFUSED(5);

  private static final ProposalChange[] BY_CODE = new ProposalChange[6];

  static {
    for (ProposalChange value : values()) {
      BY_CODE[value.code] = value;
    }
  }

  private final int code;

  ProposalChange(int code) {
    this.code = code;
  }

  /** Stable number in the message schema. */
  public int code() {
    return code;
  }

  /** The value of a code, or null when no value has it. */
  public static ProposalChange of(int code) {
    return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
  }
}
