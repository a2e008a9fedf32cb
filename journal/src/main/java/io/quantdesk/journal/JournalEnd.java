package io.quantdesk.journal;

import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds where a journal ends, for its next writer: reads and verifies every record, and takes away
 * what lies behind the last one that was never acknowledged.
 *
 * <p>When a process died, everything that it made visible must be there, and only the record that
 * it was writing is cleared. When the system went down, everything that was forced must be there;
 * what follows the first gap behind that is cut off and kept aside.
 */
final class JournalEnd {
  private static final Logger LOGGER = LoggerFactory.getLogger(JournalEnd.class);
  private static final int VERIFY_STEP = 1 << 16;

  private final JournalConfig config;
  private final RecordReader reader;

  /**
   * Prepares the search; only the holder of the journal's lock may.
   *
   * @param reader at the journal's beginning; afterwards at its end
   */
  JournalEnd(JournalConfig config, RecordReader reader) {
    this.config = config;
    this.reader = reader;
  }

  /**
   * Finds it, and sees to it that the disk has everything up to there.
   *
   * @return whether the last writer did not close the journal: then a new file must begin
   */
  boolean find(VerifyProgress progress) throws IOException {
    try (CommittedMark mark = CommittedMark.readOnly(config.directory(), config.kind())) {
      if (mark.isFromLostSystem()) {
        findForced(mark, progress);
        return true;
      }
      verify(mark.sequence(), progress);
      if (reader.isAtUnfinished() && !tail().records().isEmpty()) {
        throw reader.damaged("this is no record, but records lie behind it");
      }
      final long cleared = clearTail(mark.sequence());
      ForcedFiles.forceAll(config.directory());
      return cleared > 0 || !mark.isClosedCleanly();
    }
  }

  private void findForced(CommittedMark mark, VerifyProgress progress) throws IOException {
    DamageException damage = null;
    try {
      verify(mark.sequence(), progress);
    } catch (DamageException found) {
      damage = found;
    }
    if (!mayBeLost(mark)) {
      throw damage != null ? damage : reader.damaged("the disk had a record that is not here");
    }
    final long last = reader.nextSequence() - 1;
    final Path aside = tail().cut(last);
    if (aside != null) {
      LOGGER.warn(
          "the system went down: the journal in {} ends with sequence {} now. All that was forced"
              + " to the disk is there; what lay behind it is kept in {} ({})",
          config.directory(),
          last,
          aside,
          damage == null ? "whole up to there" : damage.getMessage());
    }
    ForcedFiles.forceAll(config.directory());
  }

  /** Whether nothing says that the disk had the first sequence that is missing. */
  private boolean mayBeLost(CommittedMark mark) {
    final long missing = reader.nextSequence();
    return Math.max(mark.forced(), reader.forcedSequence()) < missing
        && tail().records().highestForced() < missing;
  }

  private LostTail tail() {
    return new LostTail(config.directory(), reader.currentFile(), reader.currentPosition());
  }

  /** All of them: a writer that died may have forced none. */
  private void verify(long committed, VerifyProgress progress) {
    do {
      while (reader.poll((sequence, buffer, offset, length) -> {}, VERIFY_STEP) > 0) {
        progress.onVerified(reader.nextSequence() - 1, committed);
      }
    } while (!reader.isAtUnfinished() && reader.openNextFile());
  }

  private long clearTail(long committed) {
    final long cleared =
        new TornTail(config.directory(), committed != CommittedMark.UNKNOWN)
            .clear(reader.currentFile(), reader.currentPosition());
    if (cleared > 0) {
      LOGGER.warn(
          "cleared {} bytes that an interrupted write left behind sequence {} in {}",
          cleared,
          reader.nextSequence() - 1,
          config.directory());
    }
    return cleared;
  }
}
