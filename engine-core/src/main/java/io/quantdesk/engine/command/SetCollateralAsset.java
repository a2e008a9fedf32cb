package io.quantdesk.engine.command;

import io.quantdesk.engine.collateral.CollateralTerms;
import io.quantdesk.engine.math.Bytes32;
import io.quantdesk.engine.math.StateHash;
import io.quantdesk.engine.oracle.PriceRules;

/**
 * Command, reused by its caller: the engine keeps no reference. Fields are those of the message of
 * the same name.
 */
public final class SetCollateralAsset implements AdminCommand {
  public final Bytes32 symbol = new Bytes32();
  public final CollateralTerms terms = new CollateralTerms();
  public final PriceRules rules = new PriceRules();

  /** 0: a new asset. */
  public int assetId;

  @Override
  public AdminCommandKind kind() {
    return AdminCommandKind.SET_COLLATERAL_ASSET;
  }

  @Override
  public int subjectId() {
    return assetId;
  }

  @Override
  public SetCollateralAsset copy() {
    SetCollateralAsset copy = new SetCollateralAsset();
    copy.symbol.set(symbol);
    copy.terms.set(terms);
    copy.rules.set(rules);
    copy.assetId = assetId;
    return copy;
  }

  @Override
  public void hash(StateHash hash) {
    hash.add(assetId).add(symbol);
    terms.hash(hash);
    rules.hash(hash);
  }

  @Override
  public <R> R accept(AdminCommandVisitor<R> visitor) {
    return visitor.visit(this);
  }
}
