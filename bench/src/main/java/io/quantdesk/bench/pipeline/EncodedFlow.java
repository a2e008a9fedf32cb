package io.quantdesk.bench.pipeline;

import org.agrona.ExpandableDirectByteBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.collections.IntArrayList;

/**
 * Commands encoded ahead of the run, back to back in one buffer, so that a load generator does
 * nothing but copy. Message i carries client sequence i + 1.
 */
final class EncodedFlow {
  private final ExpandableDirectByteBuffer buffer = new ExpandableDirectByteBuffer(1 << 20);
  private final IntArrayList offsets = new IntArrayList();
  private int end;

  EncodedFlow() {
    offsets.addInt(0);
  }

  /** Where the next message is to be encoded; {@link #append} takes it in. */
  MutableDirectBuffer buffer() {
    return buffer;
  }

  int end() {
    return end;
  }

  long nextClientSeq() {
    return size() + 1L;
  }

  void append(int length) {
    end += length;
    offsets.addInt(end);
  }

  int size() {
    return offsets.size() - 1;
  }

  int offset(int index) {
    return offsets.getInt(index);
  }

  int length(int index) {
    return offsets.getInt(index + 1) - offsets.getInt(index);
  }
}
