package io.quantdesk.server.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.protocol.ipc.RingMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;
import org.junit.jupiter.api.Test;

class IngressRingTest {
  private static final int CAPACITY = 4_096;
  private static final long SEED = 3;

  private final UnsafeBuffer memory =
      new UnsafeBuffer(BufferUtil.allocateDirectAligned(RingMessage.fileLength(CAPACITY), 64));
  private final OneToOneRingBuffer producer = new OneToOneRingBuffer(memory);
  private final IngressRing ring = new IngressRing(memory);

  @Test
  void shouldReadWhatTheProducerOfAgronaWrites() {
    System.out.println("seed " + SEED);
    SplittableRandom random = new SplittableRandom(SEED);
    UnsafeBuffer message = new UnsafeBuffer(new byte[CAPACITY / 8]);
    List<Integer> written = new ArrayList<>();
    List<Integer> read = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      int length = Integer.BYTES + random.nextInt(200);
      message.putInt(0, i);
      if (producer.write(RingMessage.COMMAND, message, 0, length)) {
        written.add(i);
      } else {
        int limit = 1 + random.nextInt(20);
        assertThat(ring.poll(numbers(read), limit)).isPositive();
      }
    }
    while (ring.poll(numbers(read), 1_000) > 0) {
      assertThat(read).hasSizeLessThanOrEqualTo(written.size());
    }
    assertThat(read).isEqualTo(written);
  }

  @Test
  void shouldTellTheGoodbyeAfterTheMessagesBeforeIt() {
    UnsafeBuffer message = new UnsafeBuffer(new byte[16]);
    List<Integer> read = new ArrayList<>();
    producer.write(RingMessage.COMMAND, message, 0, 16);
    producer.commit(producer.tryClaim(RingMessage.DISCONNECT, 0));

    int result = ring.poll(sizes(read), 10);

    assertThat(result).isEqualTo(IngressRing.DISCONNECTED);
    assertThat(read).containsExactly(16);
  }

  @Test
  void shouldStandStillAtAClaimThatIsNotCommitted() {
    producer.tryClaim(RingMessage.COMMAND, 40);

    assertThat(ring.poll(sizes(new ArrayList<>()), 10)).isZero();
    assertThat(producer.consumerPosition()).isZero();
  }

  @Test
  void shouldStayWithinBoundsAndLimitWhateverTheMemoryHolds() {
    System.out.println("seed " + SEED);
    SplittableRandom random = new SplittableRandom(SEED);
    for (int round = 0; round < 20_000; round++) {
      for (int i = 0; i < memory.capacity(); i += Integer.BYTES) {
        memory.putInt(i, plausible(random));
      }
      IngressRing garbage = new IngressRing(memory);
      int calls = 0;
      int result = 1;
      while (result > 0 && calls < 100) {
        int[] messages = new int[1];
        result =
            garbage.poll(
                sink(
                    (buffer, offset, length) -> {
                      assertThat(offset).isBetween(0, CAPACITY);
                      assertThat(length).isBetween(0, CAPACITY - offset);
                      messages[0]++;
                    },
                    1),
                8);
        assertThat(messages[0]).isLessThanOrEqualTo(8);
        calls++;
      }
    }
  }

  @Test
  void shouldOfferABatchAgainForWhichThereWasNoRoom() {
    UnsafeBuffer message = new UnsafeBuffer(new byte[16]);
    List<Integer> rooms = new ArrayList<>();
    producer.write(RingMessage.COMMAND, message, 0, 16);
    producer.write(RingMessage.BATCH, message, 0, 16);
    producer.write(RingMessage.COMMAND, message, 0, 16);

    IngressRing.Sink needsThree = batches(rooms, room -> room < 3 ? 0 : 3);

    assertThat(ring.poll(needsThree, 3)).isEqualTo(1);
    assertThat(ring.poll(needsThree, 2)).isZero();
    assertThat(ring.poll(needsThree, 4)).isEqualTo(4);
    assertThat(rooms).containsExactly(2, 2, 4);
    assertThat(producer.consumerPosition()).isEqualTo(producer.producerPosition());
  }

  @Test
  void shouldNotTrustARingWithAMalformedBatch() {
    producer.write(RingMessage.BATCH, new UnsafeBuffer(new byte[16]), 0, 16);

    assertThat(ring.poll(batches(new ArrayList<>(), room -> IngressRing.CORRUPT), 4))
        .isEqualTo(IngressRing.CORRUPT);
  }

  @FunctionalInterface
  private interface OnCommand {
    void accept(DirectBuffer buffer, int offset, int length);
  }

  private static IngressRing.Sink numbers(List<Integer> read) {
    return sink((buffer, offset, length) -> read.add(buffer.getInt(offset)), 1);
  }

  private static IngressRing.Sink sizes(List<Integer> read) {
    return sink((buffer, offset, length) -> read.add(length), 1);
  }

  private static IngressRing.Sink sink(OnCommand onCommand, int commandsOfBatch) {
    return new IngressRing.Sink() {
      @Override
      public void onCommand(DirectBuffer buffer, int offset, int length) {
        onCommand.accept(buffer, offset, length);
      }

      @Override
      public int onBatch(DirectBuffer buffer, int offset, int length, int room) {
        onCommand.accept(buffer, offset, length);
        return commandsOfBatch;
      }
    };
  }

  private static IngressRing.Sink batches(List<Integer> rooms, IntUnaryOperator taken) {
    return new IngressRing.Sink() {
      @Override
      public void onCommand(DirectBuffer buffer, int offset, int length) {
        assertThat(length).isEqualTo(16);
      }

      @Override
      public int onBatch(DirectBuffer buffer, int offset, int length, int room) {
        rooms.add(room);
        return taken.applyAsInt(room);
      }
    };
  }

  /** Small numbers often, so that garbage gets past the first checks. */
  private static int plausible(SplittableRandom random) {
    return switch (random.nextInt(5)) {
      case 0 -> random.nextInt();
      case 4 -> RingMessage.BATCH;
      case 1 -> 8 + random.nextInt(100);
      case 2 -> RingMessage.COMMAND;
      default -> -1 - random.nextInt(10);
    };
  }

  @Test
  void shouldLeaveRoomForTheTrailerOnly() {
    assertThat(memory.capacity() - CAPACITY).isEqualTo(RingBufferDescriptor.TRAILER_LENGTH);
  }
}
