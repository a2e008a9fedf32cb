package io.quantdesk.engine.event;

import io.quantdesk.engine.collateral.WithdrawalPhase;

/**
 * Event, valid during the call that hands it over and reused after it. Fields are those of the
 * message of the same name.
 */
public final class CollateralWithdrawal {
  public long withdrawalId;
  public long units;
  public int subAccountId;
  public int assetId;
  public WithdrawalPhase phase;
}
