package io.quantdesk.server.pipeline;

import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SingleProducerSequencer;
import io.quantdesk.protocol.CommandEntry;
import io.quantdesk.protocol.ipc.CommandBatch;
import org.agrona.BitUtil;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The sequenced commands between the sequencer and the stages that consume them: a Disruptor
 * sequencer over flat slots in one direct buffer. One producer, who owns the methods of the first
 * group; any number of consumers, each with a {@link Consumer} of its own.
 *
 * <pre>
 *  slot:  0        8                              (576 bytes)
 *         | length | CommandEntry: stamp, message |
 * </pre>
 */
public final class CommandRing {
  /** Longest message that a slot takes. */
  public static final int MAX_MESSAGE_LENGTH = 552;

  private static final int ENTRY_OFFSET = Long.BYTES;
  private static final int STRIDE = ENTRY_OFFSET + CommandEntry.MESSAGE_OFFSET + MAX_MESSAGE_LENGTH;

  private final UnsafeBuffer buffer;
  private final int mask;
  private final long firstSeq;
  private final SingleProducerSequencer sequencer;
  private long next;
  private long free;

  /**
   * Makes an empty ring.
   *
   * @param slots a power of two; fewer than a batch has commands would never take one
   * @param firstSeq sequence of the first command that it will carry
   */
  public CommandRing(int slots, long firstSeq) {
    if (!BitUtil.isPowerOfTwo(slots)) {
      throw new IllegalArgumentException("command ring slots must be a power of two: " + slots);
    }
    this.buffer =
        new UnsafeBuffer(
            BufferUtil.allocateDirectAligned(slots * STRIDE, BitUtil.CACHE_LINE_LENGTH));
    this.mask = slots - 1;
    this.firstSeq = firstSeq;
    this.sequencer = new SingleProducerSequencer(slots, new BusySpinWaitStrategy());
  }

  /** Memory of all slots. */
  public UnsafeBuffer buffer() {
    return buffer;
  }

  /**
   * Producer: how many commands can be added now, those included that are not published yet; or
   * fewer than that, but not fewer than a batch of them.
   */
  public int remaining() {
    if (free - next < CommandBatch.MAX_COMMANDS) {
      free = next + sequencer.remainingCapacity();
    }
    return (int) (free - next);
  }

  /** Producer: where to write the next message; {@link #remaining} must be above 0. */
  public int messageOffset() {
    return offset(next) + ENTRY_OFFSET + CommandEntry.MESSAGE_OFFSET;
  }

  /** Producer: completes the command whose message was written at {@link #messageOffset}. */
  public void add(int messageLength, long timeNs, int sessionId) {
    int slot = offset(next);
    buffer.putInt(slot, CommandEntry.MESSAGE_OFFSET + messageLength);
    CommandEntry.stamp(buffer, slot + ENTRY_OFFSET, timeNs, sessionId);
    next++;
  }

  /** Producer: shows the added commands to the consumers. */
  public void publish() {
    long published = sequencer.getCursor() + 1;
    if (next != published) {
      long high = sequencer.next((int) (next - published));
      sequencer.publish(high);
    }
  }

  /** Producer: sequence that the next added command will have. */
  public long nextSeq() {
    return firstSeq + next;
  }

  /** Sequence of the newest published command; that before the first when there is none. */
  public long publishedSeq() {
    return firstSeq + sequencer.getCursor();
  }

  /** Adds a consumer, before anything is published; the producer never overtakes it. */
  public Consumer newConsumer() {
    Consumer consumer = new Consumer();
    sequencer.addGatingSequences(consumer.done);
    return consumer;
  }

  private int offset(long position) {
    return (int) (position & mask) * STRIDE;
  }

  /** The reading end of one stage; all but {@link #doneSeq} belongs to its thread. */
  public final class Consumer {
    private final Sequence done = new Sequence();
    private long position = done.get();

    private Consumer() {}

    /** How many commands wait for this consumer. */
    public int available() {
      return (int) (sequencer.getCursor() - position);
    }

    /** Moves to the next command; {@link #available} must be above 0. */
    public void next() {
      position++;
    }

    /** Sequence of the current command. */
    public long seq() {
      return firstSeq + position;
    }

    /** Where the current command's entry starts. */
    public int entryOffset() {
      return offset(position) + ENTRY_OFFSET;
    }

    /** Length of the current command's entry. */
    public int entryLength() {
      return buffer.getInt(offset(position));
    }

    /** Declares all commands up to the current one done. */
    public void markDone() {
      done.set(position);
    }

    /** Sequence of the newest command that is done; any thread may ask. */
    public long doneSeq() {
      return firstSeq + done.get();
    }
  }
}
