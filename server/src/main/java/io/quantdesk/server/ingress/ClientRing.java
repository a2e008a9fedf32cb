package io.quantdesk.server.ingress;

import io.quantdesk.server.session.Connection;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * The sequencer's view of one connection: its ring of commands, and how full the ring of answers
 * is. A client whose answers pile up gets no further commands in until it reads: so it cannot
 * overrun its own egress ring, however much it sends.
 */
final class ClientRing {
  private final Connection connection;
  private final IngressRing ring;
  private final UnsafeBuffer egress;
  private final int egressTailIndex;
  private final int egressHeadIndex;
  private final long congestedFrom;

  ClientRing(Connection connection) {
    this.connection = connection;
    this.ring = new IngressRing(connection.ingress().buffer());
    this.egress = connection.egress().buffer();
    int capacity = egress.capacity() - RingBufferDescriptor.TRAILER_LENGTH;
    this.egressTailIndex = capacity + RingBufferDescriptor.TAIL_POSITION_OFFSET;
    this.egressHeadIndex = capacity + RingBufferDescriptor.HEAD_POSITION_OFFSET;
    this.congestedFrom = capacity / 2;
  }

  Connection connection() {
    return connection;
  }

  IngressRing ring() {
    return ring;
  }

  /** The client could forge both positions, to its own harm only. */
  boolean isEgressCongested() {
    return egress.getLongVolatile(egressTailIndex) - egress.getLongVolatile(egressHeadIndex)
        >= congestedFrom;
  }
}
