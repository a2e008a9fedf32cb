package io.quantdesk.server;

import io.quantdesk.engine.EngineConfig;
import io.quantdesk.journal.JournalException;
import io.quantdesk.journal.JournalReader;
import io.quantdesk.journal.replay.EventJournalCompletion;
import io.quantdesk.journal.replay.ReplayReport;
import io.quantdesk.server.pipeline.FirstCommand;
import io.quantdesk.server.snapshot.Replica;
import io.quantdesk.server.snapshot.SnapshotStore;
import java.util.function.Supplier;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.EpochNanoClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the engine to the state after the newest journalled command, and the event journal to the
 * same sequence: what is there must be what the commands lead to, and what the crash kept from
 * being written is written now.
 */
final class Recovery {
  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
  private static final long LOG_STEP = 1 << 20;

  private final EngineJournals journals;
  private final Replica replica;
  private final long lastCommand;
  private long nextLogged = LOG_STEP;

  /** Prepares it, with a replica behind any command that both journals have. */
  Recovery(EngineJournals journals, Replica replica) {
    this.journals = journals;
    this.replica = replica;
    this.lastCommand = journals.commands().lastSequence();
  }

  /** Capacities for the engine: those of the journal; for one that has not begun, those wanted. */
  static EngineConfig capacities(EngineJournals journals, EngineConfig wanted) {
    if (journals.commands().lastSequence() == 0) {
      return wanted;
    }
    try (JournalReader commands = journals.commands().openReader(FirstCommand.SEQ)) {
      EngineConfig journalled = FirstCommand.read(commands);
      if (!journalled.equals(wanted)) {
        LOG.info("the journal was begun with {}, which it keeps; not used: {}", journalled, wanted);
      }
      return journalled;
    }
  }

  /** The state of the newest snapshot that both journals go beyond; without any the empty one. */
  static Replica newestState(
      EngineJournals journals, SnapshotStore snapshots, Supplier<Replica> fresh) {
    long both = Math.min(journals.commands().lastSequence(), journals.events().lastSequence());
    return snapshots.newest(both, fresh);
  }

  /**
   * Replays all commands behind the replica; to an empty journal it writes the first one.
   *
   * @param clock for the time of the first command
   */
  void run(EpochNanoClock clock) {
    requireAllAnsweredCommands();
    if (lastCommand == 0) {
      begin(clock.nanoTime());
    } else {
      replayAll();
    }
  }

  private void begin(long timeNs) {
    MutableDirectBuffer command = new ExpandableArrayBuffer();
    int length = FirstCommand.encode(replica.replay().engine().config(), timeNs, command);
    journals.commands().append(FirstCommand.SEQ, command, 0, length);
    journals.commands().commit();
    replica.execute(FirstCommand.SEQ, command, 0, length, journals.events()::append);
    journals.events().commit();
  }

  private void replayAll() {
    long startNs = System.nanoTime();
    long first = replica.lastSeq() + 1;
    ReplayReport report = replay();
    LOG.info(
        "replayed {} commands behind sequence {} in {} ms, {} event blocks were missing",
        report.commands(),
        first - 1,
        (System.nanoTime() - startNs) / 1_000_000,
        report.missing());
  }

  /** The replay would find it, too, but only at its end. */
  private void requireAllAnsweredCommands() {
    long lastEvents = journals.events().lastSequence();
    if (lastEvents > lastCommand) {
      throw new JournalException(
          "the event journal ends at "
              + lastEvents
              + ", behind the command journal's "
              + lastCommand
              + ": commands that were answered are missing; restore the command journal");
    }
  }

  private ReplayReport replay() {
    try (JournalReader commands = journals.commands().openReader(replica.lastSeq() + 1)) {
      return new EventJournalCompletion(replica)
          .complete(commands, journals.events(), replica::onBlock, this::onProgress);
    }
  }

  private void onProgress(long seq) {
    if (seq >= nextLogged) {
      LOG.info("replayed {} of {} commands", seq, lastCommand);
      nextLogged = seq + LOG_STEP;
    }
  }
}
