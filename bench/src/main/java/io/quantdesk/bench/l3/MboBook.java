package io.quantdesk.bench.l3;

import io.quantdesk.bench.l3.TrackedBook.Fill;
import io.quantdesk.bench.recording.BadDataException;
import io.quantdesk.engine.order.Side;
import java.util.ArrayList;
import java.util.List;
import org.agrona.collections.LongHashSet;

/**
 * A book driven by the events of a market-by-order recording. It is in a call phase until the first
 * trade: an auction, or the first incoming order.
 *
 * <p>Of each event: cancels of orders that it names nowhere else come first, for they are why the
 * trades pass those orders by (self-trade prevention takes resting orders out). Then come the
 * trades, as incoming orders. Then the rest, which must say of the filled orders what the book
 * already knows.
 */
final class MboBook {
  private static final Side[] SIDES = {Side.BUY, Side.SELL};

  private final MboEvents source;
  private final TrackedBook book;
  private final MboCounts counts = new MboCounts();
  private final LongHashSet makers = new LongHashSet();
  private final LongHashSet aggressors = new LongHashSet();
  private final LongHashSet changedOtherwise = new LongHashSet();
  private final List<MboMessage> fills = new ArrayList<>();

  MboBook(MboEvents source, BookTape tape) {
    this.source = source;
    this.book = new TrackedBook(tape);
  }

  MboCounts counts() {
    return counts;
  }

  boolean isBalanced() {
    return book.isBalanced();
  }

  void apply(List<MboMessage> event) throws BadDataException {
    noteOrders(event);
    for (MboMessage message : event) {
      if (isPlainCancel(message)) {
        counts.named(book.isResting(message.orderId()));
        remove(message.orderId());
      }
    }
    trade(event);
    for (MboMessage message : event) {
      change(message);
    }
  }

  private void noteOrders(List<MboMessage> event) {
    makers.clear();
    aggressors.clear();
    changedOtherwise.clear();
    for (MboMessage message : event) {
      switch (message.action()) {
        case TRADE -> aggressors.add(message.orderId());
        case FILL -> {
          changedOtherwise.add(message.orderId());
          if (!aggressors.contains(message.orderId())) {
            makers.add(message.orderId());
          }
        }
        case ADD, MODIFY -> changedOtherwise.add(message.orderId());
        default -> {
          // Cancels: what these sets are for.
        }
      }
    }
  }

  private boolean isPlainCancel(MboMessage message) {
    return message.action() == MboMessage.Action.CANCEL
        && !changedOtherwise.contains(message.orderId());
  }

  private void trade(List<MboMessage> event) throws BadDataException {
    int at = 0;
    while (at < event.size()) {
      MboMessage trade = event.get(at++);
      if (trade.action() == MboMessage.Action.TRADE) {
        fills.clear();
        while (at < event.size() && event.get(at).action() == MboMessage.Action.FILL) {
          fills.add(event.get(at++));
        }
        if (trade.side() == null) {
          auction(trade);
        } else {
          open(trade);
          incoming(trade);
        }
      }
    }
  }

  private void auction(MboMessage trade) throws BadDataException {
    if (book.isOpen()) {
      throw source.bad(trade, "an auction after the market has opened");
    }
    for (Side side : SIDES) {
      List<Fill> expected = new ArrayList<>();
      for (MboMessage fill : fills) {
        // Orders that were never shown, market orders among them, take part too.
        if (book.isResting(fill.orderId()) && book.side(fill.orderId()) == side) {
          addShown(fill, expected);
        }
      }
      long shownLots = expected.stream().mapToLong(Fill::qtyLots).sum();
      book.match(side.opposite(), trade.priceTicks(), shownLots);
      counts.auction(expected, book.fills());
    }
    open(trade);
  }

  private void open(MboMessage trade) throws BadDataException {
    if (!book.isOpen() && !book.open()) {
      throw source.bad(trade, "a trade, but bids and asks cross");
    }
  }

  /** The part of an order behind what it shows trades too, but only once its level is through. */
  private void incoming(MboMessage trade) {
    long aggressorLeaves = book.leavesLots(trade.orderId());
    if (aggressorLeaves > 0) {
      // A resting order that was amended to a price at which it trades.
      book.reduceTo(trade.orderId(), Math.max(0, aggressorLeaves - trade.qtyLots()));
    }
    List<Fill> expected = new ArrayList<>();
    long hiddenLots = 0;
    for (MboMessage fill : fills) {
      if (fill.orderId() != trade.orderId()) {
        hiddenLots += fill.qtyLots() - addShown(fill, expected);
      }
    }
    book.match(trade.side(), trade.priceTicks(), Math.max(0, trade.qtyLots() - hiddenLots));
    counts.trade(expected, book.fills());
  }

  private long addShown(MboMessage fill, List<Fill> expected) {
    long shownLots = Math.min(fill.qtyLots(), book.leavesLots(fill.orderId()));
    if (shownLots > 0) {
      expected.add(new Fill(fill.orderId(), shownLots));
    }
    return shownLots;
  }

  private void change(MboMessage message) throws BadDataException {
    switch (message.action()) {
      case ADD -> {
        if (book.isResting(message.orderId())) {
          throw source.bad(message, "order " + message.orderId() + " is resting already");
        }
        rest(message);
      }
      case MODIFY -> modify(message);
      case CANCEL -> {
        if (!isPlainCancel(message)) {
          if (makers.contains(message.orderId())) {
            counts.left(!book.isResting(message.orderId()));
          }
          remove(message.orderId());
        }
      }
      default -> {
        // Trades and fills: done before.
      }
    }
  }

  private void modify(MboMessage message) throws BadDataException {
    long orderId = message.orderId();
    long leaves = book.leavesLots(orderId);
    boolean isSamePrice = leaves > 0 && book.priceTicks(orderId) == message.priceTicks();
    if (makers.contains(orderId)) {
      // With nothing left here the order shows its next part: a new place in the queue.
      counts.left(leaves == 0 || (isSamePrice && leaves == message.qtyLots()));
    } else {
      counts.named(leaves > 0 || aggressors.contains(orderId));
    }
    if (isSamePrice && message.qtyLots() <= leaves) {
      book.reduceTo(orderId, message.qtyLots());
    } else {
      remove(orderId);
      rest(message);
    }
  }

  private void rest(MboMessage message) throws BadDataException {
    if (book.isOpen() && book.crosses(message.side(), message.priceTicks())) {
      throw source.bad(message, "rests at a price that trades");
    }
    book.add(message.orderId(), message.side(), message.priceTicks(), message.qtyLots());
  }

  private void remove(long orderId) {
    if (book.isResting(orderId)) {
      book.reduceTo(orderId, 0);
    }
  }
}
