package io.quantdesk.engine.command;

import io.quantdesk.engine.collateral.CollateralTerms;
import io.quantdesk.engine.math.Bytes32;
import io.quantdesk.engine.oracle.PriceRules;

/**
 * Command, reused by its caller: the engine keeps no reference. Fields are those of the message of
 * the same name.
 */
public final class SetCollateralAsset {
  public final Bytes32 symbol = new Bytes32();
  public final CollateralTerms terms = new CollateralTerms();
  public final PriceRules rules = new PriceRules();

  /** 0: a new asset. */
  public int assetId;
}
