package io.quantdesk.bench;

import io.quantdesk.bench.book.BookBench;
import io.quantdesk.bench.cascade.CascadeBench;
import io.quantdesk.bench.l3.L3Bench;
import io.quantdesk.bench.peers.PeersBench;
import io.quantdesk.bench.pipeline.PipelineBench;
import io.quantdesk.bench.pipeline.RecoveryBench;
import io.quantdesk.bench.power.PowerLossBench;
import io.quantdesk.server.cli.QuantDesk;
import io.quantdesk.server.cli.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line {@code quantdesk bench}: one subcommand per measurement. */
@Command(
    name = "quantdesk bench",
    description = "Measures the engine; every figure in README comes from here.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "MEASUREMENT",
    subcommands = {
      PipelineBench.class,
      RecoveryBench.class,
      PowerLossBench.class,
      BookBench.class,
      PeersBench.class,
      L3Bench.class,
      CascadeBench.class
    })
public final class QuantDeskBench {
  private static final String LOG_LEVEL = "QUANTDESK_LOG_LEVEL";

  private QuantDeskBench() {}

  /** Runs one measurement and exits with its code, as documented in {@link QuantDesk}. */
  public static void main(String[] args) {
    if (System.getenv(LOG_LEVEL) == null) {
      // What each engine says at its start and stop would stand between the figures.
      System.setProperty(LOG_LEVEL, "WARN");
    }
    System.exit(QuantDesk.configure(new CommandLine(new QuantDeskBench())).execute(args));
  }
}
