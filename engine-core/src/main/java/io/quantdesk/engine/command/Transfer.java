package io.quantdesk.engine.command;

/** Moves cash from one sub-account to another one of the same account. */
public final class Transfer {
  public long amountMicros;
  public int fromSubAccountId;
  public int toSubAccountId;
}
