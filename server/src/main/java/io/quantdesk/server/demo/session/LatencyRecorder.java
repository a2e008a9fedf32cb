package io.quantdesk.server.demo.session;

import io.quantdesk.server.demo.view.DemoFrame.Latency;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Time from the send of each command to the receipt of its outcome, on the thread that does both. A
 * command that the full window held back is measured from its send, not from when the feed wanted
 * it: these are latencies of the engine, not of the feed.
 */
final class LatencyRecorder {
  private static final long MAX_NS = TimeUnit.MINUTES.toNanos(1);

  private final Histogram histogram = new Histogram(MAX_NS, 3);
  private final long[] sentNs;
  private final int mask;

  /** Starts empty; the window is a power of two that bounds the unanswered commands. */
  LatencyRecorder(int window) {
    sentNs = new long[window];
    mask = window - 1;
  }

  void onSent(long clientSeq) {
    sentNs[(int) clientSeq & mask] = System.nanoTime();
  }

  void onOutcome(long clientSeq) {
    long latencyNs = System.nanoTime() - sentNs[(int) clientSeq & mask];
    histogram.recordValue(Math.min(latencyNs, MAX_NS));
  }

  Latency latency() {
    return new Latency(
        histogram.getValueAtPercentile(50),
        histogram.getValueAtPercentile(99),
        histogram.getValueAtPercentile(99.9),
        histogram.getMaxValue());
  }
}
