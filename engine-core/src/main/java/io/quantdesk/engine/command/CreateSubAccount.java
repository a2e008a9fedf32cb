package io.quantdesk.engine.command;

/**
 * Command, reused by its caller: the engine keeps no reference. Fields are those of the message of
 * the same name.
 */
public final class CreateSubAccount {
  public int accountId;

  /** Of an isolated one: where its cash comes from and goes to; otherwise 0. */
  public int parentSubAccountId;

  /** Of an isolated one: the only market in which it trades; otherwise 0. */
  public int isolatedMarketId;
}
