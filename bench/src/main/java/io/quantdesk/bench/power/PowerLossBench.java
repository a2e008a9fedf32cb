package io.quantdesk.bench.power;

import io.quantdesk.journal.CommitLevel;
import io.quantdesk.server.cli.QuantDesk;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Fails the power of a working engine again and again: nothing that was answered may be lost. */
@Command(
    name = "power-loss",
    description =
        "Copies the disk of an engine under load at random instants and starts an engine from each"
            + " copy. Needs root (loop mounts). Exit code 1 when an answered command is lost.",
    mixinStandardHelpOptions = true)
public final class PowerLossBench implements Callable<Integer> {
  private static final int WORK_MS_MIN = 200;
  private static final int WORK_MS_MAX = 2_500;

  @Spec private CommandSpec spec;

  @Option(names = "--cycles", description = "Losses (default: ${DEFAULT-VALUE}).")
  private int cycles = 100;

  @Option(names = "--seed", description = "Of instants and orders (default: the time).")
  private long seed = System.nanoTime();

  @Option(
      names = "--durability",
      description = "At which commands are answered; process shows what is lost then (disk).")
  private CommitLevel durability = CommitLevel.DISK;

  @Option(names = "--directory", description = "For the disks (default: a temporary one).")
  private Path directory;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    SplittableRandom random = new SplittableRandom(seed);
    out.println("seed " + seed);
    Path home =
        directory == null
            ? Files.createTempDirectory("quantdesk-power")
            : Files.createDirectories(directory);
    int bad = 0;
    for (int cycle = 1; cycle <= cycles; cycle++) {
      PowerLossTrial trial = new PowerLossTrial(home, durability, random.nextLong());
      PowerLossTrial.Result result = trial.run(random.nextInt(WORK_MS_MIN, WORK_MS_MAX));
      bad += result.isGood() ? 0 : 1;
      out.printf(
          "loss %d of %d: answered up to %d, recovered up to %d in %d ms, replay %s%s%n",
          cycle,
          cycles,
          result.answered(),
          result.recovered(),
          result.recoveryMs(),
          result.identical() ? "identical" : "DIFFERS",
          result.isGood() ? "" : "  LOST");
      out.flush();
    }
    out.printf("losses %d, with something lost %d%n", cycles, bad);
    return bad == 0 ? 0 : QuantDesk.CHECK_FAILED;
  }
}
