package io.quantdesk.server.scenario.run;

import io.quantdesk.engine.Engine;
import io.quantdesk.engine.EngineConfig;
import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.EngineView;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.math.Bytes32;
import io.quantdesk.engine.session.SessionRole;
import io.quantdesk.server.scenario.text.Meaning;
import io.quantdesk.server.scenario.text.ScenarioError;
import io.quantdesk.server.scenario.text.Token;
import io.quantdesk.server.scenario.world.Ascii32;
import io.quantdesk.server.scenario.world.Directory;
import io.quantdesk.server.scenario.world.FactRecorder;
import io.quantdesk.server.scenario.world.Observed;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * The exchange that a scenario talks to: stamps commands as the sequencer would (gap-free sequence,
 * a clock that only the scenario moves, ticks when they are due), keeps what was sent for a replay,
 * and collects the answers. Owned by one run.
 */
public final class Exchange {
  /** When every scenario begins: 2026-01-01T00:00:00Z. */
  public static final long START_NS = 1_767_225_600_000_000_000L;

  private static final int TICKS_MAX = 100_000;

  /** Leaves the small numbers to scenarios that give their own. */
  private static final long FIRST_CL_ORD_ID = 1_000_001;

  private final EngineConfig config;
  private final Directory directory = new Directory();
  private final FactRecorder recorder = new FactRecorder(directory);
  private final Sessions sessions = new Sessions();
  private final Accounts accounts = new Accounts(this);
  private final Markets markets = new Markets(this);
  private final List<SentCommand> sent = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private final CommandTarget target;
  private long timeNs = START_NS;
  private long nextConnectionId = 1;
  private long nextClOrdId = FIRST_CL_ORD_ID;
  private boolean automaticTicks = true;
  private String lastSession;
  private long lastClientSeq;

  /**
   * Opens an exchange without accounts and markets.
   *
   * @param opener makes the way to a new engine that answers to the given listener
   */
  public Exchange(
      EngineConfig config, BiFunction<EngineConfig, EngineEvents, CommandTarget> opener) {
    this.config = config;
    this.target = opener.apply(config, recorder);
  }

  /** Names and numbers of everything that the engine has confirmed. */
  public Directory directory() {
    return directory;
  }

  /** Accounts by name. */
  public Accounts accounts() {
    return accounts;
  }

  /** Markets by name. */
  public Markets markets() {
    return markets;
  }

  /** The engine, for questions about its state. */
  public Engine engine() {
    return target.engine();
  }

  /** The state of the engine between commands. */
  public EngineView view() {
    return engine().view();
  }

  /** The same state, for larger questions. */
  public StateView state() {
    return new StateView(view());
  }

  /** Hash of the state to which the same commands lead in a second engine. */
  public long replayedHash() {
    EngineTarget second = new EngineTarget(config, new FactRecorder(new Directory()));
    sent.forEach(command -> command.sendTo(second));
    return second.engine().stateHash();
  }

  /** Everything that was sent so far, in order. */
  public List<SentCommand> sent() {
    return List.copyOf(sent);
  }

  /** Now, in nanoseconds since 1970. */
  public long timeNs() {
    return timeNs;
  }

  /** A client's number for an order that was not used before. */
  public long nextClOrdId() {
    return nextClOrdId++;
  }

  /** Moves the clock and lets the engine do what has become due. */
  public void moveClock(long toNs, Token at) {
    if (toNs < timeNs) {
      throw new ScenarioError(at, "the clock cannot go back");
    }
    timeNs = toNs;
    tickAsDue(false);
  }

  /** Whether ticks are sent by themselves as soon as they are due. */
  public void automaticTicks(boolean automatic) {
    automaticTicks = automatic;
    tickAsDue(false);
  }

  /** Events since the last call, in order. */
  public List<Step> takeSteps() {
    List<Step> taken = List.copyOf(steps);
    steps.clear();
    return taken;
  }

  /** Sends a command of the statement that is running; returns its outcome. */
  public RejectReason send(SessionRole role, CommandOptions options, CommandBody plainBody) {
    CommandBody body = options.explain(plainBody);
    String name = options.sessionOr(Sessions.usual(role));
    if (Meaning.SESSION.isRaw(name)) {
      int sessionId = (int) Meaning.SESSION.rawId(name);
      return transmit(sessionId, options.clientSeqOr(1), body, false);
    }
    ClientSession session = session(name);
    lastSession = name;
    lastClientSeq = options.clientSeqOr(session.nextClientSeq());
    return send(session, lastClientSeq, body, false);
  }

  /**
   * Sends a command that the statement needs first.
   *
   * @param what in words, for the failure when it is refused
   */
  void prepare(SessionRole role, CommandBody body, String what) {
    ClientSession session = session(Sessions.usual(role));
    RejectReason reason = send(session, session.nextClientSeq(), body, true);
    if (reason != RejectReason.NONE) {
      throw new RunFailure(what + " was refused: " + reason);
    }
  }

  /** Opens a session, or opens it again under its name, as the handshake of a client does. */
  public void openSession(String name, SessionRole role) {
    openSession(name, role, false);
  }

  /**
   * Sends once more what a session sent under a number.
   *
   * @param sessionName null: the session of the newest command
   * @param clientSeq as it was then; null: that of the newest command
   */
  public void resend(Token at, Token sessionName, Long clientSeq) {
    String name = sessionName == null ? lastSession : sessionName.text();
    ClientSession session = name == null ? null : sessions.find(name);
    long number = clientSeq == null ? lastClientSeq : clientSeq;
    CommandBody body = session == null ? null : session.body(number);
    if (body == null) {
      throw new RunFailure(at, "there is no such command to send again");
    }
    send(session, number, body, false);
  }

  /** Sends what the server would send in the place of bytes that are no command. */
  public void rejectFrame(CommandOptions options, RejectReason reason) {
    send(SessionRole.TRADING, options, (to, header) -> to.rejectFrame(header, reason));
  }

  /** Sends one tick with the engine's deadline, or with the present when it has none. */
  public void tick() {
    tick(Math.min(engine().nextDeadlineNs(), timeNs), false);
  }

  private ClientSession session(String name) {
    ClientSession session = sessions.find(name);
    if (session != null) {
      return session;
    }
    for (SessionRole role : SessionRole.values()) {
      if (Sessions.usual(role).equals(name)) {
        openSession(name, role, true);
        return sessions.find(name);
      }
    }
    throw new RunFailure("session " + name + " was not opened");
  }

  private void openSession(String name, SessionRole role, boolean preparation) {
    long connectionId = nextConnectionId++;
    directory.announceSession(name, connectionId);
    Bytes32 clientName = Ascii32.of(name);
    RejectReason reason =
        transmit(
            0,
            0,
            (to, header) -> to.openSession(header, connectionId, role, clientName),
            preparation);
    if (reason == RejectReason.NONE) {
      sessions.opened(name, recorder.lastOpened());
    } else if (preparation) {
      throw new RunFailure("opening the session " + name + " was refused: " + reason);
    }
  }

  private RejectReason send(
      ClientSession session, long clientSeq, CommandBody body, boolean preparation) {
    RejectReason reason = transmit(session.sessionId(), clientSeq, body, preparation);
    session.answered(clientSeq, body, reason);
    return reason;
  }

  private RejectReason transmit(
      int sessionId, long clientSeq, CommandBody body, boolean preparation) {
    RejectReason reason = execute(sessionId, clientSeq, body, preparation);
    tickAsDue(preparation);
    return reason;
  }

  private void tickAsDue(boolean preparation) {
    int ticks = 0;
    while (automaticTicks && engine().nextDeadlineNs() <= timeNs) {
      if (++ticks > TICKS_MAX) {
        throw new RunFailure("the engine asks for ticks without end");
      }
      tick(engine().nextDeadlineNs(), preparation);
    }
  }

  private void tick(long deadlineNs, boolean preparation) {
    execute(0, 0, (to, header) -> to.tick(header, deadlineNs), preparation);
  }

  private RejectReason execute(
      int sessionId, long clientSeq, CommandBody body, boolean preparation) {
    SentCommand command = new SentCommand(sent.size() + 1L, timeNs, sessionId, clientSeq, body);
    sent.add(command);
    try {
      command.sendTo(target);
    } catch (RuntimeException e) {
      throw new RunFailure("the engine stopped at command " + command.seq() + ": " + e, e);
    }
    new Conservation(view()).check();
    for (Observed observed : recorder.take()) {
      steps.add(new Step(observed, preparation));
    }
    return recorder.lastReason();
  }
}
