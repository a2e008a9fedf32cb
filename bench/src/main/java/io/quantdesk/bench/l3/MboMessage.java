package io.quantdesk.bench.l3;

import io.quantdesk.bench.recording.BadDataException;
import io.quantdesk.bench.recording.Columns;
import io.quantdesk.bench.recording.LineSource;
import io.quantdesk.engine.order.Side;

/**
 * One line of a market-by-order recording.
 *
 * @param line where it stands in its file
 * @param side of the order, of the aggressor for a trade; null in an auction
 * @param orderId 0 for the trade of an auction
 * @param priceTicks hundredths
 * @param isLast whether its event ends with it
 */
record MboMessage(
    int line,
    Action action,
    Side side,
    long orderId,
    int priceTicks,
    long qtyLots,
    boolean isLast) {
  /** The first line of such a file. */
  static final String HEADER =
      "ts_event_ns,ts_recv_ns,sequence,action,side,order_id,price_1e-9,size,flags";

  private static final int COLUMNS = 9;
  private static final long NANOS_PER_TICK = 10_000_000;
  private static final int SNAPSHOT = 32;
  private static final int LAST_OF_EVENT = 128;
  private static final int FLAGS_MAX = 255;

  /** What happened. Trades and fills leave the book alone: cancels and modifies follow them. */
  enum Action {
    ADD,
    CANCEL,
    MODIFY,
    FILL,
    TRADE
  }

  /** Reads the line that the source gave last. */
  static MboMessage parse(LineSource source, String line) throws BadDataException {
    Columns columns = new Columns(source, line, COLUMNS);
    columns.whole(0, "event time", 0, Long.MAX_VALUE);
    columns.whole(1, "receive time", 0, Long.MAX_VALUE);
    columns.whole(2, "sequence", 0, Long.MAX_VALUE);
    Action action = action(source, columns.text(3));
    boolean isAuction =
        (action == Action.TRADE || action == Action.FILL) && columns.text(4).equals("N");
    int flags = (int) columns.whole(8, "flags", 0, FLAGS_MAX);
    return new MboMessage(
        source.lineNumber(),
        action,
        isAuction ? null : columns.side(4, "B", "A"),
        columns.whole(5, "order id", action == Action.TRADE ? 0 : 1, Long.MAX_VALUE),
        ticks(source, columns.whole(6, "price", 1, Long.MAX_VALUE)),
        columns.quantity(7),
        (flags & (LAST_OF_EVENT | SNAPSHOT)) != 0);
  }

  private static Action action(LineSource source, String text) throws BadDataException {
    return switch (text) {
      case "A" -> Action.ADD;
      case "C" -> Action.CANCEL;
      case "M" -> Action.MODIFY;
      case "F" -> Action.FILL;
      case "T" -> Action.TRADE;
      default -> throw source.bad("action is none of A, C, M, F, T: '" + text + "'");
    };
  }

  private static int ticks(LineSource source, long nanos) throws BadDataException {
    long ticks = nanos / NANOS_PER_TICK;
    if (ticks * NANOS_PER_TICK != nanos || ticks > Integer.MAX_VALUE) {
      throw source.bad("price " + nanos + " is no whole number of hundredths that fits 31 bits");
    }
    return (int) ticks;
  }
}
