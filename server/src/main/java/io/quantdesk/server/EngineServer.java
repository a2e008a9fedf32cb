package io.quantdesk.server;

import com.lmax.disruptor.Sequence;
import io.quantdesk.engine.EngineConfig;
import io.quantdesk.protocol.ipc.EngineHome;
import io.quantdesk.protocol.ipc.MappedFile;
import io.quantdesk.protocol.ipc.SnapshotRequests;
import io.quantdesk.server.disk.DiskGate;
import io.quantdesk.server.disk.DiskSpace;
import io.quantdesk.server.disk.DiskState;
import io.quantdesk.server.egress.OutputStage;
import io.quantdesk.server.ingress.Sequencer;
import io.quantdesk.server.marketdata.MarketDataPublisher;
import io.quantdesk.server.pipeline.CommandRing;
import io.quantdesk.server.pipeline.EngineReplay;
import io.quantdesk.server.pipeline.EngineStage;
import io.quantdesk.server.pipeline.JournalStage;
import io.quantdesk.server.pipeline.OutputRing;
import io.quantdesk.server.session.Conductor;
import io.quantdesk.server.session.ConnectionQueue;
import io.quantdesk.server.snapshot.Replica;
import io.quantdesk.server.snapshot.SnapshotStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.OffsetEpochNanoClock;
import org.agrona.concurrent.SystemNanoClock;
import org.agrona.concurrent.broadcast.BroadcastBufferDescriptor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running engine process: recovers from its journals, then serves the clients of its home
 * directory until it is closed.
 */
public final class EngineServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EngineServer.class);
  private static final long DRAIN_POLL_NS = 100_000;

  private final EngineJournals journals;
  private final HomeLock lock;
  private final MappedFile marketData;
  private final MappedFile snapshotRequests;
  private final OutputRing output;
  private final CommandRing commands;
  private final DiskGate diskGate;
  private final Conductor conductor;
  private final Sequencer sequencer;
  private final OutputStage outputStage;
  private final List<AgentThread> stages;
  private final AgentThread conductorThread;

  private EngineServer(
      ServerConfig config,
      EngineJournals journals,
      EpochNanoClock clock,
      Halt halt,
      HomeLock lock) {
    this.journals = journals;
    this.lock = lock;
    EngineHome home = new EngineHome(config.home());
    EngineConfig capacities = Recovery.capacities(journals, config.engine());
    Replica replica =
        Recovery.newestState(
            journals,
            SnapshotStore.in(config.home()),
            () -> new Replica(capacities, newOutput(config)));
    new Recovery(journals, replica).run(clock);
    EngineReplay replay = replica.replay();
    MarketDataPublisher publisher = replica.marketData();
    this.output = replay.output();

    this.commands = new CommandRing(config.commandSlots(), journals.commands().lastSequence() + 1);
    CommandRing.Consumer journalInput = commands.newConsumer();
    CommandRing.Consumer engineInput = commands.newConsumer();
    ConnectionQueue toSequencer = new ConnectionQueue(config.rings().maxConnections());
    ConnectionQueue toOutput = new ConnectionQueue(config.rings().maxConnections());
    Sequence nextDeadlineNs = new Sequence(replay.engine().nextDeadlineNs());
    this.marketData =
        openShared(
            home.marketData(), config.marketDataBytes() + BroadcastBufferDescriptor.TRAILER_LENGTH);
    this.snapshotRequests =
        openShared(home.marketDataRequests(), SnapshotRequests.fileLength(capacities.markets()));
    publisher.open(
        marketData.buffer(),
        new SnapshotRequests(snapshotRequests.buffer()),
        SystemNanoClock.INSTANCE);
    this.diskGate = new DiskGate(config.diskLimits(), spaceOf(config.home()));
    diskGate.look(System.currentTimeMillis());
    this.sequencer =
        new Sequencer(
            commands,
            engineInput,
            nextDeadlineNs,
            toSequencer,
            clock,
            diskGate,
            replica.lastTimeNs());
    JournalStage journalStage = new JournalStage(commands, journalInput, journals.commands());
    EngineStage engineStage =
        new EngineStage(commands, engineInput, replay.engine(), output, nextDeadlineNs);
    this.outputStage =
        new OutputStage(
            new OutputStage.Wiring(
                replay.blocks(),
                journalInput,
                toOutput,
                publisher,
                replica.accounts(),
                capacities.sessions()),
            journals.events(),
            journals.durability(),
            TimeUnit.MILLISECONDS.toNanos(config.slowClientMs()));
    this.conductor =
        new Conductor(home, config.rings(), diskGate, journals.durability(), toOutput, toSequencer);
    this.conductorThread = new AgentThread(conductor, Idle.conductor(), halt);
    this.stages =
        threads(config.threading(), sequencer, journalStage, engineStage, outputStage, halt);
  }

  /**
   * Recovers and starts to serve. The journals belong to the server from here on, also when it does
   * not start.
   *
   * @throws IllegalStateException when another server runs at that home directory
   */
  public static EngineServer start(ServerConfig config, EngineJournals journals) {
    return start(config, journals, new OffsetEpochNanoClock(), Halt.process());
  }

  /** The same with another clock for the commands' times and another way to halt. */
  public static EngineServer start(
      ServerConfig config, EngineJournals journals, EpochNanoClock clock, Halt halt) {
    HomeLock lock = null;
    try {
      lock = HomeLock.acquire(new EngineHome(config.home()));
      EngineServer server = new EngineServer(config, journals, clock, halt, lock);
      server.run();
      LOG.info(
          "engine serves {} from command {} on, threads {}, durability {}",
          config.home(),
          server.commands.nextSeq(),
          config.threading(),
          journals.durability());
      return server;
    } catch (RuntimeException e) {
      journals.close();
      if (lock != null) {
        lock.close();
      }
      throw e;
    }
  }

  /** Sequence of the newest command whose events are out. */
  public long lastSeq() {
    return outputStage.lastRouted();
  }

  /** What the disk of the home directory allows; FULL: whoever started the server closes it. */
  public DiskState diskState() {
    return diskGate.state();
  }

  /** Takes no more commands, finishes those it has, commits both journals, and lets go. */
  @Override
  public void close() {
    sequencer.stop();
    conductorThread.stop();
    while (outputStage.lastRouted() < commands.publishedSeq() && isRunning()) {
      LockSupport.parkNanos(DRAIN_POLL_NS);
    }
    output.abandon();
    stages.forEach(AgentThread::stop);
    conductor.onClose();
    marketData.close();
    snapshotRequests.close();
    journals.close();
    lock.close();
    LOG.info("engine stopped after command {}", outputStage.lastRouted());
  }

  private static List<AgentThread> threads(
      ThreadingMode mode,
      Sequencer sequencer,
      JournalStage journal,
      EngineStage engine,
      OutputStage output,
      Halt halt) {
    return switch (mode) {
      case DEDICATED ->
          List.of(
              new AgentThread(sequencer, Idle.dedicated(), halt),
              new AgentThread(journal, Idle.dedicated(), halt),
              new AgentThread(engine, Idle.dedicated(), halt),
              new AgentThread(output, Idle.dedicated(), halt));
      case SHARED ->
          List.of(
              new AgentThread(new StageGroup(sequencer, journal, output), Idle.shared(), halt),
              new AgentThread(engine, Idle.shared(), halt));
    };
  }

  private static DiskSpace spaceOf(Path home) {
    try {
      return DiskSpace.of(home);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look at the disk of " + home, e);
    }
  }

  private static OutputRing newOutput(ServerConfig config) {
    return new OutputRing(config.outputBytes(), Idle.waitForOutput());
  }

  private void run() {
    stages.forEach(AgentThread::start);
    conductorThread.start();
  }

  private boolean isRunning() {
    return stages.stream().allMatch(AgentThread::isAlive);
  }

  /** A file of the same size is used on, so that listeners survive a restart. */
  private static MappedFile openShared(Path path, int length) {
    if (Files.exists(path)) {
      MappedFile file = MappedFile.open(path);
      if (file.buffer().capacity() == length) {
        return file;
      }
      file.close();
      delete(path);
    }
    return MappedFile.create(path, length);
  }

  private static void delete(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot replace " + path, e);
    }
  }
}
