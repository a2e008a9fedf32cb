package io.quantdesk.engine.event;

/**
 * Event, valid during the call that hands it over and reused after it. Fields are those of the
 * message of the same name.
 */
public final class SubAccountCreated {
  public int subAccountId;

  public int accountId;

  /** 0, 1, ... within the account. */
  public int number;

  /** Of an isolated one; otherwise 0. */
  public int parentSubAccountId;

  /** Of an isolated one; otherwise 0. */
  public int isolatedMarketId;
}
