package io.quantdesk.server.audit.decode;

import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.account.BalanceChangeReason;
import io.quantdesk.engine.event.AccountCreated;
import io.quantdesk.engine.event.BalanceChanged;
import io.quantdesk.engine.event.CommandOutcome;
import io.quantdesk.engine.event.MarketCreated;
import io.quantdesk.engine.event.MarketStateChanged;
import io.quantdesk.engine.event.MarketUpdated;
import io.quantdesk.engine.event.PositionChanged;
import io.quantdesk.engine.event.SessionOpened;
import io.quantdesk.engine.event.SubAccountCreated;
import io.quantdesk.engine.market.MarketParameters;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.market.UpperTiers;
import io.quantdesk.engine.math.Bytes32;
import io.quantdesk.engine.session.SessionRole;
import io.quantdesk.journal.JournalReader;
import io.quantdesk.protocol.EventBlockCursor;
import io.quantdesk.protocol.sbe.AccountCreatedDecoder;
import io.quantdesk.protocol.sbe.BalanceChangedDecoder;
import io.quantdesk.protocol.sbe.CommandOutcomeDecoder;
import io.quantdesk.protocol.sbe.MarketCreatedDecoder;
import io.quantdesk.protocol.sbe.MarketParametersDecoder;
import io.quantdesk.protocol.sbe.MarketStateChangedDecoder;
import io.quantdesk.protocol.sbe.MarketUpdatedDecoder;
import io.quantdesk.protocol.sbe.MessageHeaderDecoder;
import io.quantdesk.protocol.sbe.PositionChangedDecoder;
import io.quantdesk.protocol.sbe.SessionOpenedDecoder;
import io.quantdesk.protocol.sbe.SubAccountCreatedDecoder;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;

/**
 * Turns the messages of event blocks back into the events that the engine told, as calls of a
 * listener: the reverse of the pipeline's publisher. Each call gets an event object of its own.
 * Owned by one thread.
 */
public final class EventBlockDecoder implements JournalReader.EntryHandler {
  private final EngineEvents events;
  private final OrderEventDecoder orders;
  private final AdminEventDecoder administration;
  private final OracleEventDecoder prices;
  private final EventBlockCursor cursor = new EventBlockCursor();
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private DirectBuffer buffer;
  private int at;

  /** Tells this listener. */
  public EventBlockDecoder(EngineEvents events) {
    this.events = events;
    this.orders = new OrderEventDecoder(events);
    administration = new AdminEventDecoder(events);
    prices = new OracleEventDecoder(events);
  }

  /** Tells all events of a block, and its outcome last, as the engine does. */
  @Override
  public void onEntry(long sequence, DirectBuffer block, int offset, int length) {
    cursor.wrap(block, offset, length);
    while (cursor.next()) {
      event(cursor.templateId(), block, cursor.messageOffset());
    }
    outcome(cursor.outcome());
  }

  /**
   * Tells one event.
   *
   * @param messageOffset where its header starts
   */
  public void event(int templateId, DirectBuffer block, int messageOffset) {
    buffer = block;
    at = messageOffset;
    switch (templateId) {
      case SessionOpenedDecoder.TEMPLATE_ID -> sessionOpened();
      case AccountCreatedDecoder.TEMPLATE_ID -> accountCreated();
      case SubAccountCreatedDecoder.TEMPLATE_ID -> subAccountCreated();
      case MarketCreatedDecoder.TEMPLATE_ID -> marketCreated();
      case MarketUpdatedDecoder.TEMPLATE_ID -> marketUpdated();
      case MarketStateChangedDecoder.TEMPLATE_ID -> marketStateChanged();
      case PositionChangedDecoder.TEMPLATE_ID -> positionChanged();
      case BalanceChangedDecoder.TEMPLATE_ID -> balanceChanged();
      default -> {
        if (!administration.decode(templateId, block, at)
            && !prices.decode(templateId, block, at)) {
          orders.decode(templateId, block, at);
        }
      }
    }
  }

  /** Tells the outcome of a command. */
  public void outcome(CommandOutcomeDecoder message) {
    CommandOutcome event = new CommandOutcome();
    event.commandSeq = message.commandSeq();
    event.timeNs = message.timeNs();
    event.clientSeq = message.clientSeq();
    event.orderId = message.orderId();
    event.originalSeq = message.originalSeq();
    event.sessionId = (int) message.sessionId();
    event.reason = RejectReason.of(message.reasonRaw());
    event.eventCount = message.eventCount();
    events.outcome(event);
  }

  private void sessionOpened() {
    SessionOpenedDecoder message = new SessionOpenedDecoder();
    message.wrapAndApplyHeader(buffer, at, header);
    SessionOpened event = new SessionOpened();
    event.connectionId = message.connectionId();
    event.lastClientSeq = message.lastClientSeq();
    event.sessionId = (int) message.sessionId();
    event.role = SessionRole.of(message.roleRaw());
    events.sessionOpened(event);
  }

  private void accountCreated() {
    AccountCreatedDecoder message = new AccountCreatedDecoder();
    message.wrapAndApplyHeader(buffer, at, header);
    AccountCreated event = new AccountCreated();
    event.accountId = (int) message.accountId();
    read(message.offset() + AccountCreatedDecoder.walletEncodingOffset(), 4, event.wallet);
    events.accountCreated(event);
  }

  private void subAccountCreated() {
    SubAccountCreatedDecoder message = new SubAccountCreatedDecoder();
    message.wrapAndApplyHeader(buffer, at, header);
    SubAccountCreated event = new SubAccountCreated();
    event.subAccountId = (int) message.subAccountId();
    event.accountId = (int) message.accountId();
    event.number = message.number();
    event.parentSubAccountId = (int) message.parentSubAccountId();
    event.isolatedMarketId = message.isolatedMarketId();
    events.subAccountCreated(event);
  }

  private void marketCreated() {
    MarketCreatedDecoder message = new MarketCreatedDecoder();
    message.wrapAndApplyHeader(buffer, at, header);
    MarketCreated event = new MarketCreated();
    event.marketId = message.marketId();
    event.state = MarketState.of(message.stateRaw());
    read(message.offset() + MarketCreatedDecoder.symbolEncodingOffset(), 3, event.symbol);
    read(message.parameters(), event.parameters);
    events.marketCreated(event);
  }

  private void marketUpdated() {
    MarketUpdatedDecoder message = new MarketUpdatedDecoder();
    message.wrapAndApplyHeader(buffer, at, header);
    MarketUpdated event = new MarketUpdated();
    event.marketId = message.marketId();
    read(message.parameters(), event.parameters);
    events.marketUpdated(event);
  }

  private void marketStateChanged() {
    MarketStateChangedDecoder message = new MarketStateChangedDecoder();
    message.wrapAndApplyHeader(buffer, at, header);
    MarketStateChanged event = new MarketStateChanged();
    event.marketId = message.marketId();
    event.state = MarketState.of(message.stateRaw());
    event.settlementPriceTicks = message.settlementPriceTicks();
    events.marketStateChanged(event);
  }

  private void positionChanged() {
    PositionChangedDecoder message = new PositionChangedDecoder();
    message.wrapAndApplyHeader(buffer, at, header);
    PositionChanged event = new PositionChanged();
    event.positionLots = message.positionLots();
    event.costMicros = message.costMicros();
    event.realizedPnlMicros = message.realizedPnlMicros();
    event.totalRealizedPnlMicros = message.totalRealizedPnlMicros();
    event.subAccountId = (int) message.subAccountId();
    event.marketId = message.marketId();
    events.positionChanged(event);
  }

  private void balanceChanged() {
    BalanceChangedDecoder message = new BalanceChangedDecoder();
    message.wrapAndApplyHeader(buffer, at, header);
    BalanceChanged event = new BalanceChanged();
    event.cashMicros = message.cashMicros();
    event.changeMicros = message.changeMicros();
    event.subAccountId = (int) message.subAccountId();
    event.reason = BalanceChangeReason.of(message.reasonRaw());
    events.balanceChanged(event);
  }

  private void read(int offset, int words, Bytes32 to) {
    to.set(word(offset, 0), word(offset, 1), word(offset, 2), words == 4 ? word(offset, 3) : 0);
  }

  private long word(int offset, int index) {
    return buffer.getLong(offset + index * Long.BYTES, ByteOrder.LITTLE_ENDIAN);
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
}
