package io.quantdesk.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Entries whose length and bytes follow from their sequence, so that a reader can judge them. */
final class TestEntries {
  private static final int SHORT_LENGTH_MAX = 300;

  private TestEntries() {}

  static byte[] entry(long sequence) {
    final SplittableRandom random = new SplittableRandom(sequence);
    final byte[] bytes = new byte[random.nextInt(SHORT_LENGTH_MAX)];
    random.nextBytes(bytes);
    return bytes;
  }

  static byte[] entry(long sequence, int length) {
    final byte[] bytes = new byte[length];
    new SplittableRandom(sequence).nextBytes(bytes);
    return bytes;
  }

  /** Appends and commits entries in batches. */
  static void append(Journal journal, long from, long to, int batch) {
    for (long sequence = from; sequence <= to; sequence++) {
      append(journal, sequence, entry(sequence));
      if ((sequence - from + 1) % batch == 0) {
        journal.commit();
      }
    }
    journal.commit();
  }

  static void append(Journal journal, long sequence, byte[] bytes) {
    journal.append(sequence, new UnsafeBuffer(bytes), 0, bytes.length);
  }

  /** Reads to the end and checks every entry; answers the last sequence. */
  static long readAll(JournalReader reader) {
    while (reader.poll(TestEntries::check, 100) > 0) {}
    return reader.nextSequence() - 1;
  }

  static void check(long sequence, DirectBuffer buffer, int offset, int length) {
    final byte[] bytes = new byte[length];
    buffer.getBytes(offset, bytes);
    if (!Arrays.equals(bytes, entry(sequence))) {
      assertThat(bytes).as("entry " + sequence).isEqualTo(entry(sequence));
    }
  }
}
