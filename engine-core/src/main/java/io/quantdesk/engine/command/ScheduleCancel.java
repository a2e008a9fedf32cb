package io.quantdesk.engine.command;

/**
 * Command, reused by its caller: the engine keeps no reference. Fields are those of the message of
 * the same name.
 */
public final class ScheduleCancel {
  /** When all orders are canceled, nanoseconds since 1970; 0: not at all. */
  public long cancelTimeNs;

  public int subAccountId;

  /** All positions are closed then, too; refused without a time. */
  public boolean closeAll;
}
