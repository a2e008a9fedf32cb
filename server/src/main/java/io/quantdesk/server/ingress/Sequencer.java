package io.quantdesk.server.ingress;

import com.lmax.disruptor.Sequence;
import io.quantdesk.protocol.ipc.CommandBatch;
import io.quantdesk.protocol.sbe.MessageHeaderEncoder;
import io.quantdesk.protocol.sbe.OpenSessionEncoder;
import io.quantdesk.protocol.sbe.RejectReason;
import io.quantdesk.protocol.sbe.RejectedFrameEncoder;
import io.quantdesk.protocol.sbe.TickEncoder;
import io.quantdesk.server.disk.DiskGate;
import io.quantdesk.server.pipeline.CommandRing;
import io.quantdesk.server.session.CloseReason;
import io.quantdesk.server.session.Connection;
import io.quantdesk.server.session.ConnectionQueue;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Makes the one sequence of commands. Drains the clients' rings in turn, a bounded batch each, adds
 * the commands of the server itself, and stamps each with its number, its time (which never falls)
 * and the session of the ring that it came from. It takes no more than the command ring has room
 * for, and nothing from a client that does not read its answers; so nothing is ever dropped.
 */
public final class Sequencer implements Agent {
  private static final int POLL_MAX = 256;
  private static final int MAX_BATCH_LENGTH =
      CommandBatch.MAX_COMMANDS * CommandBatch.entryLength(CommandRing.MAX_MESSAGE_LENGTH);

  private final CommandRing commands;
  private final CommandRing.Consumer engineProgress;
  private final Sequence nextDeadlineNs;
  private final ConnectionQueue connections;
  private final EpochNanoClock clock;
  private final DiskGate diskGate;
  private final List<ClientRing> clients = new ArrayList<>();
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final RejectedFrameEncoder rejectedFrame = new RejectedFrameEncoder();
  private final OpenSessionEncoder openSession = new OpenSessionEncoder();
  private final TickEncoder tick = new TickEncoder();
  private final Intake intake = new Intake();
  private Connection waitingToOpen;
  private int firstClient;
  private int sessionId;
  private long timeNs;
  private long lastTickSeq;
  private volatile boolean stopped;

  /**
   * Wires the sequencer.
   *
   * @param engineProgress the engine stage's end of the ring: no second tick before the first is
   *     executed
   * @param nextDeadlineNs the engine's next deadline, published by its stage
   * @param diskGate asked about each command of a client
   * @param lastTimeNs time of the newest command of the journal; 0: there is none
   */
  public Sequencer(
      CommandRing commands,
      CommandRing.Consumer engineProgress,
      Sequence nextDeadlineNs,
      ConnectionQueue connections,
      EpochNanoClock clock,
      DiskGate diskGate,
      long lastTimeNs) {
    this.commands = commands;
    this.engineProgress = engineProgress;
    this.nextDeadlineNs = nextDeadlineNs;
    this.connections = connections;
    this.clock = clock;
    this.diskGate = diskGate;
    this.timeNs = lastTimeNs;
  }

  /** Takes no more commands from now on; any thread may ask. */
  public void stop() {
    stopped = true;
  }

  @Override
  public int doWork() {
    int work = stopped ? 0 : sequence();
    return work + adoptConnections();
  }

  @Override
  public String roleName() {
    return "sequencer";
  }

  private int sequence() {
    if (commands.remaining() == 0) {
      return 0;
    }
    timeNs = Math.max(timeNs, clock.nanoTime());
    int work = injectTick();
    int count = clients.size();
    for (int i = 0; i < count; i++) {
      int room = Math.min(commands.remaining(), POLL_MAX);
      if (room == 0) {
        break;
      }
      work += poll(clients.get((firstClient + i) % count), room);
    }
    firstClient = count == 0 ? 0 : (firstClient + 1) % count;
    return work;
  }

  private int poll(ClientRing client, int limit) {
    sessionId = client.connection().sessionId();
    if (sessionId == 0 || client.connection().isClosing() || client.isEgressCongested()) {
      return 0;
    }
    int taken = client.ring().poll(intake, limit);
    commands.publish();
    if (taken >= 0) {
      return taken;
    }
    client
        .connection()
        .close(
            taken == IngressRing.DISCONNECTED
                ? CloseReason.DISCONNECTED
                : CloseReason.RING_CORRUPT);
    return 1;
  }

  private void reject(RejectReason reason, int offset, int length) {
    long clientSeq = FrameValidator.clientSeq(commands.buffer(), offset, length);
    int templateId = FrameValidator.templateId(commands.buffer(), offset, length);
    rejectedFrame
        .wrapAndApplyHeader(commands.buffer(), offset, header)
        .clientSeq(clientSeq)
        .reason(reason)
        .templateId(templateId);
    add(RejectedFrameEncoder.BLOCK_LENGTH, sessionId);
  }

  private int injectTick() {
    if (engineProgress.doneSeq() < lastTickSeq) {
      return 0;
    }
    long deadlineNs = nextDeadlineNs.get();
    if (deadlineNs > timeNs) {
      return 0;
    }
    lastTickSeq = commands.nextSeq();
    tick.wrapAndApplyHeader(commands.buffer(), commands.messageOffset(), header)
        .deadlineNs(deadlineNs);
    add(TickEncoder.BLOCK_LENGTH, 0);
    commands.publish();
    return 1;
  }

  private int adoptConnections() {
    int work = 0;
    while (waitingToOpen != null || (waitingToOpen = connections.poll()) != null) {
      if (waitingToOpen.isClosing()) {
        letGo(waitingToOpen);
      } else if (stopped || commands.remaining() == 0) {
        return work;
      } else {
        open(waitingToOpen);
      }
      waitingToOpen = null;
      work++;
    }
    return work;
  }

  /** From here on no command of an older connection of that name may follow. */
  private void open(Connection connection) {
    for (ClientRing client : clients) {
      if (client.connection().clientName().equals(connection.clientName())) {
        client.connection().close(CloseReason.TAKEN_OVER);
      }
    }
    connection.opensWith(commands.nextSeq());
    timeNs = Math.max(timeNs, clock.nanoTime());
    openSession
        .wrapAndApplyHeader(commands.buffer(), commands.messageOffset(), header)
        .connectionId(connection.id())
        .role(connection.role())
        .clientName(connection.clientName());
    add(OpenSessionEncoder.BLOCK_LENGTH, 0);
    commands.publish();
    clients.add(new ClientRing(connection));
  }

  private void letGo(Connection connection) {
    clients.removeIf(client -> client.connection() == connection);
    connection.letGoBySequencer();
  }

  private void add(int blockLength, int session) {
    commands.add(MessageHeaderEncoder.ENCODED_LENGTH + blockLength, timeNs, session);
  }

  /** What a client's ring holds, on its way into the sequence. */
  private final class Intake implements IngressRing.Sink {
    private final UnsafeBuffer batch = new UnsafeBuffer(new byte[MAX_BATCH_LENGTH]);

    /** Copies first; whatever is decided afterwards is decided on the copy. */
    @Override
    public void onCommand(DirectBuffer source, int sourceOffset, int length) {
      DirectBuffer copy = commands.buffer();
      int offset = commands.messageOffset();
      commands
          .buffer()
          .putBytes(offset, source, sourceOffset, Math.min(length, CommandRing.MAX_MESSAGE_LENGTH));
      RejectReason reason = FrameValidator.check(copy, offset, length);
      if (reason == RejectReason.NONE) {
        reason = diskGate.check(copy, offset);
      }
      if (reason == RejectReason.NONE) {
        commands.add(length, timeNs, sessionId);
      } else {
        reject(reason, offset, length);
      }
    }

    /** A batch that is not whole and sound is no fault of one command, but of the whole ring. */
    @Override
    public int onBatch(DirectBuffer source, int sourceOffset, int length, int room) {
      if (length > MAX_BATCH_LENGTH) {
        return IngressRing.CORRUPT;
      }
      batch.putBytes(0, source, sourceOffset, length);
      int count = CommandBatch.count(batch, 0, length);
      if (count == CommandBatch.MALFORMED) {
        return IngressRing.CORRUPT;
      }
      if (count > room) {
        return 0;
      }
      int entry = 0;
      while (entry < length) {
        int commandLength = CommandBatch.commandLength(batch, entry);
        onCommand(batch, CommandBatch.commandOffset(entry), commandLength);
        entry += CommandBatch.entryLength(commandLength);
      }
      return count;
    }
  }
}
