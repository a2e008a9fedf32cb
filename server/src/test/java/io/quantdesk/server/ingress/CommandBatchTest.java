package io.quantdesk.server.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.protocol.ipc.CommandBatch;
import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class CommandBatchTest {
  private static final long SEED = 11;

  private final UnsafeBuffer command = new UnsafeBuffer(new byte[64]);
  private final UnsafeBuffer batch = new UnsafeBuffer(new byte[4_096]);

  @Test
  void shouldCountTheCommandsThatWerePut() {
    int end = 0;
    for (int i = 1; i <= CommandBatch.MAX_COMMANDS; i++) {
      end = CommandBatch.put(batch, end, command, i * 3);
      assertThat(CommandBatch.count(batch, 0, end)).isEqualTo(i);
    }
    end = CommandBatch.put(batch, end, command, 8);
    assertThat(CommandBatch.count(batch, 0, end)).isEqualTo(CommandBatch.MALFORMED);
  }

  @Test
  void shouldFindThatABatchIsEmptyCutOffOrTooLong() {
    int end = CommandBatch.put(batch, 0, command, 24);
    end = CommandBatch.put(batch, end, command, 40);
    assertThat(CommandBatch.count(batch, 0, 0)).isEqualTo(CommandBatch.MALFORMED);
    for (int length = 1; length < end; length++) {
      int expected = length == CommandBatch.entryLength(24) ? 1 : CommandBatch.MALFORMED;
      assertThat(CommandBatch.count(batch, 0, length)).as("cut at %d", length).isEqualTo(expected);
    }
    assertThat(CommandBatch.count(batch, 0, end + 4)).isEqualTo(CommandBatch.MALFORMED);
  }

  @Test
  void shouldLookAtNothingBehindTheBatchWhateverItHolds() {
    System.out.println("seed " + SEED);
    SplittableRandom random = new SplittableRandom(SEED);
    int[] lengths = {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 0, 8, 16, 24, 1_000};
    for (int i = 0; i < 100_000; i++) {
      int length = random.nextInt(200);
      UnsafeBuffer tight = new UnsafeBuffer(new byte[length]);
      for (int at = 0; at + Integer.BYTES <= length; at += Integer.BYTES) {
        tight.putInt(at, lengths[random.nextInt(lengths.length)]);
      }
      int count = CommandBatch.count(tight, 0, length);
      assertThat(count == CommandBatch.MALFORMED || count >= 1).isTrue();
    }
  }
}
