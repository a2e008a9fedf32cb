package io.quantdesk.engine.event;

import io.quantdesk.engine.EngineEvents;

/**
 * Passes events on and counts those of the present command: the outcome gets their number and
 * starts the count again.
 */
public final class CountedEvents implements EngineEvents {
  private final EngineEvents listener;
  private int count;

  public CountedEvents(EngineEvents listener) {
    this.listener = listener;
  }

  @Override
  public void outcome(CommandOutcome event) {
    event.eventCount = count;
    count = 0;
    listener.outcome(event);
  }

  /** Events of the present command so far. */
  public int count() {
    return count;
  }

  @Override
  public void sessionOpened(SessionOpened event) {
    count++;
    listener.sessionOpened(event);
  }

  @Override
  public void accountCreated(AccountCreated event) {
    count++;
    listener.accountCreated(event);
  }

  @Override
  public void subAccountCreated(SubAccountCreated event) {
    count++;
    listener.subAccountCreated(event);
  }

  @Override
  public void marketCreated(MarketCreated event) {
    count++;
    listener.marketCreated(event);
  }

  @Override
  public void marketUpdated(MarketUpdated event) {
    count++;
    listener.marketUpdated(event);
  }

  @Override
  public void marketStateChanged(MarketStateChanged event) {
    count++;
    listener.marketStateChanged(event);
  }

  @Override
  public void oraclePriceUpdated(OraclePriceUpdated event) {
    count++;
    listener.oraclePriceUpdated(event);
  }

  @Override
  public void markPriceUpdated(MarkPriceUpdated event) {
    count++;
    listener.markPriceUpdated(event);
  }

  @Override
  public void markRulesSet(MarkRulesSet event) {
    count++;
    listener.markRulesSet(event);
  }

  @Override
  public void priceRulesSet(PriceRulesSet event) {
    count++;
    listener.priceRulesSet(event);
  }

  @Override
  public void oracleStatusChanged(OracleStatusChanged event) {
    count++;
    listener.oracleStatusChanged(event);
  }

  @Override
  public void orderAccepted(OrderAccepted event) {
    count++;
    listener.orderAccepted(event);
  }

  @Override
  public void orderRejected(OrderRejected event) {
    count++;
    listener.orderRejected(event);
  }

  @Override
  public void orderRested(OrderRested event) {
    count++;
    listener.orderRested(event);
  }

  @Override
  public void orderAmended(OrderAmended event) {
    count++;
    listener.orderAmended(event);
  }

  @Override
  public void orderDone(OrderDone event) {
    count++;
    listener.orderDone(event);
  }

  @Override
  public void traded(Traded event) {
    count++;
    listener.traded(event);
  }

  @Override
  public void positionChanged(PositionChanged event) {
    count++;
    listener.positionChanged(event);
  }

  @Override
  public void balanceChanged(BalanceChanged event) {
    count++;
    listener.balanceChanged(event);
  }

  @Override
  public void massCancelCompleted(MassCancelCompleted event) {
    count++;
    listener.massCancelCompleted(event);
  }

  @Override
  public void cancelScheduled(CancelScheduled event) {
    count++;
    listener.cancelScheduled(event);
  }

  @Override
  public void scheduledCancelStarted(ScheduledCancelStarted event) {
    count++;
    listener.scheduledCancelStarted(event);
  }

  @Override
  public void scheduledCloseEnded(ScheduledCloseEnded event) {
    count++;
    listener.scheduledCloseEnded(event);
  }

  @Override
  public void rateLimitsSet(RateLimitsSet event) {
    count++;
    listener.rateLimitsSet(event);
  }

  @Override
  public void orderReduced(OrderReduced event) {
    count++;
    listener.orderReduced(event);
  }

  @Override
  public void orderTriggered(OrderTriggered event) {
    count++;
    listener.orderTriggered(event);
  }

  @Override
  public void liquidationStarted(LiquidationStarted event) {
    count++;
    listener.liquidationStarted(event);
  }

  @Override
  public void liquidationStepped(LiquidationStepped event) {
    count++;
    listener.liquidationStepped(event);
  }

  @Override
  public void liquidationEnded(LiquidationEnded event) {
    count++;
    listener.liquidationEnded(event);
  }

  @Override
  public void insuranceChanged(InsuranceChanged event) {
    count++;
    listener.insuranceChanged(event);
  }

  @Override
  public void positionSettled(PositionSettled event) {
    count++;
    listener.positionSettled(event);
  }

  @Override
  public void liquidationRulesSet(LiquidationRulesSet event) {
    count++;
    listener.liquidationRulesSet(event);
  }

  @Override
  public void leverageSet(LeverageSet event) {
    count++;
    listener.leverageSet(event);
  }

  @Override
  public void riskAlert(RiskAlert event) {
    count++;
    listener.riskAlert(event);
  }

  @Override
  public void orderEnlarged(OrderEnlarged event) {
    count++;
    listener.orderEnlarged(event);
  }

  @Override
  public void withdrawalRequested(WithdrawalRequested event) {
    count++;
    listener.withdrawalRequested(event);
  }

  @Override
  public void withdrawalConfirmed(WithdrawalConfirmed event) {
    count++;
    listener.withdrawalConfirmed(event);
  }

  @Override
  public void withdrawalReverted(WithdrawalReverted event) {
    count++;
    listener.withdrawalReverted(event);
  }

  @Override
  public void withdrawalRulesSet(WithdrawalRulesSet event) {
    count++;
    listener.withdrawalRulesSet(event);
  }

  @Override
  public void fundingRulesSet(FundingRulesSet event) {
    count++;
    listener.fundingRulesSet(event);
  }

  @Override
  public void fundingRateSet(FundingRateSet event) {
    count++;
    listener.fundingRateSet(event);
  }

  @Override
  public void fundingPaid(FundingPaid event) {
    count++;
    listener.fundingPaid(event);
  }

  @Override
  public void fundingRateScheduled(FundingRateScheduled event) {
    count++;
    listener.fundingRateScheduled(event);
  }

  @Override
  public void lossSocialized(LossSocialized event) {
    count++;
    listener.lossSocialized(event);
  }

  @Override
  public void backstopRulesSet(BackstopRulesSet event) {
    count++;
    listener.backstopRulesSet(event);
  }

  @Override
  public void backstopDrawn(BackstopDrawn event) {
    count++;
    listener.backstopDrawn(event);
  }

  @Override
  public void backstopUnwound(BackstopUnwound event) {
    count++;
    listener.backstopUnwound(event);
  }

  @Override
  public void auctionRulesSet(AuctionRulesSet event) {
    count++;
    listener.auctionRulesSet(event);
  }

  @Override
  public void auctionOpened(AuctionOpened event) {
    count++;
    listener.auctionOpened(event);
  }

  @Override
  public void quoteAccepted(QuoteAccepted event) {
    count++;
    listener.quoteAccepted(event);
  }

  @Override
  public void auctionEnded(AuctionEnded event) {
    count++;
    listener.auctionEnded(event);
  }

  @Override
  public void feeScheduleSet(FeeScheduleSet event) {
    count++;
    listener.feeScheduleSet(event);
  }

  @Override
  public void feeTierChanged(FeeTierChanged event) {
    count++;
    listener.feeTierChanged(event);
  }

  @Override
  public void approvalRulesSet(ApprovalRulesSet event) {
    count++;
    listener.approvalRulesSet(event);
  }

  @Override
  public void proposalMade(ProposalMade event) {
    count++;
    listener.proposalMade(event);
  }

  @Override
  public void proposalChanged(ProposalChanged event) {
    count++;
    listener.proposalChanged(event);
  }

  @Override
  public void adminActed(AdminActed event) {
    count++;
    listener.adminActed(event);
  }

  @Override
  public void openInterestShareSet(OpenInterestShareSet event) {
    count++;
    listener.openInterestShareSet(event);
  }

  @Override
  public void collateralAssetSet(CollateralAssetSet event) {
    count++;
    listener.collateralAssetSet(event);
  }

  @Override
  public void collateralPriceUpdated(CollateralPriceUpdated event) {
    count++;
    listener.collateralPriceUpdated(event);
  }

  @Override
  public void collateralChanged(CollateralChanged event) {
    count++;
    listener.collateralChanged(event);
  }

  @Override
  public void collateralWithdrawal(CollateralWithdrawal event) {
    count++;
    listener.collateralWithdrawal(event);
  }

  @Override
  public void collateralSold(CollateralSold event) {
    count++;
    listener.collateralSold(event);
  }

  @Override
  public void collateralSettled(CollateralSettled event) {
    count++;
    listener.collateralSettled(event);
  }
}
