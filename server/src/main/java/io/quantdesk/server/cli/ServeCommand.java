package io.quantdesk.server.cli;

import io.quantdesk.engine.EngineConfig;
import io.quantdesk.journal.CommitLevel;
import io.quantdesk.journal.JournalException;
import io.quantdesk.journal.JournalStore;
import io.quantdesk.server.EngineJournals;
import io.quantdesk.server.EngineServer;
import io.quantdesk.server.ServerConfig;
import io.quantdesk.server.ThreadingMode;
import io.quantdesk.server.disk.DiskLimits;
import io.quantdesk.server.disk.DiskState;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs an engine until the process is told to stop. */
@Command(
    name = "serve",
    description =
        "Runs an engine: recovers from its journal, then serves clients through shared memory.",
    mixinStandardHelpOptions = true)
public final class ServeCommand implements Callable<Integer> {
  /** Begins the line that says that all is journalled; the newest command's sequence follows. */
  public static final String STOPPED = "stopped after command ";

  static final String DEFAULT_HOME = "data/engine";

  @Spec private CommandSpec spec;

  @Option(
      names = "--home",
      description = "Directory of the engine and its journals (default: ${DEFAULT-VALUE}).",
      defaultValue = DEFAULT_HOME)
  private Path home;

  @Option(
      names = "--threading",
      description = "dedicated or shared (default: by the number of cores).")
  private ThreadingMode threading;

  @Option(
      names = "--capacity",
      description = "small or standard, where a journal begins (default: ${DEFAULT-VALUE}).",
      defaultValue = "STANDARD")
  private Capacity capacity;

  @Option(
      names = "--durability",
      description =
          "What an answered command survives: disk, the loss of power, or process, the death of"
              + " the process (default: ${DEFAULT-VALUE}).",
      defaultValue = "DISK")
  private CommitLevel durability;

  @Option(
      names = "--disk-limits",
      split = ",",
      paramLabel = "N",
      description =
          "Percent used of the disk from which on orders only close, none is taken, and the engine"
              + " stops; and the free bytes above which none of it happens"
              + " (default: 80,90,95,4294967296).")
  private List<Long> diskLimits = List.of();

  @Option(
      names = "--journal-store",
      description =
          "chronicle or segments, where a journal begins (default: chronicle). One that was begun"
              + " stays what it is; to name another one is refused.")
  private JournalStore journalStore;

  /** Named sets of capacities. */
  enum Capacity {
    SMALL,
    STANDARD;

    EngineConfig config() {
      return this == SMALL ? EngineConfig.small() : EngineConfig.standard();
    }
  }

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    try (StopSignal signal = StopSignal.listen()) {
      EngineServer server = start();
      boolean isFull;
      try {
        out.println("serving " + home.toAbsolutePath() + " after command " + server.lastSeq());
        out.flush();
        isFull = awaitEnd(server, signal);
      } finally {
        server.close();
      }
      out.println(STOPPED + server.lastSeq());
      out.flush();
      if (isFull) {
        throw new CommandFailure(
            QuantDesk.ENVIRONMENT,
            "the disk of "
                + home.toAbsolutePath()
                + " is almost full: make room, then start again");
      }
    }
    return 0;
  }

  /** Until the signal comes or the disk is full; whether it is. */
  private static boolean awaitEnd(EngineServer server, StopSignal signal)
      throws InterruptedException {
    boolean isFull;
    do {
      isFull = server.diskState() == DiskState.FULL;
    } while (!isFull && !signal.await(1, TimeUnit.SECONDS));
    return isFull;
  }

  private DiskLimits limits() {
    if (diskLimits.isEmpty()) {
      return DiskLimits.STANDARD;
    }
    try {
      return DiskLimits.of(diskLimits);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(QuantDesk.BAD_INPUT, e.getMessage());
    }
  }

  private EngineJournals openJournals() {
    Path directory = EngineJournals.directoryIn(home);
    return journalStore == null
        ? EngineJournals.open(directory, durability)
        : EngineJournals.open(directory, durability, journalStore);
  }

  private EngineServer start() {
    try {
      ServerConfig config = ServerConfig.of(home, capacity.config()).with(limits());
      return EngineServer.start(
          threading == null ? config : config.with(threading), openJournals());
    } catch (JournalException | IllegalStateException e) {
      throw new CommandFailure(QuantDesk.ENVIRONMENT, e.getMessage());
    }
  }
}
