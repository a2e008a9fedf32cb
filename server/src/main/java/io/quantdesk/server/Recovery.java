package io.quantdesk.server;

import io.quantdesk.journal.Journal;
import io.quantdesk.journal.JournalException;
import io.quantdesk.journal.JournalReader;
import io.quantdesk.protocol.CommandEntry;
import io.quantdesk.server.egress.AccountSessions;
import io.quantdesk.server.pipeline.EngineReplay;
import org.agrona.DirectBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the engine to the state after the newest journalled command, and the event journal to the
 * same sequence: what the crash kept from being written is written now, from the same commands.
 */
final class Recovery {
  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
  private static final int BATCH = 512;

  private final EngineJournals journals;
  private final EngineReplay replay;
  private final AccountSessions accounts;
  private final JournalReader.EntryHandler onCommand = this::onCommand;
  private final JournalReader.EntryHandler onBlock = this::onBlock;
  private final long lastEvents;
  private long lastTimeNs;

  Recovery(EngineJournals journals, EngineReplay replay, AccountSessions accounts) {
    this.journals = journals;
    this.replay = replay;
    this.accounts = accounts;
    this.lastEvents = journals.events().lastSequence();
  }

  /**
   * Replays all commands.
   *
   * @return time of the newest command; 0 when there is none
   */
  long run() {
    long lastCommand = journals.commands().lastSequence();
    if (lastEvents > lastCommand) {
      throw new JournalException(
          "the event journal ends at "
              + lastEvents
              + ", behind the command journal's "
              + lastCommand
              + ": commands that were answered are missing; restore the command journal");
    }
    if (lastCommand == 0) {
      return 0;
    }
    long startNs = System.nanoTime();
    replay(lastCommand);
    LOG.info(
        "replayed {} commands in {} ms, {} event blocks were missing",
        lastCommand,
        (System.nanoTime() - startNs) / 1_000_000,
        lastCommand - lastEvents);
    return lastTimeNs;
  }

  private void replay(long lastCommand) {
    try (JournalReader reader = journals.commands().openReader(1)) {
      while (reader.nextSequence() <= lastCommand) {
        if (reader.poll(onCommand, BATCH) == 0) {
          throw new JournalException(
              "the command journal ends at " + (reader.nextSequence() - 1) + " of " + lastCommand);
        }
        journals.events().commit();
      }
    }
  }

  private void onCommand(long seq, DirectBuffer buffer, int offset, int length) {
    lastTimeNs = CommandEntry.timeNs(buffer, offset);
    replay.execute(seq, buffer, offset, length, onBlock);
  }

  private void onBlock(long seq, DirectBuffer buffer, int offset, int length) {
    Journal events = journals.events();
    if (seq > lastEvents) {
      events.append(seq, buffer, offset, length);
    }
    accounts.onBlock(buffer, offset, length);
  }
}
