package io.quantdesk.server.cli;

import io.quantdesk.journal.JournalException;
import io.quantdesk.server.snapshot.Follower;
import io.quantdesk.server.snapshot.SnapshotException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes one snapshot. */
@Command(
    name = "snapshot",
    description =
        "Executes what the journal has behind the newest snapshot, compares every event, and writes"
            + " a new one. The engine may run meanwhile.",
    mixinStandardHelpOptions = true)
final class SnapshotCommand implements Callable<Integer> {
  private static final int STEP = 1 << 12;

  @Spec private CommandSpec spec;

  @Option(
      names = "--home",
      description = "Directory of the engine (default: ${DEFAULT-VALUE}).",
      defaultValue = ServeCommand.DEFAULT_HOME)
  private Path home;

  @Option(
      names = "--keep",
      description = "How many snapshots stay, the newest (default: ${DEFAULT-VALUE}).",
      defaultValue = "3")
  private int keep;

  @Override
  public Integer call() throws IOException {
    if (keep < 1) {
      throw new CommandFailure(QuantDesk.BAD_INPUT, "at least 1 snapshot stays");
    }
    PrintWriter out = spec.commandLine().getOut();
    try (Follower follower = new Follower(home)) {
      long first = follower.lastSeq();
      long startNs = System.nanoTime();
      while (follower.poll(STEP) == STEP) {}
      double seconds = (System.nanoTime() - startNs) / 1e9;
      long commands = follower.lastSeq() - first;
      Path file = follower.snapshot(keep);
      out.println("behind_sequence " + first);
      out.println("commands " + commands);
      out.printf("commands_per_second %.0f%n", commands / seconds);
      out.println("sequence " + follower.lastSeq());
      out.printf("state_hash %016x%n", follower.stateHash());
      out.println("file " + file);
      out.println("bytes " + Files.size(file));
      return 0;
    } catch (JournalException | SnapshotException e) {
      throw new CommandFailure(QuantDesk.ENVIRONMENT, e.getMessage());
    }
  }
}
