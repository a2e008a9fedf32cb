package io.quantdesk.engine.command;

/** Brings units of an asset to a sub-account, takes them out, or moves them to another one. */
public final class MoveCollateral {
  public long units;
  public int assetId;
  public int subAccountId;

  /** Of a transfer. */
  public int toSubAccountId;
}
