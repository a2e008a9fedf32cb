package io.quantdesk.engine.command;

/**
 * Command, reused by its caller: the engine keeps no reference. Fields are those of the message of
 * the same name.
 */
public final class SetLeverage {
  public int subAccountId;

  public int marketId;

  /** Notional per initial margin, at most; 0: as much as the market allows. */
  public int leverage;
}
