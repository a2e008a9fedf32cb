package io.quantdesk.engine.session;

/** What a session may send. */
public enum SessionRole {
  TRADING(1),
  ORACLE(2),
  ADMIN(3),
  SETTLEMENT(4);

  private static final SessionRole[] BY_CODE = new SessionRole[5];

  static {
    for (SessionRole value : values()) {
      BY_CODE[value.code] = value;
    }
  }

  private final int code;

  SessionRole(int code) {
    this.code = code;
  }

  /** Stable number in the message schema. */
  public int code() {
    return code;
  }

  /** The value of a code, or null when no value has it. */
  public static SessionRole of(int code) {
    return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
  }
}
