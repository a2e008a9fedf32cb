package io.quantdesk.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Opens journals, to write them or to read them. */
public final class Journals {
  private Journals() {}

  /**
   * Opens a journal for appending, or begins one. Every record is verified first.
   *
   * @throws JournalException when another writer has it, when it is damaged (naming file, byte and
   *     sequence), when it was written for other entries, or begun in another store
   */
  public static Journal open(JournalConfig config) {
    return open(config, VerifyProgress.NONE);
  }

  /** The same, telling how the verification of a long journal comes on. */
  public static Journal open(JournalConfig config, VerifyProgress progress) {
    return RecordJournal.open(config, progress);
  }

  /**
   * What the journal in a directory is stored in; nothing when none was begun there.
   *
   * @throws JournalException when files of two stores lie there
   */
  public static Optional<JournalStore> storeIn(Path directory) {
    return Optional.ofNullable(DataFiles.storeIn(directory));
  }

  /**
   * Returns when the disk has everything that the journal in a directory shows now, whoever writes
   * it, whatever its level; for readers that are about to keep what they have derived from it.
   */
  public static void force(Path directory) {
    try {
      ForcedFiles.forceAll(directory);
    } catch (IOException e) {
      throw new JournalException("cannot force the journal in " + directory + " to the disk", e);
    }
  }

  /**
   * Opens a journal for reading in any process, while it is written or not, even before its
   * directory exists, whatever it is stored in. Changes nothing there.
   *
   * @param fromSequence first entry wanted; the reader refuses, in its first poll, a sequence that
   *     is more than one behind the last
   */
  public static JournalReader openReader(Path directory, JournalKind kind, long fromSequence) {
    return new RecordReader(directory, kind, EntrySchema.current(), fromSequence);
  }
}
