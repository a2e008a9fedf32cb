package io.quantdesk.engine.oracle;

/** Whether an action may be done, from free to forbidden. */
public enum OraclePermission {
  YES,

  /** With initial margin raised by the market's factor. */
  RAISED_MARGIN,

  /** By orders with a limit of their owner's only. */
  LIMIT_ORDERS,

  /** Against scopes that are below maintenance margin at the market's average price, too. */
  UNDER_AVERAGE,

  NO
}
