package io.quantdesk.server.snapshot;

import io.quantdesk.engine.EngineConfig;
import io.quantdesk.journal.JournalKind;
import io.quantdesk.journal.JournalReader;
import io.quantdesk.journal.Journals;
import io.quantdesk.journal.replay.FollowingReplay;
import io.quantdesk.server.EngineJournals;
import java.nio.file.Path;

/**
 * A second engine behind the one that serves, in any process: it executes the same commands from
 * the journal, compares every event, and writes snapshots, so that the serving one never pauses for
 * them. Reads the journals only. One thread.
 */
public final class Follower implements AutoCloseable {
  private final Path journal;
  private final SnapshotStore snapshots;
  private final Replica replica;
  private final JournalReader commands;
  private final JournalReader events;
  private final FollowingReplay replay;

  /**
   * Starts at the newest snapshot of the engine with this home directory, or at its first command.
   *
   * @throws io.quantdesk.journal.JournalException when there is no journal
   */
  public Follower(Path home) {
    journal = EngineJournals.directoryIn(home);
    EngineConfig capacities = EngineJournals.capacities(journal);
    snapshots = SnapshotStore.in(home);
    replica = snapshots.newest(Long.MAX_VALUE, () -> new Replica(capacities));
    long next = replica.lastSeq() + 1;
    commands =
        Journals.openReader(EngineJournals.commandDirectory(journal), JournalKind.COMMANDS, next);
    events = Journals.openReader(EngineJournals.eventDirectory(journal), JournalKind.EVENTS, next);
    replay = new FollowingReplay(commands, events, replica, replica::onBlock);
  }

  /**
   * Executes what has come, up to a limit.
   *
   * @return how many commands; fewer than the limit: there are no more for now
   * @throws io.quantdesk.journal.JournalException when the serving engine has said something else,
   *     or the journal is damaged
   */
  public int poll(int limit) {
    return replay.poll(limit);
  }

  /** Sequence of the newest command that was executed. */
  public long lastSeq() {
    return replica.lastSeq();
  }

  /** Hash of the state behind it. */
  public long stateHash() {
    return replica.replay().engine().stateHash();
  }

  /**
   * Writes the state as a snapshot, and deletes all but the newest few. Before that the disk has
   * both journals up to there: a start can use a snapshot only if neither ends before it.
   *
   * @return the file
   */
  public Path snapshot(int keep) {
    Journals.force(EngineJournals.commandDirectory(journal));
    Journals.force(EngineJournals.eventDirectory(journal));
    Path file = snapshots.write(replica);
    snapshots.keepNewest(keep);
    return file;
  }

  @Override
  public void close() {
    commands.close();
    events.close();
  }
}
