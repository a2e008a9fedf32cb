package io.quantdesk.server.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.lmax.disruptor.Sequence;
import io.quantdesk.engine.EngineConfig;
import io.quantdesk.journal.JournalException;
import io.quantdesk.protocol.EventBlockCursor;
import io.quantdesk.protocol.ipc.RingMessage;
import io.quantdesk.protocol.ipc.SnapshotRequests;
import io.quantdesk.protocol.sbe.Durability;
import io.quantdesk.protocol.sbe.MessageHeaderEncoder;
import io.quantdesk.protocol.sbe.RejectReason;
import io.quantdesk.protocol.sbe.RejectedFrameEncoder;
import io.quantdesk.server.ListJournal;
import io.quantdesk.server.egress.AccountSessions;
import io.quantdesk.server.egress.OutputStage;
import io.quantdesk.server.marketdata.MarketDataPublisher;
import io.quantdesk.server.session.ConnectionQueue;
import org.agrona.BufferUtil;
import org.agrona.concurrent.SystemNanoClock;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.YieldingIdleStrategy;
import org.agrona.concurrent.broadcast.BroadcastBufferDescriptor;
import org.junit.jupiter.api.Test;

/** The stages one by one, driven by the test's own thread. */
class StagesTest {
  private static final int UNKNOWN_TEMPLATE = 99;

  private final OutputRing output = new OutputRing(64 * 1024, new YieldingIdleStrategy());
  private final CommandRing commands = new CommandRing(8, 1);
  private final CommandRing.Consumer journalInput = commands.newConsumer();
  private final CommandRing.Consumer engineInput = commands.newConsumer();
  private final ListJournal commandJournal = new ListJournal();
  private final ListJournal eventJournal = new ListJournal();
  private final Sequence nextDeadlineNs = new Sequence(0);
  private final EngineReplay replay = new EngineReplay(EngineConfig.small(), output);
  private final JournalStage journalStage =
      new JournalStage(commands, journalInput, commandJournal);
  private final EngineStage engineStage =
      new EngineStage(commands, engineInput, replay.engine(), output, nextDeadlineNs);
  private final OutputStage outputStage =
      new OutputStage(
          new OutputStage.Wiring(
              replay.blocks(),
              journalInput,
              new ConnectionQueue(4),
              marketData(),
              new AccountSessions(16),
              16),
          eventJournal,
          Durability.PROCESS,
          1);

  @Test
  void shouldLetNoEventOutBeforeItsCommandIsJournalled() {
    addCommand(RejectedFrameEncoder.TEMPLATE_ID);
    addCommand(RejectedFrameEncoder.TEMPLATE_ID);

    assertThat(engineStage.doWork()).isEqualTo(2);
    assertThat(outputStage.doWork()).isZero();
    assertThat(eventJournal.committed()).isEmpty();
    assertThat(outputStage.lastRouted()).isZero();

    assertThat(journalStage.doWork()).isEqualTo(2);
    assertThat(outputStage.doWork()).isEqualTo(2);
    assertThat(commandJournal.committed()).hasSize(2);
    assertThat(eventJournal.committed()).hasSize(2);
    assertThat(outputStage.lastRouted()).isEqualTo(2);
    EventBlockCursor block =
        new EventBlockCursor()
            .wrap(
                new UnsafeBuffer(eventJournal.committed().get(1)),
                0,
                eventJournal.committed().get(1).length);
    assertThat(block.outcome().commandSeq()).isEqualTo(2);
    assertThat(block.outcome().reason()).isEqualTo(RejectReason.BAD_LENGTH);
  }

  @Test
  void shouldHoldTheSequencerBackUntilBothStagesHaveMoved() {
    for (int i = 0; i < 8; i++) {
      addCommand(RejectedFrameEncoder.TEMPLATE_ID);
    }
    assertThat(commands.remaining()).isZero();

    engineStage.doWork();
    assertThat(commands.remaining()).isZero();

    journalStage.doWork();
    assertThat(commands.remaining()).isEqualTo(8);
    assertThat(commands.nextSeq()).isEqualTo(9);
  }

  @Test
  void shouldNameTheCommandAtWhichTheEngineFailed() {
    addCommand(RejectedFrameEncoder.TEMPLATE_ID);
    addCommand(UNKNOWN_TEMPLATE);

    assertThatThrownBy(engineStage::doWork)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("the engine failed at command 2, state hash ")
        .hasRootCauseMessage("command 2 has the unknown template 99");
  }

  @Test
  void shouldDeclareNothingJournalledWhenTheJournalFails() {
    commandJournal.fail();
    addCommand(RejectedFrameEncoder.TEMPLATE_ID);

    assertThatThrownBy(journalStage::doWork).isInstanceOf(JournalException.class);
    engineStage.doWork();
    outputStage.doWork();

    assertThat(journalInput.doneSeq()).isZero();
    assertThat(eventJournal.committed()).isEmpty();
  }

  private static MarketDataPublisher marketData() {
    MarketDataPublisher publisher = new MarketDataPublisher(EngineConfig.small());
    publisher.open(
        memory(4_096 + BroadcastBufferDescriptor.TRAILER_LENGTH),
        new SnapshotRequests(memory(SnapshotRequests.fileLength(1))),
        SystemNanoClock.INSTANCE);
    return publisher;
  }

  private static UnsafeBuffer memory(int length) {
    return new UnsafeBuffer(BufferUtil.allocateDirectAligned(length, 64));
  }

  private void addCommand(int templateId) {
    MessageHeaderEncoder header = new MessageHeaderEncoder();
    new RejectedFrameEncoder()
        .wrapAndApplyHeader(commands.buffer(), commands.messageOffset(), header)
        .clientSeq(0)
        .reason(RejectReason.BAD_LENGTH)
        .templateId(RingMessage.COMMAND);
    header.templateId(templateId);
    commands.add(MessageHeaderEncoder.ENCODED_LENGTH + RejectedFrameEncoder.BLOCK_LENGTH, 1, 0);
    commands.publish();
  }
}
