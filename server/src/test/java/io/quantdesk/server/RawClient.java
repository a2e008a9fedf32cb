package io.quantdesk.server;

import io.quantdesk.protocol.client.Outcome;
import io.quantdesk.protocol.ipc.EgressPrefix;
import io.quantdesk.protocol.ipc.EngineHome;
import io.quantdesk.protocol.ipc.MappedFile;
import io.quantdesk.protocol.ipc.RingMessage;
import io.quantdesk.protocol.sbe.CommandOutcomeDecoder;
import io.quantdesk.protocol.sbe.ConnectRequestEncoder;
import io.quantdesk.protocol.sbe.ConnectResponseDecoder;
import io.quantdesk.protocol.sbe.MessageHeaderDecoder;
import io.quantdesk.protocol.sbe.MessageHeaderEncoder;
import io.quantdesk.protocol.sbe.SessionOpenedDecoder;
import io.quantdesk.protocol.sbe.SessionRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.YieldingIdleStrategy;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBuffer;

/** A client that speaks the protocol by hand, and so can break every rule of it. */
final class RawClient implements AutoCloseable {
  private final MappedFile ingressFile;
  private final MappedFile egressFile;
  private final OneToOneRingBuffer ingress;
  private final OneToOneRingBuffer egress;
  private final Deque<Outcome> outcomes = new ArrayDeque<>();
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private int sessionId;
  private long lastClientSeq;

  private RawClient(EngineHome home, long connectionId) {
    ingressFile = MappedFile.open(home.ingressRing(connectionId));
    egressFile = MappedFile.open(home.egressRing(connectionId));
    ingress = new OneToOneRingBuffer(ingressFile.buffer());
    egress = new OneToOneRingBuffer(egressFile.buffer());
  }

  static RawClient connect(Path homePath, String name, SessionRole role) {
    return connect(homePath, name, role, 0);
  }

  static RawClient connect(Path homePath, String name, SessionRole role, long resumeFromSeq) {
    EngineHome home = new EngineHome(homePath);
    RawClient client = open(home, request(home, name, role, resumeFromSeq));
    client.await(() -> client.sessionId != 0);
    return client;
  }

  /** Asks for a connection, whose files then wait to be opened; returns its id. */
  static long request(EngineHome home, String name, SessionRole role, long resumeFromSeq) {
    byte[] request =
        new byte[MessageHeaderEncoder.ENCODED_LENGTH + ConnectRequestEncoder.BLOCK_LENGTH];
    new ConnectRequestEncoder()
        .wrapAndApplyHeader(new UnsafeBuffer(request), 0, new MessageHeaderEncoder())
        .protocolVersion(ConnectRequestEncoder.SCHEMA_VERSION)
        .role(role)
        .clientName(name)
        .resumeFromSeq(resumeFromSeq);
    byte[] response = exchange(home, request);
    return new ConnectResponseDecoder()
        .wrapAndApplyHeader(new UnsafeBuffer(response), 0, new MessageHeaderDecoder())
        .connectionId();
  }

  static RawClient open(EngineHome home, long connectionId) {
    return new RawClient(home, connectionId);
  }

  /** Puts a request of any bytes on the desk and waits for the answer. */
  static byte[] exchange(EngineHome home, byte[] request) {
    String name = UUID.randomUUID().toString();
    Path unfinished = home.connectDirectory().resolve(name + ".tmp");
    Path response = home.connectDirectory().resolve(name + EngineHome.RESPONSE_SUFFIX);
    try {
      Files.write(unfinished, request);
      Files.move(
          unfinished,
          home.connectDirectory().resolve(name + EngineHome.REQUEST_SUFFIX),
          StandardCopyOption.ATOMIC_MOVE);
      long deadline = System.nanoTime() + EngineFixture.PATIENCE.toNanos();
      while (!Files.exists(response)) {
        if (System.nanoTime() - deadline > 0) {
          throw new AssertionError("no answer to the handshake");
        }
        YieldingIdleStrategy.INSTANCE.idle();
      }
      return Files.readAllBytes(response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a message as a command, whatever it is. */
  boolean offer(DirectBuffer message, int offset, int length) {
    return ingress.write(RingMessage.COMMAND, message, offset, length);
  }

  /** Writes a message as a batch of commands, whatever it is. */
  boolean offerBatch(DirectBuffer message, int offset, int length) {
    return ingress.write(RingMessage.BATCH, message, offset, length);
  }

  /** Claims room in the ring and never commits it. */
  void dieInMidClaim(int length) {
    if (ingress.tryClaim(RingMessage.COMMAND, length) == RingBuffer.INSUFFICIENT_CAPACITY) {
      throw new AssertionError("the ring is full");
    }
  }

  /** The memory of the ring, to be damaged. */
  MutableDirectBuffer ringMemory() {
    return ingress.buffer();
  }

  int ringCapacity() {
    return ingress.capacity();
  }

  /** Where the next record will be written. */
  int nextRecordIndex() {
    return (int) ingress.producerPosition() & (ingress.capacity() - 1);
  }

  Outcome awaitOutcome() {
    await(() -> !outcomes.isEmpty());
    return outcomes.poll();
  }

  /** Polls once; true when the server has closed the connection. */
  boolean isClosed() {
    poll();
    return ingress.consumerHeartbeatTime() == RingMessage.CLOSED;
  }

  int sessionId() {
    return sessionId;
  }

  /** What the engine said when the session opened. */
  long lastClientSeq() {
    return lastClientSeq;
  }

  int waitingOutcomes() {
    return outcomes.size();
  }

  @Override
  public void close() {
    ingressFile.close();
    egressFile.close();
  }

  void poll() {
    egress.consumerHeartbeatTime(System.currentTimeMillis());
    egress.read(this::onMessage, 64);
  }

  private void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + EngineFixture.PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      poll();
      YieldingIdleStrategy.INSTANCE.idle();
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError("the engine did not answer in time");
      }
    }
  }

  private void onMessage(int type, MutableDirectBuffer buffer, int index, int length) {
    int offset = index + EgressPrefix.LENGTH;
    header.wrap(buffer, offset);
    if (header.templateId() == CommandOutcomeDecoder.TEMPLATE_ID) {
      outcomes.add(
          Outcome.of(new CommandOutcomeDecoder().wrapAndApplyHeader(buffer, offset, header)));
    } else if (header.templateId() == SessionOpenedDecoder.TEMPLATE_ID) {
      SessionOpenedDecoder opened =
          new SessionOpenedDecoder().wrapAndApplyHeader(buffer, offset, header);
      sessionId = (int) opened.sessionId();
      lastClientSeq = opened.lastClientSeq();
    }
  }
}
