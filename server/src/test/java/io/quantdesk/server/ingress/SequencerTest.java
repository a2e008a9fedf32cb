package io.quantdesk.server.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import com.lmax.disruptor.Sequence;
import io.quantdesk.protocol.CommandEntry;
import io.quantdesk.protocol.sbe.MessageHeaderDecoder;
import io.quantdesk.protocol.sbe.TickDecoder;
import io.quantdesk.server.disk.DiskGate;
import io.quantdesk.server.disk.DiskLimits;
import io.quantdesk.server.pipeline.CommandRing;
import io.quantdesk.server.session.ConnectionQueue;
import org.junit.jupiter.api.Test;

/** Time and ticks; clients' commands are tested through the whole process. */
class SequencerTest {
  private static final long NEVER = Long.MAX_VALUE;

  /** Nobody looks at the disk. */
  private static final DiskGate OPEN_GATE = new DiskGate(DiskLimits.STANDARD, null);

  private final CommandRing commands = new CommandRing(8, 101);
  private final CommandRing.Consumer engine = commands.newConsumer();
  private final Sequence nextDeadlineNs = new Sequence(NEVER);
  private long clockNs = 5_000;
  private final Sequencer sequencer =
      new Sequencer(
          commands,
          engine,
          nextDeadlineNs,
          new ConnectionQueue(1),
          () -> clockNs,
          OPEN_GATE,
          7_000);

  @Test
  void shouldTickOnceWhenTheDeadlineIsDueAndAgainOnlyAfterItWasExecuted() {
    nextDeadlineNs.set(8_000);
    assertThat(sequencer.doWork()).isZero();

    clockNs = 8_000;
    assertThat(sequencer.doWork()).isEqualTo(1);
    assertThat(sequencer.doWork()).isZero();
    assertThat(execute()).isEqualTo(new Tick(101, 8_000, 0, 8_000));

    nextDeadlineNs.set(8_000);
    assertThat(sequencer.doWork()).isEqualTo(1);
    assertThat(execute()).isEqualTo(new Tick(102, 8_000, 0, 8_000));

    nextDeadlineNs.set(NEVER);
    assertThat(sequencer.doWork()).isZero();
  }

  @Test
  void shouldNeverLetTimeFallBelowTheJournalOrTheLastCommand() {
    nextDeadlineNs.set(6_000);
    sequencer.doWork();
    assertThat(execute().timeNs()).isEqualTo(7_000);

    clockNs = 9_000;
    sequencer.doWork();
    assertThat(execute().timeNs()).isEqualTo(9_000);

    clockNs = 1;
    sequencer.doWork();
    assertThat(execute().timeNs()).isEqualTo(9_000);
  }

  @Test
  void shouldSequenceNothingAfterStop() {
    nextDeadlineNs.set(1);
    sequencer.stop();

    assertThat(sequencer.doWork()).isZero();
    assertThat(engine.available()).isZero();
  }

  private Tick execute() {
    engine.next();
    int entry = engine.entryOffset();
    TickDecoder tick =
        new TickDecoder()
            .wrapAndApplyHeader(
                commands.buffer(), entry + CommandEntry.MESSAGE_OFFSET, new MessageHeaderDecoder());
    Tick seen =
        new Tick(
            engine.seq(),
            CommandEntry.timeNs(commands.buffer(), entry),
            CommandEntry.sessionId(commands.buffer(), entry),
            tick.deadlineNs());
    engine.markDone();
    return seen;
  }

  private record Tick(long seq, long timeNs, int sessionId, long deadlineNs) {}
}
