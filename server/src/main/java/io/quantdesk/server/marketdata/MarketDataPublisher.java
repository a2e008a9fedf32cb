package io.quantdesk.server.marketdata;

import io.quantdesk.engine.EngineConfig;
import io.quantdesk.engine.order.Side;
import io.quantdesk.protocol.EventBlockCursor;
import io.quantdesk.protocol.ipc.SnapshotRequests;
import io.quantdesk.protocol.sbe.AuctionEndedDecoder;
import io.quantdesk.protocol.sbe.AuctionOpenedDecoder;
import io.quantdesk.protocol.sbe.MarkPriceUpdatedDecoder;
import io.quantdesk.protocol.sbe.MarketCreatedDecoder;
import io.quantdesk.protocol.sbe.OrderAcceptedDecoder;
import io.quantdesk.protocol.sbe.OrderAmendedDecoder;
import io.quantdesk.protocol.sbe.OrderDoneDecoder;
import io.quantdesk.protocol.sbe.OrderReducedDecoder;
import io.quantdesk.protocol.sbe.OrderRestedDecoder;
import io.quantdesk.protocol.sbe.TradedDecoder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Turns events into public market data: changes of orders and levels, trades, marks, best prices,
 * all numbered market by market, and snapshots on request. The numbers come from the events alone,
 * so after a restart they go on where they were, once {@link #onRecovered} has seen every block.
 * Allocates nothing but for a new market. Owned by the output stage's thread.
 */
public final class MarketDataPublisher {
  private final PublicBooks books;
  private final Broadcast broadcast = new Broadcast();
  private final NumberedMessages messages = new NumberedMessages(broadcast);
  private final EventBlockCursor recovered = new EventBlockCursor();
  private final MarketCreatedDecoder marketCreated = new MarketCreatedDecoder();
  private final OrderAcceptedDecoder orderAccepted = new OrderAcceptedDecoder();
  private final OrderRestedDecoder orderRested = new OrderRestedDecoder();
  private final OrderAmendedDecoder orderAmended = new OrderAmendedDecoder();
  private final OrderDoneDecoder orderDone = new OrderDoneDecoder();
  private final OrderReducedDecoder orderReduced = new OrderReducedDecoder();
  private final TradedDecoder traded = new TradedDecoder();
  private final AuctionOpenedDecoder auctionOpened = new AuctionOpenedDecoder();
  private final AuctionEndedDecoder auctionEnded = new AuctionEndedDecoder();
  private final MarkPriceUpdatedDecoder markPriceUpdated = new MarkPriceUpdatedDecoder();
  private final PublicMarket[] touched;
  private int touchedCount;
  private SnapshotSender snapshots;

  /** Knows of no market yet, and is heard by nobody. */
  public MarketDataPublisher(EngineConfig capacities) {
    this.books = new PublicBooks(capacities);
    this.touched = new PublicMarket[capacities.markets()];
  }

  /** Takes note of a block that was published in an earlier life. */
  public void onRecovered(DirectBuffer buffer, int offset, int length) {
    recovered.wrap(buffer, offset, length);
    while (recovered.next()) {
      onEvent(recovered, buffer);
    }
    onCommandEnd(recovered);
  }

  /**
   * From now on it is heard and answers requests.
   *
   * @param broadcastMemory of the layout of Agrona's broadcast
   * @param requests what listeners ask for
   * @param clock paces snapshots
   */
  public void open(UnsafeBuffer broadcastMemory, SnapshotRequests requests, NanoClock clock) {
    broadcast.open(broadcastMemory);
    snapshots = new SnapshotSender(books, broadcast, requests, clock);
  }

  /** All that it remembers. For snapshots, which read it whole or fill that of a new one. */
  public Object remembered() {
    return books;
  }

  /** Publishes what the current event of the cursor says to the public, if anything. */
  public void onEvent(EventBlockCursor cursor, DirectBuffer buffer) {
    int body = cursor.messageOffset() + cursor.header().encodedLength();
    int blockLength = cursor.header().blockLength();
    int version = cursor.header().version();
    switch (cursor.templateId()) {
      case OrderAcceptedDecoder.TEMPLATE_ID ->
          onAccepted(cursor, orderAccepted.wrap(buffer, body, blockLength, version));
      case OrderRestedDecoder.TEMPLATE_ID ->
          onRested(cursor, orderRested.wrap(buffer, body, blockLength, version));
      case OrderAmendedDecoder.TEMPLATE_ID ->
          onAmended(cursor, orderAmended.wrap(buffer, body, blockLength, version));
      case OrderDoneDecoder.TEMPLATE_ID ->
          onDone(cursor, orderDone.wrap(buffer, body, blockLength, version));
      case OrderReducedDecoder.TEMPLATE_ID ->
          onReduced(cursor, orderReduced.wrap(buffer, body, blockLength, version));
      case TradedDecoder.TEMPLATE_ID ->
          onTraded(cursor, traded.wrap(buffer, body, blockLength, version));
      case AuctionOpenedDecoder.TEMPLATE_ID -> {
        auctionOpened.wrap(buffer, body, blockLength, version);
        messages.auction(books.find(auctionOpened.marketId()), cursor, auctionOpened);
      }
      case AuctionEndedDecoder.TEMPLATE_ID -> {
        auctionEnded.wrap(buffer, body, blockLength, version);
        messages.auction(books.find(auctionEnded.marketId()), cursor, auctionEnded);
      }
      case MarkPriceUpdatedDecoder.TEMPLATE_ID ->
          onMark(cursor, markPriceUpdated.wrap(buffer, body, blockLength, version));
      case MarketCreatedDecoder.TEMPLATE_ID ->
          books.create(marketCreated.wrap(buffer, body, blockLength, version).marketId());
      default -> {}
    }
  }

  /** After the last event of a command: publishes the best prices that it changed. */
  public void onCommandEnd(EventBlockCursor cursor) {
    for (int i = 0; i < touchedCount; i++) {
      PublicMarket market = touched[i];
      market.touched = false;
      if (market.refreshBestPrices()) {
        messages.bestPrices(market, cursor);
      }
    }
    touchedCount = 0;
  }

  /** Sends a bounded part of the snapshots that are asked for; between commands only. */
  public int doWork() {
    return snapshots.doWork();
  }

  private void onAccepted(EventBlockCursor cursor, OrderAcceptedDecoder event) {
    if (event.restingQtyLots() > 0) {
      level(
          cursor,
          event.marketId(),
          event.sideRaw(),
          event.priceTicks(),
          event.orderId(),
          event.levelQtyLots());
    }
  }

  private void onRested(EventBlockCursor cursor, OrderRestedDecoder event) {
    level(
        cursor,
        event.marketId(),
        event.sideRaw(),
        event.priceTicks(),
        event.orderId(),
        event.levelQtyLots());
  }

  private void onAmended(EventBlockCursor cursor, OrderAmendedDecoder event) {
    if (event.triggerPriceTicks() != 0) {
      return;
    }
    level(
        cursor,
        event.marketId(),
        event.sideRaw(),
        event.oldPriceTicks(),
        event.orderId(),
        event.oldLevelQtyLots());
  }

  private void onDone(EventBlockCursor cursor, OrderDoneDecoder event) {
    if (event.rested() != 0) {
      level(
          cursor,
          event.marketId(),
          event.sideRaw(),
          event.priceTicks(),
          event.orderId(),
          event.levelQtyLots());
    }
  }

  private void onReduced(EventBlockCursor cursor, OrderReducedDecoder event) {
    if (event.rested() != 0) {
      level(
          cursor,
          event.marketId(),
          event.sideRaw(),
          event.priceTicks(),
          event.orderId(),
          event.levelQtyLots());
    }
  }

  private void onTraded(EventBlockCursor cursor, TradedDecoder event) {
    if (event.quoted() == 0) {
      level(
          cursor,
          event.marketId(),
          event.takerSideRaw() ^ 1,
          event.lastPriceTicks(),
          event.makerOrderId(),
          event.makerLevelQtyLots());
    }
    messages.trade(books.find(event.marketId()), cursor, event);
  }

  private void onMark(EventBlockCursor cursor, MarkPriceUpdatedDecoder event) {
    messages.mark(books.find(event.marketId()), cursor, event);
  }

  private void level(
      EventBlockCursor cursor,
      int marketId,
      int sideCode,
      int priceTicks,
      long orderId,
      long levelQtyLots) {
    PublicMarket market = books.find(marketId);
    if (books.apply(market.book, Side.of(sideCode), priceTicks, orderId, levelQtyLots)) {
      messages.level(market, cursor, books, sideCode, priceTicks, orderId, levelQtyLots);
      touch(market);
    }
  }

  private void touch(PublicMarket market) {
    if (!market.touched) {
      market.touched = true;
      touched[touchedCount++] = market;
    }
  }
}
