package io.quantdesk.engine;

import io.quantdesk.engine.event.AccountCreated;
import io.quantdesk.engine.event.AdminActed;
import io.quantdesk.engine.event.ApprovalRulesSet;
import io.quantdesk.engine.event.AuctionEnded;
import io.quantdesk.engine.event.AuctionOpened;
import io.quantdesk.engine.event.AuctionRulesSet;
import io.quantdesk.engine.event.BackstopDrawn;
import io.quantdesk.engine.event.BackstopRulesSet;
import io.quantdesk.engine.event.BackstopUnwound;
import io.quantdesk.engine.event.BalanceChanged;
import io.quantdesk.engine.event.CancelScheduled;
import io.quantdesk.engine.event.CollateralAssetSet;
import io.quantdesk.engine.event.CollateralChanged;
import io.quantdesk.engine.event.CollateralPriceUpdated;
import io.quantdesk.engine.event.CollateralSettled;
import io.quantdesk.engine.event.CollateralSold;
import io.quantdesk.engine.event.CollateralWithdrawal;
import io.quantdesk.engine.event.CommandOutcome;
import io.quantdesk.engine.event.FeeScheduleSet;
import io.quantdesk.engine.event.FeeTierChanged;
import io.quantdesk.engine.event.FundingPaid;
import io.quantdesk.engine.event.FundingRateScheduled;
import io.quantdesk.engine.event.FundingRateSet;
import io.quantdesk.engine.event.FundingRulesSet;
import io.quantdesk.engine.event.InsuranceChanged;
import io.quantdesk.engine.event.LeverageSet;
import io.quantdesk.engine.event.LiquidationEnded;
import io.quantdesk.engine.event.LiquidationRulesSet;
import io.quantdesk.engine.event.LiquidationStarted;
import io.quantdesk.engine.event.LiquidationStepped;
import io.quantdesk.engine.event.LossSocialized;
import io.quantdesk.engine.event.MarkPriceUpdated;
import io.quantdesk.engine.event.MarkRulesSet;
import io.quantdesk.engine.event.MarketCreated;
import io.quantdesk.engine.event.MarketStateChanged;
import io.quantdesk.engine.event.MarketUpdated;
import io.quantdesk.engine.event.MassCancelCompleted;
import io.quantdesk.engine.event.OpenInterestShareSet;
import io.quantdesk.engine.event.OraclePriceUpdated;
import io.quantdesk.engine.event.OracleStatusChanged;
import io.quantdesk.engine.event.OrderAccepted;
import io.quantdesk.engine.event.OrderAmended;
import io.quantdesk.engine.event.OrderDone;
import io.quantdesk.engine.event.OrderEnlarged;
import io.quantdesk.engine.event.OrderReduced;
import io.quantdesk.engine.event.OrderRejected;
import io.quantdesk.engine.event.OrderRested;
import io.quantdesk.engine.event.OrderTriggered;
import io.quantdesk.engine.event.PositionChanged;
import io.quantdesk.engine.event.PositionSettled;
import io.quantdesk.engine.event.PriceRulesSet;
import io.quantdesk.engine.event.ProposalChanged;
import io.quantdesk.engine.event.ProposalMade;
import io.quantdesk.engine.event.QuoteAccepted;
import io.quantdesk.engine.event.RateLimitsSet;
import io.quantdesk.engine.event.RiskAlert;
import io.quantdesk.engine.event.ScheduledCancelStarted;
import io.quantdesk.engine.event.ScheduledCloseEnded;
import io.quantdesk.engine.event.SessionOpened;
import io.quantdesk.engine.event.SubAccountCreated;
import io.quantdesk.engine.event.Traded;
import io.quantdesk.engine.event.WithdrawalConfirmed;
import io.quantdesk.engine.event.WithdrawalRequested;
import io.quantdesk.engine.event.WithdrawalReverted;
import io.quantdesk.engine.event.WithdrawalRulesSet;

/** Counts and forgets; allocates nothing. */
final class QuietEvents implements EngineEvents {
  long accepted;
  long events;
  long closings;
  long triggered;
  long enlarged;

  /** Marks that are not the index. */
  long movedMarks;

  long quotes;
  long tierChanges;
  long auctionsEnded;

  @Override
  public void outcome(CommandOutcome event) {
    accepted += event.reason == RejectReason.NONE ? 1 : 0;
  }

  @Override
  public void sessionOpened(SessionOpened event) {
    events++;
  }

  @Override
  public void accountCreated(AccountCreated event) {
    events++;
  }

  @Override
  public void subAccountCreated(SubAccountCreated event) {
    events++;
  }

  @Override
  public void marketCreated(MarketCreated event) {
    events++;
  }

  @Override
  public void marketUpdated(MarketUpdated event) {
    events++;
  }

  @Override
  public void marketStateChanged(MarketStateChanged event) {
    events++;
  }

  @Override
  public void oraclePriceUpdated(OraclePriceUpdated event) {
    events++;
  }

  @Override
  public void markRulesSet(MarkRulesSet event) {
    events++;
  }

  @Override
  public void markPriceUpdated(MarkPriceUpdated event) {
    events++;
    movedMarks += event.markTicks == event.indexTicks ? 0 : 1;
  }

  @Override
  public void orderAccepted(OrderAccepted event) {
    events++;
  }

  @Override
  public void orderRejected(OrderRejected event) {
    events++;
  }

  @Override
  public void orderRested(OrderRested event) {
    events++;
  }

  @Override
  public void orderAmended(OrderAmended event) {
    events++;
  }

  @Override
  public void orderDone(OrderDone event) {
    events++;
  }

  @Override
  public void traded(Traded event) {
    events++;
  }

  @Override
  public void positionChanged(PositionChanged event) {
    events++;
  }

  @Override
  public void balanceChanged(BalanceChanged event) {
    events++;
  }

  @Override
  public void cancelScheduled(CancelScheduled event) {
    events++;
  }

  @Override
  public void scheduledCancelStarted(ScheduledCancelStarted event) {
    events++;
  }

  @Override
  public void scheduledCloseEnded(ScheduledCloseEnded event) {
    events++;
    closings++;
  }

  @Override
  public void rateLimitsSet(RateLimitsSet event) {
    events++;
  }

  @Override
  public void massCancelCompleted(MassCancelCompleted event) {
    events++;
  }

  @Override
  public void orderReduced(OrderReduced event) {
    events++;
  }

  @Override
  public void orderEnlarged(OrderEnlarged event) {
    events++;
    enlarged++;
  }

  @Override
  public void orderTriggered(OrderTriggered event) {
    events++;
    triggered++;
  }

  @Override
  public void liquidationStarted(LiquidationStarted event) {
    events++;
  }

  @Override
  public void liquidationStepped(LiquidationStepped event) {
    events++;
  }

  @Override
  public void liquidationEnded(LiquidationEnded event) {
    events++;
  }

  @Override
  public void insuranceChanged(InsuranceChanged event) {
    events++;
  }

  @Override
  public void priceRulesSet(PriceRulesSet event) {}

  @Override
  public void oracleStatusChanged(OracleStatusChanged event) {}

  @Override
  public void positionSettled(PositionSettled event) {
    events++;
  }

  @Override
  public void liquidationRulesSet(LiquidationRulesSet event) {}

  @Override
  public void leverageSet(LeverageSet event) {
    events++;
  }

  @Override
  public void riskAlert(RiskAlert event) {
    events++;
  }

  @Override
  public void withdrawalRequested(WithdrawalRequested event) {
    events++;
  }

  @Override
  public void fundingRulesSet(FundingRulesSet event) {
    events++;
  }

  @Override
  public void withdrawalConfirmed(WithdrawalConfirmed event) {
    events++;
  }

  @Override
  public void fundingRateSet(FundingRateSet event) {
    events++;
  }

  @Override
  public void withdrawalReverted(WithdrawalReverted event) {
    events++;
  }

  @Override
  public void fundingPaid(FundingPaid event) {
    events++;
  }

  @Override
  public void withdrawalRulesSet(WithdrawalRulesSet event) {
    events++;
  }

  @Override
  public void backstopRulesSet(BackstopRulesSet event) {
    events++;
  }

  @Override
  public void backstopDrawn(BackstopDrawn event) {
    events++;
  }

  @Override
  public void backstopUnwound(BackstopUnwound event) {
    events++;
  }

  @Override
  public void lossSocialized(LossSocialized event) {
    events++;
  }

  @Override
  public void fundingRateScheduled(FundingRateScheduled event) {
    events++;
  }

  @Override
  public void auctionRulesSet(AuctionRulesSet event) {
    events++;
  }

  @Override
  public void auctionOpened(AuctionOpened event) {
    events++;
  }

  @Override
  public void quoteAccepted(QuoteAccepted event) {
    events++;
    quotes++;
  }

  @Override
  public void auctionEnded(AuctionEnded event) {
    events++;
    auctionsEnded++;
  }

  @Override
  public void collateralAssetSet(CollateralAssetSet event) {
    events++;
  }

  @Override
  public void collateralPriceUpdated(CollateralPriceUpdated event) {
    events++;
  }

  @Override
  public void collateralChanged(CollateralChanged event) {
    events++;
  }

  @Override
  public void collateralWithdrawal(CollateralWithdrawal event) {
    events++;
  }

  @Override
  public void collateralSold(CollateralSold event) {
    events++;
  }

  @Override
  public void collateralSettled(CollateralSettled event) {
    events++;
  }

  @Override
  public void feeScheduleSet(FeeScheduleSet event) {
    events++;
  }

  @Override
  public void feeTierChanged(FeeTierChanged event) {
    events++;
    tierChanges++;
  }

  @Override
  public void approvalRulesSet(ApprovalRulesSet event) {
    events++;
  }

  @Override
  public void proposalMade(ProposalMade event) {
    events++;
  }

  @Override
  public void proposalChanged(ProposalChanged event) {
    events++;
  }

  @Override
  public void adminActed(AdminActed event) {
    events++;
  }

  @Override
  public void openInterestShareSet(OpenInterestShareSet event) {
    events++;
  }
}
