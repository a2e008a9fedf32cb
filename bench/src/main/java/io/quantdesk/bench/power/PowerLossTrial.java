package io.quantdesk.bench.power;

import io.quantdesk.bench.pipeline.AnsweredLoad;
import io.quantdesk.engine.EngineConfig;
import io.quantdesk.journal.CommitLevel;
import io.quantdesk.journal.replay.ReplayReport;
import io.quantdesk.protocol.sbe.Durability;
import io.quantdesk.server.EngineJournals;
import io.quantdesk.server.EngineServer;
import io.quantdesk.server.ServerConfig;
import io.quantdesk.server.pipeline.EngineReplay;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** One engine under load whose disk is copied at an instant, and an engine that starts from it. */
final class PowerLossTrial {
  private static final EngineConfig CAPACITIES =
      new EngineConfig(4_096, 4_096, 256, 65_536, 262_144, 65_536, 16);

  private static final int DISK_MEBIBYTES = 512;

  /** In journal.mark, see docs/journal-format.md. */
  private static final int BOOT_ID_OFFSET = 48;

  private final Path directory;
  private final CommitLevel level;
  private final long seed;

  /** The newest command that was answered: its sequence, and its number within the session. */
  private record Answered(long seq, long clientSeq) {}

  /**
   * What a trial gave.
   *
   * @param answered newest command that was answered before the copy was begun
   * @param recovered newest command of the engine that started from the copy
   * @param isLost whether something is unknown that was answered
   * @param identical whether the journal on the copy replays to the same events
   * @param recoveryMs from the mounted copy to the first new command that is answered
   */
  record Result(long answered, long recovered, boolean isLost, boolean identical, long recoveryMs) {
    boolean isGood() {
      return !isLost && identical;
    }
  }

  PowerLossTrial(Path directory, CommitLevel level, long seed) {
    this.directory = directory;
    this.level = level;
    this.seed = seed;
  }

  /** Lets the engine work for some time, fails the power, and starts from what is left. */
  Result run(long workMs) throws IOException, InterruptedException {
    Path image = directory.resolve("disk.img");
    Path left = directory.resolve("left.img");
    Path mount = directory.resolve("mount");
    Answered answered;
    try (LoopDisk disk = LoopDisk.create(image, mount, DISK_MEBIBYTES)) {
      answered = work(disk, workMs, left);
    }
    try (LoopDisk disk = LoopDisk.mount(left, mount)) {
      return recover(disk, answered);
    } finally {
      Files.delete(image);
      Files.delete(left);
    }
  }

  private Answered work(LoopDisk disk, long workMs, Path left) throws InterruptedException {
    EngineServer server = start(disk);
    try (AnsweredLoad load = newLoad(disk)) {
      TimeUnit.MILLISECONDS.sleep(workMs);
      long clientSeq = load.answeredClientSeq();
      Answered answered = new Answered(load.answeredSeq(), clientSeq);
      disk.copyTo(left);
      return answered;
    } finally {
      server.close();
    }
  }

  private Result recover(LoopDisk disk, Answered answered)
      throws IOException, InterruptedException {
    Path journal = EngineJournals.directoryIn(home(disk));
    startSystemAnew(EngineJournals.commandDirectory(journal));
    startSystemAnew(EngineJournals.eventDirectory(journal));
    long startNs = System.nanoTime();
    EngineServer server = start(disk);
    long recovered = server.lastSeq();
    long known;
    long recoveryMs;
    try (AnsweredLoad load = newLoad(disk)) {
      known = load.knownClientSeq();
      while (load.answeredSeq() <= recovered) {
        TimeUnit.MILLISECONDS.sleep(1);
      }
      recoveryMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNs);
    } finally {
      server.close();
    }
    EngineReplay engine = new EngineReplay(EngineJournals.capacities(journal));
    ReplayReport report = EngineJournals.verify(journal, engine, (s, b, o, l) -> {});
    boolean isLost = recovered < answered.seq() || known < answered.clientSeq();
    return new Result(answered.seq(), recovered, isLost, report.isIdentical(), recoveryMs);
  }

  private AnsweredLoad newLoad(LoopDisk disk) {
    Durability named = level == CommitLevel.DISK ? Durability.DISK : Durability.PROCESS;
    return new AnsweredLoad(home(disk), named.value(), seed);
  }

  private EngineServer start(LoopDisk disk) {
    return EngineServer.start(
        ServerConfig.of(home(disk), CAPACITIES), EngineJournals.openIn(home(disk), level));
  }

  private static Path home(LoopDisk disk) {
    return disk.root().resolve("engine");
  }

  /** As if this were another run of the operating system. */
  private static void startSystemAnew(Path journal) throws IOException {
    try (RandomAccessFile mark =
        new RandomAccessFile(journal.resolve("journal.mark").toFile(), "rw")) {
      mark.seek(BOOT_ID_OFFSET);
      mark.writeLong(mark.length());
    }
  }
}
