package io.quantdesk.engine.command;

/** A fee tier for one account whatever it trades, such as that of a market maker's contract. */
public final class SetFeeTier {
  /** In the place of a tier: from now on that of its volume. */
  public static final int BY_VOLUME = -1;

  public int accountId;

  /** From 0 to the highest of the schedule, or BY_VOLUME. */
  public int tier;
}
