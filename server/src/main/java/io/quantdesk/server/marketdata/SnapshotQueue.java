package io.quantdesk.server.marketdata;

import io.quantdesk.protocol.ipc.SnapshotRequests;

/**
 * Finds out what listeners have asked for, market by market in turn, a bounded step each time.
 * Requests made before the start are forgotten: their makers ask again.
 */
final class SnapshotQueue {
  /** Nothing is asked for, or not found yet. */
  static final int NONE = -1;

  private static final int STEP_COUNTERS = 512;

  private final SnapshotRequests requests;
  private final long[] served;
  private long seenTotal;
  private int position;
  private int toLookAt;

  SnapshotQueue(SnapshotRequests requests) {
    this.requests = requests;
    this.served = new long[requests.counters()];
    this.seenTotal = requests.total();
    for (int counter = 0; counter < served.length; counter++) {
      served[counter] = requests.count(counter);
    }
  }

  /** The next counter that somebody has raised; those who raised it are served by this. */
  int poll() {
    long total = requests.total();
    if (total != seenTotal) {
      seenTotal = total;
      toLookAt = served.length;
    }
    for (int step = Math.min(toLookAt, STEP_COUNTERS); step > 0; step--) {
      int counter = position;
      position = position + 1 == served.length ? 0 : position + 1;
      toLookAt--;
      long count = requests.count(counter);
      if (count != served[counter]) {
        served[counter] = count;
        return counter;
      }
    }
    return NONE;
  }
}
