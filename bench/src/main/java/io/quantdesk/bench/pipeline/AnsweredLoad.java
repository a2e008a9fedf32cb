package io.quantdesk.bench.pipeline;

import io.quantdesk.protocol.client.EgressHandler;
import io.quantdesk.protocol.client.IngressClient;
import io.quantdesk.protocol.sbe.CommandOutcomeDecoder;
import io.quantdesk.protocol.sbe.SessionRole;
import java.nio.file.Path;
import java.time.Duration;
import org.agrona.DirectBuffer;

/**
 * Sends orders and cancels without a pause, on a thread of its own, until it is told to stop, and
 * remembers the newest command that was answered as surviving the loss of power.
 */
public final class AnsweredLoad implements AutoCloseable, EgressHandler {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final int ACCOUNTS = 64;
  private static final int MARKETS = 2;
  private static final int FLOW_LENGTH = 2_000;
  private static final int POLL_LIMIT = 256;

  private final IngressClient client;
  private final Thread thread = new Thread(this::run, "load");
  private final int durability;
  private final long seed;
  private final long knownClientSeq;
  private volatile boolean running = true;
  private volatile long answeredSeq;
  private volatile long answeredClientSeq;

  /**
   * Connects to an engine and starts.
   *
   * @param durability answers that name less are not counted
   */
  public AnsweredLoad(Path home, int durability, long seed) {
    this.durability = durability;
    this.seed = seed;
    client = IngressClient.connect(home, "load", SessionRole.ADMIN, TIMEOUT);
    knownClientSeq = client.lastClientSeq();
    thread.start();
  }

  /** The session's newest command that the engine knew when this connected. */
  public long knownClientSeq() {
    return knownClientSeq;
  }

  /** Sequence of the newest command with such an answer; any thread may ask. */
  public long answeredSeq() {
    return answeredSeq;
  }

  /** Its number within the session. */
  public long answeredClientSeq() {
    return answeredClientSeq;
  }

  @Override
  public void close() {
    running = false;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    client.close();
  }

  private void run() {
    if (client.lastClientSeq() == 0) {
      send(new OrderFlow(seed, ACCOUNTS, MARKETS).openMarket().flow());
    }
    while (running) {
      OrderFlow orders = new OrderFlow(seed + client.lastClientSeq(), ACCOUNTS, MARKETS);
      orders.numberFrom(client.lastClientSeq());
      send(orders.orders(FLOW_LENGTH).flow());
    }
  }

  private void send(EncodedFlow flow) {
    for (int i = 0; i < flow.size() && running; i++) {
      client.draft().encoded(flow.buffer(), flow.offset(i), flow.length(i));
      while (client.send() < 0 && running) {
        client.poll(this, POLL_LIMIT);
      }
      client.poll(this, POLL_LIMIT);
    }
  }

  @Override
  public void onOutcome(CommandOutcomeDecoder outcome, int named) {
    if (named >= durability) {
      answeredClientSeq = outcome.clientSeq();
      answeredSeq = outcome.commandSeq();
    }
  }

  @Override
  public void onEvent(long commandSeq, int ordinal, DirectBuffer buffer, int offset, int length) {
    // Only answers count.
  }
}
