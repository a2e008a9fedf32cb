package io.quantdesk.engine.session;

/** What a command needs its sender to be allowed. */
public enum Permission {
  /** Accounts, money, orders. */
  TRADE,
  /** Oracle prices. */
  PRICE,
  /** What became of withdrawals. */
  SETTLE,
  /** Markets. */
  ADMINISTER,
  /** Made by the server alone; no session has it. */
  SERVE;

  /** Whether sessions of a role have it. */
  public boolean isGrantedTo(SessionRole role) {
    return switch (this) {
      case TRADE -> role == SessionRole.TRADING || role == SessionRole.ADMIN;
      case PRICE -> role == SessionRole.ORACLE || role == SessionRole.ADMIN;
      case SETTLE -> role == SessionRole.SETTLEMENT || role == SessionRole.ADMIN;
      case ADMINISTER -> role == SessionRole.ADMIN;
      case SERVE -> false;
    };
  }
}
