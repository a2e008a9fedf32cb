package io.quantdesk.engine.command;

/**
 * Command, reused by its caller: the engine keeps no reference. Fields are those of the message of
 * the same name.
 */
public final class UpdateCollateralPrice {
  /** As of a market; its market id is of no meaning. */
  public final UpdateOracle price = new UpdateOracle();

  public int assetId;
}
