package io.quantdesk.server.pipeline;

import io.quantdesk.engine.Engine;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.command.AmendOrder;
import io.quantdesk.engine.command.CancelAll;
import io.quantdesk.engine.command.CancelOrder;
import io.quantdesk.engine.command.CommandHeader;
import io.quantdesk.engine.command.CreateMarket;
import io.quantdesk.engine.command.CreateSubAccount;
import io.quantdesk.engine.command.PlaceBracket;
import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.command.ScheduleCancel;
import io.quantdesk.engine.command.SetLeverage;
import io.quantdesk.engine.command.SetLiquidationRules;
import io.quantdesk.engine.command.SetRateLimits;
import io.quantdesk.engine.command.UpdateMarket;
import io.quantdesk.engine.market.DeleveragingStrategy;
import io.quantdesk.engine.market.LiquidationRules;
import io.quantdesk.engine.market.MarketParameters;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.market.UpperTiers;
import io.quantdesk.engine.math.Bytes32;
import io.quantdesk.engine.order.OrdType;
import io.quantdesk.engine.order.SelfTradePrevention;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.order.SideFilter;
import io.quantdesk.engine.order.TimeInForce;
import io.quantdesk.engine.order.TriggerSource;
import io.quantdesk.engine.session.SessionRole;
import io.quantdesk.protocol.CommandEntry;
import io.quantdesk.protocol.sbe.AmendOrderDecoder;
import io.quantdesk.protocol.sbe.ApproveProposalDecoder;
import io.quantdesk.protocol.sbe.CancelAllDecoder;
import io.quantdesk.protocol.sbe.CancelOrderDecoder;
import io.quantdesk.protocol.sbe.ConfigureEngineDecoder;
import io.quantdesk.protocol.sbe.CreateAccountDecoder;
import io.quantdesk.protocol.sbe.CreateMarketDecoder;
import io.quantdesk.protocol.sbe.CreateSubAccountDecoder;
import io.quantdesk.protocol.sbe.DepositDecoder;
import io.quantdesk.protocol.sbe.FundInsuranceDecoder;
import io.quantdesk.protocol.sbe.LiquidationRulesDecoder;
import io.quantdesk.protocol.sbe.MarketParametersDecoder;
import io.quantdesk.protocol.sbe.MessageHeaderDecoder;
import io.quantdesk.protocol.sbe.OpenSessionDecoder;
import io.quantdesk.protocol.sbe.PlaceBracketDecoder;
import io.quantdesk.protocol.sbe.PlaceOrderDecoder;
import io.quantdesk.protocol.sbe.PlaceQuoteDecoder;
import io.quantdesk.protocol.sbe.RejectProposalDecoder;
import io.quantdesk.protocol.sbe.RejectedFrameDecoder;
import io.quantdesk.protocol.sbe.ScheduleCancelDecoder;
import io.quantdesk.protocol.sbe.SetApprovalRulesDecoder;
import io.quantdesk.protocol.sbe.SetAuctionRulesDecoder;
import io.quantdesk.protocol.sbe.SetBackstopRulesDecoder;
import io.quantdesk.protocol.sbe.SetFeeScheduleDecoder;
import io.quantdesk.protocol.sbe.SetFeeTierDecoder;
import io.quantdesk.protocol.sbe.SetFundingRateDecoder;
import io.quantdesk.protocol.sbe.SetFundingRulesDecoder;
import io.quantdesk.protocol.sbe.SetLeverageDecoder;
import io.quantdesk.protocol.sbe.SetLiquidationRulesDecoder;
import io.quantdesk.protocol.sbe.SetMarkRulesDecoder;
import io.quantdesk.protocol.sbe.SetMarketStateDecoder;
import io.quantdesk.protocol.sbe.SetOpenInterestShareDecoder;
import io.quantdesk.protocol.sbe.SetPriceRulesDecoder;
import io.quantdesk.protocol.sbe.SetRateLimitsDecoder;
import io.quantdesk.protocol.sbe.TickDecoder;
import io.quantdesk.protocol.sbe.UpdateMarketDecoder;
import io.quantdesk.protocol.sbe.UpdateOracleDecoder;
import io.quantdesk.protocol.sbe.WithdrawDecoder;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;

/**
 * Decodes the entries of the command journal into calls of the engine. It takes what the sequencer
 * has validated; an entry that is no command means a corrupt journal or a fault of the program, and
 * throws. Belongs to the engine's thread; allocates nothing.
 */
public final class CommandAdapter {
  private final Engine engine;
  private final FundsCommandAdapter funds;
  private final CommandHeader header = new CommandHeader();
  private final PlaceOrder placeOrder = new PlaceOrder();
  private final PlaceBracket placeBracket = new PlaceBracket();
  private final CancelOrder cancelOrder = new CancelOrder();
  private final AmendOrder amendOrder = new AmendOrder();
  private final CancelAll cancelAll = new CancelAll();
  private final ScheduleCancel scheduleCancel = new ScheduleCancel();
  private final SetRateLimits setRateLimits = new SetRateLimits();
  private final SetLiquidationRules setLiquidationRules = new SetLiquidationRules();
  private final SetLeverage setLeverage = new SetLeverage();
  private final CreateSubAccount createSubAccount = new CreateSubAccount();
  private final CreateMarket createMarket = new CreateMarket();
  private final UpdateMarket updateMarket = new UpdateMarket();
  private final OracleCommandReader oracleCommands = new OracleCommandReader();
  private final Bytes32 bytes = new Bytes32();
  private final FundingCommandAdapter funding;
  private final BackstopCommandAdapter backstops;
  private final AuctionCommandAdapter auctions;
  private final FeeCommandAdapter fees;
  private final AdminCommandAdapter administration;
  private final OpenInterestShareCommandAdapter openInterestShares;
  private final CollateralCommandAdapter collateral;

  private final MessageHeaderDecoder frame = new MessageHeaderDecoder();
  private final OpenSessionDecoder openSessionMessage = new OpenSessionDecoder();
  private final PlaceOrderDecoder placeOrderMessage = new PlaceOrderDecoder();
  private final PlaceBracketDecoder placeBracketMessage = new PlaceBracketDecoder();
  private final CancelOrderDecoder cancelOrderMessage = new CancelOrderDecoder();
  private final AmendOrderDecoder amendOrderMessage = new AmendOrderDecoder();
  private final CancelAllDecoder cancelAllMessage = new CancelAllDecoder();
  private final ScheduleCancelDecoder scheduleCancelMessage = new ScheduleCancelDecoder();
  private final SetRateLimitsDecoder setRateLimitsMessage = new SetRateLimitsDecoder();
  private final SetLiquidationRulesDecoder setLiquidationRulesMessage =
      new SetLiquidationRulesDecoder();
  private final FundInsuranceDecoder fundInsuranceMessage = new FundInsuranceDecoder();
  private final SetLeverageDecoder setLeverageMessage = new SetLeverageDecoder();
  private final DepositDecoder depositMessage = new DepositDecoder();
  private final WithdrawDecoder withdrawMessage = new WithdrawDecoder();
  private final CreateAccountDecoder createAccountMessage = new CreateAccountDecoder();
  private final CreateSubAccountDecoder createSubAccountMessage = new CreateSubAccountDecoder();
  private final CreateMarketDecoder createMarketMessage = new CreateMarketDecoder();
  private final UpdateMarketDecoder updateMarketMessage = new UpdateMarketDecoder();
  private final SetMarketStateDecoder setMarketStateMessage = new SetMarketStateDecoder();
  private final UpdateOracleDecoder updateOracleMessage = new UpdateOracleDecoder();
  private final SetPriceRulesDecoder setPriceRulesMessage = new SetPriceRulesDecoder();
  private final SetMarkRulesDecoder setMarkRulesMessage = new SetMarkRulesDecoder();
  private final TickDecoder tickMessage = new TickDecoder();
  private final RejectedFrameDecoder rejectedFrameMessage = new RejectedFrameDecoder();
  private final ConfigureEngineDecoder configureEngineMessage = new ConfigureEngineDecoder();

  public CommandAdapter(Engine engine) {
    this.engine = engine;
    funds = new FundsCommandAdapter(engine);
    funding = new FundingCommandAdapter(engine);
    backstops = new BackstopCommandAdapter(engine);
    auctions = new AuctionCommandAdapter(engine);
    fees = new FeeCommandAdapter(engine);
    administration = new AdminCommandAdapter(engine);
    openInterestShares = new OpenInterestShareCommandAdapter(engine);
    collateral = new CollateralCommandAdapter(engine);
  }

  /** Executes one entry (layout of CommandEntry) as the command with this sequence. */
  public void onCommand(long seq, DirectBuffer buffer, int offset, int length) {
    header.seq = seq;
    header.timeNs = CommandEntry.timeNs(buffer, offset);
    header.sessionId = CommandEntry.sessionId(buffer, offset);
    int message = offset + CommandEntry.MESSAGE_OFFSET;
    frame.wrap(buffer, message);
    if (length != CommandEntry.MESSAGE_OFFSET + frame.encodedLength() + frame.blockLength()) {
      throw new IllegalStateException(
          "command " + seq + " has " + length + " bytes, which its header contradicts");
    }
    dispatch(buffer, message);
  }

  private void dispatch(DirectBuffer buffer, int message) {
    switch (frame.templateId()) {
      case PlaceOrderDecoder.TEMPLATE_ID ->
          onPlaceOrder(placeOrderMessage.wrapAndApplyHeader(buffer, message, frame));
      case PlaceBracketDecoder.TEMPLATE_ID ->
          onPlaceBracket(placeBracketMessage.wrapAndApplyHeader(buffer, message, frame));
      case CancelOrderDecoder.TEMPLATE_ID ->
          onCancelOrder(cancelOrderMessage.wrapAndApplyHeader(buffer, message, frame));
      case AmendOrderDecoder.TEMPLATE_ID ->
          onAmendOrder(amendOrderMessage.wrapAndApplyHeader(buffer, message, frame));
      case CancelAllDecoder.TEMPLATE_ID ->
          onCancelAll(cancelAllMessage.wrapAndApplyHeader(buffer, message, frame));
      case UpdateOracleDecoder.TEMPLATE_ID ->
          onUpdateOracle(updateOracleMessage.wrapAndApplyHeader(buffer, message, frame));
      case TickDecoder.TEMPLATE_ID ->
          onTick(tickMessage.wrapAndApplyHeader(buffer, message, frame));
      case RejectedFrameDecoder.TEMPLATE_ID ->
          onRejectedFrame(rejectedFrameMessage.wrapAndApplyHeader(buffer, message, frame));
      default -> dispatchRare(buffer, message);
    }
  }

  private void dispatchRare(DirectBuffer buffer, int message) {
    AdminCommandAdapter.readReason(header.reason, buffer, message, frame);
    switch (frame.templateId()) {
      case OpenSessionDecoder.TEMPLATE_ID ->
          onOpenSession(openSessionMessage.wrapAndApplyHeader(buffer, message, frame));
      case ScheduleCancelDecoder.TEMPLATE_ID ->
          onScheduleCancel(scheduleCancelMessage.wrapAndApplyHeader(buffer, message, frame));
      case SetPriceRulesDecoder.TEMPLATE_ID ->
          onSetPriceRules(setPriceRulesMessage.wrapAndApplyHeader(buffer, message, frame));
      case SetMarkRulesDecoder.TEMPLATE_ID ->
          onSetMarkRules(setMarkRulesMessage.wrapAndApplyHeader(buffer, message, frame));
      case SetLiquidationRulesDecoder.TEMPLATE_ID ->
          onSetLiquidationRules(
              setLiquidationRulesMessage.wrapAndApplyHeader(buffer, message, frame));
      case FundInsuranceDecoder.TEMPLATE_ID ->
          onFundInsurance(fundInsuranceMessage.wrapAndApplyHeader(buffer, message, frame));
      case SetBackstopRulesDecoder.TEMPLATE_ID ->
          backstops.setRules(header, buffer, message, frame);
      case SetFundingRulesDecoder.TEMPLATE_ID -> funding.setRules(header, buffer, message, frame);
      case SetFundingRateDecoder.TEMPLATE_ID -> funding.setRate(header, buffer, message, frame);
      case SetAuctionRulesDecoder.TEMPLATE_ID -> auctions.setRules(header, buffer, message, frame);
      case SetFeeScheduleDecoder.TEMPLATE_ID -> fees.setSchedule(header, buffer, message, frame);
      case SetFeeTierDecoder.TEMPLATE_ID -> fees.setTier(header, buffer, message, frame);
      case SetApprovalRulesDecoder.TEMPLATE_ID ->
          administration.setRules(header, buffer, message, frame);
      case ApproveProposalDecoder.TEMPLATE_ID ->
          administration.approve(header, buffer, message, frame);
      case RejectProposalDecoder.TEMPLATE_ID ->
          administration.reject(header, buffer, message, frame);
      case SetOpenInterestShareDecoder.TEMPLATE_ID ->
          openInterestShares.set(header, buffer, message, frame);
      case PlaceQuoteDecoder.TEMPLATE_ID -> auctions.placeQuote(header, buffer, message, frame);
      case SetRateLimitsDecoder.TEMPLATE_ID ->
          onSetRateLimits(setRateLimitsMessage.wrapAndApplyHeader(buffer, message, frame));
      case SetLeverageDecoder.TEMPLATE_ID ->
          onSetLeverage(setLeverageMessage.wrapAndApplyHeader(buffer, message, frame));
      case DepositDecoder.TEMPLATE_ID ->
          onDeposit(depositMessage.wrapAndApplyHeader(buffer, message, frame));
      case WithdrawDecoder.TEMPLATE_ID ->
          onWithdraw(withdrawMessage.wrapAndApplyHeader(buffer, message, frame));
      case CreateAccountDecoder.TEMPLATE_ID ->
          onCreateAccount(createAccountMessage.wrapAndApplyHeader(buffer, message, frame));
      case CreateSubAccountDecoder.TEMPLATE_ID ->
          onCreateSubAccount(createSubAccountMessage.wrapAndApplyHeader(buffer, message, frame));
      case CreateMarketDecoder.TEMPLATE_ID ->
          onCreateMarket(createMarketMessage.wrapAndApplyHeader(buffer, message, frame));
      case UpdateMarketDecoder.TEMPLATE_ID ->
          onUpdateMarket(updateMarketMessage.wrapAndApplyHeader(buffer, message, frame));
      case SetMarketStateDecoder.TEMPLATE_ID ->
          onSetMarketState(setMarketStateMessage.wrapAndApplyHeader(buffer, message, frame));
      case ConfigureEngineDecoder.TEMPLATE_ID ->
          onConfigureEngine(configureEngineMessage.wrapAndApplyHeader(buffer, message, frame));
      default -> {
        if (!funds.execute(header, buffer, message, frame)
            && !collateral.execute(header, buffer, message, frame)) {
          throw new IllegalStateException(
              "command " + header.seq + " has the unknown template " + frame.templateId());
        }
      }
    }
  }

  private void onPlaceOrder(PlaceOrderDecoder message) {
    header.clientSeq = message.clientSeq();
    read(message, placeOrder);
    placeOrder.isolatedMarginMicros = message.isolatedMarginMicros();
    engine.placeOrder(header, placeOrder);
  }

  private static void read(PlaceOrderDecoder message, PlaceOrder order) {
    order.clOrdId = message.clOrdId();
    order.orderQtyLots = message.orderQtyLots();
    order.priceTicks = message.priceTicks();
    order.subAccountId = (int) message.subAccountId();
    order.marketId = message.marketId();
    order.side = Side.of(message.sideRaw());
    order.ordType = OrdType.of(message.ordTypeRaw());
    order.timeInForce = TimeInForce.of(message.timeInForceRaw());
    order.postOnly = message.execInst().postOnly();
    order.postOnlySlide = message.execInst().postOnlySlide();
    order.force = message.execInst().force();
    order.reduceOnly = message.execInst().reduceOnly();
    order.jit = message.execInst().jit();
    order.selfTradePrevention = SelfTradePrevention.of(message.selfTradePreventionRaw());
    order.displayQtyLots = message.displayQtyLots();
    order.triggerPriceTicks = message.triggerPriceTicks();
    order.triggerSource = TriggerSource.of(message.triggerSourceRaw());
    order.expireTimeNs = message.expireTimeNs();
    order.trailingOffsetTicks = message.trailingOffsetTicks();
    order.trailingOffsetPpm = message.trailingOffsetPpm();
    order.activationPriceTicks = message.activationPriceTicks();
  }

  /** The parent's fields lie where those of a new order do. */
  private void onPlaceBracket(PlaceBracketDecoder message) {
    header.clientSeq = message.clientSeq();
    placeOrderMessage.wrap(
        message.buffer(), message.offset(), PlaceOrderDecoder.BLOCK_LENGTH, frame.version());
    read(placeOrderMessage, placeBracket.parent);
    placeBracket.hasParent = message.parts().parent();
    placeBracket.hasTakeProfit = message.parts().takeProfit();
    placeBracket.hasStop = message.parts().stop();
    PlaceOrder leg = placeBracket.takeProfit;
    leg.clOrdId = message.takeProfitClOrdId();
    leg.priceTicks = message.takeProfitPriceTicks();
    leg.ordType = OrdType.of(message.takeProfitOrdTypeRaw());
    leg.timeInForce = TimeInForce.of(message.takeProfitTimeInForceRaw());
    leg.triggerPriceTicks = message.takeProfitTriggerPriceTicks();
    leg.triggerSource = TriggerSource.of(message.takeProfitTriggerSourceRaw());
    leg.expireTimeNs = message.takeProfitExpireTimeNs();
    readStop(message, placeBracket.stop);
    engine.placeBracket(header, placeBracket);
  }

  private static void readStop(PlaceBracketDecoder message, PlaceOrder leg) {
    leg.clOrdId = message.stopClOrdId();
    leg.priceTicks = message.stopPriceTicks();
    leg.ordType = OrdType.of(message.stopOrdTypeRaw());
    leg.timeInForce = TimeInForce.of(message.stopTimeInForceRaw());
    leg.triggerPriceTicks = message.stopTriggerPriceTicks();
    leg.triggerSource = TriggerSource.of(message.stopTriggerSourceRaw());
    leg.expireTimeNs = message.stopExpireTimeNs();
    leg.trailingOffsetTicks = message.stopTrailingOffsetTicks();
    leg.trailingOffsetPpm = message.stopTrailingOffsetPpm();
    leg.activationPriceTicks = message.stopActivationPriceTicks();
  }

  private void onCancelOrder(CancelOrderDecoder message) {
    header.clientSeq = message.clientSeq();
    cancelOrder.orderId = message.orderId();
    cancelOrder.clOrdId = message.clOrdId();
    cancelOrder.subAccountId = (int) message.subAccountId();
    engine.cancelOrder(header, cancelOrder);
  }

  private void onAmendOrder(AmendOrderDecoder message) {
    header.clientSeq = message.clientSeq();
    amendOrder.orderId = message.orderId();
    amendOrder.clOrdId = message.clOrdId();
    amendOrder.orderQtyLots = message.orderQtyLots();
    amendOrder.priceTicks = message.priceTicks();
    amendOrder.subAccountId = (int) message.subAccountId();
    amendOrder.triggerPriceTicks = message.triggerPriceTicks();
    amendOrder.trailingOffsetTicks = message.trailingOffsetTicks();
    amendOrder.trailingOffsetPpm = message.trailingOffsetPpm();
    amendOrder.activationPriceTicks = message.activationPriceTicks();
    engine.amendOrder(header, amendOrder);
  }

  private void onCancelAll(CancelAllDecoder message) {
    header.clientSeq = message.clientSeq();
    cancelAll.subAccountId = (int) message.subAccountId();
    cancelAll.marketId = message.marketId();
    cancelAll.side = SideFilter.of(message.sideRaw());
    engine.cancelAll(header, cancelAll);
  }

  private void onScheduleCancel(ScheduleCancelDecoder message) {
    header.clientSeq = message.clientSeq();
    scheduleCancel.cancelTimeNs = message.cancelTimeNs();
    scheduleCancel.subAccountId = (int) message.subAccountId();
    scheduleCancel.closeAll = message.closeAll() != 0;
    engine.scheduleCancel(header, scheduleCancel);
  }

  private void onSetLiquidationRules(SetLiquidationRulesDecoder message) {
    header.clientSeq = message.clientSeq();
    setLiquidationRules.marketId = message.marketId();
    LiquidationRulesDecoder from = message.rules();
    LiquidationRules to = setLiquidationRules.rules;
    to.feePpm = from.feePpm();
    to.bufferPpm = from.bufferPpm();
    to.adjustmentPpm = from.adjustmentPpm();
    to.spreadPpm = from.spreadPpm();
    to.chunkPpm = from.chunkPpm();
    to.closeOutPpm = from.closeOutPpm();
    to.deleveraging = DeleveragingStrategy.of(from.deleveraging());
    to.chunkAboveMicros = from.chunkAboveMicros();
    to.dustMicros = from.dustMicros();
    to.cooldownNs = from.cooldownNs();
    to.socializesLosses = from.socializesLosses() != 0;
    engine.setLiquidationRules(header, setLiquidationRules);
  }

  private void onFundInsurance(FundInsuranceDecoder message) {
    header.clientSeq = message.clientSeq();
    engine.fundInsurance(header, message.marketId(), message.amountMicros());
  }

  private void onSetRateLimits(SetRateLimitsDecoder message) {
    header.clientSeq = message.clientSeq();
    setRateLimits.orderTokens = message.orderTokens();
    setRateLimits.refillIntervalNs = message.refillIntervalNs();
    engine.setRateLimits(header, setRateLimits);
  }

  private void onSetLeverage(SetLeverageDecoder message) {
    header.clientSeq = message.clientSeq();
    setLeverage.subAccountId = (int) message.subAccountId();
    setLeverage.marketId = message.marketId();
    setLeverage.leverage = message.leverage();
    engine.setLeverage(header, setLeverage);
  }

  private void onUpdateOracle(UpdateOracleDecoder message) {
    header.clientSeq = message.clientSeq();
    engine.updateOracle(header, oracleCommands.read(message));
  }

  private void onSetPriceRules(SetPriceRulesDecoder message) {
    header.clientSeq = message.clientSeq();
    engine.setPriceRules(header, oracleCommands.read(message));
  }

  private void onSetMarkRules(SetMarkRulesDecoder message) {
    header.clientSeq = message.clientSeq();
    engine.setMarkRules(header, oracleCommands.read(message));
  }

  private void onTick(TickDecoder message) {
    header.clientSeq = 0;
    engine.tick(header, message.deadlineNs());
  }

  private void onRejectedFrame(RejectedFrameDecoder message) {
    header.clientSeq = message.clientSeq();
    engine.rejectFrame(header, RejectReason.of(message.reasonRaw()));
  }

  private void onOpenSession(OpenSessionDecoder message) {
    header.clientSeq = 0;
    readBytes32(message.buffer(), message.offset() + OpenSessionDecoder.clientNameEncodingOffset());
    engine.openSession(header, message.connectionId(), SessionRole.of(message.roleRaw()), bytes);
  }

  private void onDeposit(DepositDecoder message) {
    header.clientSeq = message.clientSeq();
    engine.deposit(header, (int) message.subAccountId(), message.amountMicros());
  }

  private void onWithdraw(WithdrawDecoder message) {
    header.clientSeq = message.clientSeq();
    engine.withdraw(header, (int) message.subAccountId(), message.amountMicros());
  }

  private void onCreateAccount(CreateAccountDecoder message) {
    header.clientSeq = message.clientSeq();
    readBytes32(message.buffer(), message.offset() + CreateAccountDecoder.walletEncodingOffset());
    engine.createAccount(header, bytes);
  }

  private void onCreateSubAccount(CreateSubAccountDecoder message) {
    header.clientSeq = message.clientSeq();
    createSubAccount.accountId = (int) message.accountId();
    createSubAccount.parentSubAccountId = (int) message.parentSubAccountId();
    createSubAccount.isolatedMarketId = message.isolatedMarketId();
    engine.createSubAccount(header, createSubAccount);
  }

  private void onCreateMarket(CreateMarketDecoder message) {
    header.clientSeq = message.clientSeq();
    DirectBuffer buffer = message.buffer();
    int symbol = message.offset() + CreateMarketDecoder.symbolEncodingOffset();
    createMarket.symbol.set(
        word(buffer, symbol, 0), word(buffer, symbol, 1), word(buffer, symbol, 2), 0);
    read(message.parameters(), createMarket.parameters);
    engine.createMarket(header, createMarket);
  }

  private void onUpdateMarket(UpdateMarketDecoder message) {
    header.clientSeq = message.clientSeq();
    updateMarket.marketId = message.marketId();
    read(message.parameters(), updateMarket.parameters);
    engine.updateMarket(header, updateMarket);
  }

  private void onSetMarketState(SetMarketStateDecoder message) {
    header.clientSeq = message.clientSeq();
    engine.setMarketState(
        header,
        message.marketId(),
        MarketState.of(message.stateRaw()),
        message.settlementPriceTicks());
  }

  private void onConfigureEngine(ConfigureEngineDecoder message) {
    header.clientSeq = 0;
    engine.configure(header, FirstCommand.capacities(message));
  }

  private static void read(MarketParametersDecoder from, MarketParameters to) {
    to.tickSizeE9 = from.tickSizeE9();
    to.lotSizeE9 = from.lotSizeE9();
    to.minOrderLots = from.minOrderLots();
    to.maxOrderLots = from.maxOrderLots();
    to.maxOpenInterestLots = from.maxOpenInterestLots();
    to.maxPriceTicks = from.maxPriceTicks();
    to.initialMarginPpm = from.initialMarginPpm();
    to.maintenanceMarginPpm = from.maintenanceMarginPpm();
    to.takerFeePpm = from.takerFeePpm();
    to.makerFeePpm = from.makerFeePpm();
    to.marketOrderBandPpm = from.marketOrderBandPpm();
    to.placementBandPpm = from.placementBandPpm();
    to.matchBandPpm = from.matchBandPpm();
    to.profitHaircutPpm = from.profitHaircutPpm();
    to.openInterestLowerLots = from.openInterestLowerLots();
    to.openInterestUpperLots = from.openInterestUpperLots();
    for (int i = 0; i < UpperTiers.MAX; i++) {
      to.upperTiers.put(
          i,
          from.tierLowerBoundMicros(i),
          from.tierInitialMarginPpm(i),
          from.tierMaintenanceMarginPpm(i));
    }
  }

  private void readBytes32(DirectBuffer buffer, int offset) {
    bytes.set(
        word(buffer, offset, 0),
        word(buffer, offset, 1),
        word(buffer, offset, 2),
        word(buffer, offset, 3));
  }

  private static long word(DirectBuffer buffer, int offset, int index) {
    return buffer.getLong(offset + index * Long.BYTES, ByteOrder.LITTLE_ENDIAN);
  }
}
