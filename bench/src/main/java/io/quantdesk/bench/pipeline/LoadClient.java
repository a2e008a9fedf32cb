package io.quantdesk.bench.pipeline;

import io.quantdesk.protocol.client.EgressHandler;
import io.quantdesk.protocol.client.IngressClient;
import io.quantdesk.protocol.sbe.CommandOutcomeDecoder;
import io.quantdesk.protocol.sbe.RejectReason;
import org.HdrHistogram.Histogram;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;

/**
 * Sends a prepared flow through one session and measures every command from the time at which it
 * was planned to be sent to the moment its outcome is read: an engine that stalls is charged for
 * all the commands that had to wait, so there is no coordinated omission. One thread sends and
 * polls.
 */
final class LoadClient implements EgressHandler {
  private static final int POLL_LIMIT = 256;

  private static final int SPINS = 10;
  private static final int YIELDS = 100;
  private static final long MIN_PARK_NS = 1_000;
  private static final long MAX_PARK_NS = 5_000;

  private static final long HIGHEST_NS = 100_000_000_000L;

  private final IngressClient client;
  private final EncodedFlow flow;

  /** Spinning here would take a core from the engine where there are only two. */
  private final IdleStrategy idle =
      new BackoffIdleStrategy(SPINS, YIELDS, MIN_PARK_NS, MAX_PARK_NS);

  private final Histogram latencyNs = new Histogram(HIGHEST_NS, 3);
  private final long firstClientSeq;
  private int next;
  private int answered;
  private long refused;
  private long events;
  private long startNs;
  private double intervalNs;

  /** The flow's first message becomes the session's next command. */
  LoadClient(IngressClient client, EncodedFlow flow) {
    this.client = client;
    this.flow = flow;
    this.firstClientSeq = client.lastClientSeq() + 1;
  }

  /** Sends everything as fast as it is taken; returns the nanoseconds until the last outcome. */
  long sendAtOnce() {
    startNs = System.nanoTime();
    intervalNs = 0;
    while (answered < flow.size()) {
      int before = next;
      sendUpTo(flow.size());
      idle.idle(client.poll(this, POLL_LIMIT) + next - before);
    }
    return System.nanoTime() - startNs;
  }

  /** Sends at a fixed rate, whether or not answers come. */
  long sendAtRate(int commandsPerSecond) {
    intervalNs = 1e9 / commandsPerSecond;
    startNs = System.nanoTime();
    while (answered < flow.size()) {
      double due = (System.nanoTime() - startNs) / intervalNs;
      sendUpTo((int) Math.min(flow.size(), 1 + (long) due));
      idle.idle(client.poll(this, POLL_LIMIT));
    }
    return System.nanoTime() - startNs;
  }

  private void sendUpTo(int limit) {
    while (next < limit) {
      client.draft().encoded(flow.buffer(), flow.offset(next), flow.length(next));
      if (client.send() < 0) {
        requireConnected();
        return;
      }
      next++;
    }
  }

  private void requireConnected() {
    if (!client.isConnected()) {
      throw new IllegalStateException("the engine closed the connection after " + next);
    }
  }

  @Override
  public void onOutcome(CommandOutcomeDecoder outcome, int durability) {
    long index = outcome.clientSeq() - firstClientSeq;
    latencyNs.recordValue(System.nanoTime() - startNs - (long) (index * intervalNs));
    answered++;
    if (outcome.reason() != RejectReason.NONE) {
      refused++;
    }
  }

  @Override
  public void onEvent(long commandSeq, int ordinal, DirectBuffer buffer, int offset, int length) {
    events++;
  }

  Histogram latencyNs() {
    return latencyNs;
  }

  long refused() {
    return refused;
  }

  long events() {
    return events;
  }
}
