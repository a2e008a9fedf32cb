package io.quantdesk.protocol.client;

import io.quantdesk.protocol.sbe.AuctionFinishedDecoder;
import io.quantdesk.protocol.sbe.AuctionStartedDecoder;
import io.quantdesk.protocol.sbe.BestPricesChangedDecoder;
import io.quantdesk.protocol.sbe.BookDepth;
import io.quantdesk.protocol.sbe.BookLevelChangedDecoder;
import io.quantdesk.protocol.sbe.BookSnapshotEndedDecoder;
import io.quantdesk.protocol.sbe.BookSnapshotLevelDecoder;
import io.quantdesk.protocol.sbe.BookSnapshotOrderDecoder;
import io.quantdesk.protocol.sbe.BookSnapshotStartedDecoder;
import io.quantdesk.protocol.sbe.MarkPublishedDecoder;
import io.quantdesk.protocol.sbe.MessageHeaderDecoder;
import io.quantdesk.protocol.sbe.TradePrintedDecoder;
import org.agrona.DirectBuffer;

/**
 * What the books of a listener have in common: the rule of docs/market-data.md by which messages
 * are applied, gaps are found, and a snapshot makes the book right again. Feed it every message
 * that is heard, of whichever market. Owned by one thread.
 *
 * <p>A book is live, and then equals the engine's; or it is filling from a snapshot; or it is
 * neither, and needs one. Only a live book's prices and quantities mean anything.
 */
public abstract sealed class MarketBook permits L1Book, L2Book, L3Book {
  private static final long FIRST = 1;

  private final int marketId;
  private final BookDepth depth;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final BookLevelChangedDecoder levelChanged = new BookLevelChangedDecoder();
  private final TradePrintedDecoder tradePrinted = new TradePrintedDecoder();
  private final MarkPublishedDecoder markPublished = new MarkPublishedDecoder();
  private final AuctionStartedDecoder auctionStarted = new AuctionStartedDecoder();
  private final AuctionFinishedDecoder auctionFinished = new AuctionFinishedDecoder();
  private final BestPricesChangedDecoder bestPrices = new BestPricesChangedDecoder();
  private final BookSnapshotStartedDecoder started = new BookSnapshotStartedDecoder();
  private final BookSnapshotLevelDecoder level = new BookSnapshotLevelDecoder();
  private final BookSnapshotOrderDecoder order = new BookSnapshotOrderDecoder();
  private final BookSnapshotEndedDecoder ended = new BookSnapshotEndedDecoder();

  private long marketSeq;
  private boolean live;
  private boolean filling;
  private long snapshotId;
  private long nextIndex;
  private long gapCount;

  MarketBook(int marketId, BookDepth depth) {
    this.marketId = marketId;
    this.depth = depth;
  }

  /** The market whose messages it takes. */
  public final int marketId() {
    return marketId;
  }

  /** The kind of snapshot that it takes, for {@link MarketDataClient#requestSnapshot}. */
  public final BookDepth depth() {
    return depth;
  }

  /** Whether it equals the engine's book after message {@link #marketSeq}. */
  public final boolean isLive() {
    return live;
  }

  /** Whether only a snapshot can make it right, and none is under way. */
  public final boolean needsSnapshot() {
    return !live && !filling;
  }

  /** Number of the market's newest message that was heard; 0: none. */
  public final long marketSeq() {
    return marketSeq;
  }

  /** How often messages were missing while the book was live or filling. */
  public final long gapCount() {
    return gapCount;
  }

  /** Messages are known to be lost, perhaps of this market: the book is live no longer. */
  public final void messagesLost() {
    if (live || filling) {
      gapCount++;
    }
    live = false;
    filling = false;
  }

  /**
   * Takes a message; one of another market or of no concern does nothing.
   *
   * @param offset where the message header starts
   */
  public final void onMessage(DirectBuffer buffer, int offset) {
    switch (header.wrap(buffer, offset).templateId()) {
      case BookLevelChangedDecoder.TEMPLATE_ID -> {
        levelChanged.wrapAndApplyHeader(buffer, offset, header);
        if (applies(levelChanged.marketId(), levelChanged.marketSeq())) {
          onLevelChanged(levelChanged);
        }
      }
      case BestPricesChangedDecoder.TEMPLATE_ID -> {
        bestPrices.wrapAndApplyHeader(buffer, offset, header);
        if (applies(bestPrices.marketId(), bestPrices.marketSeq())) {
          onBestPrices(bestPrices);
        }
      }
      case TradePrintedDecoder.TEMPLATE_ID -> {
        tradePrinted.wrapAndApplyHeader(buffer, offset, header);
        applies(tradePrinted.marketId(), tradePrinted.marketSeq());
      }
      case MarkPublishedDecoder.TEMPLATE_ID -> {
        markPublished.wrapAndApplyHeader(buffer, offset, header);
        applies(markPublished.marketId(), markPublished.marketSeq());
      }
      case AuctionStartedDecoder.TEMPLATE_ID -> {
        auctionStarted.wrapAndApplyHeader(buffer, offset, header);
        applies(auctionStarted.marketId(), auctionStarted.marketSeq());
      }
      case AuctionFinishedDecoder.TEMPLATE_ID -> {
        auctionFinished.wrapAndApplyHeader(buffer, offset, header);
        applies(auctionFinished.marketId(), auctionFinished.marketSeq());
      }
      default -> onSnapshotMessage(buffer, offset);
    }
  }

  abstract void clear();

  void onLevelChanged(BookLevelChangedDecoder message) {}

  void onBestPrices(BestPricesChangedDecoder message) {}

  void onSnapshotLevel(BookSnapshotLevelDecoder message) {}

  void onSnapshotOrder(BookSnapshotOrderDecoder message) {}

  private void onSnapshotMessage(DirectBuffer buffer, int offset) {
    switch (header.templateId()) {
      case BookSnapshotStartedDecoder.TEMPLATE_ID ->
          onStarted(started.wrapAndApplyHeader(buffer, offset, header));
      case BookSnapshotLevelDecoder.TEMPLATE_ID -> {
        level.wrapAndApplyHeader(buffer, offset, header);
        if (fills(level.marketId(), level.snapshotId(), level.marketSeq(), level.index())) {
          onSnapshotLevel(level);
        }
      }
      case BookSnapshotOrderDecoder.TEMPLATE_ID -> {
        order.wrapAndApplyHeader(buffer, offset, header);
        if (fills(order.marketId(), order.snapshotId(), order.marketSeq(), order.index())) {
          onSnapshotOrder(order);
        }
      }
      case BookSnapshotEndedDecoder.TEMPLATE_ID -> {
        ended.wrapAndApplyHeader(buffer, offset, header);
        if (fills(ended.marketId(), ended.snapshotId(), ended.marketSeq(), ended.count())) {
          filling = false;
          live = true;
        }
      }
      default -> {}
    }
  }

  /** Whether a numbered message is to be applied: the next one, of a book that has a beginning. */
  private boolean applies(int messageMarketId, long messageSeq) {
    if (messageMarketId != marketId) {
      return false;
    }
    if (messageSeq == FIRST) {
      begin(FIRST);
      live = true;
      return true;
    }
    if (messageSeq != marketSeq + 1) {
      messagesLost();
    }
    marketSeq = messageSeq;
    return live || filling;
  }

  private void onStarted(BookSnapshotStartedDecoder message) {
    if (message.marketId() != marketId) {
      return;
    }
    requireNewest(message.marketSeq());
    if (!live && message.depth() == depth) {
      begin(message.marketSeq());
      filling = true;
      snapshotId = message.snapshotId();
      nextIndex = 0;
    }
  }

  /** Whether a message of a snapshot belongs to the one that the book is being filled from. */
  private boolean fills(int messageMarketId, long id, long messageSeq, long index) {
    if (messageMarketId != marketId) {
      return false;
    }
    requireNewest(messageSeq);
    if (!filling || id != snapshotId) {
      return false;
    }
    if (index != nextIndex++) {
      messagesLost();
    }
    return filling;
  }

  /** A snapshot's messages tell the number of the newest message: a lost one is missed at once. */
  private void requireNewest(long newestSeq) {
    if (newestSeq != marketSeq) {
      messagesLost();
      marketSeq = newestSeq;
    }
  }

  private void begin(long seq) {
    clear();
    live = false;
    filling = false;
    marketSeq = seq;
  }
}
