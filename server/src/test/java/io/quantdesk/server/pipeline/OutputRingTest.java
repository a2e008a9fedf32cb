package io.quantdesk.server.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.agrona.concurrent.YieldingIdleStrategy;
import org.junit.jupiter.api.Test;

class OutputRingTest {
  private static final int CAPACITY = 4_096;
  private static final long SEED = 42;

  @Test
  void shouldCarryBlocksOfEveryLengthInOrderWhileTheReaderLagsBehind() throws Exception {
    System.out.println("seed " + SEED);
    int blocks = 20_000;
    OutputRing ring = new OutputRing(CAPACITY, new YieldingIdleStrategy());
    OutputRing.Reader reader = ring.newReader();
    CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> write(ring, blocks));

    SplittableRandom random = new SplittableRandom(SEED);
    int read = 0;
    while (read < blocks && !writer.isCompletedExceptionally()) {
      while (reader.next()) {
        verify(reader, read, length(random));
        read++;
        if (read % 3 == 0) {
          reader.release();
        }
      }
      reader.release();
      YieldingIdleStrategy.INSTANCE.idle();
    }
    writer.get();
    assertThat(read).isEqualTo(blocks);
  }

  @Test
  void shouldWalkTheSameBlocksAgainUntilTheyAreReleased() {
    OutputRing ring = new OutputRing(CAPACITY, new YieldingIdleStrategy());
    OutputRing.Reader reader = ring.newReader();
    block(ring, 1, 100);
    block(ring, 2, 50);
    ring.flush();

    assertThat(reader.next()).isTrue();
    assertThat(reader.next()).isTrue();
    long end = reader.mark();
    assertThat(reader.next()).isFalse();
    reader.rewind();
    assertThat(reader.isBefore(end)).isTrue();
    assertThat(reader.next()).isTrue();
    verify(reader, 1, 100);
    reader.back();
    assertThat(reader.next()).isTrue();
    verify(reader, 1, 100);
    assertThat(reader.next()).isTrue();
    verify(reader, 2, 50);
    assertThat(reader.isBefore(end)).isFalse();
  }

  @Test
  void shouldShowNothingBeforeFlush() {
    OutputRing ring = new OutputRing(CAPACITY, new YieldingIdleStrategy());
    OutputRing.Reader reader = ring.newReader();
    block(ring, 1, 100);

    assertThat(reader.next()).isFalse();
  }

  @Test
  void shouldFailTheWaitingWriterWhenItsReaderHasGone() {
    OutputRing ring = new OutputRing(CAPACITY, new YieldingIdleStrategy());
    ring.abandon();

    assertThatThrownBy(
            () -> {
              for (int i = 0; i < CAPACITY; i++) {
                block(ring, i, 100);
              }
            })
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the output stage has ended");
  }

  private static void write(OutputRing ring, int blocks) {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < blocks; i++) {
      block(ring, i, length(random));
      if (i % 5 == 0) {
        ring.flush();
      }
    }
    ring.flush();
  }

  /** Mostly small, sometimes far above what the ring takes in one piece. */
  private static int length(SplittableRandom random) {
    return random.nextInt(50) == 0
        ? 1 + random.nextInt(5 * CAPACITY)
        : 1 + random.nextInt(CAPACITY / 8);
  }

  private static void block(OutputRing ring, int number, int length) {
    ring.begin();
    int written = 0;
    while (written < length) {
      int part = Math.min(97, length - written);
      int offset = ring.claim(part);
      for (int i = 0; i < part; i++) {
        ring.buffer().putByte(offset + i, content(number, written + i));
      }
      written += part;
    }
    ring.end();
  }

  private static void verify(OutputRing.Reader reader, int number, int length) {
    assertThat(reader.length()).isEqualTo(length);
    for (int i = 0; i < length; i++) {
      if (reader.buffer().getByte(reader.offset() + i) != content(number, i)) {
        throw new AssertionError("block " + number + " differs at byte " + i);
      }
    }
  }

  private static byte content(int number, int index) {
    return (byte) (number * 31 + index);
  }
}
