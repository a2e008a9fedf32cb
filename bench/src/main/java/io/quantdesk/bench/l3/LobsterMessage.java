package io.quantdesk.bench.l3;

import io.quantdesk.bench.recording.BadDataException;
import io.quantdesk.bench.recording.Columns;
import io.quantdesk.bench.recording.LineSource;
import io.quantdesk.engine.order.Side;

/**
 * One line of a LOBSTER message file.
 *
 * @param timeNs since midnight
 * @param side of the resting order; null when there is none
 * @param priceTicks ten-thousandths of a dollar
 */
record LobsterMessage(
    long timeNs, Type type, long orderId, long qtyLots, int priceTicks, Side side) {
  private static final int COLUMNS = 6;
  private static final int NANO_DIGITS = 9;

  /** What happened, in the order of the codes from 1. */
  enum Type {
    NEW,
    PARTIAL_CANCEL,
    DELETE,
    EXECUTION,
    HIDDEN_EXECUTION,
    CROSS_TRADE,
    HALT;

    private static final Type[] TYPES = values();

    /** Whether it changes an order that the book shows. */
    boolean isVisible() {
      return compareTo(EXECUTION) <= 0;
    }
  }

  /** Reads the line that the source gave last. */
  static LobsterMessage parse(LineSource source, String line) throws BadDataException {
    Columns columns = new Columns(source, line, COLUMNS);
    long timeNs = columns.decimal(0, "time", NANO_DIGITS);
    Type type = Type.TYPES[(int) columns.whole(1, "type", 1, Type.TYPES.length) - 1];
    if (!type.isVisible()) {
      return new LobsterMessage(timeNs, type, 0, 0, 0, null);
    }
    return new LobsterMessage(
        timeNs,
        type,
        columns.whole(2, "order id", 1, Long.MAX_VALUE),
        columns.quantity(3),
        columns.price(4),
        columns.side(5, "1", "-1"));
  }
}
