package io.quantdesk.engine.event;

import io.quantdesk.engine.collateral.CollateralTerms;
import io.quantdesk.engine.math.Bytes32;
import io.quantdesk.engine.oracle.PriceRules;

/**
 * Event, valid during the call that hands it over and reused after it. Fields are those of the
 * message of the same name.
 */
public final class CollateralAssetSet {
  public final Bytes32 symbol = new Bytes32();
  public final CollateralTerms terms = new CollateralTerms();
  public final PriceRules rules = new PriceRules();

  public int assetId;
}
