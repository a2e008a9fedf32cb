package io.quantdesk.server.cli;

import io.quantdesk.server.demo.DemoException;
import io.quantdesk.server.demo.DemoOptions;
import io.quantdesk.server.demo.DemoReport;
import io.quantdesk.server.demo.DemoRun;
import io.quantdesk.server.demo.session.PlayTerms;
import io.quantdesk.server.demo.view.LiveProgress;
import io.quantdesk.server.demo.view.PlainProgress;
import io.quantdesk.server.demo.view.Progress;
import io.quantdesk.server.demo.view.Terminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the demo. */
@Command(
    name = "demo",
    description = {
      "Plays a recorded market (Binance USD-M, BTCUSDT and ETHUSDT, 2024-08-08, 345 seconds) through"
          + " a whole engine into PostgreSQL, and checks every figure at the end.",
      "Each run starts afresh; the files of the last one stay until the next.",
      "Exit code 0: all checks hold; 1: one failed; 3: it could not run here."
    },
    mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
  private static final int SECONDS_MAX = 3_600;

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description =
          "Directory for journal and database (default: quantdesk/demo under XDG_DATA_HOME or"
              + " ~/.local/share).")
  private Path home;

  @Option(
      names = "--speed",
      paramLabel = "N",
      defaultValue = "12",
      description =
          "Times real time; 0: as fast as the engine answers (default: ${DEFAULT-VALUE}).")
  private int speed;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "345",
      description = "Seconds of the feed to play (default: all ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--kills",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Run engine and writer as processes of their own and kill them (SIGKILL), in turn and"
              + " together, N times at random moments of the feed; the same checks must hold.")
  private int kills;

  @Option(
      names = "--kill-seed",
      paramLabel = "SEED",
      defaultValue = "1",
      description = "Chooses the moments (default: ${DEFAULT-VALUE}).")
  private long killSeed;

  @Option(names = "--plain", description = "One line a second instead of the live picture.")
  private boolean plain;

  @Option(
      names = "--json",
      description = "The report as one JSON object on standard output, progress on standard error.")
  private boolean json;

  @Option(
      names = "--database-url",
      paramLabel = "URL",
      defaultValue = "${env:DATABASE_URL}",
      description =
          "PostgreSQL server to use instead of the embedded one (default: DATABASE_URL). The demo"
              + " makes, and drops at its next run, the database quantdesk_demo there.")
  private String databaseUrl;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (kills < 0 || speed < 0 || seconds < 1 || seconds > SECONDS_MAX) {
      throw new ParameterException(
          spec.commandLine(),
          "--speed and --kills must be 0 or more, --seconds 1 to " + SECONDS_MAX);
    }
    DemoOptions options =
        new DemoOptions(
            (home == null ? defaultHome() : home).toAbsolutePath().normalize(),
            Optional.ofNullable(databaseUrl).filter(url -> !url.isBlank()),
            new PlayTerms(speed, Duration.ofSeconds(seconds).toNanos()),
            kills,
            killSeed);
    DemoReport report = run(options);
    if (json) {
      report.printJson(System.out);
    } else {
      report.print(System.out);
    }
    return report.failures() == 0 ? 0 : QuantDesk.CHECK_FAILED;
  }

  private DemoReport run(DemoOptions options) {
    try {
      return new DemoRun(options, progress()).run();
    } catch (DemoException e) {
      throw new CommandFailure(QuantDesk.ENVIRONMENT, e.getMessage());
    }
  }

  private Progress progress() {
    if (json) {
      return new PlainProgress(System.err);
    }
    Terminal terminal = Terminal.detect();
    if (plain || !terminal.isInteractive()) {
      return new PlainProgress(System.out);
    }
    return new LiveProgress(terminal, utf8Out());
  }

  /** The picture brings its own encoding: Java's default may be ASCII on a UTF-8 terminal. */
  private static PrintStream utf8Out() {
    return new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
  }

  private static Path defaultHome() {
    String data = System.getenv("XDG_DATA_HOME");
    Path base =
        data == null || data.isBlank()
            ? Path.of(System.getProperty("user.home"), ".local", "share")
            : Path.of(data);
    return base.resolve("quantdesk").resolve("demo");
  }
}
