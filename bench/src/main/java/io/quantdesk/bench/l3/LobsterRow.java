package io.quantdesk.bench.l3;

import io.quantdesk.bench.recording.BadDataException;
import io.quantdesk.bench.recording.Columns;
import io.quantdesk.bench.recording.LineSource;
import io.quantdesk.engine.order.Side;

/**
 * The lines of a LOBSTER order book file: ask price and size, bid price and size, level by level.
 */
final class LobsterRow {
  private static final int COLUMNS_PER_LEVEL = 4;
  private static final String NO_ASK = "9999999999";
  private static final String NO_BID = "-9999999999";

  private LobsterRow() {}

  /** How many levels the lines of a file have, by its first one. */
  static int levels(LineSource source, String line) throws BadDataException {
    int columns = line.split(",", -1).length;
    if (columns % COLUMNS_PER_LEVEL != 0) {
      throw source.bad(columns + " columns are no multiple of " + COLUMNS_PER_LEVEL);
    }
    return columns / COLUMNS_PER_LEVEL;
  }

  /** Reads the line that the source gave last. */
  static void parse(LineSource source, String line, Depth into) throws BadDataException {
    Columns columns = new Columns(source, line, COLUMNS_PER_LEVEL * into.levelsMax());
    into.clear();
    for (int level = 0; level < into.levelsMax(); level++) {
      int column = level * COLUMNS_PER_LEVEL;
      add(source, columns, column, Side.SELL, into);
      add(source, columns, column + 2, Side.BUY, into);
    }
    if (into.isCrossed()) {
      throw source.bad("the best bid is not below the best ask");
    }
  }

  private static void add(LineSource source, Columns columns, int column, Side side, Depth into)
      throws BadDataException {
    if (columns.text(column).equals(side == Side.BUY ? NO_BID : NO_ASK)) {
      return;
    }
    int price = columns.price(column);
    if (!into.add(side, price, columns.quantity(column + 1))) {
      throw source.bad("price " + price + " is no worse than that of the level before it");
    }
  }
}
