package io.quantdesk.server.marketdata;

import io.quantdesk.engine.book.OrderBook;
import io.quantdesk.engine.order.Side;
import io.quantdesk.protocol.ipc.SnapshotRequests;
import io.quantdesk.protocol.sbe.BookDepth;
import io.quantdesk.protocol.sbe.BookSnapshotEndedEncoder;
import io.quantdesk.protocol.sbe.BookSnapshotLevelEncoder;
import io.quantdesk.protocol.sbe.BookSnapshotOrderEncoder;
import io.quantdesk.protocol.sbe.BookSnapshotStartedEncoder;
import org.agrona.concurrent.NanoClock;

/**
 * Repeats books to those who ask, one after the other, between the messages of commands. A book is
 * walked from the best price to the worst while it goes on changing: each message is true where it
 * stands, and what changes behind the walk is told by the changes themselves. Steps are small, so
 * that commands do not wait, and apart in time, so that listeners keep up.
 */
final class SnapshotSender {
  private static final int STEP_MESSAGES = 64;
  private static final long STEP_INTERVAL_NS = 100_000;
  private static final io.quantdesk.protocol.sbe.Side[] SIDES = {
    io.quantdesk.protocol.sbe.Side.BUY, io.quantdesk.protocol.sbe.Side.SELL
  };

  private final PublicBooks books;
  private final Broadcast broadcast;
  private final SnapshotRequests requests;
  private final SnapshotQueue queue;
  private final NanoClock clock;
  private final BookSnapshotStartedEncoder started = new BookSnapshotStartedEncoder();
  private final BookSnapshotLevelEncoder level = new BookSnapshotLevelEncoder();
  private final BookSnapshotOrderEncoder order = new BookSnapshotOrderEncoder();
  private final BookSnapshotEndedEncoder ended = new BookSnapshotEndedEncoder();

  private PublicMarket market;
  private BookDepth depth;
  private long snapshotId;
  private int index;
  private Side side;
  private int priceTicks;
  private long lastStepNs;

  SnapshotSender(
      PublicBooks books, Broadcast broadcast, SnapshotRequests requests, NanoClock clock) {
    this.books = books;
    this.broadcast = broadcast;
    this.requests = requests;
    this.queue = new SnapshotQueue(requests);
    this.clock = clock;
    this.lastStepNs = clock.nanoTime() - STEP_INTERVAL_NS;
  }

  /** A step, when something is asked for and it is time; returns the messages sent. */
  int doWork() {
    if (market == null && !begin()) {
      return 0;
    }
    long nowNs = clock.nanoTime();
    if (nowNs - lastStepNs < STEP_INTERVAL_NS) {
      return 0;
    }
    lastStepNs = nowNs;
    if (index == 0 && side == null) {
      sendStarted();
    }
    int sent = 0;
    while (market != null && sent < STEP_MESSAGES) {
      sendNext();
      sent++;
    }
    return sent;
  }

  private boolean begin() {
    int counter = queue.poll();
    if (counter == SnapshotQueue.NONE) {
      return false;
    }
    depth = depth(counter);
    market = depth == null ? null : books.find(SnapshotRequests.marketOf(counter));
    index = 0;
    side = null;
    return market != null;
  }

  private static BookDepth depth(int counter) {
    int code = SnapshotRequests.depthOf(counter);
    return code <= BookDepth.ORDERS.value() ? BookDepth.get((short) code) : null;
  }

  private void sendStarted() {
    snapshotId = requests.nextSnapshotId();
    started
        .wrapAndApplyHeader(broadcast.message(), 0, broadcast.header())
        .snapshotId(snapshotId)
        .marketSeq(market.marketSeq)
        .marketId(market.marketId)
        .depth(depth);
    broadcast.send(BookSnapshotStartedEncoder.BLOCK_LENGTH);
    beginSide(Side.BUY);
  }

  private void beginSide(Side next) {
    side = next;
    priceTicks = OrderBook.NO_PRICE;
    books.watch(PublicBooks.NONE);
  }

  private void sendNext() {
    if (books.watched() != PublicBooks.NONE) {
      sendOrder(books.watched());
      return;
    }
    int nextTicks = nextPriceTicks();
    if (nextTicks == OrderBook.NO_PRICE) {
      endSide();
      return;
    }
    priceTicks = nextTicks;
    if (depth == BookDepth.ORDERS) {
      sendOrder(market.book.firstOrder(priceTicks));
    } else {
      sendLevel();
    }
  }

  private int nextPriceTicks() {
    if (priceTicks == OrderBook.NO_PRICE) {
      return market.book.bestPriceTicks(side);
    }
    return depth == BookDepth.BEST
        ? OrderBook.NO_PRICE
        : market.book.nextPriceTicks(side, priceTicks);
  }

  private void endSide() {
    if (side == Side.BUY) {
      beginSide(Side.SELL);
    } else {
      sendEnded();
      market = null;
    }
  }

  private void sendLevel() {
    level
        .wrapAndApplyHeader(broadcast.message(), 0, broadcast.header())
        .snapshotId(snapshotId)
        .marketSeq(market.marketSeq)
        .levelQtyLots(market.book.levelQtyLots(priceTicks))
        .index(index++)
        .priceTicks(priceTicks)
        .marketId(market.marketId)
        .side(SIDES[side.code()]);
    broadcast.send(BookSnapshotLevelEncoder.BLOCK_LENGTH);
  }

  private void sendOrder(int slot) {
    order
        .wrapAndApplyHeader(broadcast.message(), 0, broadcast.header())
        .snapshotId(snapshotId)
        .marketSeq(market.marketSeq)
        .orderId(books.orderId(slot))
        .orderQtyLots(books.qtyLots(slot))
        .index(index++)
        .priceTicks(priceTicks)
        .marketId(market.marketId)
        .side(SIDES[side.code()]);
    broadcast.send(BookSnapshotOrderEncoder.BLOCK_LENGTH);
    books.watch(market.book.nextOrder(slot));
  }

  private void sendEnded() {
    ended
        .wrapAndApplyHeader(broadcast.message(), 0, broadcast.header())
        .snapshotId(snapshotId)
        .marketSeq(market.marketSeq)
        .count(index)
        .marketId(market.marketId)
        .depth(depth);
    broadcast.send(BookSnapshotEndedEncoder.BLOCK_LENGTH);
  }
}
