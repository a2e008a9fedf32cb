package io.quantdesk.server.demo.feed;

/**
 * One message of a feed: the kind says which of the groups of fields below have a meaning. Reused
 * by its reader, valid until the reader's next message.
 */
public final class FeedMessage {
  /** What a message is about. */
  public enum Kind {
    /** Levels that changed, with absolute quantities. */
    DEPTH_UPDATE,
    /** The best levels as the venue's REST interface gave them, at update lastUpdateId. */
    DEPTH_SNAPSHOT,
    /** A trade, with the side of its maker. */
    TRADE,
    /** The best bid and ask. */
    BOOK_TICKER
  }

  public Kind kind;

  /** When the recorder got it, nanoseconds since 1970. */
  public long receiveNs;

  /** DEPTH_UPDATE: first update id in it. */
  public long firstUpdateId;

  /** DEPTH_UPDATE, DEPTH_SNAPSHOT: last update id in it. */
  public long lastUpdateId;

  /** DEPTH_UPDATE: lastUpdateId of the message before it. */
  public long previousUpdateId;

  /** DEPTH_UPDATE, DEPTH_SNAPSHOT. */
  public final LevelChanges levels = new LevelChanges();

  /** TRADE: the venue's number of it. */
  public long tradeId;

  /** TRADE. */
  public int priceTicks;

  /** TRADE. */
  public long qtyLots;

  /** TRADE: the seller was the aggressor. */
  public boolean buyerIsMaker;

  /** BOOK_TICKER. */
  public int bestBidTicks;

  /** BOOK_TICKER. */
  public int bestAskTicks;

  /** Forgets everything but the time of receipt. */
  void clear() {
    kind = null;
    firstUpdateId = 0;
    lastUpdateId = 0;
    previousUpdateId = 0;
    levels.clear();
    tradeId = 0;
    priceTicks = 0;
    qtyLots = 0;
    buyerIsMaker = false;
    bestBidTicks = 0;
    bestAskTicks = 0;
  }

  /** Whether the kind is known and the fields of that kind are there. */
  boolean isComplete() {
    if (kind == null) {
      return false;
    }
    return switch (kind) {
      case DEPTH_UPDATE -> firstUpdateId > 0 && lastUpdateId >= firstUpdateId;
      case DEPTH_SNAPSHOT -> lastUpdateId > 0;
      case TRADE -> tradeId > 0 && priceTicks > 0 && qtyLots > 0;
      case BOOK_TICKER -> bestBidTicks > 0 && bestAskTicks > 0;
    };
  }
}
