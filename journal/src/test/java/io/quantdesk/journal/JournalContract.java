package io.quantdesk.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every journal must do, whatever it is stored in. */
abstract class JournalContract {
  /** Opens the one journal of the running test. */
  abstract Journal open();

  /** Reads it as another process would: without the writer. */
  abstract JournalReader openReader(long fromSequence);

  /** Longest entry that the journal takes. */
  abstract int maxEntryLength();

  @Test
  void shouldBeginWithSequenceOne() {
    try (Journal journal = open()) {
      assertThat(journal.lastSequence()).isZero();
      TestEntries.append(journal, 1, 1, 1);
      assertThat(journal.lastSequence()).isEqualTo(1);
    }
  }

  @Test
  void shouldReturnWhatWasCommitted() {
    try (Journal journal = open();
        JournalReader reader = journal.openReader(1)) {
      TestEntries.append(journal, 1, 1000, 7);
      assertThat(TestEntries.readAll(reader)).isEqualTo(1000);
    }
  }

  @Test
  void shouldNotShowEntriesBeforeTheyAreCommitted() {
    try (Journal journal = open();
        JournalReader reader = openReader(1)) {
      TestEntries.append(journal, 1, TestEntries.entry(1));
      assertThat(journal.lastSequence()).isZero();
      assertThat(reader.poll(TestEntries::check, 10)).isZero();
      journal.commit();
      assertThat(reader.poll(TestEntries::check, 10)).isEqualTo(1);
    }
  }

  @Test
  void shouldCommitNothingWhenNothingWasAppended() {
    try (Journal journal = open()) {
      journal.commit();
      journal.commit();
      assertThat(journal.lastSequence()).isZero();
    }
    try (JournalReader reader = openReader(1)) {
      assertThat(TestEntries.readAll(reader)).isZero();
    }
  }

  @Test
  void shouldCommitByItselfWhenTheBatchIsFull() {
    try (Journal journal = open()) {
      long sequence = 0;
      while (journal.lastSequence() == 0 && sequence < 1_000_000) {
        sequence++;
        TestEntries.append(journal, sequence, TestEntries.entry(sequence));
      }
      assertThat(journal.lastSequence()).isBetween(2L, sequence);
    }
  }

  @Test
  void shouldCommitOnClose() {
    try (Journal journal = open()) {
      TestEntries.append(journal, 1, TestEntries.entry(1));
    }
    try (Journal journal = open()) {
      assertThat(journal.lastSequence()).isEqualTo(1);
    }
  }

  @Test
  void shouldContinueAfterReopen() {
    for (int round = 0; round < 5; round++) {
      try (Journal journal = open()) {
        assertThat(journal.lastSequence()).isEqualTo(round * 100L);
        TestEntries.append(journal, round * 100L + 1, round * 100L + 100, round + 1);
      }
    }
    try (JournalReader reader = openReader(1)) {
      assertThat(TestEntries.readAll(reader)).isEqualTo(500);
    }
  }

  @Test
  void shouldReadFromEverySequence() {
    try (Journal journal = open()) {
      TestEntries.append(journal, 1, 200, 9);
      for (long from = 1; from <= 201; from++) {
        try (JournalReader reader = journal.openReader(from)) {
          final List<Long> sequences = new ArrayList<>();
          reader.poll((sequence, buffer, offset, length) -> sequences.add(sequence), 1);
          if (from == 201) {
            assertThat(sequences).isEmpty();
          } else {
            assertThat(sequences.get(0)).isEqualTo(from);
          }
          assertThat(TestEntries.readAll(reader)).isEqualTo(200);
        }
      }
    }
  }

  @Test
  void shouldFollowTheWriter() {
    try (Journal journal = open();
        JournalReader reader = openReader(1);
        JournalReader late = journal.openReader(1)) {
      for (long sequence = 1; sequence <= 300; sequence++) {
        TestEntries.append(journal, sequence, sequence, 1);
        assertThat(reader.poll(TestEntries::check, 100)).isEqualTo(1);
        assertThat(reader.nextSequence()).isEqualTo(sequence + 1);
        assertThat(reader.poll(TestEntries::check, 100)).isZero();
      }
      assertThat(TestEntries.readAll(late)).isEqualTo(300);
    }
  }

  @Test
  void shouldWaitForAJournalThatDoesNotExistYet() {
    try (JournalReader reader = openReader(1)) {
      assertThat(reader.poll(TestEntries::check, 10)).isZero();
      try (Journal journal = open()) {
        assertThat(reader.poll(TestEntries::check, 10)).isZero();
        TestEntries.append(journal, 1, 5, 2);
        assertThat(TestEntries.readAll(reader)).isEqualTo(5);
      }
    }
  }

  @Test
  void shouldHandOverWholeRecordsUpToTheLimit() {
    try (Journal journal = open();
        JournalReader reader = journal.openReader(1)) {
      TestEntries.append(journal, 1, 100, 10);
      assertThat(reader.poll(TestEntries::check, 1)).isEqualTo(10);
      assertThat(reader.poll(TestEntries::check, 11)).isEqualTo(20);
      assertThat(reader.poll(TestEntries::check, 1000)).isEqualTo(70);
    }
  }

  @Test
  void shouldHandOverAgainTheEntryWhoseHandlerThrew() {
    try (Journal journal = open();
        JournalReader reader = journal.openReader(1)) {
      TestEntries.append(journal, 1, 10, 10);
      assertThatThrownBy(
              () ->
                  reader.poll(
                      (sequence, buffer, offset, length) -> {
                        if (sequence == 4) {
                          throw new IllegalStateException("not now");
                        }
                      },
                      10))
          .hasMessage("not now");
      assertThat(reader.nextSequence()).isEqualTo(4);
      assertThat(reader.poll(TestEntries::check, 10)).isEqualTo(7);
    }
  }

  @Test
  void shouldRefuseToReadBehindTheEnd() {
    try (Journal journal = open();
        JournalReader reader = journal.openReader(12)) {
      TestEntries.append(journal, 1, 10, 10);
      assertThatThrownBy(() -> reader.poll(TestEntries::check, 1))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("ends with sequence 10")
          .hasMessageContaining("12");
    }
  }

  @Test
  void shouldRefuseToReadBeforeTheFirst() {
    assertThatThrownBy(() -> openReader(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldTakeEntriesOfEveryLengthUpToTheGreatest() {
    final int[] lengths = {0, 1, 7, 8, 9, 4096, 65_536, maxEntryLength() - 1, maxEntryLength(), 3};
    try (Journal journal = open()) {
      for (int i = 0; i < lengths.length; i++) {
        TestEntries.append(
            journal, i + 1, TestEntries.entry(i + 1, Math.min(lengths[i], maxEntryLength())));
      }
    }
    try (JournalReader reader = openReader(1)) {
      while (reader.poll(
              (sequence, buffer, offset, length) -> {
                final byte[] bytes = new byte[length];
                buffer.getBytes(offset, bytes);
                final int expected = Math.min(lengths[(int) sequence - 1], maxEntryLength());
                assertThat(bytes).isEqualTo(TestEntries.entry(sequence, expected));
              },
              1)
          > 0) {}
      assertThat(reader.nextSequence()).isEqualTo(lengths.length + 1);
    }
  }

  @Test
  void shouldRefuseAnEntryThatIsTooLong() {
    final Journal journal = open();
    TestEntries.append(journal, 1, 1, 1);
    assertThatThrownBy(() -> TestEntries.append(journal, 2, new byte[maxEntryLength() + 1]))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("entry 2")
        .hasMessageContaining(String.valueOf(maxEntryLength()));
    shouldBeUnusable(journal, 1);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 1, 2, 4, Long.MAX_VALUE})
  void shouldRefuseASequenceThatLeavesAGapOrRepeats(long sequence) {
    final Journal journal = open();
    TestEntries.append(journal, 1, 2, 1);
    assertThatThrownBy(() -> TestEntries.append(journal, sequence, new byte[8]))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("sequence " + sequence);
    shouldBeUnusable(journal, 2);
  }

  @Test
  void shouldDropTheBatchThatAMisuseInterrupts() {
    final Journal journal = open();
    TestEntries.append(journal, 1, 2, 1);
    TestEntries.append(journal, 3, TestEntries.entry(3));
    assertThatThrownBy(() -> TestEntries.append(journal, 3, TestEntries.entry(3)))
        .isInstanceOf(JournalException.class);
    shouldBeUnusable(journal, 2);
  }

  @Test
  void shouldRefuseASecondWriter() {
    try (Journal journal = open()) {
      TestEntries.append(journal, 1, 10, 3);
      assertThatThrownBy(this::open)
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("is being written by another");
      TestEntries.append(journal, 11, 20, 3);
    }
    try (Journal journal = open()) {
      assertThat(journal.lastSequence()).isEqualTo(20);
    }
  }

  @Test
  void shouldRefuseToBeUsedAfterClose() {
    final Journal journal = open();
    journal.close();
    journal.close();
    assertThatThrownBy(() -> TestEntries.append(journal, 1, new byte[8]))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("closed");
    assertThatThrownBy(journal::commit).isInstanceOf(JournalException.class);
  }

  /** A failed journal writes nothing more, but gives its lock back and can be opened again. */
  private void shouldBeUnusable(Journal journal, long lastSequence) {
    assertThatThrownBy(() -> journal.append(lastSequence + 1, new UnsafeBuffer(new byte[8]), 0, 8))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("unusable");
    assertThatThrownBy(journal::commit).isInstanceOf(JournalException.class);
    journal.close();
    try (Journal again = open()) {
      assertThat(again.lastSequence()).isEqualTo(lastSequence);
    }
  }
}
