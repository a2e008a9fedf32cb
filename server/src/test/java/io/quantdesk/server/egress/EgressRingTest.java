package io.quantdesk.server.egress;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.protocol.ipc.EgressPrefix;
import io.quantdesk.protocol.ipc.RingMessage;
import java.util.SplittableRandom;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;
import org.junit.jupiter.api.Test;

class EgressRingTest {
  private static final int CAPACITY = 4_096;
  private static final long SEED = 5;

  private final UnsafeBuffer memory =
      new UnsafeBuffer(BufferUtil.allocateDirectAligned(RingMessage.fileLength(CAPACITY), 64));
  private final OneToOneRingBuffer consumer = new OneToOneRingBuffer(memory);
  private final EgressRing ring = new EgressRing(memory);
  private final UnsafeBuffer message = new UnsafeBuffer(new byte[CAPACITY]);
  private long nextSeq;

  @Test
  void shouldWriteWhatTheConsumerOfAgronaReads() {
    System.out.println("seed " + SEED);
    SplittableRandom random = new SplittableRandom(SEED);
    long written = 0;
    for (int i = 0; i < 200_000; i++) {
      if (ring.write(written, (int) written & 0xFFFF, 1, message, 0, random.nextInt(300))) {
        written++;
      } else {
        read(1 + random.nextInt(10));
      }
    }
    read(Integer.MAX_VALUE);
    read(Integer.MAX_VALUE);
    assertThat(nextSeq).isEqualTo(written);
  }

  @Test
  void shouldRefuseWhenTheClientDoesNotRead() {
    int written = 0;
    while (ring.write(written, written, 1, message, 0, 40)) {
      written++;
    }
    assertThat(written).isEqualTo((CAPACITY - 8) / 64);
    assertThat(ring.isHalfFree()).isFalse();

    read(written);

    assertThat(ring.isHalfFree()).isTrue();
    assertThat(ring.write(written, written, 1, message, 0, 40)).isTrue();
  }

  @Test
  void shouldNotBelieveAReadingPositionThatCannotBe() {
    SplittableRandom random = new SplittableRandom(SEED);
    int head = CAPACITY + RingBufferDescriptor.HEAD_POSITION_OFFSET;
    int tail = CAPACITY + RingBufferDescriptor.TAIL_POSITION_OFFSET;
    int written = 0;
    for (int i = 0; i < 100_000; i++) {
      memory.putLong(head, -1 - random.nextLong(Long.MAX_VALUE));
      memory.putLong(tail, random.nextLong());
      written += ring.write(i, 0, 1, message, 0, random.nextInt(300)) ? 1 : 0;
    }
    assertThat(written).isBetween(1, CAPACITY / 24);
  }

  private void read(int limit) {
    consumer.read(
        (type, buffer, index, length) -> {
          assertThat(type).isEqualTo(RingMessage.EGRESS);
          assertThat(EgressPrefix.commandSeq(buffer, index)).isEqualTo(nextSeq);
          assertThat(EgressPrefix.ordinal(buffer, index)).isEqualTo((int) nextSeq & 0xFFFF);
          assertThat(EgressPrefix.durability(buffer, index)).isEqualTo(1);
          nextSeq++;
        },
        limit);
  }
}
