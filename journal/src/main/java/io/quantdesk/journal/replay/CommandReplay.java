package io.quantdesk.journal.replay;

import io.quantdesk.journal.JournalReader;
import java.util.function.LongConsumer;
import org.agrona.DirectBuffer;

/**
 * One walk over the command journal beside the event journal. What to do with a block that the
 * event journal lacks is the only thing in which verification and completion differ. The engine may
 * be running and write both: it journals a command before its events.
 */
final class CommandReplay {
  private static final int STEP = 1 << 12;

  private final JournalReader commands;
  private final EntryCursor events;
  private final CommandProcessor processor;
  private final JournalReader.EntryHandler onAgreed;
  private final JournalReader.EntryHandler onMissing;
  private final JournalReader.EntryHandler onCommand = this::onCommand;
  private final JournalReader.EntryHandler onBlock = this::onBlock;
  private final BlockComparison comparison = new BlockComparison();
  private final long firstSequence;
  private long executed;
  private long answered;
  private long compared;
  private long missing;
  private Divergence divergence;

  /**
   * Both readers stand at the same sequence.
   *
   * @param onAgreed receives the blocks of the event journal that are the replay's, too
   * @param onMissing receives the blocks that the event journal lacks
   */
  CommandReplay(
      JournalReader commands,
      JournalReader events,
      CommandProcessor processor,
      JournalReader.EntryHandler onAgreed,
      JournalReader.EntryHandler onMissing) {
    firstSequence = commands.nextSequence();
    if (events.nextSequence() != firstSequence) {
      throw new IllegalArgumentException(
          "commands from %d, events from %d: both must begin with the same sequence"
              .formatted(firstSequence, events.nextSequence()));
    }
    this.commands = commands;
    this.events = EntryCursor.toTheEnd(events);
    this.processor = processor;
    this.onAgreed = onAgreed;
    this.onMissing = onMissing;
  }

  /** Runs to the end of the commands or the first divergence. */
  ReplayReport run(LongConsumer progress) {
    while (divergence == null && hasExecutedMore()) {
      progress.accept(commands.nextSequence() - 1);
    }
    final long surplus = divergence == null && events.next() ? events.sequence() : 0;
    return new ReplayReport(
        firstSequence, firstSequence + executed - 1, compared, missing, surplus, divergence);
  }

  /** What has an event block now has its command now, even if a moment ago it had none. */
  private boolean hasExecutedMore() {
    return commands.poll(onCommand, STEP) > 0
        || (events.hasNext() && commands.poll(onCommand, STEP) > 0);
  }

  private void onCommand(long sequence, DirectBuffer buffer, int offset, int length) {
    if (divergence != null) {
      return;
    }
    processor.execute(sequence, buffer, offset, length, onBlock);
    executed++;
    if (answered != executed) {
      throw new IllegalStateException(
          "command " + sequence + " was not answered by exactly one event block");
    }
  }

  private void onBlock(long sequence, DirectBuffer buffer, int offset, int length) {
    answered++;
    if (sequence != firstSequence + executed) {
      throw new IllegalStateException(
          "command " + (firstSequence + executed) + " was answered for sequence " + sequence);
    }
    if (!events.next()) {
      missing++;
      onMissing.onEntry(sequence, buffer, offset, length);
      return;
    }
    divergence =
        comparison
            .journal(events.buffer(), events.offset(), events.length())
            .replay(buffer, offset, length)
            .divergence(sequence);
    if (divergence == null) {
      compared++;
      onAgreed.onEntry(sequence, buffer, offset, length);
    }
  }
}
