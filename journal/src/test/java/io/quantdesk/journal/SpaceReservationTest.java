package io.quantdesk.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpaceReservationTest {
  private static final int STEP = 1 << 20;

  @TempDir private Path directory;

  @Test
  void shouldReserveWholeStepsAndLeaveTheLengthAlone() throws IOException {
    final File file = Files.createFile(directory.resolve("file")).toFile();
    final SpaceReservation space = new SpaceReservation(STEP);
    assertThat(space.covers(1)).isFalse();
    space.extend(file, 10 * STEP + 1);
    assertThat(space.covers(11 * STEP)).isTrue();
    assertThat(space.covers(11 * STEP + 1)).isFalse();
    assertThat(space.end()).isEqualTo(11 * STEP);
    assertThat(file.length()).isZero();
  }

  @Test
  void shouldBeginAnewInAnotherFile() throws IOException {
    final File file = Files.createFile(directory.resolve("file")).toFile();
    final SpaceReservation space = new SpaceReservation(STEP);
    space.extend(file, 5 * STEP);
    space.restart(0);
    assertThat(space.covers(1)).isFalse();
    space.restart(3 * STEP + 5);
    assertThat(space.covers(3 * STEP)).isTrue();
    assertThat(space.covers(3 * STEP + 6)).isFalse();
  }

  @Test
  void shouldRefuseMoreThanTheDiskHas() throws IOException {
    final File file = Files.createFile(directory.resolve("file")).toFile();
    assertThatThrownBy(() -> new SpaceReservation(1L << 50).extend(file, 1))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("cannot reserve");
  }

  @Test
  void shouldGiveAFileItsLengthAndKeepWhatItHas() throws IOException {
    final Path file = Files.write(directory.resolve("file"), new byte[] {1, 2, 3});
    final byte[] expected = Arrays.copyOf(new byte[] {1, 2, 3}, 3 * STEP + 5);
    SpaceReservation.fill(file, expected.length);
    assertThat(Files.readAllBytes(file)).isEqualTo(expected);
  }

  @Test
  void shouldWriteZerosWhereNothingCanBeReserved() throws IOException {
    final Path file = Files.write(directory.resolve("file"), new byte[] {1, 2, 3});
    final byte[] expected = Arrays.copyOf(new byte[] {1, 2, 3}, 3 * STEP + 5);
    SpaceReservation.fillWithZeros(file, expected.length);
    assertThat(Files.readAllBytes(file)).isEqualTo(expected);
  }

  @Test
  void shouldRefuseToFillMoreThanTheDiskHas() throws IOException {
    final Path file = Files.createFile(directory.resolve("file"));
    assertThatThrownBy(() -> SpaceReservation.fill(file, 1L << 50))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("cannot reserve");
  }

  @Test
  void shouldRefuseAFileThatIsNotThere() {
    assertThatThrownBy(() -> new SpaceReservation(STEP).extend(directory.resolve("x").toFile(), 1))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("cannot open");
  }
}
