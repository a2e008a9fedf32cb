package io.quantdesk.engine.trading;

import io.quantdesk.engine.Engine;
import io.quantdesk.engine.math.StateHash;

/** Mass cancels that could not be finished at once, oldest first, in a ring of fixed size. */
public final class MassCancelQueue {
  /** Most requests that wait to be continued: a power of two. */
  static final int CAPACITY = 1_024;

  /** One request: which orders, and how many are out already. Owned by the queue. */
  static final class Request {
    long seq;
    long timeNs;

    /** Orders with a larger number came after the request. */
    long lastNumber;

    int subAccountId;
    int marketId;
    int sideCode;
    int canceledOrders;

    /** The positions of the sub-account are closed behind its orders. */
    boolean closesPositions;
  }

  private final Request[] ring = new Request[CAPACITY];
  private int first;
  private int size;

  /** Makes an empty queue. */
  public MassCancelQueue() {
    for (int i = 0; i < CAPACITY; i++) {
      ring[i] = new Request();
    }
  }

  /** Time of the oldest request: its next step is due since then; Engine.NO_DEADLINE: none. */
  public long pendingSinceNs() {
    return size == 0 ? Engine.NO_DEADLINE : ring[first].timeNs;
  }

  boolean isEmpty() {
    return size == 0;
  }

  boolean isFull() {
    return size == CAPACITY;
  }

  /** The oldest request. */
  Request first() {
    return ring[first];
  }

  /** Appends a request, whose fields the caller sets. */
  Request addLast() {
    return ring[first + size++ & CAPACITY - 1];
  }

  /** Takes the request that was appended last away again. */
  void removeLast() {
    size--;
  }

  void removeFirst() {
    first = first + 1 & CAPACITY - 1;
    size--;
  }

  /** Adds the waiting requests to a hash. */
  public void hash(StateHash hash) {
    hash.add(size);
    for (int i = 0; i < size; i++) {
      Request request = ring[first + i & CAPACITY - 1];
      hash.add(request.seq).add(request.timeNs).add(request.lastNumber);
      hash.add(request.subAccountId).add(request.marketId).add(request.sideCode);
      hash.add(request.canceledOrders).add(request.closesPositions ? 1 : 0);
    }
  }
}
