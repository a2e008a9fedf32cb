package io.quantdesk.server.scenario.world;

import io.quantdesk.engine.EngineEvents;
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
import io.quantdesk.server.units.MarketUnits;
import java.util.List;

/**
 * Says every event of the engine as a fact. Keeps none of them, so that it can read journals of any
 * length; what becomes of a fact is up to who extends it.
 */
public abstract class FactTeller implements EngineEvents {
  private final FactUnits units;

  /** Says prices and quantities in these units. */
  protected FactTeller(FactUnits units) {
    this.units = units;
  }

  /**
   * Receives what an event says, before the outcome of its command.
   *
   * @param consequences what follows from it, such as an order being filled
   */
  protected abstract void onFact(Fact fact, List<Fact> consequences);

  /** Receives what the outcome of a command says, after its events. */
  protected abstract void onOutcome(CommandOutcome event, Fact fact);

  @Override
  public void outcome(CommandOutcome event) {
    onOutcome(event, AccountFacts.outcome(event));
  }

  @Override
  public void sessionOpened(SessionOpened event) {
    add(AccountFacts.opened(event));
  }

  @Override
  public void accountCreated(AccountCreated event) {
    add(AccountFacts.created(event));
  }

  @Override
  public void subAccountCreated(SubAccountCreated event) {
    add(AccountFacts.created(event));
  }

  @Override
  public void marketCreated(MarketCreated event) {
    add(MarketFacts.created(event));
  }

  @Override
  public void marketUpdated(MarketUpdated event) {
    add(MarketFacts.updated(event));
  }

  @Override
  public void marketStateChanged(MarketStateChanged event) {
    add(MarketFacts.state(event, units.units(event.marketId)));
  }

  @Override
  public void oraclePriceUpdated(OraclePriceUpdated event) {
    add(OracleFacts.oracle(event, units.units(event.marketId)));
  }

  @Override
  public void markPriceUpdated(MarkPriceUpdated event) {
    add(OracleFacts.mark(event, units.units(event.marketId)));
  }

  @Override
  public void markRulesSet(MarkRulesSet event) {
    add(OracleFacts.rules(event));
  }

  @Override
  public void priceRulesSet(PriceRulesSet event) {
    add(OracleFacts.rules(event));
  }

  @Override
  public void oracleStatusChanged(OracleStatusChanged event) {
    add(OracleFacts.status(event, units.units(event.marketId)));
  }

  @Override
  public void orderAccepted(OrderAccepted event) {
    Fact order = OrderFacts.order(event, units.units(event.marketId));
    add(order, OrderFacts.restingWithin(order));
  }

  @Override
  public void orderRejected(OrderRejected event) {
    add(OrderFacts.rejected(event));
  }

  @Override
  public void orderRested(OrderRested event) {
    add(OrderFacts.resting(event, units.units(event.marketId)));
  }

  @Override
  public void orderAmended(OrderAmended event) {
    Fact amended = OrderFacts.amended(event, units.units(event.marketId));
    add(amended, OrderFacts.restingWithin(amended));
  }

  @Override
  public void orderDone(OrderDone event) {
    MarketUnits market = units.units(event.marketId);
    Fact canceled = OrderFacts.done(FactWord.CANCELED, event, market);
    add(OrderFacts.done(FactWord.DONE, event, market), List.of(canceled));
  }

  @Override
  public void traded(Traded event) {
    Fact traded = OrderFacts.traded(event, units.units(event.marketId));
    add(traded, OrderFacts.consequences(event));
  }

  @Override
  public void positionChanged(PositionChanged event) {
    add(AccountFacts.position(event, units.units(event.marketId)));
  }

  @Override
  public void balanceChanged(BalanceChanged event) {
    add(AccountFacts.balance(event));
  }

  @Override
  public void cancelScheduled(CancelScheduled event) {
    add(AccountFacts.cancelScheduled(event));
  }

  @Override
  public void scheduledCancelStarted(ScheduledCancelStarted event) {
    add(AccountFacts.cancelStarted(event));
  }

  @Override
  public void scheduledCloseEnded(ScheduledCloseEnded event) {
    add(AccountFacts.closeEnded(event, units.units(event.marketId)));
  }

  @Override
  public void riskAlert(RiskAlert event) {
    add(AccountFacts.riskAlert(event));
  }

  @Override
  public void liquidationStarted(LiquidationStarted event) {
    add(LiquidationFacts.started(event));
  }

  @Override
  public void liquidationStepped(LiquidationStepped event) {
    add(LiquidationFacts.stepped(event, units.units(event.marketId)));
  }

  @Override
  public void liquidationEnded(LiquidationEnded event) {
    add(LiquidationFacts.ended(event));
  }

  @Override
  public void insuranceChanged(InsuranceChanged event) {
    add(LiquidationFacts.insurance(event));
  }

  @Override
  public void positionSettled(PositionSettled event) {
    add(MarketFacts.settled(event, units.units(event.marketId)));
  }

  @Override
  public void liquidationRulesSet(LiquidationRulesSet event) {
    add(LiquidationFacts.rules(event));
  }

  @Override
  public void fundingRulesSet(FundingRulesSet event) {
    add(FundingFacts.rules(event));
  }

  @Override
  public void fundingRateSet(FundingRateSet event) {
    add(FundingFacts.rate(event, units.units(event.marketId)));
  }

  @Override
  public void fundingPaid(FundingPaid event) {
    add(FundingFacts.paid(event, units.units(event.marketId)));
  }

  @Override
  public void collateralAssetSet(CollateralAssetSet event) {
    add(CollateralFacts.rules(event));
  }

  @Override
  public void collateralPriceUpdated(CollateralPriceUpdated event) {
    add(CollateralFacts.price(event, units.assetUnits(event.assetId)));
  }

  @Override
  public void collateralChanged(CollateralChanged event) {
    add(CollateralFacts.changed(event, units.assetUnits(event.assetId)));
  }

  @Override
  public void collateralWithdrawal(CollateralWithdrawal event) {
    add(CollateralFacts.withdrawal(event, units.assetUnits(event.assetId)));
  }

  @Override
  public void collateralSold(CollateralSold event) {
    add(CollateralFacts.sold(event, units.assetUnits(event.assetId)));
  }

  @Override
  public void collateralSettled(CollateralSettled event) {
    add(CollateralFacts.settled(event, units.assetUnits(event.assetId)));
  }

  @Override
  public void backstopRulesSet(BackstopRulesSet event) {
    add(BackstopFacts.rules(event));
  }

  @Override
  public void backstopDrawn(BackstopDrawn event) {
    add(BackstopFacts.drawn(event));
  }

  @Override
  public void backstopUnwound(BackstopUnwound event) {
    add(BackstopFacts.unwound(event, units.units(event.marketId)));
  }

  @Override
  public void lossSocialized(LossSocialized event) {
    add(LiquidationFacts.socialized(event, units.units(event.marketId)));
  }

  @Override
  public void fundingRateScheduled(FundingRateScheduled event) {
    add(FundingFacts.scheduled(event));
  }

  @Override
  public void feeScheduleSet(FeeScheduleSet event) {
    add(FeeFacts.scheduleSet(event));
  }

  @Override
  public void feeTierChanged(FeeTierChanged event) {
    add(FeeFacts.tierChanged(event));
  }

  @Override
  public void openInterestShareSet(OpenInterestShareSet event) {
    add(MarketFacts.shareSet(event, units.units(event.marketId)));
  }

  @Override
  public void auctionRulesSet(AuctionRulesSet event) {
    add(AuctionFacts.rules(event, units.units(event.marketId)));
  }

  @Override
  public void auctionOpened(AuctionOpened event) {
    add(AuctionFacts.opened(event, units.units(event.marketId)));
  }

  @Override
  public void quoteAccepted(QuoteAccepted event) {
    add(AuctionFacts.quoted(event, units.units(event.marketId)));
  }

  @Override
  public void auctionEnded(AuctionEnded event) {
    add(AuctionFacts.ended(event, units.units(event.marketId)));
  }

  @Override
  public void leverageSet(LeverageSet event) {
    add(AccountFacts.leverage(event));
  }

  @Override
  public void rateLimitsSet(RateLimitsSet event) {
    add(MarketFacts.rateLimits(event));
  }

  @Override
  public void massCancelCompleted(MassCancelCompleted event) {
    add(AccountFacts.massCanceled(event));
  }

  @Override
  public void orderReduced(OrderReduced event) {
    add(OrderFacts.reduced(event, units.units(event.marketId)));
  }

  @Override
  public void orderTriggered(OrderTriggered event) {
    add(OrderFacts.triggered(event, units.units(event.marketId)));
  }

  @Override
  public void orderEnlarged(OrderEnlarged event) {
    add(OrderFacts.enlarged(event, units.units(event.marketId)));
  }

  @Override
  public void withdrawalRequested(WithdrawalRequested event) {
    add(FundsFacts.requested(event));
  }

  @Override
  public void withdrawalConfirmed(WithdrawalConfirmed event) {
    add(FundsFacts.confirmed(event));
  }

  @Override
  public void withdrawalReverted(WithdrawalReverted event) {
    add(FundsFacts.reverted(event));
  }

  @Override
  public void withdrawalRulesSet(WithdrawalRulesSet event) {
    add(FundsFacts.rules(event));
  }

  @Override
  public void approvalRulesSet(ApprovalRulesSet event) {
    add(AdminFacts.rules(event));
  }

  @Override
  public void proposalMade(ProposalMade event) {
    add(AdminFacts.proposed(event));
  }

  @Override
  public void proposalChanged(ProposalChanged event) {
    add(AdminFacts.changed(event));
  }

  @Override
  public void adminActed(AdminActed event) {
    add(AdminFacts.acted(event));
  }

  private void add(Fact fact) {
    onFact(fact, List.of());
  }

  private void add(Fact fact, List<Fact> consequences) {
    onFact(fact, consequences);
  }
}
