package io.quantdesk.server.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantdesk.journal.JournalKind;
import io.quantdesk.journal.JournalReader;
import io.quantdesk.journal.Journals;
import io.quantdesk.journal.replay.ReplayReport;
import io.quantdesk.journal.replay.ReplayVerifier;
import io.quantdesk.server.EngineJournals;
import io.quantdesk.server.demo.check.CheckTable;
import io.quantdesk.server.demo.check.JournalTotals;
import io.quantdesk.server.demo.check.ReplayChecks;
import io.quantdesk.server.demo.session.PlayTerms;
import io.quantdesk.server.demo.view.DemoFrame;
import io.quantdesk.server.demo.view.Lags;
import io.quantdesk.server.demo.view.Progress;
import io.quantdesk.server.pipeline.EngineReplay;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few seconds of the recorded feed through the whole: queue, engine, journal, PostgreSQL. */
final class DemoRunTest {
  private static final Duration SLICE = Duration.ofSeconds(3);

  @TempDir private static Path directory;
  private static DemoReport report;
  private static final RecordedProgress PROGRESS = new RecordedProgress();

  @BeforeAll
  static void run() {
    DemoOptions options =
        new DemoOptions(home(), Optional.empty(), new PlayTerms(0, SLICE.toNanos()));
    report = new DemoRun(options, PROGRESS).run();
  }

  @Test
  void shouldHoldEveryCheck() {
    assertThat(report.failures()).as(text()).isZero();
    assertThat(report.checks()).isGreaterThan(70);
    assertThat(text()).contains("ok     all " + report.checks() + " checks hold");
  }

  @Test
  void shouldHavePlayedBothMarketsWithTradesAndLittleRefused() {
    DemoFrame last = report.played().lastFrame();
    assertThat(report.played().commands()).isGreaterThan(5_000);
    assertThat(last.markets()).allSatisfy(market -> assertThat(market.trades()).isPositive());
    assertThat(last.markets())
        .allSatisfy(
            market ->
                assertThat(market.bids().get(0).priceTicks())
                    .isLessThan(market.asks().get(0).priceTicks()));
    assertThat(report.played().flow().refusals().total())
        .isLessThan(report.played().commands() / 20);
  }

  @Test
  void shouldHaveShownFramesUntilAllWasStored() {
    assertThat(PROGRESS.steps).contains("Starting PostgreSQL", "Starting the engine");
    assertThat(PROGRESS.lastLags.commands()).isZero();
    assertThat(PROGRESS.lastFrame.counts().unanswered()).isZero();
    assertThat(PROGRESS.isClosed).isTrue();
  }

  @Test
  void shouldNameTheCommandWhoseEventsWereAltered() {
    long altered = 1_000;
    try (JournalReader commands = Journals.openReader(commands(), JournalKind.COMMANDS, 1);
        JournalReader events =
            new AlteringReader(Journals.openReader(events(), JournalKind.EVENTS, 1), altered)) {
      ReplayReport report =
          new ReplayVerifier(new EngineReplay(EngineJournals.capacities(journal())))
              .verify(commands, events, new JournalTotals(), sequence -> {});
      assertThat(report.isIdentical()).isFalse();
      assertThat(report.divergence().sequence()).isEqualTo(altered);
      CheckTable table = ReplayChecks.of(report);
      assertThat(table.isOk()).isFalse();
      assertThat(table.checks().get(0).name()).isEqualTo("differs at command 1000");
    }
  }

  @Test
  void shouldWriteTheReportAsJson() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    report.printJson(new PrintStream(bytes, true, UTF_8));
    assertThat(bytes.toString(UTF_8))
        .contains("\"ok\" : true")
        .contains("\"title\" : \"Sums in SQL\"")
        .contains("\"name\" : \"maker 1 balance\"");
  }

  @Test
  void shouldLeaveADirectoryWithOtherFilesAlone() throws IOException {
    Path other = Files.createDirectory(directory.resolve("other"));
    Path file = Files.writeString(other.resolve("journal"), "mine");
    assertThatThrownBy(() -> DemoHome.open(other))
        .isInstanceOf(DemoException.class)
        .hasMessageContaining("holds other files");
    assertThat(file).hasContent("mine");
  }

  private static Path home() {
    return directory.resolve("home");
  }

  private static Path journal() {
    return EngineJournals.directoryIn(home().resolve("engine"));
  }

  private static Path commands() {
    return EngineJournals.commandDirectory(journal());
  }

  private static Path events() {
    return EngineJournals.eventDirectory(journal());
  }

  private static String text() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    report.print(new PrintStream(bytes, true, UTF_8));
    return bytes.toString(UTF_8);
  }

  /** Remembers what was shown. */
  private static final class RecordedProgress implements Progress {
    private final List<String> steps = new ArrayList<>();
    private volatile DemoFrame lastFrame;
    private volatile Lags lastLags;
    private volatile boolean isClosed;

    @Override
    public void step(String description) {
      steps.add(description);
    }

    @Override
    public void show(DemoFrame frame, Lags lags, String phase) {
      lastFrame = frame;
      lastLags = lags;
    }

    @Override
    public void close() {
      isClosed = true;
    }
  }

  /** Flips one bit of one entry. */
  private static final class AlteringReader implements JournalReader {
    private final JournalReader reader;
    private final long altered;

    AlteringReader(JournalReader reader, long altered) {
      this.reader = reader;
      this.altered = altered;
    }

    @Override
    public int poll(EntryHandler handler, int limit) {
      return reader.poll(
          (sequence, buffer, offset, length) -> {
            byte[] copy = new byte[length];
            buffer.getBytes(offset, copy);
            copy[length - 1] ^= sequence == altered ? (byte) 1 : 0;
            handler.onEntry(sequence, new UnsafeBuffer(copy), 0, length);
          },
          limit);
    }

    @Override
    public long nextSequence() {
      return reader.nextSequence();
    }

    @Override
    public void close() {
      reader.close();
    }
  }
}
