package io.quantdesk.server.challenge;

/** Takes what a {@link ReportBuffer} holds, each time it is full and at the end. */
@FunctionalInterface
public interface ReportSink {
  /** The reports in the first so many longs, valid during the call. */
  void onReports(long[] words, int length);
}
