package io.quantdesk.bench.l3;

import io.quantdesk.bench.l3.DepthComparison.Beyond;
import io.quantdesk.bench.recording.BadDataException;
import io.quantdesk.bench.recording.LineSource;
import io.quantdesk.engine.order.Side;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A recorded Bitstamp feed: input that is dirty on purpose. Events come late, twice, out of order
 * or never, so the book takes over each recorded one after it was compared. New orders that cross
 * trade here; the feed's changes then find done what they tell.
 */
final class BitstampReplay implements Replay {
  /**
   * No figure is published. An exact book shows the right best levels in 998 of 1,000 recorded
   * books; what is missing was on its way when they were recorded.
   */
  private static final int BEST_OF_THOUSAND = 990;

  private final Path file;
  private final BookTape tape = BookTape.recording();
  private final TrackedBook book = TrackedBook.opened(tape);
  private final Depth shown = new Depth(BitstampEvent.LEVELS_MAX);
  private final long[] bestRight = new long[2];
  private final long[] allRight = new long[2];
  private long events;
  private long knownEvents;
  private long changes;
  private long sameChanges;
  private long books;
  private long balancedBooks;
  private boolean isSeeded;

  BitstampReplay(Path file) {
    this.file = file;
  }

  @Override
  public String name() {
    return file.getFileName() + " (Bitstamp feed)";
  }

  @Override
  public Result run() throws BadDataException {
    try (LineSource lines = LineSource.open(file)) {
      String line = lines.next();
      while (line != null) {
        BitstampEvent event = BitstampEvent.parse(lines, line, shown);
        if (event.kind() == BitstampEvent.Kind.BOOK) {
          compare(lines);
        } else if (event.kind() != BitstampEvent.Kind.TRADE) {
          apply(event);
        }
        line = lines.next();
      }
      return new Result(events, tape.totalNs(), checks());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void compare(LineSource lines) throws BadDataException {
    if (shown.isCrossed()) {
      throw lines.bad("the best bid is not below the best ask");
    }
    if (isSeeded) {
      books++;
      balancedBooks += book.isBalanced() ? 1 : 0;
      compare(Side.BUY);
      compare(Side.SELL);
    }
    isSeeded = true;
    DepthComparison.adopt(book, shown, Beyond.REPORTED);
  }

  private void compare(Side side) {
    int equal = DepthComparison.equalLevels(book, shown, side);
    bestRight[side.code()] += equal > 0 ? 1 : 0;
    allRight[side.code()] += equal == shown.levelsMax() ? 1 : 0;
  }

  private void apply(BitstampEvent event) {
    events++;
    boolean isKnown =
        switch (event.kind()) {
          case CREATED -> create(event);
          case CHANGED -> change(event);
          case DELETED -> delete(event);
          case BOOK, TRADE -> false;
        };
    knownEvents += isKnown ? 1 : 0;
  }

  private boolean create(BitstampEvent event) {
    if (book.isResting(event.orderId()) || event.qtyLots() == 0) {
      return false;
    }
    long left = book.match(event.side(), event.priceTicks(), event.qtyLots());
    if (left > 0) {
      book.add(event.orderId(), event.side(), event.priceTicks(), left);
    }
    return true;
  }

  private boolean change(BitstampEvent event) {
    long leaves = book.leavesLots(event.orderId());
    if (leaves == 0) {
      return false;
    }
    changes++;
    sameChanges += leaves == event.qtyLots() ? 1 : 0;
    if (event.qtyLots() <= leaves) {
      book.reduceTo(event.orderId(), event.qtyLots());
    } else {
      Side side = book.side(event.orderId());
      int price = book.priceTicks(event.orderId());
      book.reduceTo(event.orderId(), 0);
      book.add(event.orderId(), side, price, event.qtyLots());
    }
    return true;
  }

  /** An order that rested before the recording is part of an unnamed one; a filled one is gone. */
  private boolean delete(BitstampEvent event) {
    if (book.isResting(event.orderId())) {
      book.reduceTo(event.orderId(), 0);
      return true;
    }
    long unnamed = TrackedBook.unnamed(event.side(), event.priceTicks());
    if (event.qtyLots() > 0 && book.isResting(unnamed)) {
      book.reduceTo(unnamed, Math.max(0, book.leavesLots(unnamed) - event.qtyLots()));
      return true;
    }
    return event.qtyLots() == 0;
  }

  private List<Check> checks() {
    return List.of(
        Check.share("best bid level as recorded", bestRight[0], books, BEST_OF_THOUSAND),
        Check.share("best ask level as recorded", bestRight[1], books, BEST_OF_THOUSAND),
        Check.figure("all bid levels as recorded", allRight[0], books),
        Check.figure("all ask levels as recorded", allRight[1], books),
        Check.figure("events about an order that is known", knownEvents, events),
        Check.figure("changed orders that already had that size left", sameChanges, changes),
        Check.balanced(balancedBooks, books));
  }
}
