package io.quantdesk.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.quantdesk.protocol.client.EgressHandler;
import io.quantdesk.protocol.client.IngressClient;
import io.quantdesk.protocol.sbe.CommandOutcomeDecoder;
import io.quantdesk.protocol.sbe.OrdType;
import io.quantdesk.protocol.sbe.SessionRole;
import io.quantdesk.protocol.sbe.Side;
import io.quantdesk.protocol.sbe.TimeInForce;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.YieldingIdleStrategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No allocation per command from the client's send to the client's poll, journals on. What is left
 * over many commands is the journal's: mapping the next block of its file makes a few objects, once
 * per many thousand commands, and the first seconds of a process compile what they run.
 */
class AllocationTest {
  private static final int ROUND = 300_000;
  private static final int ROUNDS_MAX = 12;
  private static final double BYTES_PER_COMMAND_MAX = 0.5;

  /** Whose answers fit into the egress ring: a client that falls behind is fed from the journal. */
  private static final int UNANSWERED_MAX = 128;

  @TempDir Path directory;

  @Test
  void shouldAllocateNothingPerCommandInTheSteadyState() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (EngineFixture engine = new EngineFixture(directory).start()) {
      TestClient setUp = engine.connect("bench", SessionRole.ADMIN);
      int market = Exchange.openMarket(setUp);
      int maker = Exchange.openAccount(setUp, 1);
      int taker = Exchange.openAccount(setUp, 2);
      Flow flow = new Flow(setUp.ingress(), market, maker, taker);
      Map<String, Long> ids = threadIds(threads);
      assertThat(ids).containsKeys("engine", "sequencer, journal, output", "client");

      Map<String, Long> last = Map.of();
      for (int round = 0; round < ROUNDS_MAX; round++) {
        Map<String, Long> before = allocated(threads, ids);
        flow.run(ROUND);
        last = difference(allocated(threads, ids), before);
        System.out.println("round " + round + ": bytes allocated by thread " + last);
        if (isSteady(last)) {
          break;
        }
      }
      assertThat(last)
          .as("bytes allocated by each thread for %d commands, after warm-up", ROUND)
          .allSatisfy(
              (thread, bytes) ->
                  assertThat(bytes / (double) ROUND).isLessThan(BYTES_PER_COMMAND_MAX));
    }
  }

  private static boolean isSteady(Map<String, Long> bytes) {
    return bytes.values().stream().allMatch(b -> b / (double) ROUND < BYTES_PER_COMMAND_MAX);
  }

  private static Map<String, Long> threadIds(ThreadMXBean threads) {
    Map<String, Long> ids = new LinkedHashMap<>();
    for (long id : threads.getAllThreadIds()) {
      String name = threads.getThreadInfo(id).getThreadName();
      if (name.equals("engine") || name.equals("sequencer, journal, output")) {
        ids.put(name, id);
      }
    }
    ids.put("client", Thread.currentThread().getId());
    return ids;
  }

  private static Map<String, Long> allocated(ThreadMXBean threads, Map<String, Long> ids) {
    Map<String, Long> bytes = new LinkedHashMap<>();
    ids.forEach((name, id) -> bytes.put(name, threads.getThreadAllocatedBytes(id)));
    return bytes;
  }

  private static Map<String, Long> difference(Map<String, Long> after, Map<String, Long> before) {
    Map<String, Long> difference = new LinkedHashMap<>();
    after.forEach((name, bytes) -> difference.put(name, bytes - before.get(name)));
    return difference;
  }

  /** Places, trades and cancels in a fixed rhythm; leaves the book as it found it. */
  private static final class Flow implements EgressHandler {
    private final IngressClient client;
    private final int market;
    private final int maker;
    private final int taker;
    private long refused;
    private long clOrdId;

    Flow(IngressClient client, int market, int maker, int taker) {
      this.client = client;
      this.market = market;
      this.maker = maker;
      this.taker = taker;
    }

    void run(int commands) {
      for (int i = 0; i < commands; i += 3) {
        clOrdId++;
        Side side = (clOrdId & 1) == 0 ? Side.BUY : Side.SELL;
        order(maker, side, 2, TimeInForce.GTC, clOrdId);
        order(taker, side == Side.BUY ? Side.SELL : Side.BUY, 1, TimeInForce.IOC, 0);
        cancel();
      }
      while (client.unansweredCount() > 0) {
        poll();
      }
      assertThat(refused).isZero();
    }

    private void order(int account, Side side, long qty, TimeInForce timeInForce, long clOrdId) {
      client
          .draft()
          .placeOrder()
          .marketId(market)
          .subAccountId(account)
          .side(side)
          .orderQtyLots(qty)
          .priceTicks(Exchange.MARK_TICKS)
          .ordType(OrdType.LIMIT)
          .timeInForce(timeInForce)
          .clOrdId(clOrdId);
      send();
    }

    private void cancel() {
      client.draft().cancelOrder().subAccountId(maker).clOrdId(clOrdId);
      send();
    }

    private void send() {
      while (client.send() < 0) {
        poll();
      }
      while (client.unansweredCount() >= UNANSWERED_MAX) {
        poll();
      }
    }

    private void poll() {
      if (client.poll(this, 256) == 0) {
        YieldingIdleStrategy.INSTANCE.idle();
      }
    }

    @Override
    public void onOutcome(CommandOutcomeDecoder outcome, int durability) {
      if (outcome.reasonRaw() != 0) {
        refused++;
      }
    }

    @Override
    public void onEvent(long commandSeq, int ordinal, DirectBuffer buffer, int offset, int length) {
      // Only the outcomes are looked at.
    }
  }
}
