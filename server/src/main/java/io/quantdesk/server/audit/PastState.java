package io.quantdesk.server.audit;

import io.quantdesk.engine.Engine;
import io.quantdesk.engine.EngineConfig;
import io.quantdesk.journal.JournalReader;
import io.quantdesk.protocol.CommandEntry;
import io.quantdesk.server.pipeline.EngineReplay;
import io.quantdesk.server.scenario.text.Times;
import org.agrona.DirectBuffer;

/**
 * The state of an engine as of a command or a time in the past: the commands up to there executed
 * again in a new engine. Owned by one thread.
 */
public final class PastState {
  private static final int STEP = 1 << 10;

  private final EngineReplay replay;
  private final EventSelection selection;
  private boolean isOver;
  private long sequence;
  private long timeNs;

  private PastState(EngineConfig capacities, EventSelection selection) {
    this.replay = new EngineReplay(capacities);
    this.selection = selection;
  }

  /**
   * Executes the commands up to the end of a selection.
   *
   * @param capacities of the engine that began the journal
   * @param commands of a command journal, at sequence 1; stays the caller's
   * @throws IllegalArgumentException when the journal begins behind it, or ends before the sequence
   */
  public static PastState execute(
      EngineConfig capacities, JournalReader commands, EventSelection selection) {
    PastState state = new PastState(capacities, selection);
    state.execute(commands);
    return state;
  }

  /** The engine behind the last command that was executed. */
  public Engine engine() {
    return replay.engine();
  }

  /** Sequence of the last command that was executed. */
  public long sequence() {
    return sequence;
  }

  /** Its time, nanoseconds since 1970. */
  public long timeNs() {
    return timeNs;
  }

  private void execute(JournalReader commands) {
    while (!isOver && commands.poll(this::onCommand, STEP) > 0) {
      // The next ones.
    }
    if (sequence == 0) {
      throw new IllegalArgumentException(
          "no command is as early as " + Times.format(selection.untilNs()));
    }
    boolean isSequenceGiven = selection.toSequence() != EventSelection.ALL.toSequence();
    if (!isOver && isSequenceGiven && sequence < selection.toSequence()) {
      throw new IllegalArgumentException(
          "the command journal ends with sequence %d, before %d"
              .formatted(sequence, selection.toSequence()));
    }
  }

  private void onCommand(long seq, DirectBuffer buffer, int offset, int length) {
    long commandTimeNs = CommandEntry.timeNs(buffer, offset);
    isOver |= selection.endsBefore(seq, commandTimeNs);
    if (!isOver) {
      replay.execute(seq, buffer, offset, length, (s, block, o, l) -> {});
      sequence = seq;
      timeNs = commandTimeNs;
    }
  }
}
