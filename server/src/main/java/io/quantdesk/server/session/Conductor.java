package io.quantdesk.server.session;

import io.quantdesk.protocol.ipc.EngineHome;
import io.quantdesk.protocol.ipc.MappedFile;
import io.quantdesk.protocol.ipc.RingMessage;
import io.quantdesk.protocol.sbe.Durability;
import io.quantdesk.protocol.sbe.RejectReason;
import io.quantdesk.server.disk.DiskGate;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers handshakes, makes and removes the connections' files, beats the server's heart, looks at
 * the disk, and notices clients that have died. Runs on its own quiet thread; it waits for files,
 * never for another stage, and no other stage waits for it.
 */
public final class Conductor implements Agent {
  private static final Logger LOG = LoggerFactory.getLogger(Conductor.class);
  private static final int HEARTBEAT_LENGTH = Long.BYTES;
  private static final long NO_BEAT = 0;

  private final EngineHome home;
  private final ConnectDesk desk;
  private final RingSizes sizes;
  private final DiskGate diskGate;
  private final Durability durability;
  private final ConnectionQueue toOutput;
  private final ConnectionQueue toSequencer;
  private final MappedFile heartbeat;
  private final List<Connection> connections = new ArrayList<>();
  private final List<Connection> closing = new ArrayList<>();
  private long nextConnectionId;

  /**
   * Takes over a home directory; what an earlier server left there is removed.
   *
   * @param diskGate looked at now and then
   * @param toOutput told of each connection before the sequencer is
   */
  public Conductor(
      EngineHome home,
      RingSizes sizes,
      DiskGate diskGate,
      Durability durability,
      ConnectionQueue toOutput,
      ConnectionQueue toSequencer) {
    this.home = home;
    this.desk = new ConnectDesk(home);
    this.sizes = sizes;
    this.diskGate = diskGate;
    this.durability = durability;
    this.toOutput = toOutput;
    this.toSequencer = toSequencer;
    this.nextConnectionId = System.currentTimeMillis() << 16;
    desk.prepare();
    this.heartbeat = MappedFile.create(home.heartbeat(), HEARTBEAT_LENGTH);
    beat(System.currentTimeMillis());
  }

  @Override
  public int doWork() {
    long nowMs = System.currentTimeMillis();
    beat(nowMs);
    diskGate.look(nowMs);
    desk.poll(this::onRequest);
    for (int i = connections.size() - 1; i >= 0; i--) {
      watch(connections.get(i), nowMs);
    }
    closing.removeIf(connection -> removeWhenLetGo(connection, nowMs));
    return 0;
  }

  @Override
  public String roleName() {
    return "conductor";
  }

  /** Removes everything; to be called when no other stage runs any more. */
  @Override
  public void onClose() {
    for (Connection connection : connections) {
      connection.close(CloseReason.SERVER_STOPPED);
      markClosed(connection);
    }
    closing.addAll(connections);
    connections.clear();
    closing.forEach(this::remove);
    closing.clear();
    heartbeat.close();
    desk.remove(home.heartbeat());
  }

  private ConnectDesk.Answer onRequest(ConnectTerms terms) {
    if (terms.reason() != RejectReason.NONE) {
      return new ConnectDesk.Answer(0, terms.reason(), durability);
    }
    if (connections.size() + closing.size() >= sizes.maxConnections()) {
      return new ConnectDesk.Answer(0, RejectReason.SESSION_CAPACITY, durability);
    }
    Connection connection = create(terms);
    connections.add(connection);
    toOutput.add(connection);
    toSequencer.add(connection);
    LOG.info("connection {} of {} ({})", connection.id(), terms.clientName(), terms.role());
    return new ConnectDesk.Answer(connection.id(), RejectReason.NONE, durability);
  }

  private Connection create(ConnectTerms terms) {
    long id = nextConnectionId++;
    desk.createDirectory(home.sessionDirectory(id));
    MappedFile ingress = newRing(home.ingressRing(id), sizes.ingressBytes());
    MappedFile egress = newRing(home.egressRing(id), sizes.egressBytes());
    Connection connection = new Connection(id, terms, ingress, egress, System.currentTimeMillis());
    setHeartbeat(ingress, connection.startMs());
    return connection;
  }

  private static MappedFile newRing(Path path, int capacity) {
    return MappedFile.create(path, RingMessage.fileLength(capacity));
  }

  private void beat(long nowMs) {
    heartbeat.buffer().putLongRelease(0, nowMs);
  }

  private void watch(Connection connection, long nowMs) {
    if (!connection.isClosing() && isSilent(connection, nowMs)) {
      connection.close(CloseReason.TIMED_OUT);
    }
    if (connection.isClosing()) {
      connections.remove(connection);
      closing.add(connection);
      markClosed(connection);
      toSequencer.add(connection);
      toOutput.add(connection);
    } else {
      setHeartbeat(connection.ingress(), nowMs);
    }
  }

  private void markClosed(Connection connection) {
    setHeartbeat(connection.ingress(), RingMessage.CLOSED);
    LOG.info(
        "connection {} of {} ended: {}",
        connection.id(),
        connection.clientName(),
        connection.closeReason());
  }

  /** A client that was refused reads that in its files: they stay until it has opened them. */
  private boolean removeWhenLetGo(Connection connection, long nowMs) {
    boolean read = clientBeat(connection) != NO_BEAT || isSilent(connection, nowMs);
    if (read && connection.isLetGo()) {
      remove(connection);
      return true;
    }
    return false;
  }

  private void remove(Connection connection) {
    connection.ingress().close();
    connection.egress().close();
    try {
      desk.removeTree(home.sessionDirectory(connection.id()));
    } catch (UncheckedIOException e) {
      LOG.warn("files of connection {} stay: {}", connection.id(), e.toString());
    }
  }

  private boolean isSilent(Connection connection, long nowMs) {
    long lastSign = Math.max(clientBeat(connection), connection.startMs());
    return nowMs - lastSign > sizes.clientTimeoutMs();
  }

  /** When the client was last there, by its own clock; NO_BEAT until it has opened both files. */
  private static long clientBeat(Connection connection) {
    UnsafeBuffer buffer = connection.egress().buffer();
    return buffer.getLongVolatile(heartbeatIndex(buffer));
  }

  private static void setHeartbeat(MappedFile ring, long value) {
    ring.buffer().putLongRelease(heartbeatIndex(ring.buffer()), value);
  }

  private static int heartbeatIndex(UnsafeBuffer buffer) {
    return buffer.capacity()
        - RingBufferDescriptor.TRAILER_LENGTH
        + RingBufferDescriptor.CONSUMER_HEARTBEAT_OFFSET;
  }
}
