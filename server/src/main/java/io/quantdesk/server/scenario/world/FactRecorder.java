package io.quantdesk.server.scenario.world;

import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.RejectReason;
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
import io.quantdesk.engine.session.SessionRole;
import io.quantdesk.server.units.MarketUnits;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns the events of the engine into facts and keeps the directory up to date. The events of a
 * command are complete with its outcome, which is put in front of them.
 */
public final class FactRecorder implements EngineEvents {
  private final Directory directory;
  private final List<Pending> pending = new ArrayList<>();
  private final List<Observed> observed = new ArrayList<>();
  private OpenedSession lastOpened;
  private RejectReason lastReason = RejectReason.NONE;

  private record Pending(Fact fact, List<Fact> consequences) {}

  /** The answer to the opening of a session. */
  public record OpenedSession(int sessionId, SessionRole role, long lastClientSeq) {}

  /** Makes a recorder that fills and reads a directory. */
  public FactRecorder(Directory directory) {
    this.directory = directory;
  }

  /** Hands over what was observed since the last call. */
  public List<Observed> take() {
    List<Observed> taken = List.copyOf(observed);
    observed.clear();
    return taken;
  }

  /** Reason of the newest outcome. */
  public RejectReason lastReason() {
    return lastReason;
  }

  /** The newest opening of a session; null before the first. */
  public OpenedSession lastOpened() {
    return lastOpened;
  }

  @Override
  public void outcome(CommandOutcome event) {
    lastReason = event.reason;
    Fact outcome = AccountFacts.outcome(event);
    observed.add(new Observed(event.commandSeq, event.timeNs, outcome, List.of()));
    for (Pending item : pending) {
      observed.add(new Observed(event.commandSeq, event.timeNs, item.fact, item.consequences));
    }
    pending.clear();
  }

  @Override
  public void sessionOpened(SessionOpened event) {
    directory.opened(event);
    lastOpened = new OpenedSession(event.sessionId, event.role, event.lastClientSeq);
    add(AccountFacts.opened(event));
  }

  @Override
  public void accountCreated(AccountCreated event) {
    directory.created(event);
    add(AccountFacts.created(event));
  }

  @Override
  public void subAccountCreated(SubAccountCreated event) {
    directory.created(event);
    add(AccountFacts.created(event));
  }

  @Override
  public void marketCreated(MarketCreated event) {
    directory.created(event);
    add(MarketFacts.created(event));
  }

  @Override
  public void marketUpdated(MarketUpdated event) {
    directory.updated(event.marketId, event.parameters);
    add(MarketFacts.updated(event));
  }

  @Override
  public void marketStateChanged(MarketStateChanged event) {
    add(MarketFacts.state(event, directory.units(event.marketId)));
  }

  @Override
  public void oraclePriceUpdated(OraclePriceUpdated event) {
    add(OracleFacts.oracle(event, directory.units(event.marketId)));
  }

  @Override
  public void markPriceUpdated(MarkPriceUpdated event) {
    add(OracleFacts.mark(event, directory.units(event.marketId)));
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
    add(OracleFacts.status(event, directory.units(event.marketId)));
  }

  @Override
  public void orderAccepted(OrderAccepted event) {
    directory.accepted(event);
    Fact order = OrderFacts.order(event, directory.units(event.marketId));
    add(order, OrderFacts.restingWithin(order));
  }

  @Override
  public void orderRejected(OrderRejected event) {
    add(OrderFacts.rejected(event));
  }

  @Override
  public void orderRested(OrderRested event) {
    add(OrderFacts.resting(event, directory.units(event.marketId)));
  }

  @Override
  public void orderAmended(OrderAmended event) {
    directory.amended(event);
    Fact amended = OrderFacts.amended(event, directory.units(event.marketId));
    add(amended, OrderFacts.restingWithin(amended));
  }

  @Override
  public void orderDone(OrderDone event) {
    directory.done(event);
    MarketUnits units = directory.units(event.marketId);
    Fact canceled = OrderFacts.done(FactWord.CANCELED, event, units);
    add(OrderFacts.done(FactWord.DONE, event, units), List.of(canceled));
  }

  @Override
  public void traded(Traded event) {
    directory.traded(event);
    Fact traded = OrderFacts.traded(event, directory.units(event.marketId));
    add(traded, OrderFacts.consequences(event));
  }

  @Override
  public void positionChanged(PositionChanged event) {
    add(AccountFacts.position(event, directory.units(event.marketId)));
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
    add(AccountFacts.closeEnded(event, directory.units(event.marketId)));
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
    add(LiquidationFacts.stepped(event, directory.units(event.marketId)));
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
    add(MarketFacts.settled(event, directory.units(event.marketId)));
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
    add(FundingFacts.rate(event, directory.units(event.marketId)));
  }

  @Override
  public void fundingPaid(FundingPaid event) {
    add(FundingFacts.paid(event, directory.units(event.marketId)));
  }

  @Override
  public void collateralAssetSet(CollateralAssetSet event) {
    directory.listed(event);
    add(CollateralFacts.rules(event));
  }

  @Override
  public void collateralPriceUpdated(CollateralPriceUpdated event) {
    add(CollateralFacts.price(event, directory.assetUnits(event.assetId)));
  }

  @Override
  public void collateralChanged(CollateralChanged event) {
    add(CollateralFacts.changed(event, directory.assetUnits(event.assetId)));
  }

  @Override
  public void collateralWithdrawal(CollateralWithdrawal event) {
    add(CollateralFacts.withdrawal(event, directory.assetUnits(event.assetId)));
  }

  @Override
  public void collateralSold(CollateralSold event) {
    add(CollateralFacts.sold(event, directory.assetUnits(event.assetId)));
  }

  @Override
  public void collateralSettled(CollateralSettled event) {
    add(CollateralFacts.settled(event, directory.assetUnits(event.assetId)));
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
    add(BackstopFacts.unwound(event, directory.units(event.marketId)));
  }

  @Override
  public void lossSocialized(LossSocialized event) {
    add(LiquidationFacts.socialized(event, directory.units(event.marketId)));
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
    add(MarketFacts.shareSet(event, directory.units(event.marketId)));
  }

  @Override
  public void auctionRulesSet(AuctionRulesSet event) {
    add(AuctionFacts.rules(event, directory.units(event.marketId)));
  }

  @Override
  public void auctionOpened(AuctionOpened event) {
    directory.auctioned(event);
    add(AuctionFacts.opened(event, directory.units(event.marketId)));
  }

  @Override
  public void quoteAccepted(QuoteAccepted event) {
    add(AuctionFacts.quoted(event, directory.units(event.marketId)));
  }

  @Override
  public void auctionEnded(AuctionEnded event) {
    add(AuctionFacts.ended(event, directory.units(event.marketId)));
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
    directory.reduced(event);
    add(OrderFacts.reduced(event, directory.units(event.marketId)));
  }

  @Override
  public void orderTriggered(OrderTriggered event) {
    directory.triggered(event);
    add(OrderFacts.triggered(event, directory.units(event.marketId)));
  }

  @Override
  public void orderEnlarged(OrderEnlarged event) {
    directory.enlarged(event);
    add(OrderFacts.enlarged(event, directory.units(event.marketId)));
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
    add(fact, List.of());
  }

  private void add(Fact fact, List<Fact> consequences) {
    pending.add(new Pending(fact, consequences));
  }
}
