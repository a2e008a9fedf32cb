package io.quantdesk.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The files tell what a journal is stored in, and it stays in that. */
@ParameterizedClass
@EnumSource(JournalStore.class)
class JournalStoreTest {
  @Parameter private JournalStore store;
  @TempDir private Path directory;

  @BeforeEach
  void write() {
    try (Journal journal = open(store)) {
      TestEntries.append(journal, 1, 10, 3);
    }
  }

  @Test
  void shouldBeToldByTheFiles() {
    assertThat(Journals.storeIn(directory)).contains(store);
    assertThat(Journals.storeIn(directory.resolve("none"))).isEmpty();
  }

  @Test
  void shouldRefuseToGoOnInAnother() {
    final JournalStore other = other();
    assertThatThrownBy(() -> open(other))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining(directory.toString())
        .hasMessageContaining("files of the store " + store)
        .hasMessageEndingWith("cannot go on in " + other);
    try (Journal journal = open(store)) {
      assertThat(journal.lastSequence()).isEqualTo(10);
    }
  }

  @Test
  void shouldRefuseFilesOfTwoStores() throws IOException {
    Files.createFile(directory.resolve("20261121-11L" + other().suffix()));
    assertThatThrownBy(() -> open(store))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("files of two journal stores");
    try (JournalReader reader = Journals.openReader(directory, JournalKind.COMMANDS, 5)) {
      assertThatThrownBy(() -> TestEntries.readAll(reader))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("files of two journal stores");
    }
  }

  private JournalStore other() {
    return store == JournalStore.CHRONICLE ? JournalStore.SEGMENTS : JournalStore.CHRONICLE;
  }

  private Journal open(JournalStore wanted) {
    return Journals.open(
        JournalConfig.of(directory, JournalKind.COMMANDS)
            .withStore(wanted)
            .withRollInterval(RollInterval.MINUTELY)
            .withBlockLength(256 << 10));
  }
}
