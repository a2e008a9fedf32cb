package io.quantdesk.server;

import io.quantdesk.engine.EngineConfig;
import io.quantdesk.journal.CommitLevel;
import io.quantdesk.journal.Journal;
import io.quantdesk.journal.JournalConfig;
import io.quantdesk.journal.JournalException;
import io.quantdesk.journal.JournalKind;
import io.quantdesk.journal.JournalReader;
import io.quantdesk.journal.JournalStore;
import io.quantdesk.journal.Journals;
import io.quantdesk.journal.replay.CommandProcessor;
import io.quantdesk.journal.replay.ReplayReport;
import io.quantdesk.journal.replay.ReplayVerifier;
import io.quantdesk.protocol.sbe.Durability;
import io.quantdesk.server.pipeline.FirstCommand;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The two journals of an engine, open for writing; the server that gets them closes them.
 *
 * @param commands entries of the layout CommandEntry
 * @param events entries of the layout EventBlockCursor
 * @param durability what a command survives once its answer is out
 */
public record EngineJournals(Journal commands, Journal events, Durability durability)
    implements AutoCloseable {

  /**
   * Opens or begins the journals in {@code directory/commands} and {@code directory/events}, in the
   * store in which they were begun, or in Chronicle's files.
   *
   * @param level what a command survives once its answer is out; the events follow from the
   *     commands, and wait for no disk
   */
  public static EngineJournals open(Path directory, CommitLevel level) {
    JournalStore store =
        Journals.storeIn(commandDirectory(directory))
            .or(() -> Journals.storeIn(eventDirectory(directory)))
            .orElse(JournalStore.CHRONICLE);
    return open(directory, level, store);
  }

  /**
   * The same in a store that is named.
   *
   * @throws JournalException when the journals were begun in another one, too
   */
  public static EngineJournals open(Path directory, CommitLevel level, JournalStore store) {
    return open(
        JournalConfig.of(commandDirectory(directory), JournalKind.COMMANDS)
            .withStore(store)
            .withLevel(level),
        JournalConfig.of(eventDirectory(directory), JournalKind.EVENTS).withStore(store));
  }

  /** Opens or begins the journals of the engine whose home directory this is. */
  public static EngineJournals openIn(Path home, CommitLevel level) {
    return open(directoryIn(home), level);
  }

  /** Where the journals of the engine with this home directory lie. */
  public static Path directoryIn(Path home) {
    return home.resolve("journal");
  }

  /** Opens or begins the two journals, which are verified beside each other. */
  public static EngineJournals open(JournalConfig commands, JournalConfig events) {
    CompletableFuture<Journal> eventJournal =
        CompletableFuture.supplyAsync(() -> Journals.open(events));
    Journal commandJournal;
    try {
      commandJournal = Journals.open(commands);
    } catch (RuntimeException e) {
      eventJournal.thenAccept(Journal::close).exceptionally(ignored -> null).join();
      throw e;
    }
    try {
      return new EngineJournals(commandJournal, eventJournal.join(), named(commands.level()));
    } catch (CompletionException e) {
      commandJournal.close();
      throw e.getCause() instanceof JournalException refused ? refused : e;
    }
  }

  private static Durability named(CommitLevel level) {
    return level == CommitLevel.DISK ? Durability.DISK : Durability.PROCESS;
  }

  /** No journals: everything is lost with the process. */
  public static EngineJournals none() {
    return new EngineJournals(new NoJournal(), new NoJournal(), Durability.NONE);
  }

  /** Where the command journal lies. */
  public static Path commandDirectory(Path directory) {
    return directory.resolve("commands");
  }

  /** Where the event journal lies. */
  public static Path eventDirectory(Path directory) {
    return directory.resolve("events");
  }

  /**
   * Capacities of the engine that began the journals in a directory.
   *
   * @throws io.quantdesk.journal.JournalException when none has begun a journal there
   */
  public static EngineConfig capacities(Path directory) {
    try (JournalReader commands =
        Journals.openReader(commandDirectory(directory), JournalKind.COMMANDS, FirstCommand.SEQ)) {
      return FirstCommand.read(commands);
    }
  }

  /**
   * Executes the commands of a directory's journals again and compares every event block, byte for
   * byte. Only reads, also while an engine writes there.
   *
   * @param engine without any state
   * @param onBlock receives every event block of the journal once it is found to be right
   */
  public static ReplayReport verify(
      Path directory, CommandProcessor engine, JournalReader.EntryHandler onBlock) {
    try (JournalReader commands =
            Journals.openReader(commandDirectory(directory), JournalKind.COMMANDS, 1);
        JournalReader events =
            Journals.openReader(eventDirectory(directory), JournalKind.EVENTS, 1)) {
      return new ReplayVerifier(engine).verify(commands, events, onBlock, sequence -> {});
    }
  }

  @Override
  public void close() {
    try {
      events.close();
    } finally {
      commands.close();
    }
  }
}
