package io.quantdesk.bench.pipeline;

import io.quantdesk.engine.EngineConfig;
import io.quantdesk.protocol.client.IngressClient;
import io.quantdesk.protocol.sbe.SessionRole;
import io.quantdesk.server.EngineServer;
import io.quantdesk.server.ServerConfig;
import io.quantdesk.server.ThreadingMode;
import java.nio.file.Path;
import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * One engine with one client, in an empty home from an empty market: the same seed sends the same
 * commands whatever is measured. Everything is real: shared-memory rings, sequencer, journals in
 * files.
 */
final class PipelineRun implements AutoCloseable {
  private static final EngineConfig CAPACITIES =
      new EngineConfig(4_096, 4_096, 256, 65_536, 262_144, 65_536, 16);

  private static final int ACCOUNTS = 256;
  private static final int MARKETS = 2;
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final EngineServer server;
  private final IngressClient client;
  private final long seed;

  /**
   * What a measurement gave.
   *
   * @param commands answered
   * @param elapsedNs from the first send to the last outcome
   * @param refused among the commands
   * @param latencyNs from planned send to outcome
   */
  record Result(int commands, long elapsedNs, long refused, Histogram latencyNs) {
    double commandsPerSecond() {
      return commands * 1e9 / elapsedNs;
    }
  }

  PipelineRun(Path home, ThreadingMode threading, Journalling journalling, long seed) {
    this.seed = seed;
    this.server =
        EngineServer.start(
            ServerConfig.of(home, CAPACITIES).with(threading), journalling.open(home));
    this.client = IngressClient.connect(home, "bench", SessionRole.ADMIN, TIMEOUT);
    if (client.lastClientSeq() == 0) {
      OrderFlow market = new OrderFlow(seed, ACCOUNTS, MARKETS).openMarket();
      new LoadClient(client, market.flow()).sendAtOnce();
    }
  }

  /** An engine that recovers there, and serves. */
  static EngineServer restart(Path home, ThreadingMode threading) {
    return EngineServer.start(
        ServerConfig.of(home, CAPACITIES).with(threading), Journalling.PROCESS.open(home));
  }

  /**
   * Sends orders and cancels.
   *
   * @param commandsPerSecond 0: as fast as they are taken
   */
  Result send(int commands, int commandsPerSecond) {
    OrderFlow orders = new OrderFlow(seed + 1 + client.lastClientSeq(), ACCOUNTS, MARKETS);
    orders.numberFrom(client.lastClientSeq());
    LoadClient load = new LoadClient(client, orders.orders(commands).flow());
    long elapsedNs =
        commandsPerSecond == 0 ? load.sendAtOnce() : load.sendAtRate(commandsPerSecond);
    return new Result(commands, elapsedNs, load.refused(), load.latencyNs());
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
