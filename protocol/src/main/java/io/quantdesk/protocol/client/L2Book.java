package io.quantdesk.protocol.client;

import io.quantdesk.protocol.sbe.BookDepth;
import io.quantdesk.protocol.sbe.BookLevelChangedDecoder;
import io.quantdesk.protocol.sbe.BookSnapshotLevelDecoder;
import io.quantdesk.protocol.sbe.Side;
import java.util.Collections;
import java.util.Comparator;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * All price levels of a market with their quantities, rebuilt from BookLevelChanged. Within a
 * command it passes through the same states as the engine's book: compare after its last message.
 */
public final class L2Book extends MarketBook {
  /** There is no such level. */
  public static final int NO_PRICE = -1;

  private final NavigableMap<Integer, Long> bids = new TreeMap<>(Comparator.reverseOrder());
  private final NavigableMap<Integer, Long> asks = new TreeMap<>();

  /** A book that needs a snapshot, or the market's first message. */
  public L2Book(int marketId) {
    super(marketId, BookDepth.LEVELS);
  }

  /** Highest bid or lowest ask; NO_PRICE when there is none. */
  public int bestPriceTicks(Side side) {
    NavigableMap<Integer, Long> levels = side(side);
    return levels.isEmpty() ? NO_PRICE : levels.firstKey();
  }

  /** What the best level holds; 0 when there is none. */
  public long bestQtyLots(Side side) {
    NavigableMap<Integer, Long> levels = side(side);
    return levels.isEmpty() ? 0 : levels.firstEntry().getValue();
  }

  /** What the level at a price holds; 0 when there is none. */
  public long levelQtyLots(Side side, int priceTicks) {
    return side(side).getOrDefault(priceTicks, 0L);
  }

  /** Quantities by price, the best price first; a view that follows the book. */
  public NavigableMap<Integer, Long> levels(Side side) {
    return Collections.unmodifiableNavigableMap(side(side));
  }

  @Override
  void clear() {
    bids.clear();
    asks.clear();
  }

  @Override
  void onLevelChanged(BookLevelChangedDecoder message) {
    set(message.side(), message.priceTicks(), message.levelQtyLots());
  }

  @Override
  void onSnapshotLevel(BookSnapshotLevelDecoder message) {
    set(message.side(), message.priceTicks(), message.levelQtyLots());
  }

  private void set(Side side, int priceTicks, long levelQtyLots) {
    if (levelQtyLots == 0) {
      side(side).remove(priceTicks);
    } else {
      side(side).put(priceTicks, levelQtyLots);
    }
  }

  private NavigableMap<Integer, Long> side(Side side) {
    return side == Side.BUY ? bids : asks;
  }
}
