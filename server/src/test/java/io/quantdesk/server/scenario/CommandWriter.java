package io.quantdesk.server.scenario;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.auction.AuctionRules;
import io.quantdesk.engine.command.AmendOrder;
import io.quantdesk.engine.command.CancelAll;
import io.quantdesk.engine.command.CancelOrder;
import io.quantdesk.engine.command.CommandHeader;
import io.quantdesk.engine.command.CreateMarket;
import io.quantdesk.engine.command.CreateSubAccount;
import io.quantdesk.engine.command.PlaceBracket;
import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.command.PlaceQuote;
import io.quantdesk.engine.command.ScheduleCancel;
import io.quantdesk.engine.command.SetApprovalRules;
import io.quantdesk.engine.command.SetAuctionRules;
import io.quantdesk.engine.command.SetBackstopRules;
import io.quantdesk.engine.command.SetFeeSchedule;
import io.quantdesk.engine.command.SetFeeTier;
import io.quantdesk.engine.command.SetFundingRate;
import io.quantdesk.engine.command.SetFundingRules;
import io.quantdesk.engine.command.SetLeverage;
import io.quantdesk.engine.command.SetLiquidationRules;
import io.quantdesk.engine.command.SetMarkRules;
import io.quantdesk.engine.command.SetOpenInterestShare;
import io.quantdesk.engine.command.SetPriceRules;
import io.quantdesk.engine.command.SetRateLimits;
import io.quantdesk.engine.command.SetWithdrawalRules;
import io.quantdesk.engine.command.Transfer;
import io.quantdesk.engine.command.UpdateMarket;
import io.quantdesk.engine.command.UpdateOracle;
import io.quantdesk.engine.market.FundingRules;
import io.quantdesk.engine.market.LiquidationRules;
import io.quantdesk.engine.market.MarketParameters;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.market.UpperTiers;
import io.quantdesk.engine.math.Bytes32;
import io.quantdesk.engine.oracle.PriceRules;
import io.quantdesk.engine.session.SessionRole;
import io.quantdesk.protocol.sbe.AmendOrderEncoder;
import io.quantdesk.protocol.sbe.ApproveProposalEncoder;
import io.quantdesk.protocol.sbe.CancelAllEncoder;
import io.quantdesk.protocol.sbe.CancelOrderEncoder;
import io.quantdesk.protocol.sbe.ConfirmWithdrawalEncoder;
import io.quantdesk.protocol.sbe.CreateAccountEncoder;
import io.quantdesk.protocol.sbe.CreateMarketEncoder;
import io.quantdesk.protocol.sbe.CreateSubAccountEncoder;
import io.quantdesk.protocol.sbe.DepositEncoder;
import io.quantdesk.protocol.sbe.FundInsuranceEncoder;
import io.quantdesk.protocol.sbe.MarketParametersEncoder;
import io.quantdesk.protocol.sbe.OpenSessionEncoder;
import io.quantdesk.protocol.sbe.OrdType;
import io.quantdesk.protocol.sbe.PlaceBracketEncoder;
import io.quantdesk.protocol.sbe.PlaceOrderEncoder;
import io.quantdesk.protocol.sbe.PlaceQuoteEncoder;
import io.quantdesk.protocol.sbe.PriceRulesEncoder;
import io.quantdesk.protocol.sbe.RejectProposalEncoder;
import io.quantdesk.protocol.sbe.RejectedFrameEncoder;
import io.quantdesk.protocol.sbe.RevertWithdrawalEncoder;
import io.quantdesk.protocol.sbe.ScheduleCancelEncoder;
import io.quantdesk.protocol.sbe.SetApprovalRulesEncoder;
import io.quantdesk.protocol.sbe.SetAuctionRulesEncoder;
import io.quantdesk.protocol.sbe.SetBackstopRulesEncoder;
import io.quantdesk.protocol.sbe.SetFeeScheduleEncoder;
import io.quantdesk.protocol.sbe.SetFeeTierEncoder;
import io.quantdesk.protocol.sbe.SetFundingRateEncoder;
import io.quantdesk.protocol.sbe.SetFundingRulesEncoder;
import io.quantdesk.protocol.sbe.SetLeverageEncoder;
import io.quantdesk.protocol.sbe.SetLiquidationRulesEncoder;
import io.quantdesk.protocol.sbe.SetMarkRulesEncoder;
import io.quantdesk.protocol.sbe.SetMarketStateEncoder;
import io.quantdesk.protocol.sbe.SetOpenInterestShareEncoder;
import io.quantdesk.protocol.sbe.SetPriceRulesEncoder;
import io.quantdesk.protocol.sbe.SetRateLimitsEncoder;
import io.quantdesk.protocol.sbe.SetWithdrawalRulesEncoder;
import io.quantdesk.protocol.sbe.Side;
import io.quantdesk.protocol.sbe.SideFilter;
import io.quantdesk.protocol.sbe.TickEncoder;
import io.quantdesk.protocol.sbe.TimeInForce;
import io.quantdesk.protocol.sbe.TransferEncoder;
import io.quantdesk.protocol.sbe.TriggerSource;
import io.quantdesk.protocol.sbe.UpdateMarketEncoder;
import io.quantdesk.protocol.sbe.UpdateOracleEncoder;
import io.quantdesk.protocol.sbe.WithdrawEncoder;
import java.nio.ByteOrder;
import org.agrona.MutableDirectBuffer;

/** Encodes one command at a time as an entry of the command journal. */
final class CommandWriter extends CommandBuffer {
  void openSession(CommandHeader stamp, long connectionId, SessionRole role, Bytes32 name) {
    OpenSessionEncoder message = new OpenSessionEncoder();
    message.wrapAndApplyHeader(buffer, start(stamp, OpenSessionEncoder.BLOCK_LENGTH), header);
    message
        .connectionId(connectionId)
        .role(io.quantdesk.protocol.sbe.SessionRole.get((short) role.code()));
    put(name, buffer, message.offset() + OpenSessionEncoder.clientNameEncodingOffset(), 4);
  }

  void setApprovalRules(CommandHeader stamp, SetApprovalRules command) {
    SetApprovalRulesEncoder message = new SetApprovalRulesEncoder();
    message.wrapAndApplyHeader(buffer, start(stamp, SetApprovalRulesEncoder.BLOCK_LENGTH), header);
    message
        .clientSeq(stamp.clientSeq)
        .rules()
        .delayNs(command.rules.delayNs)
        .expiryNs(command.rules.expiryNs)
        .approvals(command.rules.approvals);
  }

  void approveProposal(CommandHeader stamp, long proposalId) {
    ApproveProposalEncoder message = new ApproveProposalEncoder();
    message.wrapAndApplyHeader(buffer, start(stamp, ApproveProposalEncoder.BLOCK_LENGTH), header);
    message.clientSeq(stamp.clientSeq).proposalId(proposalId);
  }

  void rejectProposal(CommandHeader stamp, long proposalId) {
    RejectProposalEncoder message = new RejectProposalEncoder();
    message.wrapAndApplyHeader(buffer, start(stamp, RejectProposalEncoder.BLOCK_LENGTH), header);
    message.clientSeq(stamp.clientSeq).proposalId(proposalId);
  }

  void placeOrder(CommandHeader stamp, PlaceOrder order) {
    PlaceOrderEncoder message = new PlaceOrderEncoder();
    message.wrapAndApplyHeader(buffer, start(stamp, PlaceOrderEncoder.BLOCK_LENGTH), header);
    message
        .clientSeq(stamp.clientSeq)
        .clOrdId(order.clOrdId)
        .orderQtyLots(order.orderQtyLots)
        .priceTicks(order.priceTicks)
        .subAccountId(order.subAccountId)
        .marketId(order.marketId)
        .side(Side.get((short) order.side.code()))
        .ordType(OrdType.get((short) order.ordType.code()))
        .timeInForce(TimeInForce.get((short) order.timeInForce.code()))
        .selfTradePrevention(
            io.quantdesk.protocol.sbe.SelfTradePrevention.get(
                (short) order.selfTradePrevention.code()))
        .displayQtyLots(order.displayQtyLots)
        .triggerPriceTicks(order.triggerPriceTicks)
        .triggerSource(TriggerSource.get((short) order.triggerSource.code()))
        .expireTimeNs(order.expireTimeNs)
        .isolatedMarginMicros(order.isolatedMarginMicros)
        .trailingOffsetTicks(order.trailingOffsetTicks)
        .trailingOffsetPpm(order.trailingOffsetPpm)
        .activationPriceTicks(order.activationPriceTicks)
        .execInst()
        .clear()
        .postOnly(order.postOnly)
        .postOnlySlide(order.postOnlySlide)
        .force(order.force)
        .reduceOnly(order.reduceOnly)
        .jit(order.jit);
  }

  /** Parts that are not there get any valid codes. */
  void placeBracket(CommandHeader stamp, PlaceBracket bracket) {
    PlaceBracketEncoder message = new PlaceBracketEncoder();
    message.wrapAndApplyHeader(buffer, start(stamp, PlaceBracketEncoder.BLOCK_LENGTH), header);
    PlaceOrder parent = bracket.parent;
    message
        .clientSeq(stamp.clientSeq)
        .clOrdId(parent.clOrdId)
        .orderQtyLots(parent.orderQtyLots)
        .priceTicks(parent.priceTicks)
        .subAccountId(parent.subAccountId)
        .marketId(parent.marketId)
        .side(Side.get((short) parent.side.code()))
        .ordType(type(parent))
        .timeInForce(timeInForce(parent))
        .selfTradePrevention(
            io.quantdesk.protocol.sbe.SelfTradePrevention.get(
                (short) parent.selfTradePrevention.code()))
        .displayQtyLots(parent.displayQtyLots)
        .triggerPriceTicks(parent.triggerPriceTicks)
        .triggerSource(source(parent))
        .expireTimeNs(parent.expireTimeNs)
        .trailingOffsetTicks(parent.trailingOffsetTicks)
        .trailingOffsetPpm(parent.trailingOffsetPpm)
        .activationPriceTicks(parent.activationPriceTicks);
    message
        .execInst()
        .clear()
        .postOnly(parent.postOnly)
        .postOnlySlide(parent.postOnlySlide)
        .force(parent.force)
        .reduceOnly(parent.reduceOnly)
        .jit(parent.jit);
    message
        .parts()
        .clear()
        .parent(bracket.hasParent)
        .takeProfit(bracket.hasTakeProfit)
        .stop(bracket.hasStop);
    putLegs(message, bracket.takeProfit, bracket.stop);
  }

  private static void putLegs(PlaceBracketEncoder message, PlaceOrder takeProfit, PlaceOrder stop) {
    message
        .takeProfitClOrdId(takeProfit.clOrdId)
        .takeProfitPriceTicks(takeProfit.priceTicks)
        .takeProfitOrdType(type(takeProfit))
        .takeProfitTimeInForce(timeInForce(takeProfit))
        .takeProfitTriggerPriceTicks(takeProfit.triggerPriceTicks)
        .takeProfitTriggerSource(source(takeProfit))
        .takeProfitExpireTimeNs(takeProfit.expireTimeNs)
        .stopClOrdId(stop.clOrdId)
        .stopPriceTicks(stop.priceTicks)
        .stopOrdType(type(stop))
        .stopTimeInForce(timeInForce(stop))
        .stopTriggerPriceTicks(stop.triggerPriceTicks)
        .stopTriggerSource(source(stop))
        .stopExpireTimeNs(stop.expireTimeNs)
        .stopTrailingOffsetTicks(stop.trailingOffsetTicks)
        .stopTrailingOffsetPpm(stop.trailingOffsetPpm)
        .stopActivationPriceTicks(stop.activationPriceTicks);
  }

  private static OrdType type(PlaceOrder order) {
    return order.ordType == null ? OrdType.LIMIT : OrdType.get((short) order.ordType.code());
  }

  private static TimeInForce timeInForce(PlaceOrder order) {
    return order.timeInForce == null
        ? TimeInForce.GTC
        : TimeInForce.get((short) order.timeInForce.code());
  }

  private static TriggerSource source(PlaceOrder order) {
    return TriggerSource.get((short) order.triggerSource.code());
  }

  void cancelOrder(CommandHeader stamp, CancelOrder cancel) {
    CancelOrderEncoder message = new CancelOrderEncoder();
    message.wrapAndApplyHeader(buffer, start(stamp, CancelOrderEncoder.BLOCK_LENGTH), header);
    message
        .clientSeq(stamp.clientSeq)
        .orderId(cancel.orderId)
        .clOrdId(cancel.clOrdId)
        .subAccountId(cancel.subAccountId);
  }

  void amendOrder(CommandHeader stamp, AmendOrder amend) {
    AmendOrderEncoder message = new AmendOrderEncoder();
    message.wrapAndApplyHeader(buffer, start(stamp, AmendOrderEncoder.BLOCK_LENGTH), header);
    message
        .clientSeq(stamp.clientSeq)
        .orderId(amend.orderId)
        .clOrdId(amend.clOrdId)
        .orderQtyLots(amend.orderQtyLots)
        .priceTicks(amend.priceTicks)
        .subAccountId(amend.subAccountId)
        .triggerPriceTicks(amend.triggerPriceTicks)
        .trailingOffsetTicks(amend.trailingOffsetTicks)
        .trailingOffsetPpm(amend.trailingOffsetPpm)
        .activationPriceTicks(amend.activationPriceTicks);
  }

  void cancelAll(CommandHeader stamp, CancelAll cancelAll) {
    CancelAllEncoder message = new CancelAllEncoder();
    message.wrapAndApplyHeader(buffer, start(stamp, CancelAllEncoder.BLOCK_LENGTH), header);
    message
        .clientSeq(stamp.clientSeq)
        .subAccountId(cancelAll.subAccountId)
        .marketId(cancelAll.marketId)
        .side(SideFilter.get((short) cancelAll.side.code()));
  }

  void scheduleCancel(CommandHeader stamp, ScheduleCancel schedule) {
    ScheduleCancelEncoder message = new ScheduleCancelEncoder();
    message.wrapAndApplyHeader(buffer, start(stamp, ScheduleCancelEncoder.BLOCK_LENGTH), header);
    message
        .clientSeq(stamp.clientSeq)
        .cancelTimeNs(schedule.cancelTimeNs)
        .subAccountId(schedule.subAccountId)
        .closeAll((short) (schedule.closeAll ? 1 : 0));
  }

  void deposit(CommandHeader stamp, int subAccountId, long amountMicros) {
    DepositEncoder message = new DepositEncoder();
    message.wrapAndApplyHeader(buffer, start(stamp, DepositEncoder.BLOCK_LENGTH), header);
    message.clientSeq(stamp.clientSeq).subAccountId(subAccountId).amountMicros(amountMicros);
  }

  void withdraw(CommandHeader stamp, int subAccountId, long amountMicros) {
    WithdrawEncoder message = new WithdrawEncoder();
    message.wrapAndApplyHeader(buffer, start(stamp, WithdrawEncoder.BLOCK_LENGTH), header);
    message.clientSeq(stamp.clientSeq).subAccountId(subAccountId).amountMicros(amountMicros);
  }

  void transfer(CommandHeader stamp, Transfer transfer) {
    TransferEncoder message = new TransferEncoder();
    message.wrapAndApplyHeader(buffer, start(stamp, TransferEncoder.BLOCK_LENGTH), header);
    message
        .clientSeq(stamp.clientSeq)
        .amountMicros(transfer.amountMicros)
        .fromSubAccountId(transfer.fromSubAccountId)
        .toSubAccountId(transfer.toSubAccountId);
  }

  void confirmWithdrawal(CommandHeader stamp, long withdrawalId) {
    ConfirmWithdrawalEncoder message = new ConfirmWithdrawalEncoder();
    message.wrapAndApplyHeader(buffer, start(stamp, ConfirmWithdrawalEncoder.BLOCK_LENGTH), header);
    message.clientSeq(stamp.clientSeq).withdrawalId(withdrawalId);
  }

  void revertWithdrawal(CommandHeader stamp, long withdrawalId) {
    RevertWithdrawalEncoder message = new RevertWithdrawalEncoder();
    message.wrapAndApplyHeader(buffer, start(stamp, RevertWithdrawalEncoder.BLOCK_LENGTH), header);
    message.clientSeq(stamp.clientSeq).withdrawalId(withdrawalId);
  }

  void setWithdrawalRules(CommandHeader stamp, SetWithdrawalRules command) {
    SetWithdrawalRulesEncoder message = new SetWithdrawalRulesEncoder();
    int offset = start(stamp, SetWithdrawalRulesEncoder.BLOCK_LENGTH);
    message.wrapAndApplyHeader(buffer, offset, header).clientSeq(stamp.clientSeq);
    message
        .rules()
        .hourlyLimitMicros(command.rules.hourlyLimitMicros)
        .hourlySharePpm(command.rules.hourlySharePpm)
        .holdNs(command.rules.holdNs);
  }

  void createAccount(CommandHeader stamp, Bytes32 wallet) {
    CreateAccountEncoder message = new CreateAccountEncoder();
    message.wrapAndApplyHeader(buffer, start(stamp, CreateAccountEncoder.BLOCK_LENGTH), header);
    message.clientSeq(stamp.clientSeq);
    put(wallet, buffer, message.offset() + CreateAccountEncoder.walletEncodingOffset(), 4);
  }

  void createSubAccount(CommandHeader stamp, CreateSubAccount subAccount) {
    CreateSubAccountEncoder message = new CreateSubAccountEncoder();
    message.wrapAndApplyHeader(buffer, start(stamp, CreateSubAccountEncoder.BLOCK_LENGTH), header);
    message
        .clientSeq(stamp.clientSeq)
        .accountId(subAccount.accountId)
        .parentSubAccountId(subAccount.parentSubAccountId)
        .isolatedMarketId(subAccount.isolatedMarketId);
  }

  void createMarket(CommandHeader stamp, CreateMarket market) {
    CreateMarketEncoder message = new CreateMarketEncoder();
    message.wrapAndApplyHeader(buffer, start(stamp, CreateMarketEncoder.BLOCK_LENGTH), header);
    message.clientSeq(stamp.clientSeq);
    put(market.symbol, buffer, message.offset() + CreateMarketEncoder.symbolEncodingOffset(), 3);
    put(market.parameters, message.parameters());
  }

  void updateMarket(CommandHeader stamp, UpdateMarket market) {
    UpdateMarketEncoder message = new UpdateMarketEncoder();
    message.wrapAndApplyHeader(buffer, start(stamp, UpdateMarketEncoder.BLOCK_LENGTH), header);
    message.clientSeq(stamp.clientSeq).marketId(market.marketId);
    put(market.parameters, message.parameters());
  }

  void setMarketState(CommandHeader stamp, int marketId, MarketState state, int settlementTicks) {
    SetMarketStateEncoder message = new SetMarketStateEncoder();
    message.wrapAndApplyHeader(buffer, start(stamp, SetMarketStateEncoder.BLOCK_LENGTH), header);
    message
        .clientSeq(stamp.clientSeq)
        .marketId(marketId)
        .state(io.quantdesk.protocol.sbe.MarketState.get((short) state.code()))
        .settlementPriceTicks(settlementTicks);
  }

  void setLeverage(CommandHeader stamp, SetLeverage leverage) {
    SetLeverageEncoder message = new SetLeverageEncoder();
    message.wrapAndApplyHeader(buffer, start(stamp, SetLeverageEncoder.BLOCK_LENGTH), header);
    message
        .clientSeq(stamp.clientSeq)
        .leverage(leverage.leverage)
        .subAccountId(leverage.subAccountId)
        .marketId(leverage.marketId);
  }

  void setLiquidationRules(CommandHeader stamp, SetLiquidationRules command) {
    SetLiquidationRulesEncoder message = new SetLiquidationRulesEncoder();
    message.wrapAndApplyHeader(
        buffer, start(stamp, SetLiquidationRulesEncoder.BLOCK_LENGTH), header);
    message.clientSeq(stamp.clientSeq).marketId(command.marketId);
    LiquidationRules from = command.rules;
    message
        .rules()
        .feePpm(from.feePpm)
        .bufferPpm(from.bufferPpm)
        .adjustmentPpm(from.adjustmentPpm)
        .spreadPpm(from.spreadPpm)
        .chunkPpm(from.chunkPpm)
        .closeOutPpm(from.closeOutPpm)
        .deleveraging(from.deleveraging.code())
        .chunkAboveMicros(from.chunkAboveMicros)
        .dustMicros(from.dustMicros)
        .cooldownNs(from.cooldownNs)
        .socializesLosses((short) (from.socializesLosses ? 1 : 0));
  }

  void setBackstopRules(CommandHeader stamp, SetBackstopRules command) {
    SetBackstopRulesEncoder message = new SetBackstopRulesEncoder();
    message.wrapAndApplyHeader(buffer, start(stamp, SetBackstopRulesEncoder.BLOCK_LENGTH), header);
    message.clientSeq(stamp.clientSeq).marketId(command.marketId);
    message
        .rules()
        .capMicros(command.rules.capMicros)
        .drawMicros(command.rules.drawMicros)
        .drawIntervalNs(command.rules.drawIntervalNs)
        .sliceMicros(command.rules.sliceMicros)
        .unwindIntervalNs(command.rules.unwindIntervalNs)
        .subAccountId(command.rules.subAccountId);
  }

  void setPriceRules(CommandHeader stamp, SetPriceRules command) {
    SetPriceRulesEncoder message = new SetPriceRulesEncoder();
    message.wrapAndApplyHeader(buffer, start(stamp, SetPriceRulesEncoder.BLOCK_LENGTH), header);
    message.clientSeq(stamp.clientSeq).marketId(command.marketId);
    put(command.rules, message.rules());
  }

  static void put(PriceRules from, PriceRulesEncoder to) {
    to.wideConfidencePpm(from.wideConfidencePpm)
        .uncertainConfidencePpm(from.uncertainConfidencePpm)
        .averageBandPpm(from.averageBandPpm)
        .jumpPpm(from.jumpPpm)
        .marginFactorPpm(from.marginFactorPpm)
        .minPublishers(from.minPublishers)
        .updatesAfterOutage(from.updatesAfterOutage)
        .staleTradeNs(from.staleTradeNs)
        .staleMarginNs(from.staleMarginNs);
  }

  void setMarkRules(CommandHeader stamp, SetMarkRules command) {
    SetMarkRulesEncoder message = new SetMarkRulesEncoder();
    message.wrapAndApplyHeader(buffer, start(stamp, SetMarkRulesEncoder.BLOCK_LENGTH), header);
    message.clientSeq(stamp.clientSeq).marketId(command.marketId);
    message
        .rules()
        .intervalNs(command.rules.intervalNs)
        .averagingNs(command.rules.averagingNs)
        .maxAgeNs(command.rules.maxAgeNs)
        .impactNotionalMicros(command.rules.impactNotionalMicros)
        .maxBasisPpm(command.rules.maxBasisPpm)
        .bandPpm(command.rules.bandPpm);
  }

  void fundInsurance(CommandHeader stamp, int marketId, long amountMicros) {
    FundInsuranceEncoder message = new FundInsuranceEncoder();
    message.wrapAndApplyHeader(buffer, start(stamp, FundInsuranceEncoder.BLOCK_LENGTH), header);
    message.clientSeq(stamp.clientSeq).amountMicros(amountMicros).marketId(marketId);
  }

  void setFundingRules(CommandHeader stamp, SetFundingRules command) {
    SetFundingRulesEncoder message = new SetFundingRulesEncoder();
    message.wrapAndApplyHeader(buffer, start(stamp, SetFundingRulesEncoder.BLOCK_LENGTH), header);
    message.clientSeq(stamp.clientSeq).marketId(command.marketId);
    FundingRules from = command.rules;
    message
        .rules()
        .sampleIntervalNs(from.sampleIntervalNs)
        .fundingIntervalNs(from.fundingIntervalNs)
        .impactNotionalMicros(from.impactNotionalMicros)
        .interestE9(from.interestE9)
        .interestClampE9(from.interestClampE9)
        .premiumClampE9(from.premiumClampE9)
        .rateCapE9(from.rateCapE9)
        .minSamples(from.minSamples);
  }

  void setFeeSchedule(CommandHeader stamp, SetFeeSchedule command) {
    int offset = start(stamp, SetFeeScheduleEncoder.BLOCK_LENGTH);
    FeeCommands.write(stamp, command, buffer, offset);
  }

  void setFeeTier(CommandHeader stamp, SetFeeTier command) {
    int offset = start(stamp, SetFeeTierEncoder.BLOCK_LENGTH);
    FeeCommands.write(stamp, command, buffer, offset);
  }

  void setOpenInterestShare(CommandHeader stamp, SetOpenInterestShare command) {
    int offset = start(stamp, SetOpenInterestShareEncoder.BLOCK_LENGTH);
    new SetOpenInterestShareEncoder()
        .wrapAndApplyHeader(buffer, offset, header)
        .clientSeq(stamp.clientSeq)
        .marketId(command.marketId)
        .sharePpm(command.share.sharePpm)
        .floorLots(command.share.floorLots);
  }

  void setAuctionRules(CommandHeader stamp, SetAuctionRules command) {
    SetAuctionRulesEncoder message = new SetAuctionRulesEncoder();
    message.wrapAndApplyHeader(buffer, start(stamp, SetAuctionRulesEncoder.BLOCK_LENGTH), header);
    message.clientSeq(stamp.clientSeq).marketId(command.marketId);
    AuctionRules from = command.rules;
    message
        .rules()
        .thresholdMicros(from.thresholdMicros)
        .durationNs(from.durationNs)
        .minQuoteLots(from.minQuoteLots)
        .lockPpm(from.lockPpm)
        .startPpm(from.startPpm)
        .endPpm(from.endPpm)
        .quotesPerMaker(from.quotesPerMaker)
        .maxQuotes(from.maxQuotes);
  }

  void placeQuote(CommandHeader stamp, PlaceQuote quote) {
    PlaceQuoteEncoder message = new PlaceQuoteEncoder();
    message.wrapAndApplyHeader(buffer, start(stamp, PlaceQuoteEncoder.BLOCK_LENGTH), header);
    message
        .clientSeq(stamp.clientSeq)
        .auctionId(quote.auctionId)
        .clOrdId(quote.clOrdId)
        .orderQtyLots(quote.orderQtyLots)
        .priceTicks(quote.priceTicks)
        .subAccountId(quote.subAccountId);
  }

  void setFundingRate(CommandHeader stamp, SetFundingRate command) {
    SetFundingRateEncoder message = new SetFundingRateEncoder();
    message.wrapAndApplyHeader(buffer, start(stamp, SetFundingRateEncoder.BLOCK_LENGTH), header);
    message
        .clientSeq(stamp.clientSeq)
        .rateE9(command.rateE9)
        .reference(command.reference)
        .marketId(command.marketId);
  }

  void setRateLimits(CommandHeader stamp, SetRateLimits limits) {
    SetRateLimitsEncoder message = new SetRateLimitsEncoder();
    message.wrapAndApplyHeader(buffer, start(stamp, SetRateLimitsEncoder.BLOCK_LENGTH), header);
    message
        .clientSeq(stamp.clientSeq)
        .orderTokens(limits.orderTokens)
        .refillIntervalNs(limits.refillIntervalNs);
  }

  void updateOracle(CommandHeader stamp, UpdateOracle update) {
    UpdateOracleEncoder message = new UpdateOracleEncoder();
    message.wrapAndApplyHeader(buffer, start(stamp, UpdateOracleEncoder.BLOCK_LENGTH), header);
    message
        .clientSeq(stamp.clientSeq)
        .priceMantissa(update.priceMantissa)
        .confidenceMantissa(update.confidenceMantissa)
        .publishTimeNs(update.publishTimeNs)
        .marketId(update.marketId)
        .exponent((byte) update.exponent)
        .publishers(update.publishers);
  }

  void tick(CommandHeader stamp, long deadlineNs) {
    TickEncoder message = new TickEncoder();
    message.wrapAndApplyHeader(buffer, start(stamp, TickEncoder.BLOCK_LENGTH), header);
    message.deadlineNs(deadlineNs);
  }

  void rejectFrame(CommandHeader stamp, RejectReason reason) {
    RejectedFrameEncoder message = new RejectedFrameEncoder();
    message.wrapAndApplyHeader(buffer, start(stamp, RejectedFrameEncoder.BLOCK_LENGTH), header);
    message
        .clientSeq(stamp.clientSeq)
        .reason(io.quantdesk.protocol.sbe.RejectReason.get(reason.code()));
  }

  static void put(Bytes32 from, MutableDirectBuffer to, int offset, int words) {
    long[] all = {from.w0, from.w1, from.w2, from.w3};
    for (int i = 0; i < words; i++) {
      to.putLong(offset + i * Long.BYTES, all[i], ByteOrder.LITTLE_ENDIAN);
    }
    for (int i = words; i < all.length; i++) {
      if (all[i] != 0) {
        throw new IllegalArgumentException("does not fit into the message");
      }
    }
  }

  private static void put(MarketParameters from, MarketParametersEncoder to) {
    to.tickSizeE9(from.tickSizeE9)
        .lotSizeE9(from.lotSizeE9)
        .minOrderLots(from.minOrderLots)
        .maxOrderLots(from.maxOrderLots)
        .maxOpenInterestLots(from.maxOpenInterestLots)
        .maxPriceTicks(from.maxPriceTicks)
        .initialMarginPpm(from.initialMarginPpm)
        .maintenanceMarginPpm(from.maintenanceMarginPpm)
        .takerFeePpm(from.takerFeePpm)
        .makerFeePpm(from.makerFeePpm)
        .marketOrderBandPpm(from.marketOrderBandPpm)
        .placementBandPpm(from.placementBandPpm)
        .matchBandPpm(from.matchBandPpm)
        .profitHaircutPpm(from.profitHaircutPpm)
        .openInterestLowerLots(from.openInterestLowerLots)
        .openInterestUpperLots(from.openInterestUpperLots);
    for (int i = 0; i < UpperTiers.MAX; i++) {
      to.tierLowerBoundMicros(i, from.upperTiers.lowerBoundMicros(i))
          .tierInitialMarginPpm(i, from.upperTiers.initialMarginPpm(i))
          .tierMaintenanceMarginPpm(i, from.upperTiers.maintenanceMarginPpm(i));
    }
  }
}
