package io.quantdesk.writer;

import io.quantdesk.journal.JournalReader;

/** Where the writer gets its readers of the event journal from. */
@FunctionalInterface
public interface JournalSource {
  /**
   * A reader whose first entry has this sequence; closed by the writer, used by its thread alone.
   */
  JournalReader open(long fromSequence);
}
