package io.quantdesk.server.demo.flow;

import io.quantdesk.engine.order.Side;
import io.quantdesk.server.demo.feed.FeedException;
import io.quantdesk.server.demo.feed.FeedMessage;
import io.quantdesk.server.demo.feed.FeedMessage.Kind;
import io.quantdesk.server.demo.feed.LevelChanges;
import org.agrona.collections.Long2LongHashMap;

/**
 * Plays the depth messages of one feed into {@link LevelQuotes}. Within a message, levels that
 * shrink or go come before those that grow or appear, so that a moving market never crosses itself.
 *
 * <p>The snapshot of a recording arrives after the first updates: a level that an update newer than
 * the snapshot has touched keeps the update's quantity.
 */
final class DepthToOrders {
  private static final long NEVER = -1;

  private final DemoMarket market;
  private final LevelQuotes quotes;
  private final Long2LongHashMap touchedBeforeSnapshot = new Long2LongHashMap(NEVER);
  private LevelChanges levels;
  private int[] steps = new int[256];
  private int stepCount;
  private int nextStep;
  private long lastUpdateId;
  private boolean hasSnapshot;

  DepthToOrders(DemoMarket market, LevelQuotes quotes) {
    this.market = market;
    this.quotes = quotes;
  }

  /**
   * Begins a message; it must stay unchanged until {@link #drain} has returned true.
   *
   * @throws FeedException when updates are missing before it
   */
  void begin(FeedMessage message) {
    levels = message.levels;
    stepCount = 0;
    nextStep = 0;
    steps = steps.length < levels.size() ? new int[levels.size()] : steps;
    if (message.kind == Kind.DEPTH_UPDATE) {
      beginUpdate(message);
    } else {
      beginSnapshot(message);
    }
  }

  /** Sends what is left of the message; false when the sink has no room for all of it. */
  boolean drain(CommandSink sink) {
    while (nextStep < stepCount) {
      int level = steps[nextStep];
      boolean isDone =
          quotes.quote(
              market.marketId(),
              levels.side(level),
              levels.priceTicks(level),
              levels.qtyLots(level),
              sink);
      if (!isDone) {
        return false;
      }
      nextStep++;
    }
    return true;
  }

  private void beginUpdate(FeedMessage update) {
    if (lastUpdateId != 0 && update.previousUpdateId != lastUpdateId) {
      throw new FeedException(
          "feed %s: depth update %d follows %d, but %d was the last"
              .formatted(
                  market.source().resource(),
                  update.lastUpdateId,
                  update.previousUpdateId,
                  lastUpdateId));
    }
    lastUpdateId = update.lastUpdateId;
    if (!hasSnapshot) {
      for (int i = 0; i < levels.size(); i++) {
        touchedBeforeSnapshot.put(levelKey(i), lastUpdateId);
      }
    }
    addSteps(true);
    addSteps(false);
  }

  private void beginSnapshot(FeedMessage snapshot) {
    for (int i = 0; i < levels.size(); i++) {
      if (touchedBeforeSnapshot.get(levelKey(i)) <= snapshot.lastUpdateId) {
        steps[stepCount++] = i;
      }
    }
    hasSnapshot = true;
    touchedBeforeSnapshot.clear();
    touchedBeforeSnapshot.compact();
  }

  private void addSteps(boolean shrinking) {
    for (int i = 0; i < levels.size(); i++) {
      if (isShrinking(i) == shrinking) {
        steps[stepCount++] = i;
      }
    }
  }

  private boolean isShrinking(int level) {
    Side side = levels.side(level);
    long target = quotes.targetQtyLots(market.marketId(), side, levels.priceTicks(level));
    return levels.qtyLots(level) == 0 || levels.qtyLots(level) < target;
  }

  private long levelKey(int level) {
    return LevelOrder.levelKey(market.marketId(), levels.side(level), levels.priceTicks(level));
  }
}
