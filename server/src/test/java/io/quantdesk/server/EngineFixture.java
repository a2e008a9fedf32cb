package io.quantdesk.server;

import io.quantdesk.engine.EngineConfig;
import io.quantdesk.journal.JournalConfig;
import io.quantdesk.journal.JournalKind;
import io.quantdesk.protocol.client.IngressClient;
import io.quantdesk.protocol.sbe.SessionRole;
import io.quantdesk.server.disk.DiskLimits;
import io.quantdesk.server.session.RingSizes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.OffsetEpochNanoClock;

/** A real engine process inside the test: real rings, engine and journals in a directory. */
final class EngineFixture implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(30);
  static final RingSizes RINGS = new RingSizes(64 * 1024, 256 * 1024, 16, 60_000);

  /** The disk of a test may be as full as it likes. */
  private static final DiskLimits ROOMY = new DiskLimits(100, 100, 100, 0);

  private static final int BLOCK_LENGTH = 4 * 1024 * 1024;

  private final Path directory;
  private final List<TestClient> clients = new ArrayList<>();
  private final RecordingHalt halt = new RecordingHalt();
  private ServerConfig config;
  private EpochNanoClock clock = new OffsetEpochNanoClock();
  private EngineServer server;

  EngineFixture(Path directory) {
    this.directory = directory;
    this.config =
        new ServerConfig(
            directory.resolve("home"),
            EngineConfig.small(),
            ThreadingMode.SHARED,
            1_024,
            1024 * 1024,
            1024 * 1024,
            RINGS,
            60_000,
            ROOMY);
  }

  EngineFixture with(ThreadingMode mode) {
    config = config.with(mode);
    return this;
  }

  EngineFixture with(RingSizes sizes) {
    config = config.with(sizes);
    return this;
  }

  EngineFixture with(EngineConfig engine) {
    config =
        new ServerConfig(
            config.home(),
            engine,
            config.threading(),
            config.commandSlots(),
            config.outputBytes(),
            config.marketDataBytes(),
            config.rings(),
            config.slowClientMs(),
            config.diskLimits());
    return this;
  }

  EngineFixture with(DiskLimits limits) {
    config = config.with(limits);
    return this;
  }

  EngineFixture withSlowClientMs(long milliseconds) {
    config = config.withSlowClientMs(milliseconds);
    return this;
  }

  EngineFixture with(EpochNanoClock otherClock) {
    clock = otherClock;
    return this;
  }

  EngineFixture start() {
    return start(openJournals());
  }

  /** Journals elsewhere, or of another level. */
  EngineFixture start(EngineJournals journals) {
    server = EngineServer.start(config, journals, clock, halt);
    return this;
  }

  EngineFixture startWithoutJournal() {
    return start(EngineJournals.none());
  }

  /** Ends the server in good order; clients find out by themselves. */
  void stop() {
    if (server != null) {
      server.close();
      server = null;
    }
  }

  EngineServer server() {
    return server;
  }

  ServerConfig config() {
    return config;
  }

  Path home() {
    return config.home();
  }

  TestClient connect(String name, SessionRole role) {
    TestClient client = new TestClient(IngressClient.connect(config.home(), name, role, PATIENCE));
    clients.add(client);
    return client;
  }

  EngineJournals openJournals() {
    return EngineJournals.open(
        config("commands", JournalKind.COMMANDS), config("events", JournalKind.EVENTS));
  }

  @Override
  public void close() {
    clients.forEach(TestClient::close);
    stop();
    if (halt.failure() != null) {
      throw new AssertionError("a stage failed", halt.failure());
    }
  }

  private JournalConfig config(String name, JournalKind kind) {
    return JournalConfig.of(directory.resolve(name), kind).withBlockLength(BLOCK_LENGTH);
  }
}
