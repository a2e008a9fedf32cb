package io.quantdesk.server.pipeline;

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
import io.quantdesk.protocol.EventBlockCursor;
import io.quantdesk.protocol.sbe.AccountCreatedEncoder;
import io.quantdesk.protocol.sbe.AdminActedEncoder;
import io.quantdesk.protocol.sbe.ApprovalRulesSetEncoder;
import io.quantdesk.protocol.sbe.AuctionEndedEncoder;
import io.quantdesk.protocol.sbe.AuctionOpenedEncoder;
import io.quantdesk.protocol.sbe.AuctionRulesSetEncoder;
import io.quantdesk.protocol.sbe.BackstopDrawnEncoder;
import io.quantdesk.protocol.sbe.BackstopRulesSetEncoder;
import io.quantdesk.protocol.sbe.BackstopUnwoundEncoder;
import io.quantdesk.protocol.sbe.BalanceChangeReason;
import io.quantdesk.protocol.sbe.BalanceChangedEncoder;
import io.quantdesk.protocol.sbe.CancelScheduledEncoder;
import io.quantdesk.protocol.sbe.CommandOutcomeEncoder;
import io.quantdesk.protocol.sbe.FeeScheduleSetEncoder;
import io.quantdesk.protocol.sbe.FeeTierChangedEncoder;
import io.quantdesk.protocol.sbe.FundingPaidEncoder;
import io.quantdesk.protocol.sbe.FundingRateScheduledEncoder;
import io.quantdesk.protocol.sbe.FundingRateSetEncoder;
import io.quantdesk.protocol.sbe.FundingRulesSetEncoder;
import io.quantdesk.protocol.sbe.InsuranceChangedEncoder;
import io.quantdesk.protocol.sbe.LeverageSetEncoder;
import io.quantdesk.protocol.sbe.LiquidationEndedEncoder;
import io.quantdesk.protocol.sbe.LiquidationRulesSetEncoder;
import io.quantdesk.protocol.sbe.LiquidationStartedEncoder;
import io.quantdesk.protocol.sbe.LiquidationSteppedEncoder;
import io.quantdesk.protocol.sbe.LossSocializedEncoder;
import io.quantdesk.protocol.sbe.MarkPriceUpdatedEncoder;
import io.quantdesk.protocol.sbe.MarkRulesSetEncoder;
import io.quantdesk.protocol.sbe.MarketCreatedEncoder;
import io.quantdesk.protocol.sbe.MarketStateChangedEncoder;
import io.quantdesk.protocol.sbe.MarketUpdatedEncoder;
import io.quantdesk.protocol.sbe.MassCancelCompletedEncoder;
import io.quantdesk.protocol.sbe.MessageHeaderEncoder;
import io.quantdesk.protocol.sbe.OpenInterestShareSetEncoder;
import io.quantdesk.protocol.sbe.OraclePriceUpdatedEncoder;
import io.quantdesk.protocol.sbe.OracleStatusChangedEncoder;
import io.quantdesk.protocol.sbe.OrderAcceptedEncoder;
import io.quantdesk.protocol.sbe.OrderAmendedEncoder;
import io.quantdesk.protocol.sbe.OrderDoneEncoder;
import io.quantdesk.protocol.sbe.OrderEnlargedEncoder;
import io.quantdesk.protocol.sbe.OrderReducedEncoder;
import io.quantdesk.protocol.sbe.OrderRejectedEncoder;
import io.quantdesk.protocol.sbe.OrderRestedEncoder;
import io.quantdesk.protocol.sbe.OrderTriggeredEncoder;
import io.quantdesk.protocol.sbe.PositionChangedEncoder;
import io.quantdesk.protocol.sbe.PositionSettledEncoder;
import io.quantdesk.protocol.sbe.PriceRulesSetEncoder;
import io.quantdesk.protocol.sbe.ProposalChangedEncoder;
import io.quantdesk.protocol.sbe.ProposalMadeEncoder;
import io.quantdesk.protocol.sbe.QuoteAcceptedEncoder;
import io.quantdesk.protocol.sbe.RateLimitsSetEncoder;
import io.quantdesk.protocol.sbe.RejectReason;
import io.quantdesk.protocol.sbe.RiskAlertEncoder;
import io.quantdesk.protocol.sbe.ScheduledCancelStartedEncoder;
import io.quantdesk.protocol.sbe.ScheduledCloseEndedEncoder;
import io.quantdesk.protocol.sbe.SessionOpenedEncoder;
import io.quantdesk.protocol.sbe.SessionRole;
import io.quantdesk.protocol.sbe.SubAccountCreatedEncoder;
import io.quantdesk.protocol.sbe.TradedEncoder;
import io.quantdesk.protocol.sbe.WithdrawalConfirmedEncoder;
import io.quantdesk.protocol.sbe.WithdrawalRequestedEncoder;
import io.quantdesk.protocol.sbe.WithdrawalRevertedEncoder;
import io.quantdesk.protocol.sbe.WithdrawalRulesSetEncoder;
import java.nio.ByteOrder;

/**
 * Encodes what the engine says into event blocks (layout of EventBlockCursor), straight into the
 * output ring: room for the outcome first, then the events as they come, then the outcome itself.
 * Belongs to the engine's thread; allocates nothing; waits when the output lags behind.
 */
public final class EventPublisher extends CollateralPublisher {
  private final OutputRing output;
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final CommandOutcomeEncoder outcome = new CommandOutcomeEncoder();
  private final SessionOpenedEncoder sessionOpened = new SessionOpenedEncoder();
  private final AccountCreatedEncoder accountCreated = new AccountCreatedEncoder();
  private final SubAccountCreatedEncoder subAccountCreated = new SubAccountCreatedEncoder();
  private final OracleEventEncoder prices = new OracleEventEncoder();
  private final OrderEventEncoder orders = new OrderEventEncoder();
  private final PositionChangedEncoder positionChanged = new PositionChangedEncoder();
  private final BalanceChangedEncoder balanceChanged = new BalanceChangedEncoder();
  private final MassCancelEventEncoder massCancels = new MassCancelEventEncoder();
  private final RiskAlertEncoder riskAlert = new RiskAlertEncoder();
  private final LiquidationEventEncoder liquidations = new LiquidationEventEncoder();
  private final FundsEventEncoder funds = new FundsEventEncoder();
  private final BackstopEventEncoder backstops = new BackstopEventEncoder();
  private final FundingEventEncoder fundings = new FundingEventEncoder();
  private final MarketEventEncoder markets = new MarketEventEncoder();
  private final FeeEventEncoder fees = new FeeEventEncoder();
  private final AdminEventEncoder administration = new AdminEventEncoder();
  private final AuctionEventEncoder auctions = new AuctionEventEncoder();
  private final LeverageSetEncoder leverageSet = new LeverageSetEncoder();
  private final RateLimitsSetEncoder rateLimitsSet = new RateLimitsSetEncoder();
  private boolean begun;

  public EventPublisher(OutputRing output) {
    super(output);
    this.output = output;
  }

  @Override
  public void outcome(CommandOutcome event) {
    begin();
    outcome
        .wrapAndApplyHeader(output.buffer(), output.blockStart(), header)
        .commandSeq(event.commandSeq)
        .timeNs(event.timeNs)
        .clientSeq(event.clientSeq)
        .orderId(event.orderId)
        .originalSeq(event.originalSeq)
        .sessionId(event.sessionId)
        .reason(RejectReason.get(event.reason.code()))
        .eventCount(event.eventCount);
    output.end();
    begun = false;
  }

  @Override
  public void sessionOpened(SessionOpened event) {
    int offset = claim(SessionOpenedEncoder.BLOCK_LENGTH);
    sessionOpened
        .wrapAndApplyHeader(output.buffer(), offset, header)
        .connectionId(event.connectionId)
        .lastClientSeq(event.lastClientSeq)
        .sessionId(event.sessionId)
        .role(SessionRole.get((short) event.role.code()));
  }

  @Override
  public void accountCreated(AccountCreated event) {
    int offset = claim(AccountCreatedEncoder.BLOCK_LENGTH);
    accountCreated.wrapAndApplyHeader(output.buffer(), offset, header).accountId(event.accountId);
    int wallet = accountCreated.offset() + AccountCreatedEncoder.walletEncodingOffset();
    MarketEventEncoder.write(event.wallet, output.buffer(), wallet);
    output.buffer().putLong(wallet + 24, event.wallet.w3, ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public void subAccountCreated(SubAccountCreated event) {
    int offset = claim(SubAccountCreatedEncoder.BLOCK_LENGTH);
    subAccountCreated
        .wrapAndApplyHeader(output.buffer(), offset, header)
        .subAccountId(event.subAccountId)
        .accountId(event.accountId)
        .number(event.number)
        .parentSubAccountId(event.parentSubAccountId)
        .isolatedMarketId(event.isolatedMarketId);
  }

  @Override
  public void marketCreated(MarketCreated event) {
    int offset = claim(MarketCreatedEncoder.BLOCK_LENGTH);
    markets.encode(event, output.buffer(), offset);
  }

  @Override
  public void marketUpdated(MarketUpdated event) {
    int offset = claim(MarketUpdatedEncoder.BLOCK_LENGTH);
    markets.encode(event, output.buffer(), offset);
  }

  @Override
  public void marketStateChanged(MarketStateChanged event) {
    int offset = claim(MarketStateChangedEncoder.BLOCK_LENGTH);
    markets.encode(event, output.buffer(), offset);
  }

  @Override
  public void openInterestShareSet(OpenInterestShareSet event) {
    int offset = claim(OpenInterestShareSetEncoder.BLOCK_LENGTH);
    markets.encode(event, output.buffer(), offset);
  }

  @Override
  public void oraclePriceUpdated(OraclePriceUpdated event) {
    int offset = claim(OraclePriceUpdatedEncoder.BLOCK_LENGTH);
    prices.encode(event, output.buffer(), offset);
  }

  @Override
  public void markPriceUpdated(MarkPriceUpdated event) {
    int offset = claim(MarkPriceUpdatedEncoder.BLOCK_LENGTH);
    prices.encode(event, output.buffer(), offset);
  }

  @Override
  public void markRulesSet(MarkRulesSet event) {
    int offset = claim(MarkRulesSetEncoder.BLOCK_LENGTH);
    prices.encode(event, output.buffer(), offset);
  }

  @Override
  public void priceRulesSet(PriceRulesSet event) {
    int offset = claim(PriceRulesSetEncoder.BLOCK_LENGTH);
    prices.encode(event, output.buffer(), offset);
  }

  @Override
  public void oracleStatusChanged(OracleStatusChanged event) {
    int offset = claim(OracleStatusChangedEncoder.BLOCK_LENGTH);
    prices.encode(event, output.buffer(), offset);
  }

  @Override
  public void orderAccepted(OrderAccepted event) {
    int offset = claim(OrderAcceptedEncoder.BLOCK_LENGTH);
    orders.encode(event, output.buffer(), offset);
  }

  @Override
  public void orderRejected(OrderRejected event) {
    int offset = claim(OrderRejectedEncoder.BLOCK_LENGTH);
    orders.encode(event, output.buffer(), offset);
  }

  @Override
  public void orderRested(OrderRested event) {
    int offset = claim(OrderRestedEncoder.BLOCK_LENGTH);
    orders.encode(event, output.buffer(), offset);
  }

  @Override
  public void orderAmended(OrderAmended event) {
    int offset = claim(OrderAmendedEncoder.BLOCK_LENGTH);
    orders.encode(event, output.buffer(), offset);
  }

  @Override
  public void orderDone(OrderDone event) {
    int offset = claim(OrderDoneEncoder.BLOCK_LENGTH);
    orders.encode(event, output.buffer(), offset);
  }

  @Override
  public void traded(Traded event) {
    int offset = claim(TradedEncoder.BLOCK_LENGTH);
    orders.encode(event, output.buffer(), offset);
  }

  @Override
  public void positionChanged(PositionChanged event) {
    int offset = claim(PositionChangedEncoder.BLOCK_LENGTH);
    positionChanged
        .wrapAndApplyHeader(output.buffer(), offset, header)
        .positionLots(event.positionLots)
        .costMicros(event.costMicros)
        .realizedPnlMicros(event.realizedPnlMicros)
        .totalRealizedPnlMicros(event.totalRealizedPnlMicros)
        .subAccountId(event.subAccountId)
        .marketId(event.marketId);
  }

  @Override
  public void balanceChanged(BalanceChanged event) {
    int offset = claim(BalanceChangedEncoder.BLOCK_LENGTH);
    balanceChanged
        .wrapAndApplyHeader(output.buffer(), offset, header)
        .cashMicros(event.cashMicros)
        .changeMicros(event.changeMicros)
        .subAccountId(event.subAccountId)
        .reason(BalanceChangeReason.get((short) event.reason.code()));
  }

  @Override
  public void massCancelCompleted(MassCancelCompleted event) {
    int offset = claim(MassCancelCompletedEncoder.BLOCK_LENGTH);
    massCancels.encode(event, output.buffer(), offset);
  }

  @Override
  public void cancelScheduled(CancelScheduled event) {
    int offset = claim(CancelScheduledEncoder.BLOCK_LENGTH);
    massCancels.encode(event, output.buffer(), offset);
  }

  @Override
  public void scheduledCancelStarted(ScheduledCancelStarted event) {
    int offset = claim(ScheduledCancelStartedEncoder.BLOCK_LENGTH);
    massCancels.encode(event, output.buffer(), offset);
  }

  @Override
  public void scheduledCloseEnded(ScheduledCloseEnded event) {
    int offset = claim(ScheduledCloseEndedEncoder.BLOCK_LENGTH);
    massCancels.encode(event, output.buffer(), offset);
  }

  @Override
  public void riskAlert(RiskAlert event) {
    int offset = claim(RiskAlertEncoder.BLOCK_LENGTH);
    riskAlert
        .wrapAndApplyHeader(output.buffer(), offset, header)
        .healthFactor(event.healthFactor)
        .equityMicros(event.equityMicros)
        .maintenanceMarginMicros(event.maintenanceMarginMicros)
        .subAccountId(event.subAccountId)
        .level(event.level);
  }

  @Override
  public void liquidationStarted(LiquidationStarted event) {
    int offset = claim(LiquidationStartedEncoder.BLOCK_LENGTH);
    liquidations.encode(event, output.buffer(), offset);
  }

  @Override
  public void liquidationStepped(LiquidationStepped event) {
    int offset = claim(LiquidationSteppedEncoder.BLOCK_LENGTH);
    liquidations.encode(event, output.buffer(), offset);
  }

  @Override
  public void liquidationEnded(LiquidationEnded event) {
    int offset = claim(LiquidationEndedEncoder.BLOCK_LENGTH);
    liquidations.encode(event, output.buffer(), offset);
  }

  @Override
  public void insuranceChanged(InsuranceChanged event) {
    int offset = claim(InsuranceChangedEncoder.BLOCK_LENGTH);
    liquidations.encode(event, output.buffer(), offset);
  }

  @Override
  public void liquidationRulesSet(LiquidationRulesSet event) {
    int offset = claim(LiquidationRulesSetEncoder.BLOCK_LENGTH);
    liquidations.encode(event, output.buffer(), offset);
  }

  @Override
  public void fundingRulesSet(FundingRulesSet event) {
    int offset = claim(FundingRulesSetEncoder.BLOCK_LENGTH);
    fundings.encode(event, output.buffer(), offset);
  }

  @Override
  public void fundingRateSet(FundingRateSet event) {
    int offset = claim(FundingRateSetEncoder.BLOCK_LENGTH);
    fundings.encode(event, output.buffer(), offset);
  }

  @Override
  public void lossSocialized(LossSocialized event) {
    int offset = claim(LossSocializedEncoder.BLOCK_LENGTH);
    liquidations.encode(event, output.buffer(), offset);
  }

  @Override
  public void backstopDrawn(BackstopDrawn event) {
    int offset = claim(BackstopDrawnEncoder.BLOCK_LENGTH);
    backstops.encode(event, output.buffer(), offset);
  }

  @Override
  public void backstopRulesSet(BackstopRulesSet event) {
    int offset = claim(BackstopRulesSetEncoder.BLOCK_LENGTH);
    backstops.encode(event, output.buffer(), offset);
  }

  @Override
  public void backstopUnwound(BackstopUnwound event) {
    int offset = claim(BackstopUnwoundEncoder.BLOCK_LENGTH);
    backstops.encode(event, output.buffer(), offset);
  }

  @Override
  public void positionSettled(PositionSettled event) {
    int offset = claim(PositionSettledEncoder.BLOCK_LENGTH);
    liquidations.encode(event, output.buffer(), offset);
  }

  @Override
  public void fundingPaid(FundingPaid event) {
    int offset = claim(FundingPaidEncoder.BLOCK_LENGTH);
    fundings.encode(event, output.buffer(), offset);
  }

  @Override
  public void fundingRateScheduled(FundingRateScheduled event) {
    int offset = claim(FundingRateScheduledEncoder.BLOCK_LENGTH);
    fundings.encode(event, output.buffer(), offset);
  }

  @Override
  public void feeScheduleSet(FeeScheduleSet event) {
    int offset = claim(FeeScheduleSetEncoder.BLOCK_LENGTH);
    fees.encode(event, output.buffer(), offset);
  }

  @Override
  public void feeTierChanged(FeeTierChanged event) {
    int offset = claim(FeeTierChangedEncoder.BLOCK_LENGTH);
    fees.encode(event, output.buffer(), offset);
  }

  @Override
  public void auctionRulesSet(AuctionRulesSet event) {
    int offset = claim(AuctionRulesSetEncoder.BLOCK_LENGTH);
    auctions.encode(event, output.buffer(), offset);
  }

  @Override
  public void auctionOpened(AuctionOpened event) {
    int offset = claim(AuctionOpenedEncoder.BLOCK_LENGTH);
    auctions.encode(event, output.buffer(), offset);
  }

  @Override
  public void quoteAccepted(QuoteAccepted event) {
    int offset = claim(QuoteAcceptedEncoder.BLOCK_LENGTH);
    auctions.encode(event, output.buffer(), offset);
  }

  @Override
  public void auctionEnded(AuctionEnded event) {
    int offset = claim(AuctionEndedEncoder.BLOCK_LENGTH);
    auctions.encode(event, output.buffer(), offset);
  }

  @Override
  public void leverageSet(LeverageSet event) {
    int offset = claim(LeverageSetEncoder.BLOCK_LENGTH);
    leverageSet
        .wrapAndApplyHeader(output.buffer(), offset, header)
        .leverage(event.leverage)
        .subAccountId(event.subAccountId)
        .marketId(event.marketId);
  }

  @Override
  public void rateLimitsSet(RateLimitsSet event) {
    int offset = claim(RateLimitsSetEncoder.BLOCK_LENGTH);
    rateLimitsSet
        .wrapAndApplyHeader(output.buffer(), offset, header)
        .orderTokens(event.orderTokens)
        .refillIntervalNs(event.refillIntervalNs);
  }

  @Override
  public void orderReduced(OrderReduced event) {
    int offset = claim(OrderReducedEncoder.BLOCK_LENGTH);
    orders.encode(event, output.buffer(), offset);
  }

  @Override
  public void orderTriggered(OrderTriggered event) {
    int offset = claim(OrderTriggeredEncoder.BLOCK_LENGTH);
    orders.encode(event, output.buffer(), offset);
  }

  @Override
  public void orderEnlarged(OrderEnlarged event) {
    int offset = claim(OrderEnlargedEncoder.BLOCK_LENGTH);
    orders.encode(event, output.buffer(), offset);
  }

  @Override
  public void withdrawalRequested(WithdrawalRequested event) {
    int offset = claim(WithdrawalRequestedEncoder.BLOCK_LENGTH);
    funds.encode(event, output.buffer(), offset);
  }

  @Override
  public void withdrawalConfirmed(WithdrawalConfirmed event) {
    int offset = claim(WithdrawalConfirmedEncoder.BLOCK_LENGTH);
    funds.encode(event, output.buffer(), offset);
  }

  @Override
  public void withdrawalReverted(WithdrawalReverted event) {
    int offset = claim(WithdrawalRevertedEncoder.BLOCK_LENGTH);
    funds.encode(event, output.buffer(), offset);
  }

  @Override
  public void withdrawalRulesSet(WithdrawalRulesSet event) {
    int offset = claim(WithdrawalRulesSetEncoder.BLOCK_LENGTH);
    funds.encode(event, output.buffer(), offset);
  }

  @Override
  public void approvalRulesSet(ApprovalRulesSet event) {
    int offset = claim(ApprovalRulesSetEncoder.BLOCK_LENGTH);
    administration.encode(event, output.buffer(), offset);
  }

  @Override
  public void proposalMade(ProposalMade event) {
    int offset = claim(ProposalMadeEncoder.BLOCK_LENGTH);
    administration.encode(event, output.buffer(), offset);
  }

  @Override
  public void proposalChanged(ProposalChanged event) {
    int offset = claim(ProposalChangedEncoder.BLOCK_LENGTH);
    administration.encode(event, output.buffer(), offset);
  }

  @Override
  public void adminActed(AdminActed event) {
    int offset = claim(AdminActedEncoder.BLOCK_LENGTH);
    administration.encode(event, output.buffer(), offset);
  }

  private void begin() {
    if (!begun) {
      output.begin();
      output.claim(EventBlockCursor.EVENTS_OFFSET);
      begun = true;
    }
  }

  /** Writes the event's length; answers where its message header goes. */
  @Override
  int claim(int blockLength) {
    begin();
    int length = MessageHeaderEncoder.ENCODED_LENGTH + blockLength;
    int offset = output.claim(EventBlockCursor.LENGTH_BYTES + length);
    output.buffer().putInt(offset, length, ByteOrder.LITTLE_ENDIAN);
    return offset + EventBlockCursor.LENGTH_BYTES;
  }
}
