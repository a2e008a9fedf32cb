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

/**
 * Receives what happened, on the engine's thread, in order. Every command leads to zero or more
 * events and then exactly one {@link #outcome}. The event objects are reused by the engine: copy
 * what must outlive the call. An implementation must not call back into the engine.
 */
public interface EngineEvents {
  /** The command is finished: accepted, or refused with a reason and without any effect. */
  void outcome(CommandOutcome event);

  void sessionOpened(SessionOpened event);

  void accountCreated(AccountCreated event);

  void subAccountCreated(SubAccountCreated event);

  void marketCreated(MarketCreated event);

  void marketUpdated(MarketUpdated event);

  void marketStateChanged(MarketStateChanged event);

  void oraclePriceUpdated(OraclePriceUpdated event);

  void markPriceUpdated(MarkPriceUpdated event);

  void markRulesSet(MarkRulesSet event);

  void priceRulesSet(PriceRulesSet event);

  void oracleStatusChanged(OracleStatusChanged event);

  void orderAccepted(OrderAccepted event);

  void orderRejected(OrderRejected event);

  void orderRested(OrderRested event);

  void orderAmended(OrderAmended event);

  void orderDone(OrderDone event);

  void traded(Traded event);

  void positionChanged(PositionChanged event);

  void balanceChanged(BalanceChanged event);

  void massCancelCompleted(MassCancelCompleted event);

  void cancelScheduled(CancelScheduled event);

  void scheduledCancelStarted(ScheduledCancelStarted event);

  void scheduledCloseEnded(ScheduledCloseEnded event);

  void rateLimitsSet(RateLimitsSet event);

  void orderReduced(OrderReduced event);

  void orderTriggered(OrderTriggered event);

  void liquidationStarted(LiquidationStarted event);

  void liquidationStepped(LiquidationStepped event);

  void liquidationEnded(LiquidationEnded event);

  void insuranceChanged(InsuranceChanged event);

  void positionSettled(PositionSettled event);

  void liquidationRulesSet(LiquidationRulesSet event);

  void leverageSet(LeverageSet event);

  void riskAlert(RiskAlert event);

  void orderEnlarged(OrderEnlarged event);

  void withdrawalRequested(WithdrawalRequested event);

  void withdrawalConfirmed(WithdrawalConfirmed event);

  void withdrawalReverted(WithdrawalReverted event);

  void withdrawalRulesSet(WithdrawalRulesSet event);

  void fundingRulesSet(FundingRulesSet event);

  void fundingRateSet(FundingRateSet event);

  void fundingPaid(FundingPaid event);

  void fundingRateScheduled(FundingRateScheduled event);

  void lossSocialized(LossSocialized event);

  void backstopRulesSet(BackstopRulesSet event);

  void backstopDrawn(BackstopDrawn event);

  void backstopUnwound(BackstopUnwound event);

  void auctionRulesSet(AuctionRulesSet event);

  void auctionOpened(AuctionOpened event);

  void quoteAccepted(QuoteAccepted event);

  void auctionEnded(AuctionEnded event);

  void feeScheduleSet(FeeScheduleSet event);

  void feeTierChanged(FeeTierChanged event);

  void approvalRulesSet(ApprovalRulesSet event);

  void proposalMade(ProposalMade event);

  void proposalChanged(ProposalChanged event);

  void adminActed(AdminActed event);

  void openInterestShareSet(OpenInterestShareSet event);

  void collateralAssetSet(CollateralAssetSet event);

  void collateralPriceUpdated(CollateralPriceUpdated event);

  void collateralChanged(CollateralChanged event);

  void collateralWithdrawal(CollateralWithdrawal event);

  void collateralSold(CollateralSold event);

  void collateralSettled(CollateralSettled event);
}
