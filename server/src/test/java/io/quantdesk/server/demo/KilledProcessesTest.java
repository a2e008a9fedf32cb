package io.quantdesk.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.server.demo.session.PlayTerms;
import io.quantdesk.server.demo.view.PlainProgress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Engine and writer in processes of their own, killed with SIGKILL in the middle of the feed. The
 * command {@code quantdesk demo --kills 20 --speed 3} is the same with larger numbers.
 */
class KilledProcessesTest {
  private static final long SEED = 20_240_808;
  private static final int KILLS = 3;
  private static final Duration SLICE = Duration.ofSeconds(12);

  @TempDir private Path home;

  @Test
  void shouldLoseAndDoubleNothingWhenEngineAndWriterAreKilled() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DemoOptions options =
        new DemoOptions(
            home.resolve("demo"), Optional.empty(), new PlayTerms(1, SLICE.toNanos()), KILLS, SEED);
    DemoReport report = new DemoRun(options, new PlainProgress(new PrintStream(out))).run();
    report.print(new PrintStream(out, true, StandardCharsets.UTF_8));
    assertThat(report.checks()).isGreaterThan(50);
    assertThat(report.failures()).as("seed %d%n%s", SEED, out).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("kill 3 of 3: BOTH");
  }
}
