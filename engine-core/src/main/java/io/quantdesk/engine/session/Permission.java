package io.quantdesk.engine.session;

/** What a command needs its sender to be allowed. */
public enum Permission {
  /** Accounts, money, orders. */
  TRADE,
  /** Oracle prices. */
  PRICE,
  /** Markets. */
  ADMINISTER,
  /** Made by the server alone; no session has it. */
  SERVE;

  /** Whether sessions of a role have it. */
  public boolean isGrantedTo(SessionRole role) {
    return switch (this) {
      case TRADE -> role != SessionRole.ORACLE;
      case PRICE -> role != SessionRole.TRADING;
      case ADMINISTER -> role == SessionRole.ADMIN;
      case SERVE -> false;
    };
  }
}
