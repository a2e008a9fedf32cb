package io.quantdesk.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import net.openhft.chronicle.bytes.BytesStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteAheadTest {
  private static final int BLOCK_LENGTH = 1 << 20;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path directory;

  @Test
  void shouldReserveAheadOfWhatIsWrittenWithoutBeingAsked() throws Exception {
    final File file = Files.createFile(directory.resolve("file")).toFile();
    final BytesStore<?, ?> block = BytesStore.nativeStoreWithFixedCapacity(BLOCK_LENGTH);
    try (WriteAhead ahead = new WriteAhead(BLOCK_LENGTH)) {
      ahead.enterFile(file, 0);
      ahead.enterBlock(block);
      ahead.written(100);
      await().atMost(PATIENCE).until(() -> ahead.reservedEnd() >= BLOCK_LENGTH);
    } finally {
      block.releaseLast();
    }
    assertThat(file.length()).isZero();
  }

  @Test
  void shouldNotChangeWhatIsInTheBlock() throws Exception {
    final File file = Files.createFile(directory.resolve("file")).toFile();
    final BytesStore<?, ?> block = BytesStore.nativeStoreWithFixedCapacity(BLOCK_LENGTH);
    try (WriteAhead ahead = new WriteAhead(BLOCK_LENGTH)) {
      ahead.enterFile(file, 0);
      ahead.enterBlock(block);
      for (long at = 0; at < BLOCK_LENGTH; at += Long.BYTES) {
        block.writeLong(at, ~at);
        ahead.written(at + Long.BYTES);
      }
    }
    for (long at = 0; at < BLOCK_LENGTH; at += Long.BYTES) {
      assertThat(block.readLong(at)).isEqualTo(~at);
    }
    block.releaseLast();
  }

  @Test
  void shouldKeepABlockMappedUntilItIsLeft() throws Exception {
    final File file = Files.createFile(directory.resolve("file")).toFile();
    final BytesStore<?, ?> block = BytesStore.nativeStoreWithFixedCapacity(BLOCK_LENGTH);
    final WriteAhead ahead = new WriteAhead(BLOCK_LENGTH);
    ahead.enterFile(file, 0);
    ahead.enterBlock(block);
    assertThat(ahead.isIn(block)).isTrue();
    assertThat(block.refCount()).isEqualTo(2);
    ahead.close();
    assertThat(block.refCount()).isEqualTo(1);
    block.releaseLast();
  }
}
