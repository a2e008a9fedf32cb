package io.quantdesk.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The journal's thread must not make garbage while it appends within a block, nor a reader. */
@ParameterizedClass
@EnumSource(JournalStore.class)
class JournalAllocationTest {
  private static final int WARM_UP = 60_000;
  private static final int MEASURED = 20_000;
  private static final int BATCH = 8;
  private static final int ENTRY_LENGTH = 64;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final UnsafeBuffer entry = new UnsafeBuffer(new byte[ENTRY_LENGTH]);

  @Parameter private JournalStore store;
  @TempDir private Path parent;

  @Test
  void shouldAllocateNothingPerBatch() {
    final JournalConfig config =
        JournalConfig.of(parent.resolve("commands"), JournalKind.COMMANDS)
            .withStore(store)
            .withBlockLength(128 << 20);
    try (Journal journal = Journals.open(config);
        JournalReader reader = Journals.openReader(config.directory(), JournalKind.COMMANDS, 1)) {
      append(journal, WARM_UP);
      read(reader);
      final long allocatedByAppend = allocated(() -> append(journal, MEASURED));
      final long allocatedByRead = allocated(() -> read(reader));
      System.out.printf(
          "allocated for %d entries: %s append %d, read %d bytes%n",
          MEASURED, store, allocatedByAppend, allocatedByRead);
      assertThat(allocatedByAppend).isLessThan(MEASURED / BATCH);
      assertThat(allocatedByRead).isLessThan(MEASURED / BATCH);
    }
  }

  private long allocated(Runnable task) {
    final long id = Thread.currentThread().getId();
    final long before = threads.getThreadAllocatedBytes(id);
    task.run();
    return threads.getThreadAllocatedBytes(id) - before;
  }

  private void append(Journal journal, int count) {
    final long first = journal.lastSequence() + 1;
    for (long sequence = first; sequence < first + count; sequence++) {
      entry.putLong(0, sequence);
      journal.append(sequence, entry, 0, ENTRY_LENGTH);
      if (sequence % BATCH == 0) {
        journal.commit();
      }
    }
    journal.commit();
  }

  private static void read(JournalReader reader) {
    while (reader.poll(JournalAllocationTest::ignore, 100) > 0) {}
    reader.poll(JournalAllocationTest::ignore, 100);
  }

  private static void ignore(long sequence, DirectBuffer buffer, int offset, int length) {}
}
