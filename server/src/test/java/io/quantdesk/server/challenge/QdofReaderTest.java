package io.quantdesk.server.challenge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantdesk.server.challenge.NaiveMatcher.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QdofReaderTest {
  private static final Message MESSAGE = new Message(0, true, 1, 65_535, 0xFFFF_FFFFL, 7);

  @TempDir private Path dir;

  @Test
  void shouldReadAllFieldsOfAllMessages() throws Exception {
    Path file = QdofFile.write(dir.resolve("many"), Collections.nCopies(100_000, MESSAGE));
    OrderFlow flow = QdofReader.read(file);

    assertThat(flow.count()).isEqualTo(100_000);
    for (int message : new int[] {0, 32_767, 32_768, 65_536, 99_999}) {
      int head = flow.head(message);
      assertThat(OrderFlow.type(head)).isEqualTo(OrderFlow.NEW);
      assertThat(OrderFlow.isImmediateOrCancel(head)).isTrue();
      assertThat(OrderFlow.side(head)).isEqualTo(1);
      assertThat(OrderFlow.qtyLots(head)).isEqualTo(65_535);
      assertThat(flow.orderId(message)).isEqualTo(-1);
      assertThat(flow.priceTicks(message)).isEqualTo(7);
    }
    assertThat(flow.orderIdMax()).isEqualTo(0xFFFF_FFFFL);
  }

  @Test
  void shouldRefuseWhatIsNotThereOrNoGzip() throws IOException {
    assertRefused(dir.resolve("absent"), "no such file");
    assertRefused(dir, "cannot be read: ");
    assertRefused(Files.createFile(dir.resolve("nothing")), "truncated: ");
    assertRefused(
        Files.writeString(dir.resolve("text"), "QDOF, but as text\n"), "no sound gzip file: ");
  }

  @Test
  void shouldRefuseCutAndAlteredGzip() throws IOException {
    byte[] sound = QdofFile.compressed(QdofFile.bytes(Collections.nCopies(1_000, MESSAGE)));

    assertRefused(write(Arrays.copyOf(sound, sound.length / 2)), "truncated: ");
    assertRefused(write(Arrays.copyOf(sound, sound.length - 4)), "truncated: ");
    sound[sound.length - 6] ^= 1;
    assertRefused(write(sound), "no sound gzip file: ");
  }

  @Test
  void shouldRefuseWrongHeader() throws IOException {
    assertRefusedWith(bytes -> bytes[0] = 'X', "no QDOF file");
    assertRefusedWith(bytes -> bytes[4] = 2, "QDOF version 2, only 1 is known");
    assertRefusedWith(bytes -> bytes[7] = (byte) 0x80, "QDOF version 2147483649, only 1 is known");
    assertRefused(
        write(QdofFile.compressed("QDOF".getBytes(StandardCharsets.US_ASCII))), "no QDOF file");
  }

  @Test
  void shouldRefuseFewerOrMoreMessagesThanCounted() throws IOException {
    assertRefusedWith(bytes -> bytes[8] = 3, "truncated: 2 of 3 messages");
    assertRefusedWith(bytes -> bytes[10] = 0x7F, "truncated: 2 of 8323074 messages");
    assertRefusedWith(
        bytes -> bytes[11] = (byte) 0xFF, "4278190082 messages, at most 715827879 are taken");
    assertRefusedWith(bytes -> bytes[8] = 1, "bytes after the last of 1 messages");
  }

  @Test
  void shouldRefuseFieldsWithoutMeaningAndNameTheMessage() throws IOException {
    assertRefusedWith(bytes -> bytes[24] = 4, "message 1: unknown type 4");
    assertRefusedWith(bytes -> bytes[24] = 0x20, "message 1: unknown time in force 2");
    assertRefusedWith(bytes -> bytes[25] = 2, "message 1: unknown side 2");
    assertRefusedWith(bytes -> bytes[25] = (byte) 0x80, "message 1: unknown side 128");
    assertRefusedWith(bytes -> bytes[35] = (byte) 0x80, "message 1: negative price -2147483641");
  }

  private void assertRefusedWith(Consumer<byte[]> damage, String message) throws IOException {
    byte[] bytes = QdofFile.bytes(List.of(MESSAGE, MESSAGE));
    damage.accept(bytes);
    assertRefused(write(QdofFile.compressed(bytes)), message);
  }

  private static void assertRefused(Path file, String message) {
    assertThatThrownBy(() -> QdofReader.read(file))
        .isInstanceOf(BadFlowException.class)
        .hasMessageStartingWith(message)
        .hasMessageNotContaining("\n");
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(dir.resolve("file.qdof.gz"), bytes);
  }
}
