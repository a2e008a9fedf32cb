package io.quantdesk.journal.replay;

import io.quantdesk.journal.JournalReader;
import java.util.function.LongConsumer;

/**
 * Proves that executing the commands again yields the events that were journalled, byte for byte.
 * Writes nothing. An event journal that ends earlier than the commands is counted as missing, not
 * as a difference: see {@link EventJournalCompletion}.
 */
public final class ReplayVerifier {
  private final CommandProcessor processor;

  /** Verifies with an engine that is in the state in front of the first command. */
  public ReplayVerifier(CommandProcessor processor) {
    this.processor = processor;
  }

  /**
   * Runs to the end of the commands or the first divergence; the readers stay the caller's.
   *
   * @param events at the same sequence as the commands
   * @param onBlock receives every event block of the journal once it is found to be right
   * @param progress told the last executed sequence every few thousand commands
   */
  public ReplayReport verify(
      JournalReader commands,
      JournalReader events,
      JournalReader.EntryHandler onBlock,
      LongConsumer progress) {
    return new CommandReplay(
            commands, events, processor, onBlock, (sequence, buffer, offset, length) -> {})
        .run(progress);
  }
}
