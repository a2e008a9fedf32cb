package io.quantdesk.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A closed journal of at least three files, to be damaged. */
final class WrittenJournal {
  static final long LAST = 400;

  private static final int BATCH = 9;
  private static final long MINUTE_MILLIS = 60_000;

  private final AtomicLong clock = new AtomicLong(1_800_000_000_000L);
  private final JournalConfig config;

  private WrittenJournal(Path directory, JournalStore store) {
    config =
        JournalConfig.of(directory, JournalKind.COMMANDS)
            .withStore(store)
            .withRollInterval(RollInterval.MINUTELY)
            .withBlockLength(store == JournalStore.CHRONICLE ? 256 << 10 : 16 << 10)
            .withClock(clock::get);
  }

  static WrittenJournal in(Path directory, JournalStore store) {
    final WrittenJournal written = new WrittenJournal(directory, store);
    try (Journal journal = written.open()) {
      TestEntries.append(journal, 1, 100, BATCH);
      written.passMinute();
      TestEntries.append(journal, 101, 200, BATCH);
      written.passMinute();
      TestEntries.append(journal, 201, LAST, BATCH);
    }
    assertThat(written.files()).hasSizeGreaterThanOrEqualTo(3);
    return written;
  }

  Journal open() {
    return Journals.open(config);
  }

  JournalConfig config() {
    return config;
  }

  Path directory() {
    return config.directory();
  }

  Path mark() {
    return directory().resolve(CommittedMark.FILE_NAME);
  }

  AtomicLong clock() {
    return clock;
  }

  /** Chronicle's next record begins a file. */
  void passMinute() {
    clock.addAndGet(MINUTE_MILLIS);
  }

  List<Path> files() {
    return DataFiles.in(directory());
  }

  Path newest() {
    return files().get(files().size() - 1);
  }

  /** Where the next file will be. */
  Path next() {
    if (config.store() == JournalStore.SEGMENTS) {
      return SegmentHeader.pathOf(directory(), LAST + 1);
    }
    final String name = newest().getFileName().toString();
    final int minute = Integer.parseInt(name.substring(9, 13)) + 1;
    return directory()
        .resolve(name.substring(0, 9) + "%04d".formatted(minute) + config.store().suffix());
  }

  /** False when the reader refused; all that it handed over is checked either way. */
  boolean isReadWhole() {
    try {
      assertThat(readAll()).isEqualTo(LAST);
      return true;
    } catch (JournalException e) {
      return false;
    }
  }

  long readAll() {
    try (JournalReader reader = Journals.openReader(directory(), JournalKind.COMMANDS, 1)) {
      return TestEntries.readAll(reader);
    }
  }

  static void flip(RandomAccessFile file, long bit) throws IOException {
    file.seek(bit / 8);
    final int value = file.read();
    file.seek(bit / 8);
    file.write(value < 0 ? 0 : value ^ 1 << bit % 8);
  }
}
