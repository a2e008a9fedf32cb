package io.quantdesk.journal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Appends to a journal for ever, in batches and with entries of many sizes, and over many files;
 * prints "open LAST MILLIS" once and "ack SEQUENCE" after each commit, or why it was refused.
 */
final class JournalWriterMain {
  private static final int LONG_ENTRY_MAX = 60_000;
  private static final int BATCH_MAX = 20;
  private static final int BATCHES_PER_FILE = 300;
  private static final long MINUTE_MILLIS = 60_000;

  private JournalWriterMain() {}

  static JournalConfig config(Path directory, JournalStore store, AtomicLong clock) {
    return JournalConfig.of(directory, JournalKind.COMMANDS)
        .withStore(store)
        .withRollInterval(RollInterval.MINUTELY)
        .withBlockLength(256 << 10)
        .withClock(clock::get);
  }

  /** Mostly short, every twentieth long. */
  static byte[] entry(long sequence) {
    final SplittableRandom random = new SplittableRandom(~sequence);
    return random.nextInt(20) == 0
        ? TestEntries.entry(sequence, random.nextInt(LONG_ENTRY_MAX))
        : TestEntries.entry(sequence);
  }

  public static void main(String[] args) {
    final PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    final AtomicLong clock = new AtomicLong(1_800_000_000_000L);
    final long start = System.nanoTime();
    final JournalStore store = JournalStore.valueOf(args[1]);
    try (Journal journal = Journals.open(config(Path.of(args[0]), store, clock))) {
      final long millis = (System.nanoTime() - start) / 1_000_000;
      out.println("open " + journal.lastSequence() + " " + millis);
      append(journal, clock, new SplittableRandom(Long.parseLong(args[2])), out);
    } catch (JournalException e) {
      out.println("refused: " + e.getMessage());
      e.printStackTrace();
    }
  }

  private static void append(
      Journal journal, AtomicLong clock, SplittableRandom random, PrintStream out) {
    long sequence = journal.lastSequence();
    for (int batch = 1; ; batch++) {
      final int count = 1 + random.nextInt(BATCH_MAX);
      for (int i = 0; i < count; i++) {
        TestEntries.append(journal, ++sequence, entry(sequence));
      }
      journal.commit();
      out.println("ack " + sequence);
      if (batch % BATCHES_PER_FILE == 0) {
        clock.addAndGet(MINUTE_MILLIS);
      }
    }
  }
}
