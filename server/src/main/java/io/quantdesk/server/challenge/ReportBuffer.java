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
final class ReportBuffer {
  static final int ACCEPTED = 0;
  static final int TRADE = 1;
  static final int CANCELED = 2;
  static final int MODIFIED = 3;
  static final int CANCEL_REJECTED = 4;
  static final int MODIFY_REJECTED = 5;

  static final int WORDS = 3;

  private static final int REPORTS = 4_096;
  private static final int SIDE_SHIFT = 8;

  private final long[] words = new long[REPORTS * WORDS];
  private final ReportSink sink;
  private int length;
  private long handedOver;

  ReportBuffer(ReportSink sink) {
    this.sink = sink;
  }

  /** A report about one order. */
  void put(int type, int seq, int side, int orderId, int priceTicks, int qtyLots) {
    put(pair(type | side << SIDE_SHIFT, seq), pair(priceTicks, qtyLots), pair(orderId, 0));
  }

  void trade(int seq, int priceTicks, int qtyLots, int makerId, int takerId) {
    put(pair(TRADE, seq), pair(priceTicks, qtyLots), pair(makerId, takerId));
  }

  /** Hands over what is left; returns how many reports there have been. */
  long flush() {
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

  static int type(long[] words, int at) {
    return (int) words[at] & 0xFF;
  }

  static int side(long[] words, int at) {
    return (int) words[at] >>> SIDE_SHIFT & 0xFF;
  }

  static int seq(long[] words, int at) {
    return (int) (words[at] >>> Integer.SIZE);
  }

  static int priceTicks(long[] words, int at) {
    return (int) words[at + 1];
  }

  static int qtyLots(long[] words, int at) {
    return (int) (words[at + 1] >>> Integer.SIZE);
  }

  static int orderId(long[] words, int at) {
    return (int) words[at + 2];
  }

  static int takerId(long[] words, int at) {
    return (int) (words[at + 2] >>> Integer.SIZE);
  }
}
