package io.quantdesk.server.cli;

import io.quantdesk.journal.JournalException;
import io.quantdesk.server.snapshot.Follower;
import io.quantdesk.server.snapshot.SnapshotException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a second engine behind the one that serves. */
@Command(
    name = "follow",
    description =
        "Executes the commands of a running engine behind it, compares every event, and writes a"
            + " snapshot now and then. Exit code 1 at once when the two engines differ.",
    mixinStandardHelpOptions = true)
final class FollowCommand implements Callable<Integer> {
  private static final int STEP = 1 << 12;
  private static final long PAUSE_MS = 5;

  @Spec private CommandSpec spec;

  @Option(
      names = "--home",
      description = "Directory of the engine (default: ${DEFAULT-VALUE}).",
      defaultValue = ServeCommand.DEFAULT_HOME)
  private Path home;

  @Option(
      names = "--every",
      description = "Seconds between two snapshots (default: ${DEFAULT-VALUE}).",
      defaultValue = "60")
  private int everySeconds;

  @Option(
      names = "--keep",
      description = "How many snapshots stay, the newest (default: ${DEFAULT-VALUE}).",
      defaultValue = "3")
  private int keep;

  @Override
  public Integer call() throws InterruptedException {
    if (keep < 1 || everySeconds < 1) {
      throw new CommandFailure(QuantDesk.BAD_INPUT, "--keep and --every are at least 1");
    }
    PrintWriter out = spec.commandLine().getOut();
    try (StopSignal signal = StopSignal.listen();
        Follower follower = start()) {
      return follow(follower, signal, out);
    }
  }

  private Follower start() {
    try {
      return new Follower(home);
    } catch (JournalException | SnapshotException e) {
      throw new CommandFailure(QuantDesk.ENVIRONMENT, e.getMessage());
    }
  }

  private int follow(Follower follower, StopSignal signal, PrintWriter out)
      throws InterruptedException {
    say(out, "following " + home.toAbsolutePath() + " behind sequence " + follower.lastSeq());
    long written = follower.lastSeq();
    long nextNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(everySeconds);
    boolean isStopped = false;
    while (!isStopped) {
      int executed = poll(follower);
      isStopped = signal.await(executed == STEP ? 0 : PAUSE_MS, TimeUnit.MILLISECONDS);
      boolean isDue = System.nanoTime() - nextNs >= 0 || isStopped;
      if (isDue && follower.lastSeq() > written) {
        say(out, "snapshot " + follower.snapshot(keep));
        written = follower.lastSeq();
        nextNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(everySeconds);
      }
    }
    say(out, "stopped after command " + follower.lastSeq());
    return 0;
  }

  private static int poll(Follower follower) {
    try {
      return follower.poll(STEP);
    } catch (JournalException e) {
      throw new CommandFailure(QuantDesk.CHECK_FAILED, e.getMessage());
    }
  }

  private static void say(PrintWriter out, String line) {
    out.println(line);
    out.flush();
  }
}
