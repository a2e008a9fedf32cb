package io.quantdesk.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk fills up between two segments. */
class SegmentWriterTest {
  private static final int SEGMENT_LENGTH = 16 << 10;
  private static final int ENTRY_LENGTH = 5000;

  @TempDir private Path directory;
  private final BatchEncoder batch =
      new BatchEncoder(JournalKind.COMMANDS, EntrySchema.current(), 1, SEGMENT_LENGTH);
  private boolean isFull;
  private SegmentWriter writer;

  @BeforeEach
  void fillTheFirstSegment() throws IOException {
    writer = new SegmentWriter(directory, SEGMENT_LENGTH, this::fill);
    for (long sequence = 1; sequence <= 3; sequence++) {
      writer.write(record(sequence), batch.length());
    }
    assertThat(DataFiles.in(directory)).hasSize(1);
  }

  @Test
  void shouldRefuseARecordBeforeItsFirstByteWhenTheDiskIsFull() throws IOException {
    final byte[] before = Files.readAllBytes(SegmentHeader.pathOf(directory, 1));
    isFull = true;
    assertThatThrownBy(() -> writer.write(record(4), batch.length()))
        .isInstanceOf(JournalException.class)
        .hasMessage("no space");
    writer.close();
    assertThat(Files.readAllBytes(SegmentHeader.pathOf(directory, 1))).isEqualTo(before);
  }

  @Test
  void shouldGiveBackTheSpaceOfASegmentThatCouldNotBegin() throws IOException {
    isFull = true;
    assertThatThrownBy(() -> writer.write(record(4), batch.length()))
        .isInstanceOf(JournalException.class);
    writer.close();
    assertThat(DataFiles.in(directory)).containsExactly(SegmentHeader.pathOf(directory, 1));
  }

  @Test
  void shouldNeedNoSpaceWithinASegment() throws IOException {
    writer.write(record(4), batch.length());
    isFull = true;
    writer.write(record(5), batch.length());
    writer.force();
    writer.close();
    assertThat(RecordRanges.of(SegmentHeader.pathOf(directory, 4)).firstSequences())
        .containsExactly(4L, 5L);
  }

  private void fill(Path file, long length) throws IOException {
    if (isFull) {
      throw new JournalException("no space");
    }
    SpaceReservation.fill(file, length);
  }

  private DirectBuffer record(long sequence) {
    batch.begin(sequence);
    batch.add(new UnsafeBuffer(TestEntries.entry(sequence, ENTRY_LENGTH)), 0, ENTRY_LENGTH);
    batch.seal(0, 0);
    return batch.record();
  }
}
