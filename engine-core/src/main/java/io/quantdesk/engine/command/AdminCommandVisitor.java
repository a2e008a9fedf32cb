package io.quantdesk.engine.command;

/**
 * What is done with a command of an administrator, by its kind.
 *
 * @param <R> what comes of it
 */
public interface AdminCommandVisitor<R> {
  R visit(CreateMarket command);

  R visit(UpdateMarket command);

  R visit(SetMarketState command);

  R visit(SetRateLimits command);

  R visit(SetLiquidationRules command);

  R visit(FundInsurance command);

  R visit(SetPriceRules command);

  R visit(SetMarkRules command);

  R visit(SetFundingRules command);

  R visit(SetFundingRate command);

  R visit(SetBackstopRules command);

  R visit(SetCollateralAsset command);

  R visit(SettleCollateral command);

  R visit(SetWithdrawalRules command);

  R visit(SetAuctionRules command);

  R visit(SetFeeSchedule command);

  R visit(SetFeeTier command);

  R visit(SetOpenInterestShare command);

  R visit(SetApprovalRules command);
}
