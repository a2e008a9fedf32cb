package io.quantdesk.engine.command;

/**
 * Command, reused by its caller: the engine keeps no reference. Fields are those of the message of
 * the same name.
 */
public final class SetRateLimits {
  /** Size of a sub-account's bucket for orders; for cancels twice that. 0: no limits. */
  public long orderTokens;

  /** After each of which a bucket gets a token, that for cancels two; 0: time brings none. */
  public long refillIntervalNs;
}
