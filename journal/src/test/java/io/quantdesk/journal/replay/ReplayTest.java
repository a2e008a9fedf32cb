package io.quantdesk.journal.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantdesk.journal.Journal;
import io.quantdesk.journal.JournalConfig;
import io.quantdesk.journal.JournalException;
import io.quantdesk.journal.JournalKind;
import io.quantdesk.journal.JournalReader;
import io.quantdesk.journal.JournalStore;
import io.quantdesk.journal.Journals;
import io.quantdesk.journal.RollInterval;
import io.quantdesk.protocol.EventBlockCursor;
import io.quantdesk.protocol.sbe.CommandOutcomeEncoder;
import io.quantdesk.protocol.sbe.MarkPriceUpdatedEncoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(JournalStore.class)
class ReplayTest {
  @Parameter private JournalStore store;
  @TempDir private Path parent;
  private Journal commands;
  private Journal events;
  private final List<Long> blocksTold = new ArrayList<>();

  @BeforeEach
  void open() {
    commands = Journals.open(config("commands", JournalKind.COMMANDS));
    events = Journals.open(config("events", JournalKind.EVENTS));
  }

  @AfterEach
  void close() {
    commands.close();
    events.close();
  }

  @Test
  void shouldFindIdenticalJournalsIdentical() {
    run(1, 1000, 1000, new CountingEngine());
    final List<Long> progress = new ArrayList<>();
    final ReplayReport report = verify(1, new CountingEngine(), progress);
    assertThat(report).isEqualTo(new ReplayReport(1, 1000, 1000, 0, 0, null));
    assertThat(report.isConsistent()).isTrue();
    assertThat(report).hasToString("commands 1 to 1000: 1000 event blocks identical, 0 missing");
    assertThat(progress).isNotEmpty().endsWith(1000L);
    assertThat(report.isIdentical()).isTrue();
    assertThat(blocksTold).isEqualTo(sequences(1, 1000));
  }

  @Test
  void shouldFindEmptyJournalsIdentical() {
    assertThat(verify(1, new CountingEngine(), new ArrayList<>()))
        .isEqualTo(new ReplayReport(1, 0, 0, 0, 0, null));
  }

  @Test
  void shouldNameTheFirstDifferingByte() {
    run(1, 100, 100, new CountingEngine().withFaultAt(48));
    final ReplayReport report = verify(1, new CountingEngine(), new ArrayList<>());
    assertThat(report.isConsistent()).isFalse();
    assertThat(report.compared()).isEqualTo(47);
    assertThat(blocksTold).isEqualTo(sequences(1, 47));
    assertThat(report.lastSequence()).isEqualTo(48);
    final Divergence divergence = report.divergence();
    assertThat(divergence.sequence()).isEqualTo(48);
    assertThat(divergence.ordinal()).isEqualTo(1);
    assertThat(divergence.templateId()).isEqualTo(MarkPriceUpdatedEncoder.TEMPLATE_ID);
    assertThat(divergence.offset())
        .isEqualTo(EventBlockCursor.EVENTS_OFFSET + EventBlockCursor.LENGTH_BYTES + 8);
    assertThat(divergence.journalHex()).isNotEqualTo(divergence.replayHex());
    assertThat(report.toString()).contains("command 48", "event 1", "template 108");
  }

  @Test
  void shouldNameTheOutcomeWhenItDiffers() {
    appendCommand(1, 0);
    final CountingEngine other = new CountingEngine();
    final UnsafeBuffer one = new UnsafeBuffer(new byte[4]);
    one.putInt(0, 1);
    other.execute(1, one, 0, 4, events::append);
    commands.commit();
    events.commit();
    final Divergence divergence = verify(1, new CountingEngine(), new ArrayList<>()).divergence();
    assertThat(divergence.ordinal()).isZero();
    assertThat(divergence.templateId()).isEqualTo(CommandOutcomeEncoder.TEMPLATE_ID);
  }

  @Test
  void shouldNameTheEventThatIsMissingInTheJournal() {
    appendCommand(1, 2);
    commands.commit();
    new CountingEngine()
        .execute(
            1,
            number(2),
            0,
            4,
            (sequence, buffer, offset, length) -> events.append(sequence, buffer, offset, 68));
    events.commit();
    final Divergence divergence = verify(1, new CountingEngine(), new ArrayList<>()).divergence();
    assertThat(divergence.offset()).isEqualTo(68);
    assertThat(divergence.templateId()).isZero();
  }

  @Test
  void shouldCountEventsThatACrashKeptFromBeingWritten() {
    run(1, 1000, 900, new CountingEngine());
    final ReplayReport report = verify(1, new CountingEngine(), new ArrayList<>());
    assertThat(report).isEqualTo(new ReplayReport(1, 1000, 900, 100, 0, null));
    assertThat(report.isConsistent()).isTrue();
    assertThat(report.isIdentical()).isFalse();
    assertThat(blocksTold).isEqualTo(sequences(1, 900));
    assertThat(events.lastSequence()).isEqualTo(900);
  }

  @Test
  void shouldFindEventsWithoutTheirCommand() {
    run(1, 100, 100, new CountingEngine());
    events.append(101, number(0), 0, 4);
    events.commit();
    final ReplayReport report = verify(1, new CountingEngine(), new ArrayList<>());
    assertThat(report).isEqualTo(new ReplayReport(1, 100, 100, 0, 101, null));
    assertThat(report.isConsistent()).isFalse();
    assertThat(report.toString()).contains("sequence 101");
  }

  @Test
  void shouldFindTheCommandsThatARunningEngineJournalsMeanwhile() {
    run(1, 100, 100, new CountingEngine());
    try (JournalReader commandReader = new LateReader(commands.openReader(1));
        JournalReader eventReader = events.openReader(1)) {
      final ReplayReport report =
          new ReplayVerifier(new CountingEngine())
              .verify(commandReader, eventReader, this::keep, sequence -> {});
      assertThat(report).isEqualTo(new ReplayReport(1, 100, 100, 0, 0, null));
    }
  }

  @Test
  void shouldVerifyFromTheMiddleWithAnEngineInThatState() {
    final CountingEngine live = new CountingEngine();
    run(1, 300, 300, live);
    final CountingEngine restored = new CountingEngine();
    for (long sequence = 1; sequence <= 200; sequence++) {
      restored.execute(sequence, number(sequence), 0, 4, (s, buffer, offset, length) -> {});
    }
    assertThat(verify(201, restored, new ArrayList<>()))
        .isEqualTo(new ReplayReport(201, 300, 100, 0, 0, null));
  }

  @Test
  void shouldRefuseReadersAtDifferentPlaces() {
    run(1, 10, 10, new CountingEngine());
    try (JournalReader commandReader = commands.openReader(1);
        JournalReader eventReader = events.openReader(2)) {
      final ReplayVerifier verifier = new ReplayVerifier(new CountingEngine());
      assertThatThrownBy(
              () -> verifier.verify(commandReader, eventReader, this::keep, sequence -> {}))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("same sequence");
    }
  }

  @Test
  void shouldRefuseAProcessorThatAnswersNotOnce() {
    run(1, 10, 10, new CountingEngine());
    assertThatThrownBy(
            () -> verify(1, (sequence, command, offset, length, block) -> {}, new ArrayList<>()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("command 1");
    assertThatThrownBy(
            () ->
                verify(
                    1,
                    (sequence, command, offset, length, block) ->
                        block.onEntry(sequence + 1, command, offset, length),
                    new ArrayList<>()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("answered for sequence 2");
  }

  @Test
  void shouldCompleteTheEventJournalAfterACrash() {
    run(1, 1000, 900, new CountingEngine());
    assertThat(complete(new CountingEngine()))
        .isEqualTo(new ReplayReport(1, 1000, 900, 100, 0, null));
    assertThat(blocksTold).isEqualTo(sequences(1, 1000));
    assertThat(events.lastSequence()).isEqualTo(1000);
    assertThat(verify(1, new CountingEngine(), new ArrayList<>()))
        .isEqualTo(new ReplayReport(1, 1000, 1000, 0, 0, null));
    assertThat(complete(new CountingEngine()))
        .isEqualTo(new ReplayReport(1, 1000, 1000, 0, 0, null));
  }

  @Test
  void shouldNotCompleteAnEventJournalThatContradictsTheCommands() {
    run(1, 1000, 900, new CountingEngine().withFaultAt(48));
    assertThatThrownBy(() -> complete(new CountingEngine()))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("contradicts")
        .hasMessageContaining("command 48");
    assertThat(events.lastSequence()).isEqualTo(900);
  }

  private ReplayReport complete(CommandProcessor processor) {
    try (JournalReader reader = commands.openReader(1)) {
      return new EventJournalCompletion(processor)
          .complete(reader, events, this::keep, sequence -> {});
    }
  }

  private ReplayReport verify(long from, CommandProcessor processor, List<Long> progress) {
    try (JournalReader commandReader = commands.openReader(from);
        JournalReader eventReader = events.openReader(from)) {
      return new ReplayVerifier(processor)
          .verify(commandReader, eventReader, this::keep, progress::add);
    }
  }

  private void keep(long sequence, DirectBuffer buffer, int offset, int length) {
    blocksTold.add(sequence);
  }

  private static List<Long> sequences(long from, long to) {
    return LongStream.rangeClosed(from, to).boxed().toList();
  }

  /** Journals commands, and the events of the first of them. */
  private void run(long from, long to, long lastEvents, CountingEngine engine) {
    for (long sequence = from; sequence <= to; sequence++) {
      appendCommand(sequence, (int) sequence);
      if (sequence <= lastEvents) {
        engine.execute(sequence, number(sequence), 0, 4, events::append);
      }
      if (sequence % 7 == 0) {
        commands.commit();
      }
      if (sequence % 11 == 0) {
        events.commit();
      }
    }
    commands.commit();
    events.commit();
  }

  private void appendCommand(long sequence, int value) {
    commands.append(sequence, number(value), 0, 4);
  }

  private static UnsafeBuffer number(long value) {
    final UnsafeBuffer buffer = new UnsafeBuffer(new byte[4]);
    buffer.putInt(0, (int) value);
    return buffer;
  }

  private JournalConfig config(String name, JournalKind kind) {
    return JournalConfig.of(parent.resolve(name), kind)
        .withStore(store)
        .withRollInterval(RollInterval.MINUTELY)
        .withBlockLength(256 << 10);
  }

  /** Says at first that nothing is there, as if the writer were just about to commit. */
  private static final class LateReader implements JournalReader {
    private final JournalReader reader;
    private boolean wasAsked;

    LateReader(JournalReader reader) {
      this.reader = reader;
    }

    @Override
    public int poll(EntryHandler handler, int limit) {
      final boolean isFirst = !wasAsked;
      wasAsked = true;
      return isFirst ? 0 : reader.poll(handler, limit);
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
