package io.quantdesk.server.demo.flow;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.server.demo.feed.FeedMessage;
import java.util.ArrayList;
import java.util.List;

/**
 * The whole translation: takes one feed message at a time, sends its commands as far as there is
 * room, and takes the answers. It never waits; its caller alternates between {@link #drain} and
 * polling. Owned by one thread.
 */
public final class OrderFlow {
  private final List<DemoMarket> markets;
  private final CommandSink sink;
  private final Unanswered unanswered;
  private final LevelQuotes quotes;
  private final TradeToOrders trades;
  private final List<DepthToOrders> depths = new ArrayList<>();
  private final List<QuoteToOracle> oracles = new ArrayList<>();
  private final RefusalCounts refusals = new RefusalCounts();
  private FeedMessage message;
  private int feed;

  /**
   * Starts with no orders.
   *
   * @param markets one per feed, in the order of the feeds
   * @param accounts who trades
   * @param sink where commands go
   * @param maxUnanswered a power of two that the sink keeps to
   */
  public OrderFlow(
      List<DemoMarket> markets, DemoAccounts accounts, CommandSink sink, int maxUnanswered) {
    this.markets = List.copyOf(markets);
    this.sink = sink;
    this.unanswered = new Unanswered(maxUnanswered);
    this.quotes = new LevelQuotes(accounts.makers(), unanswered);
    this.trades = new TradeToOrders(accounts.takers(), unanswered);
    for (DemoMarket market : markets) {
      depths.add(new DepthToOrders(market, quotes));
      oracles.add(new QuoteToOracle(market));
    }
  }

  /** Takes a message of a feed; it must stay unchanged until {@link #drain} has returned true. */
  public void begin(int feedIndex, FeedMessage feedMessage) {
    feed = feedIndex;
    message = feedMessage;
    if (isDepth(feedMessage)) {
      depths.get(feedIndex).begin(feedMessage);
    }
  }

  /**
   * Sends corrections and what is left of the message.
   *
   * @param nowNs time of day, nanoseconds since 1970
   * @return true when nothing is left to send
   */
  public boolean drain(long nowNs) {
    if (!quotes.sendCorrections(sink)) {
      return false;
    }
    if (message == null) {
      return true;
    }
    if (!drainMessage(nowNs)) {
      return false;
    }
    message = null;
    return true;
  }

  /** The resting orders, for answers about them. */
  public LevelQuotes quotes() {
    return quotes;
  }

  /** What was refused and why. */
  public RefusalCounts refusals() {
    return refusals;
  }

  /** Takes the answer to an order command, after the events of that command. */
  public void onOutcome(long clientSeq, RejectReason reason) {
    CommandKind kind = unanswered.kind(clientSeq);
    if (kind == null) {
      throw new IllegalStateException("an answer to command " + clientSeq + ", which is not open");
    }
    if (reason != RejectReason.NONE) {
      refusals.add(kind, reason);
    }
    LevelOrder order = unanswered.remove(clientSeq);
    if (order != null) {
      quotes.onOutcome(order, kind, reason);
    }
  }

  private boolean drainMessage(long nowNs) {
    return switch (message.kind) {
      case DEPTH_UPDATE, DEPTH_SNAPSHOT -> depths.get(feed).drain(sink);
      case TRADE -> trades.send(markets.get(feed), message, sink);
      case BOOK_TICKER -> {
        QuoteToOracle oracle = oracles.get(feed);
        yield !oracle.isDue(message) || oracle.send(message, nowNs, sink);
      }
    };
  }

  private static boolean isDepth(FeedMessage message) {
    return switch (message.kind) {
      case DEPTH_UPDATE, DEPTH_SNAPSHOT -> true;
      case TRADE, BOOK_TICKER -> false;
    };
  }
}
