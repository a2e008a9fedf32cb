package io.quantdesk.protocol.client;

import io.quantdesk.protocol.ipc.EngineHome;
import io.quantdesk.protocol.ipc.MappedFile;
import io.quantdesk.protocol.ipc.RingMessage;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBuffer;

/** The two rings of one connection, from the client's side. */
final class RingPair implements AutoCloseable {
  /** Commands that add risk are refused from seven eighths on; the rest is kept for cancels. */
  private static final int RESERVE_SHIFT = 3;

  private final MappedFile ingressFile;
  private final MappedFile egressFile;
  private final OneToOneRingBuffer ingress;
  private final OneToOneRingBuffer egress;
  private final int openToAll;
  private long seenConsumerPosition;

  RingPair(EngineHome home, long connectionId) {
    ingressFile = MappedFile.open(home.ingressRing(connectionId));
    egressFile = MappedFile.open(home.egressRing(connectionId));
    ingress = new OneToOneRingBuffer(ingressFile.buffer());
    egress = new OneToOneRingBuffer(egressFile.buffer());
    openToAll = ingress.capacity() - (ingress.capacity() >> RESERVE_SHIFT);
  }

  /** Sends a message of a kind that {@link RingMessage} names; false: there is no room for it. */
  boolean offer(int type, DirectBuffer buffer, int offset, int length, boolean addsRisk) {
    if (addsRisk && isReserveReached()) {
      return false;
    }
    int index = ingress.tryClaim(type, length);
    if (index == RingBuffer.INSUFFICIENT_CAPACITY) {
      return false;
    }
    ingress.buffer().putBytes(index, buffer, offset, length);
    ingress.commit(index);
    return true;
  }

  int poll(MessageHandler handler, int limit) {
    return egress.read(handler, limit);
  }

  void heartbeat(long nowMs) {
    egress.consumerHeartbeatTime(nowMs);
  }

  boolean isClosedByServer(long nowMs) {
    long beat = ingress.consumerHeartbeatTime();
    return beat == RingMessage.CLOSED || nowMs - beat > Handshake.SERVER_TIMEOUT_MS;
  }

  @Override
  public void close() {
    int index = ingress.tryClaim(RingMessage.DISCONNECT, 0);
    if (index != RingBuffer.INSUFFICIENT_CAPACITY) {
      ingress.commit(index);
    }
    ingressFile.close();
    egressFile.close();
  }

  private boolean isReserveReached() {
    long produced = ingress.producerPosition();
    if (produced - seenConsumerPosition >= openToAll) {
      seenConsumerPosition = ingress.consumerPosition();
      return produced - seenConsumerPosition >= openToAll;
    }
    return false;
  }
}
