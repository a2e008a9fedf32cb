package io.quantdesk.bench.l3;

/**
 * How often the book did what the exchange did.
 *
 * @param name what was compared
 * @param right how often it was the same
 * @param total how often it was compared
 * @param needed how often it has to be the same; negative when nothing is asked
 */
record Check(String name, long right, long total, long needed) {
  private static final long NOT_ASKED = -1;
  private static final int PARTS = 1_000;

  /** It has to be the same each time. */
  static Check all(String name, long right, long total) {
    return new Check(name, right, total, total);
  }

  /** It has to be the same in so many of a thousand, rounded up. */
  static Check share(String name, long right, long total, int partsOfThousand) {
    return new Check(name, right, total, (total * partsOfThousand + PARTS - 1) / PARTS);
  }

  /** Whatever it is, it is worth knowing. */
  static Check figure(String name, long right, long total) {
    return new Check(name, right, total, NOT_ASKED);
  }

  /** How many books hold exactly the orders and lots that went in and not out. */
  static Check balanced(long right, long total) {
    return all("books whose orders and sizes add up", right, total);
  }

  boolean isReached() {
    return right >= needed;
  }

  @Override
  public String toString() {
    String figure = "%-60s %,d/%,d".formatted(name, right, total);
    if (total == 0) {
      return figure + "  nothing to compare";
    }
    if (needed == NOT_ASKED) {
      return figure;
    }
    return figure + (isReached() ? "  reached" : "  MISSED: %,d needed".formatted(needed));
  }
}
