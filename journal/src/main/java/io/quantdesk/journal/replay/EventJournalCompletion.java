package io.quantdesk.journal.replay;

import io.quantdesk.journal.Journal;
import io.quantdesk.journal.JournalException;
import io.quantdesk.journal.JournalReader;
import java.util.function.LongConsumer;

/**
 * Recovery: brings the engine to the state behind the last command, checks the event journal on the
 * way, and appends the blocks that a crash kept from being written.
 */
public final class EventJournalCompletion {
  private final CommandProcessor processor;

  /** Completes with an engine that is in the state in front of the first command. */
  public EventJournalCompletion(CommandProcessor processor) {
    this.processor = processor;
  }

  /**
   * Executes all commands and commits what the event journal lacks; the journals stay the caller's.
   *
   * @param onBlock receives every event block once it is in the event journal or waits to be
   *     committed there
   * @param progress told the last executed sequence every few thousand commands
   * @throws JournalException when the two journals contradict each other; then the event journal
   *     has not been changed
   */
  public ReplayReport complete(
      JournalReader commands,
      Journal eventJournal,
      JournalReader.EntryHandler onBlock,
      LongConsumer progress) {
    final JournalReader.EntryHandler onMissing =
        (sequence, buffer, offset, length) -> {
          eventJournal.append(sequence, buffer, offset, length);
          onBlock.onEntry(sequence, buffer, offset, length);
        };
    try (JournalReader events = eventJournal.openReader(commands.nextSequence())) {
      final ReplayReport report =
          new CommandReplay(commands, events, processor, onBlock, onMissing).run(progress);
      if (!report.isConsistent()) {
        throw new JournalException("the event journal contradicts the command journal: " + report);
      }
      eventJournal.commit();
      return report;
    }
  }
}
