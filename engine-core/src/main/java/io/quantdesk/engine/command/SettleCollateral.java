package io.quantdesk.engine.command;

/**
 * Command, reused by its caller: the engine keeps no reference. Fields are those of the message of
 * the same name.
 */
public final class SettleCollateral {
  public long units;
  public long amountMicros;
  public int assetId;
}
