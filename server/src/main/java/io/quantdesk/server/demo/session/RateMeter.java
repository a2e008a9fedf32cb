package io.quantdesk.server.demo.session;

import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Turns a growing count into counts per second of the last seconds. Owned by one thread. */
final class RateMeter {
  private static final long SECOND_NS = TimeUnit.SECONDS.toNanos(1);
  private static final int KEPT_SECONDS = 120;

  private final ArrayDeque<Long> rates = new ArrayDeque<>();
  private long secondStartNs;
  private long countAtStart;

  RateMeter(long nowNs) {
    secondStartNs = nowNs;
  }

  /** Takes the count; often enough, several times a second. */
  void update(long nowNs, long count) {
    long elapsedNs = nowNs - secondStartNs;
    if (elapsedNs >= SECOND_NS) {
      if (rates.size() == KEPT_SECONDS) {
        rates.removeFirst();
      }
      rates.addLast((count - countAtStart) * SECOND_NS / elapsedNs);
      secondStartNs = nowNs;
      countAtStart = count;
    }
  }

  /** Oldest first. */
  List<Long> rates() {
    return List.copyOf(rates);
  }

  /** Of the last full second; 0 before the first is over. */
  long perSecond() {
    return rates.isEmpty() ? 0 : rates.getLast();
  }
}
