package io.quantdesk.server.demo.view;

import io.quantdesk.engine.order.Side;
import io.quantdesk.server.demo.feed.FeedSource;
import io.quantdesk.server.demo.view.MarketFrame.Level;
import io.quantdesk.server.demo.view.MarketFrame.Trade;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** Follows one market by the events of the engine. Owned by one thread. */
public final class MarketPicture {
  /** Levels of each side in a frame. */
  public static final int DEPTH = 10;

  /** Trades in a frame. */
  public static final int TAPE = 40;

  private final FeedSource source;
  private final Ladder bids = new Ladder(Side.BUY);
  private final Ladder asks = new Ladder(Side.SELL);
  private final ArrayDeque<Trade> tape = new ArrayDeque<>();
  private int markTicks;
  private long trades;
  private long volumeLots;

  /** Starts with an empty book. */
  public MarketPicture(FeedSource source) {
    this.source = source;
  }

  /** A level of the book has a new quantity; 0: it is gone. */
  public void onLevel(Side side, int priceTicks, long levelQtyLots) {
    (side == Side.BUY ? bids : asks).set(priceTicks, levelQtyLots);
  }

  /** A trade happened. */
  public void onTrade(Trade trade) {
    trades++;
    volumeLots += trade.qtyLots();
    if (tape.size() == TAPE) {
      tape.removeLast();
    }
    tape.addFirst(trade);
  }

  /** The mark price changed. */
  public void onMark(int newMarkTicks) {
    markTicks = newMarkTicks;
  }

  /** Number of trades so far. */
  public long trades() {
    return trades;
  }

  /** Lots traded so far. */
  public long volumeLots() {
    return volumeLots;
  }

  /** The market as it is now. */
  public MarketFrame frame() {
    return new MarketFrame(
        source.marketSymbol(),
        source.priceDecimals(),
        source.quantityDecimals(),
        markTicks,
        best(bids),
        best(asks),
        List.copyOf(tape),
        trades,
        volumeLots,
        bids.size() + asks.size());
  }

  private static List<Level> best(Ladder ladder) {
    List<Level> levels = new ArrayList<>(DEPTH);
    for (int depth = 0; depth < Math.min(DEPTH, ladder.size()); depth++) {
      levels.add(new Level(ladder.priceTicks(depth), ladder.qtyLots(depth)));
    }
    return levels;
  }
}
