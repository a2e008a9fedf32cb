package io.quantdesk.server.demo;

import java.util.LinkedHashMap;
import java.util.Map;

/** How long the steps of a run took, in their order. Owned by one thread. */
final class StopWatch {
  private final Map<String, Long> laps = new LinkedHashMap<>();
  private final long startNs = System.nanoTime();
  private long lapStartNs = startNs;

  /** Ends a step. */
  void lap(String step) {
    long nowNs = System.nanoTime();
    laps.put(step, nowNs - lapStartNs);
    lapStartNs = nowNs;
  }

  /** Nanoseconds by step. */
  Map<String, Long> laps() {
    return laps;
  }

  /** Nanoseconds since the start. */
  long totalNs() {
    return System.nanoTime() - startNs;
  }
}
