package io.quantdesk.server.challenge;

/**
 * Binary reports in a buffer that is used again and again: three longs each.
 *
 * <pre>
 * type (8 bits), side (8), 16 unused, sequence number (32) | price (32), quantity (32) | order id (32), taker's id (32)
 * </pre>
 *
 * Low bits first. A trade has the maker's id as its order id; a report without a field has 0 there.
 */
public final class ReportBuffer {
  public static final int ACCEPTED = 0;
  public static final int TRADE = 1;
  public static final int CANCELED = 2;
  public static final int MODIFIED = 3;
  public static final int CANCEL_REJECTED = 4;
  public static final int MODIFY_REJECTED = 5;

  /** Longs a report. */
  public static final int WORDS = 3;

  private static final int REPORTS = 4_096;
  private static final int SIDE_SHIFT = 8;

  private final long[] words = new long[REPORTS * WORDS];
  private final ReportSink sink;
  private int length;
  private long handedOver;

  /** An empty buffer that is handed over each time it is full. */
  public ReportBuffer(ReportSink sink) {
    this.sink = sink;
  }

  /** A report about one order. */
  public void put(int type, int seq, int side, int orderId, int priceTicks, int qtyLots) {
    put(pair(type | side << SIDE_SHIFT, seq), pair(priceTicks, qtyLots), pair(orderId, 0));
  }

  /** A report about a fill. */
  public void trade(int seq, int priceTicks, int qtyLots, int makerId, int takerId) {
    put(pair(TRADE, seq), pair(priceTicks, qtyLots), pair(makerId, takerId));
  }

  /** Hands over what is left; returns how many reports there have been. */
  public long flush() {
    if (length > 0) {
      sink.onReports(words, length);
      handedOver += length / WORDS;
      length = 0;
    }
    return handedOver;
  }

  private void put(long head, long body, long ids) {
    if (length == words.length) {
      flush();
    }
    int at = length;
    words[at] = head;
    words[at + 1] = body;
    words[at + 2] = ids;
    length = at + WORDS;
  }

  private static long pair(int low, int high) {
    return Integer.toUnsignedLong(low) | (long) high << Integer.SIZE;
  }

  public static int type(long[] words, int at) {
    return (int) words[at] & 0xFF;
  }

  static int side(long[] words, int at) {
    return (int) words[at] >>> SIDE_SHIFT & 0xFF;
  }

  static int seq(long[] words, int at) {
    return (int) (words[at] >>> Integer.SIZE);
  }

  public static int priceTicks(long[] words, int at) {
    return (int) words[at + 1];
  }

  public static int qtyLots(long[] words, int at) {
    return (int) (words[at + 1] >>> Integer.SIZE);
  }

  public static int orderId(long[] words, int at) {
    return (int) words[at + 2];
  }

  public static int takerId(long[] words, int at) {
    return (int) (words[at + 2] >>> Integer.SIZE);
  }
}
