package io.quantdesk.journal.replay;

import io.quantdesk.journal.JournalReader;
import org.agrona.DirectBuffer;

/** Executes commands in sequence and says what came of each: a fresh engine behind its adapters. */
@FunctionalInterface
public interface CommandProcessor {
  /**
   * Executes one entry of the command journal.
   *
   * @param block to be called exactly once, with the command's sequence and its event block
   */
  void execute(
      long sequence,
      DirectBuffer command,
      int offset,
      int length,
      JournalReader.EntryHandler block);
}
