package io.quantdesk.engine.event;

import io.quantdesk.engine.EngineEvents;

/** Hears nothing: a listener that is interested in some events overrides those. */
public class IgnoredEvents implements EngineEvents {
  @Override
  public void outcome(CommandOutcome event) {}

  @Override
  public void sessionOpened(SessionOpened event) {}

  @Override
  public void accountCreated(AccountCreated event) {}

  @Override
  public void subAccountCreated(SubAccountCreated event) {}

  @Override
  public void marketCreated(MarketCreated event) {}

  @Override
  public void marketUpdated(MarketUpdated event) {}

  @Override
  public void marketStateChanged(MarketStateChanged event) {}

  @Override
  public void oraclePriceUpdated(OraclePriceUpdated event) {}

  @Override
  public void markPriceUpdated(MarkPriceUpdated event) {}

  @Override
  public void markRulesSet(MarkRulesSet event) {}

  @Override
  public void priceRulesSet(PriceRulesSet event) {}

  @Override
  public void oracleStatusChanged(OracleStatusChanged event) {}

  @Override
  public void orderAccepted(OrderAccepted event) {}

  @Override
  public void orderRejected(OrderRejected event) {}

  @Override
  public void orderRested(OrderRested event) {}

  @Override
  public void orderAmended(OrderAmended event) {}

  @Override
  public void orderDone(OrderDone event) {}

  @Override
  public void traded(Traded event) {}

  @Override
  public void positionChanged(PositionChanged event) {}

  @Override
  public void balanceChanged(BalanceChanged event) {}

  @Override
  public void massCancelCompleted(MassCancelCompleted event) {}

  @Override
  public void cancelScheduled(CancelScheduled event) {}

  @Override
  public void scheduledCancelStarted(ScheduledCancelStarted event) {}

  @Override
  public void scheduledCloseEnded(ScheduledCloseEnded event) {}

  @Override
  public void rateLimitsSet(RateLimitsSet event) {}

  @Override
  public void orderReduced(OrderReduced event) {}

  @Override
  public void orderTriggered(OrderTriggered event) {}

  @Override
  public void liquidationStarted(LiquidationStarted event) {}

  @Override
  public void liquidationStepped(LiquidationStepped event) {}

  @Override
  public void liquidationEnded(LiquidationEnded event) {}

  @Override
  public void insuranceChanged(InsuranceChanged event) {}

  @Override
  public void positionSettled(PositionSettled event) {}

  @Override
  public void liquidationRulesSet(LiquidationRulesSet event) {}

  @Override
  public void leverageSet(LeverageSet event) {}

  @Override
  public void riskAlert(RiskAlert event) {}

  @Override
  public void orderEnlarged(OrderEnlarged event) {}

  @Override
  public void withdrawalRequested(WithdrawalRequested event) {}

  @Override
  public void withdrawalConfirmed(WithdrawalConfirmed event) {}

  @Override
  public void withdrawalReverted(WithdrawalReverted event) {}

  @Override
  public void withdrawalRulesSet(WithdrawalRulesSet event) {}

  @Override
  public void fundingRulesSet(FundingRulesSet event) {}

  @Override
  public void fundingRateSet(FundingRateSet event) {}

  @Override
  public void fundingPaid(FundingPaid event) {}

  @Override
  public void fundingRateScheduled(FundingRateScheduled event) {}

  @Override
  public void lossSocialized(LossSocialized event) {}

  @Override
  public void backstopRulesSet(BackstopRulesSet event) {}

  @Override
  public void backstopDrawn(BackstopDrawn event) {}

  @Override
  public void backstopUnwound(BackstopUnwound event) {}

  @Override
  public void auctionRulesSet(AuctionRulesSet event) {}

  @Override
  public void auctionOpened(AuctionOpened event) {}

  @Override
  public void quoteAccepted(QuoteAccepted event) {}

  @Override
  public void auctionEnded(AuctionEnded event) {}

  @Override
  public void feeScheduleSet(FeeScheduleSet event) {}

  @Override
  public void feeTierChanged(FeeTierChanged event) {}

  @Override
  public void approvalRulesSet(ApprovalRulesSet event) {}

  @Override
  public void proposalMade(ProposalMade event) {}

  @Override
  public void proposalChanged(ProposalChanged event) {}

  @Override
  public void adminActed(AdminActed event) {}

  @Override
  public void openInterestShareSet(OpenInterestShareSet event) {}

  @Override
  public void collateralAssetSet(CollateralAssetSet event) {}

  @Override
  public void collateralPriceUpdated(CollateralPriceUpdated event) {}

  @Override
  public void collateralChanged(CollateralChanged event) {}

  @Override
  public void collateralWithdrawal(CollateralWithdrawal event) {}

  @Override
  public void collateralSold(CollateralSold event) {}

  @Override
  public void collateralSettled(CollateralSettled event) {}
}
