package io.quantdesk.protocol.client;

import io.quantdesk.protocol.client.IngressException.Kind;
import io.quantdesk.protocol.ipc.CommandBatch;
import io.quantdesk.protocol.ipc.EgressPrefix;
import io.quantdesk.protocol.ipc.EngineHome;
import io.quantdesk.protocol.ipc.RingMessage;
import io.quantdesk.protocol.sbe.CommandOutcomeDecoder;
import io.quantdesk.protocol.sbe.MessageHeaderDecoder;
import io.quantdesk.protocol.sbe.RejectReason;
import io.quantdesk.protocol.sbe.SessionOpenedDecoder;
import io.quantdesk.protocol.sbe.SessionRole;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.MessageHandler;

/**
 * One session with the engine on this machine, through shared memory. Compose a command with {@link
 * #draft}, {@link #send} it, and {@link #poll} for outcomes and events. Commands are executed in
 * the order in which they are sent and answered in that order.
 *
 * <p>Owned by one thread, which must poll at least every few seconds: a session that does not is
 * taken for dead. Sending and polling allocate nothing. After the connection was lost, {@link
 * #reconnect} continues the session: nothing is executed twice, no message is missed.
 */
public final class IngressClient implements AutoCloseable {
  /** The engine or the answers lag behind: poll, wait a little, send again. */
  public static final long BACK_PRESSURED = -1;

  /** The connection is over: reconnect. */
  public static final long CLOSED = -2;

  /** How many commands may be sent ahead of their outcomes. */
  public static final int WINDOW = 16_384;

  private static final int CANCEL_RESERVE = WINDOW / 8;
  private static final long PAUSE_NS = 20_000;

  private final EngineHome home;
  private final String clientName;
  private final Handshake handshake;
  private final CommandDraft draft = new CommandDraft();
  private final BatchDraft batch = new BatchDraft();
  private final UnansweredCommands unanswered = new UnansweredCommands(WINDOW);
  private final MessageHandler onMessage = this::onMessage;
  private final MessageHandler onOpening = this::onOpening;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final CommandOutcomeDecoder outcome = new CommandOutcomeDecoder();
  private final SessionOpenedDecoder sessionOpened = new SessionOpenedDecoder();
  private EgressHandler handler;
  private RingPair rings;
  private int sessionId;
  private long lastExecuted;
  private RejectReason refusal;
  private long nextResend;
  private long lastSeq;
  private int lastOrdinal = -1;

  private IngressClient(Path home, String clientName, SessionRole role) {
    this.home = new EngineHome(home);
    this.clientName = clientName;
    this.handshake = new Handshake(this.home, clientName, role);
  }

  /**
   * Connects to the engine whose home directory this is, and opens or continues the session of that
   * name. Another client of the same name loses its connection.
   *
   * @param clientName 1 to 32 characters: letters, digits, and {@code . _ : -}
   * @throws IngressException when no engine runs there, it refuses, or the time is up
   */
  public static IngressClient connect(
      Path home, String clientName, SessionRole role, Duration timeout) {
    IngressClient client = new IngressClient(home, clientName, role);
    client.open(0, timeout);
    client.unanswered.startAfter(client.lastExecuted);
    client.nextResend = client.unanswered.lastSent() + 1;
    return client;
  }

  /** The command to send next. */
  public CommandDraft draft() {
    return draft;
  }

  /**
   * Sends the draft.
   *
   * @return its clientSeq, above 0; or BACK_PRESSURED or CLOSED, and then the draft is unsent and
   *     can be sent again as it is
   */
  public long send() {
    if (rings == null) {
      return CLOSED;
    }
    if (draft.length() == 0) {
      throw new IllegalStateException("no command was started");
    }
    if (!hasWindow(1, draft.addsRisk()) || !resend()) {
      return BACK_PRESSURED;
    }
    draft.clientSeq(unanswered.lastSent() + 1);
    if (!rings.offer(RingMessage.COMMAND, draft.buffer(), 0, draft.length(), draft.addsRisk())) {
      return BACK_PRESSURED;
    }
    unanswered.add(draft.buffer(), 0, draft.length());
    nextResend = unanswered.lastSent() + 1;
    return unanswered.lastSent();
  }

  /**
   * Adds the draft to the batch that {@link #sendBatch} sends; of at most {@link
   * CommandBatch#MAX_COMMANDS} commands.
   */
  public void enlist() {
    if (draft.length() == 0) {
      throw new IllegalStateException("no command was started");
    }
    batch.add(draft);
  }

  /**
   * Sends the enlisted commands, which are executed one right after the other, with nothing of
   * anybody else in between. Each has a clientSeq and an outcome of its own; one that is refused
   * does not keep the others from being executed. A batch that was cut off by the end of the
   * connection is sent again command by command.
   *
   * @return clientSeq of the last of them, above 0; or BACK_PRESSURED or CLOSED, and then the batch
   *     is unsent and can be sent again as it is
   */
  public long sendBatch() {
    if (rings == null) {
      return CLOSED;
    }
    if (batch.count() == 0) {
      throw new IllegalStateException("no command was enlisted");
    }
    if (!hasWindow(batch.count(), batch.addsRisk()) || !resend()) {
      return BACK_PRESSURED;
    }
    batch.number(unanswered.lastSent() + 1);
    if (!rings.offer(RingMessage.BATCH, batch.buffer(), 0, batch.length(), batch.addsRisk())) {
      return BACK_PRESSURED;
    }
    batch.moveTo(unanswered);
    nextResend = unanswered.lastSent() + 1;
    return unanswered.lastSent();
  }

  /**
   * Hands over up to {@code limit} messages that have come; never waits.
   *
   * @return number of messages taken from the ring; 0: there is none, or the connection is over
   */
  public int poll(EgressHandler egressHandler, int limit) {
    if (rings == null) {
      return 0;
    }
    long nowMs = System.currentTimeMillis();
    boolean closed = rings.isClosedByServer(nowMs);
    rings.heartbeat(nowMs);
    resend();
    handler = egressHandler;
    int count = rings.poll(onMessage, limit);
    if (closed && count == 0) {
      rings.close();
      rings = null;
    }
    return count;
  }

  /**
   * Polls until the outcome of a command comes. Other messages go to the handler, that outcome too.
   *
   * @throws IngressException when the time is up or the connection is over
   */
  public Outcome await(long clientSeq, Duration timeout, EgressHandler egressHandler) {
    if (clientSeq <= unanswered.lastAnswered() || clientSeq > unanswered.lastSent()) {
      throw new IllegalArgumentException("command " + clientSeq + " is not waiting for an answer");
    }
    OutcomeCatcher catcher = new OutcomeCatcher(clientSeq, egressHandler);
    long deadlineNs = System.nanoTime() + timeout.toNanos();
    while (catcher.caught() == null) {
      if (poll(catcher, 1) == 0) {
        if (!isConnected()) {
          throw new IngressException(Kind.CLOSED, "the connection of " + clientName + " is over");
        }
        if (System.nanoTime() - deadlineNs > 0) {
          throw new IngressException(Kind.TIMED_OUT, "no outcome of command " + clientSeq);
        }
        LockSupport.parkNanos(PAUSE_NS);
      }
    }
    return catcher.caught();
  }

  /**
   * Continues the session after its connection was lost: asks for the messages that were missed and
   * sends the unanswered commands again, under their old numbers.
   *
   * @throws IngressException as {@link #connect}; may be repeated
   */
  public void reconnect(Duration timeout) {
    closeRings();
    open(lastSeq, timeout);
    if (lastExecuted < unanswered.lastAnswered() || lastExecuted > unanswered.lastSent()) {
      closeRings();
      throw new IngressException(
          Kind.REFUSED,
          "session "
              + clientName
              + " stands at command "
              + lastExecuted
              + ", this client between "
              + unanswered.lastAnswered()
              + " and "
              + unanswered.lastSent()
              + ": another client used the name");
    }
    nextResend = unanswered.lastAnswered() + 1;
  }

  /** Whether commands can be sent; false once the end of the connection was noticed. */
  public boolean isConnected() {
    return rings != null;
  }

  /** Number of the session in the engine. */
  public int sessionId() {
    return sessionId;
  }

  /** Number of the newest command that was sent; the next one gets this plus one. */
  public long lastClientSeq() {
    return unanswered.lastSent();
  }

  /** How many commands wait for their outcome. */
  public int unansweredCount() {
    return unanswered.count();
  }

  /** Ends the connection; the session can be continued by a later connect under its name. */
  @Override
  public void close() {
    closeRings();
  }

  private boolean hasWindow(int commands, boolean addsRisk) {
    int room = unanswered.window() - unanswered.count();
    return room - commands >= (addsRisk ? CANCEL_RESERVE : 0);
  }

  private void closeRings() {
    if (rings != null) {
      rings.close();
      rings = null;
    }
  }

  /** Sends again what was unanswered at the reconnect; false: the ring is full. */
  private boolean resend() {
    long last = unanswered.lastSent();
    while (nextResend <= last) {
      long next = Math.max(nextResend, unanswered.lastAnswered() + 1);
      if (next <= last
          && !rings.offer(
              RingMessage.COMMAND,
              unanswered.buffer(),
              unanswered.offset(next),
              unanswered.length(next),
              false)) {
        nextResend = next;
        return false;
      }
      nextResend = next + 1;
    }
    return true;
  }

  private void open(long resumeFromSeq, Duration timeout) {
    long deadlineNs = System.nanoTime() + timeout.toNanos();
    rings = openRings(handshake.request(resumeFromSeq, timeout));
    rings.heartbeat(System.currentTimeMillis());
    sessionId = 0;
    while (rings.poll(onOpening, 1) == 0) {
      if (System.nanoTime() - deadlineNs > 0) {
        closeRings();
        throw new IngressException(
            Kind.TIMED_OUT, "the engine at " + home.path() + " did not open the session");
      }
      LockSupport.parkNanos(PAUSE_NS);
    }
    if (sessionId == 0) {
      closeRings();
      throw new IngressException(
          Kind.REFUSED,
          refusal,
          "the engine refused the session of " + clientName + ": " + refusal);
    }
  }

  private RingPair openRings(long connectionId) {
    try {
      return new RingPair(home, connectionId);
    } catch (UncheckedIOException e) {
      throw new IngressException(
          Kind.CLOSED, "the connection of " + clientName + " ended as it began: " + e.getMessage());
    }
  }

  /** The first message of a connection: SessionOpened, or the outcome that refuses it. */
  private void onOpening(int type, MutableDirectBuffer buffer, int index, int length) {
    int offset = index + EgressPrefix.LENGTH;
    header.wrap(buffer, offset);
    if (header.templateId() == SessionOpenedDecoder.TEMPLATE_ID) {
      sessionOpened.wrapAndApplyHeader(buffer, offset, header);
      sessionId = (int) sessionOpened.sessionId();
      lastExecuted = sessionOpened.lastClientSeq();
      if (lastSeq == 0) {
        lastSeq = EgressPrefix.commandSeq(buffer, index);
        lastOrdinal = EgressPrefix.ordinal(buffer, index);
      }
    } else {
      refusal = outcome.wrapAndApplyHeader(buffer, offset, header).reason();
    }
  }

  private void onMessage(int type, MutableDirectBuffer buffer, int index, int length) {
    long commandSeq = EgressPrefix.commandSeq(buffer, index);
    int ordinal = EgressPrefix.ordinal(buffer, index);
    if (type != RingMessage.EGRESS || !isNew(commandSeq, ordinal)) {
      return;
    }
    lastSeq = commandSeq;
    lastOrdinal = ordinal;
    int offset = index + EgressPrefix.LENGTH;
    header.wrap(buffer, offset);
    if (ordinal != 0) {
      handler.onEvent(commandSeq, ordinal, buffer, offset, length - EgressPrefix.LENGTH);
      return;
    }
    outcome.wrapAndApplyHeader(buffer, offset, header);
    if (outcome.clientSeq() == 0 || unanswered.answered(outcome.clientSeq())) {
      handler.onOutcome(outcome, EgressPrefix.durability(buffer, index));
    }
  }

  private boolean isNew(long commandSeq, int ordinal) {
    return commandSeq > lastSeq || (commandSeq == lastSeq && ordinal > lastOrdinal);
  }

  /** Keeps a copy of the one outcome that somebody waits for. */
  private static final class OutcomeCatcher implements EgressHandler {
    private final long clientSeq;
    private final EgressHandler next;
    private Outcome caught;

    OutcomeCatcher(long clientSeq, EgressHandler next) {
      this.clientSeq = clientSeq;
      this.next = next;
    }

    Outcome caught() {
      return caught;
    }

    @Override
    public void onOutcome(CommandOutcomeDecoder outcome, int durability) {
      if (outcome.clientSeq() == clientSeq) {
        caught = Outcome.of(outcome);
      }
      next.onOutcome(outcome, durability);
    }

    @Override
    public void onEvent(long commandSeq, int ordinal, DirectBuffer buffer, int offset, int length) {
      next.onEvent(commandSeq, ordinal, buffer, offset, length);
    }
  }
}
