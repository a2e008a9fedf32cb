package io.quantdesk.server.replay;

import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Event blocks that wait to be compared, oldest first, in one buffer that is used again. */
final class BlockQueue {
  private final ExpandableArrayBuffer bytes = new ExpandableArrayBuffer(1 << 20);
  private int head;
  private int tail;

  boolean isEmpty() {
    return head == tail;
  }

  /** Appends a copy of a block. */
  void add(DirectBuffer buffer, int offset, int length) {
    if (isEmpty()) {
      head = 0;
      tail = 0;
    }
    bytes.putInt(tail, length);
    bytes.putBytes(tail + Integer.BYTES, buffer, offset, length);
    tail += Integer.BYTES + length;
  }

  /** Removes the oldest block and places a view on it, valid until the next add. */
  void take(UnsafeBuffer view) {
    int length = bytes.getInt(head);
    view.wrap(bytes, head + Integer.BYTES, length);
    head += Integer.BYTES + length;
  }
}
