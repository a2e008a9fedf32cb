package io.quantdesk.journal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Builds one record at a time in memory outside the heap. Reused for every batch; allocates only
 * when an entry is longer than all before it. Owned by the journal's thread.
 */
final class BatchEncoder {
  private final RecordChecksums checksums = new RecordChecksums();
  private final JournalKind kind;
  private final EntrySchema schema;
  private final long epoch;
  private final UnsafeBuffer record = new UnsafeBuffer(0, 0);
  private ByteBuffer bytes;
  private long firstSequence;
  private int count;
  private int length;

  BatchEncoder(JournalKind kind, EntrySchema schema, long epoch, int capacity) {
    this.kind = kind;
    this.schema = schema;
    this.epoch = epoch;
    allocate(capacity);
  }

  /** Forgets the batch and starts the next one. */
  void begin(long sequence) {
    firstSequence = sequence;
    count = 0;
    length = RecordHeader.LENGTH;
  }

  /** Copies an entry behind the others, growing the buffer when it must. */
  void add(DirectBuffer buffer, int offset, int entryLength) {
    final int end = length + RecordHeader.LENGTH_BYTES + entryLength;
    if (end > record.capacity()) {
      grow(end);
    }
    record.putInt(length, entryLength, ByteOrder.LITTLE_ENDIAN);
    record.putBytes(length + RecordHeader.LENGTH_BYTES, buffer, offset, entryLength);
    length = end;
    count++;
  }

  /**
   * Completes the record: afterwards {@link #length} bytes of {@link #record} are ready to be
   * written.
   *
   * @param forcedSequence up to which the disk has everything
   * @return the chain value that the next record builds on
   */
  long seal(long previousChain, long forcedSequence) {
    RecordHeader.putBatch(record, firstSequence, count, length, forcedSequence);
    final long chain = RecordChecksums.chain(previousChain, record, 0, length);
    RecordHeader.putChain(record, chain);
    RecordHeader.putCrc(record, checksums.crc(bytes, 0, length));
    return chain;
  }

  DirectBuffer record() {
    return record;
  }

  /** Bytes of the record so far, header included. */
  int length() {
    return length;
  }

  boolean isEmpty() {
    return count == 0;
  }

  private void grow(int needed) {
    final ByteBuffer smaller = bytes;
    allocate(Integer.highestOneBit(needed - 1) << 1);
    record.putBytes(0, smaller, 0, length);
  }

  private void allocate(int capacity) {
    bytes = ByteBuffer.allocateDirect(capacity);
    record.wrap(bytes);
    RecordHeader.putWriter(record, kind, schema, epoch);
  }
}
