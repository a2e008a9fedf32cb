package io.quantdesk.writer.sql;

import io.quantdesk.protocol.EventBlockCursor;
import io.quantdesk.protocol.sbe.AccountCreatedDecoder;
import io.quantdesk.protocol.sbe.AdminActedDecoder;
import io.quantdesk.protocol.sbe.ApprovalRulesSetDecoder;
import io.quantdesk.protocol.sbe.AuctionEndedDecoder;
import io.quantdesk.protocol.sbe.AuctionOpenedDecoder;
import io.quantdesk.protocol.sbe.AuctionRulesSetDecoder;
import io.quantdesk.protocol.sbe.BackstopDrawnDecoder;
import io.quantdesk.protocol.sbe.BackstopRulesSetDecoder;
import io.quantdesk.protocol.sbe.BackstopUnwoundDecoder;
import io.quantdesk.protocol.sbe.BalanceChangedDecoder;
import io.quantdesk.protocol.sbe.CancelScheduledDecoder;
import io.quantdesk.protocol.sbe.CollateralAssetSetDecoder;
import io.quantdesk.protocol.sbe.CollateralChangedDecoder;
import io.quantdesk.protocol.sbe.CollateralPriceUpdatedDecoder;
import io.quantdesk.protocol.sbe.CollateralSettledDecoder;
import io.quantdesk.protocol.sbe.CollateralSoldDecoder;
import io.quantdesk.protocol.sbe.CollateralWithdrawalDecoder;
import io.quantdesk.protocol.sbe.FeeScheduleSetDecoder;
import io.quantdesk.protocol.sbe.FeeTierChangedDecoder;
import io.quantdesk.protocol.sbe.FundingPaidDecoder;
import io.quantdesk.protocol.sbe.FundingRateScheduledDecoder;
import io.quantdesk.protocol.sbe.FundingRateSetDecoder;
import io.quantdesk.protocol.sbe.FundingRulesSetDecoder;
import io.quantdesk.protocol.sbe.InsuranceChangedDecoder;
import io.quantdesk.protocol.sbe.LeverageSetDecoder;
import io.quantdesk.protocol.sbe.LiquidationEndedDecoder;
import io.quantdesk.protocol.sbe.LiquidationRulesSetDecoder;
import io.quantdesk.protocol.sbe.LiquidationStartedDecoder;
import io.quantdesk.protocol.sbe.LiquidationSteppedDecoder;
import io.quantdesk.protocol.sbe.LossSocializedDecoder;
import io.quantdesk.protocol.sbe.MarkPriceUpdatedDecoder;
import io.quantdesk.protocol.sbe.MarkRulesSetDecoder;
import io.quantdesk.protocol.sbe.MarketCreatedDecoder;
import io.quantdesk.protocol.sbe.MarketStateChangedDecoder;
import io.quantdesk.protocol.sbe.MarketUpdatedDecoder;
import io.quantdesk.protocol.sbe.MassCancelCompletedDecoder;
import io.quantdesk.protocol.sbe.MessageHeaderDecoder;
import io.quantdesk.protocol.sbe.OpenInterestShareSetDecoder;
import io.quantdesk.protocol.sbe.OraclePriceUpdatedDecoder;
import io.quantdesk.protocol.sbe.OracleStatusChangedDecoder;
import io.quantdesk.protocol.sbe.OrderAcceptedDecoder;
import io.quantdesk.protocol.sbe.OrderAmendedDecoder;
import io.quantdesk.protocol.sbe.OrderDoneDecoder;
import io.quantdesk.protocol.sbe.OrderEnlargedDecoder;
import io.quantdesk.protocol.sbe.OrderReducedDecoder;
import io.quantdesk.protocol.sbe.OrderRejectedDecoder;
import io.quantdesk.protocol.sbe.OrderRestedDecoder;
import io.quantdesk.protocol.sbe.OrderTriggeredDecoder;
import io.quantdesk.protocol.sbe.PositionChangedDecoder;
import io.quantdesk.protocol.sbe.PositionSettledDecoder;
import io.quantdesk.protocol.sbe.PriceRulesSetDecoder;
import io.quantdesk.protocol.sbe.ProposalChangedDecoder;
import io.quantdesk.protocol.sbe.ProposalMadeDecoder;
import io.quantdesk.protocol.sbe.QuoteAcceptedDecoder;
import io.quantdesk.protocol.sbe.RateLimitsSetDecoder;
import io.quantdesk.protocol.sbe.RiskAlertDecoder;
import io.quantdesk.protocol.sbe.ScheduledCancelStartedDecoder;
import io.quantdesk.protocol.sbe.ScheduledCloseEndedDecoder;
import io.quantdesk.protocol.sbe.SessionOpenedDecoder;
import io.quantdesk.protocol.sbe.Side;
import io.quantdesk.protocol.sbe.SubAccountCreatedDecoder;
import io.quantdesk.protocol.sbe.TradedDecoder;
import io.quantdesk.protocol.sbe.WithdrawalConfirmedDecoder;
import io.quantdesk.protocol.sbe.WithdrawalRequestedDecoder;
import io.quantdesk.protocol.sbe.WithdrawalRevertedDecoder;
import io.quantdesk.protocol.sbe.WithdrawalRulesSetDecoder;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.collections.Int2ObjectHashMap;

/** Turns the events of one command into rows: one method per event that has a table. */
final class EventTranslator {
  private final Directory directory;
  private final UserRows users = new UserRows();
  private final MarketRows markets = new MarketRows();
  private final BalanceRows balances = new BalanceRows();
  private final OrderRows orders;
  private final PositionRows positions;
  private final TradeRows trades;
  private final OraclePriceRows oraclePrices = new OraclePriceRows();
  private final MarkPriceRows markPrices;
  private final List<RowSet> rowSets;

  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final AccountCreatedDecoder accountCreated = new AccountCreatedDecoder();
  private final SubAccountCreatedDecoder subAccountCreated = new SubAccountCreatedDecoder();
  private final MarketCreatedDecoder marketCreated = new MarketCreatedDecoder();
  private final MarketUpdatedDecoder marketUpdated = new MarketUpdatedDecoder();
  private final MarketStateChangedDecoder marketStateChanged = new MarketStateChangedDecoder();
  private final OraclePriceUpdatedDecoder oraclePriceUpdated = new OraclePriceUpdatedDecoder();
  private final MarkPriceUpdatedDecoder markPriceUpdated = new MarkPriceUpdatedDecoder();
  private final OrderAcceptedDecoder orderAccepted = new OrderAcceptedDecoder();
  private final OrderRestedDecoder orderRested = new OrderRestedDecoder();
  private final OrderAmendedDecoder orderAmended = new OrderAmendedDecoder();
  private final OrderDoneDecoder orderDone = new OrderDoneDecoder();
  private final OrderReducedDecoder orderReduced = new OrderReducedDecoder();
  private final OrderEnlargedDecoder orderEnlarged = new OrderEnlargedDecoder();
  private final OrderTriggeredDecoder orderTriggered = new OrderTriggeredDecoder();
  private final TradedDecoder traded = new TradedDecoder();
  private final PositionChangedDecoder positionChanged = new PositionChangedDecoder();
  private final BalanceChangedDecoder balanceChanged = new BalanceChangedDecoder();
  private final Int2ObjectHashMap<Runnable> handlers = new Int2ObjectHashMap<>();
  private final Fill taker = new Fill(false);
  private final Fill maker = new Fill(true);

  private long seq;
  private long timeNs;
  private int ordinal;
  private DirectBuffer buffer;
  private int offset;

  EventTranslator(Directory directory) {
    this.directory = directory;
    orders = new OrderRows(directory);
    positions = new PositionRows(directory);
    trades = new TradeRows(directory);
    markPrices = new MarkPriceRows(directory);
    // Owners before what they own: foreign keys are checked row by row.
    rowSets =
        List.of(users, markets, balances, orders, positions, trades, oraclePrices, markPrices);
    registerHandlers();
  }

  /** The rows of all events since the last clear, in the order in which they must be written. */
  List<RowSet> rowSets() {
    return rowSets;
  }

  /** Adds the events of a command, all of known templates; the cursor stands before the first. */
  void translate(EventBlockCursor cursor, DirectBuffer block) {
    seq = cursor.outcome().commandSeq();
    timeNs = cursor.outcome().timeNs();
    buffer = block;
    while (cursor.next()) {
      ordinal = cursor.ordinal();
      offset = cursor.messageOffset();
      int templateId = cursor.templateId();
      if (templateId != PositionChangedDecoder.TEMPLATE_ID
          && templateId != BalanceChangedDecoder.TEMPLATE_ID) {
        trades.settle();
      }
      handlers.get(templateId).run();
    }
    trades.settle();
  }

  /** Whether there is a handler, if only one that knows of no row. */
  boolean knows(int templateId) {
    return handlers.containsKey(templateId);
  }

  private void registerHandlers() {
    handlers.put(AccountCreatedDecoder.TEMPLATE_ID, this::onAccountCreated);
    handlers.put(SubAccountCreatedDecoder.TEMPLATE_ID, this::onSubAccountCreated);
    handlers.put(MarketCreatedDecoder.TEMPLATE_ID, this::onMarketCreated);
    handlers.put(MarketUpdatedDecoder.TEMPLATE_ID, this::onMarketUpdated);
    handlers.put(MarketStateChangedDecoder.TEMPLATE_ID, this::onMarketStateChanged);
    handlers.put(OraclePriceUpdatedDecoder.TEMPLATE_ID, this::onOraclePriceUpdated);
    handlers.put(MarkPriceUpdatedDecoder.TEMPLATE_ID, this::onMarkPriceUpdated);
    handlers.put(OrderAcceptedDecoder.TEMPLATE_ID, this::onOrderAccepted);
    handlers.put(OrderRestedDecoder.TEMPLATE_ID, this::onOrderRested);
    handlers.put(OrderAmendedDecoder.TEMPLATE_ID, this::onOrderAmended);
    handlers.put(OrderDoneDecoder.TEMPLATE_ID, this::onOrderDone);
    handlers.put(OrderReducedDecoder.TEMPLATE_ID, this::onOrderReduced);
    handlers.put(OrderEnlargedDecoder.TEMPLATE_ID, this::onOrderEnlarged);
    handlers.put(OrderTriggeredDecoder.TEMPLATE_ID, this::onOrderTriggered);
    handlers.put(TradedDecoder.TEMPLATE_ID, this::onTraded);
    handlers.put(PositionChangedDecoder.TEMPLATE_ID, this::onPositionChanged);
    handlers.put(BalanceChangedDecoder.TEMPLATE_ID, this::onBalanceChanged);
    // Facts of the journal alone: no table tells of sessions, refusals, timers, limits,
    // leverage and alerts.
    handlers.put(SessionOpenedDecoder.TEMPLATE_ID, () -> {});
    handlers.put(OrderRejectedDecoder.TEMPLATE_ID, () -> {});
    handlers.put(MassCancelCompletedDecoder.TEMPLATE_ID, () -> {});
    handlers.put(RateLimitsSetDecoder.TEMPLATE_ID, () -> {});
    handlers.put(LeverageSetDecoder.TEMPLATE_ID, () -> {});
    handlers.put(RiskAlertDecoder.TEMPLATE_ID, () -> {});
    handlers.put(LiquidationStartedDecoder.TEMPLATE_ID, () -> {});
    handlers.put(LiquidationSteppedDecoder.TEMPLATE_ID, () -> {});
    handlers.put(LiquidationEndedDecoder.TEMPLATE_ID, () -> {});
    handlers.put(InsuranceChangedDecoder.TEMPLATE_ID, () -> {});
    handlers.put(LiquidationRulesSetDecoder.TEMPLATE_ID, () -> {});
    handlers.put(LossSocializedDecoder.TEMPLATE_ID, () -> {});
    handlers.put(BackstopDrawnDecoder.TEMPLATE_ID, () -> {});
    handlers.put(BackstopRulesSetDecoder.TEMPLATE_ID, () -> {});
    handlers.put(BackstopUnwoundDecoder.TEMPLATE_ID, () -> {});
    handlers.put(CollateralAssetSetDecoder.TEMPLATE_ID, () -> {});
    handlers.put(CollateralPriceUpdatedDecoder.TEMPLATE_ID, () -> {});
    handlers.put(CollateralChangedDecoder.TEMPLATE_ID, () -> {});
    handlers.put(CollateralWithdrawalDecoder.TEMPLATE_ID, () -> {});
    handlers.put(CollateralSoldDecoder.TEMPLATE_ID, () -> {});
    handlers.put(CollateralSettledDecoder.TEMPLATE_ID, () -> {});
    handlers.put(PriceRulesSetDecoder.TEMPLATE_ID, () -> {});
    handlers.put(MarkRulesSetDecoder.TEMPLATE_ID, () -> {});
    handlers.put(OracleStatusChangedDecoder.TEMPLATE_ID, () -> {});
    handlers.put(WithdrawalRequestedDecoder.TEMPLATE_ID, () -> {});
    handlers.put(WithdrawalConfirmedDecoder.TEMPLATE_ID, () -> {});
    handlers.put(WithdrawalRevertedDecoder.TEMPLATE_ID, () -> {});
    handlers.put(WithdrawalRulesSetDecoder.TEMPLATE_ID, () -> {});
    handlers.put(ApprovalRulesSetDecoder.TEMPLATE_ID, () -> {});
    handlers.put(ProposalMadeDecoder.TEMPLATE_ID, () -> {});
    handlers.put(ProposalChangedDecoder.TEMPLATE_ID, () -> {});
    handlers.put(AdminActedDecoder.TEMPLATE_ID, () -> {});
    handlers.put(AuctionRulesSetDecoder.TEMPLATE_ID, () -> {});
    handlers.put(AuctionOpenedDecoder.TEMPLATE_ID, () -> {});
    handlers.put(QuoteAcceptedDecoder.TEMPLATE_ID, () -> {});
    handlers.put(AuctionEndedDecoder.TEMPLATE_ID, () -> {});
    handlers.put(FeeScheduleSetDecoder.TEMPLATE_ID, () -> {});
    handlers.put(FeeTierChangedDecoder.TEMPLATE_ID, () -> {});
    handlers.put(OpenInterestShareSetDecoder.TEMPLATE_ID, () -> {});
    handlers.put(FundingRulesSetDecoder.TEMPLATE_ID, () -> {});
    handlers.put(FundingRateSetDecoder.TEMPLATE_ID, () -> {});
    handlers.put(FundingPaidDecoder.TEMPLATE_ID, () -> {});
    handlers.put(PositionSettledDecoder.TEMPLATE_ID, () -> {});
    handlers.put(FundingRateScheduledDecoder.TEMPLATE_ID, () -> {});
    handlers.put(CancelScheduledDecoder.TEMPLATE_ID, () -> {});
    handlers.put(ScheduledCancelStartedDecoder.TEMPLATE_ID, () -> {});
    handlers.put(ScheduledCloseEndedDecoder.TEMPLATE_ID, () -> {});
  }

  private void onAccountCreated() {
    users.created(accountCreated.wrapAndApplyHeader(buffer, offset, header), seq, timeNs);
  }

  private void onSubAccountCreated() {
    SubAccountCreatedDecoder event = subAccountCreated.wrapAndApplyHeader(buffer, offset, header);
    directory.putSubAccount(event.subAccountId(), event.accountId());
    balances.created(event, seq, timeNs);
  }

  private void onMarketCreated() {
    MarketCreatedDecoder event = marketCreated.wrapAndApplyHeader(buffer, offset, header);
    Market market = new Market(event.marketId(), event.symbol());
    market.state = event.state().name();
    market.set(event.parameters());
    market.createdNs = timeNs;
    directory.putMarket(market);
    changed(market);
  }

  private void onMarketUpdated() {
    MarketUpdatedDecoder event = marketUpdated.wrapAndApplyHeader(buffer, offset, header);
    Market market = directory.market(event.marketId());
    market.set(event.parameters());
    changed(market);
  }

  private void onMarketStateChanged() {
    MarketStateChangedDecoder event = marketStateChanged.wrapAndApplyHeader(buffer, offset, header);
    Market market = directory.market(event.marketId());
    market.state = event.state().name();
    changed(market);
  }

  private void onOraclePriceUpdated() {
    oraclePrices.updated(
        oraclePriceUpdated.wrapAndApplyHeader(buffer, offset, header), seq, ordinal, timeNs);
  }

  private void onMarkPriceUpdated() {
    markPrices.updated(
        markPriceUpdated.wrapAndApplyHeader(buffer, offset, header), seq, ordinal, timeNs);
  }

  private void onOrderAccepted() {
    orders.accepted(orderAccepted.wrapAndApplyHeader(buffer, offset, header), seq, timeNs);
  }

  private void onOrderRested() {
    orders.rested(orderRested.wrapAndApplyHeader(buffer, offset, header), seq, timeNs);
  }

  private void onOrderAmended() {
    orders.amended(orderAmended.wrapAndApplyHeader(buffer, offset, header), seq, timeNs);
  }

  private void onOrderDone() {
    orders.done(orderDone.wrapAndApplyHeader(buffer, offset, header), seq, timeNs);
  }

  private void onOrderReduced() {
    orders.reduced(orderReduced.wrapAndApplyHeader(buffer, offset, header), seq, timeNs);
  }

  private void onOrderEnlarged() {
    orders.enlarged(orderEnlarged.wrapAndApplyHeader(buffer, offset, header), seq, timeNs);
  }

  private void onOrderTriggered() {
    orders.triggered(orderTriggered.wrapAndApplyHeader(buffer, offset, header), seq, timeNs);
  }

  private void onPositionChanged() {
    PositionChangedDecoder event = positionChanged.wrapAndApplyHeader(buffer, offset, header);
    positions.changed(event, seq, timeNs);
    trades.realized(event.subAccountId(), event.marketId(), event.realizedPnlMicros());
  }

  private void onBalanceChanged() {
    balances.changed(balanceChanged.wrapAndApplyHeader(buffer, offset, header), seq, timeNs);
  }

  private void changed(Market market) {
    market.updatedNs = timeNs;
    market.seq = seq;
    markets.changed(market);
  }

  private void onTraded() {
    TradedDecoder event = traded.wrapAndApplyHeader(buffer, offset, header);
    Side takerSide = event.takerSide();
    taker.orderId = event.takerOrderId();
    taker.subAccountId = event.takerSubAccountId();
    taker.side = takerSide.name();
    taker.leavesQtyLots = event.takerLeavesQtyLots();
    taker.feeMicros = event.takerFeeMicros();
    maker.orderId = event.makerOrderId();
    maker.subAccountId = event.makerSubAccountId();
    maker.side = (takerSide == Side.BUY ? Side.SELL : Side.BUY).name();
    maker.leavesQtyLots = event.makerLeavesQtyLots();
    maker.feeMicros = event.makerFeeMicros();
    fillTerms(taker, event);
    fillTerms(maker, event);
    orders.filled(taker, seq, timeNs);
    orders.filled(maker, seq, timeNs);
    trades.matched(taker, maker, seq, ordinal, timeNs);
  }

  private void fillTerms(Fill fill, TradedDecoder event) {
    fill.market = directory.market(event.marketId());
    fill.tradeId = event.tradeId();
    fill.qtyLots = event.lastQtyLots();
    fill.priceTicks = event.lastPriceTicks();
    fill.valueMicros = fill.market.valueMicros(fill.qtyLots, fill.priceTicks);
  }
}
