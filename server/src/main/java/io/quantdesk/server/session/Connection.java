package io.quantdesk.server.session;

import io.quantdesk.protocol.ipc.MappedFile;
import io.quantdesk.protocol.sbe.SessionRole;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One client's pair of rings and its way through life: made by the conductor, then polled by the
 * sequencer and written by the output stage once the engine has opened its session. Any thread may
 * ask for its end; the rings are unmapped by the conductor alone, after both others have let go.
 */
public final class Connection {
  private final long id;
  private final String clientName;
  private final SessionRole role;
  private final long resumeFromSeq;
  private final MappedFile ingress;
  private final MappedFile egress;
  private final long startMs;
  private final AtomicReference<CloseReason> closeReason = new AtomicReference<>();
  private volatile int sessionId;
  private volatile long openSeq;
  private volatile boolean letGoBySequencer;
  private volatile boolean letGoByOutput;

  Connection(long id, ConnectTerms terms, MappedFile ingress, MappedFile egress, long startMs) {
    this.id = id;
    this.clientName = terms.clientName();
    this.role = terms.role();
    this.resumeFromSeq = terms.resumeFromSeq();
    this.ingress = ingress;
    this.egress = egress;
    this.startMs = startMs;
  }

  public long id() {
    return id;
  }

  public String clientName() {
    return clientName;
  }

  public SessionRole role() {
    return role;
  }

  /** From which command sequence on the client wants its messages again; 0: it does not. */
  public long resumeFromSeq() {
    return resumeFromSeq;
  }

  /** The ring that the client writes. */
  public MappedFile ingress() {
    return ingress;
  }

  /** The ring that the client reads. */
  public MappedFile egress() {
    return egress;
  }

  /** When it was made, in milliseconds since 1970. */
  long startMs() {
    return startMs;
  }

  /** Sequencer: which command opens the session. */
  public void opensWith(long seq) {
    openSeq = seq;
  }

  /** Sequence of the command that opens the session; 0: not sequenced yet. */
  public long openSeq() {
    return openSeq;
  }

  /** Output: the engine has opened the session; commands may be taken from now on. */
  public void opened(int id) {
    sessionId = id;
  }

  /** The engine's session; 0: not open yet. */
  public int sessionId() {
    return sessionId;
  }

  /** Asks for the end; the first reason counts. */
  public void close(CloseReason reason) {
    closeReason.compareAndSet(null, reason);
  }

  /** Whether somebody has asked for the end. */
  public boolean isClosing() {
    return closeReason.get() != null;
  }

  /** Why it ends; null while it does not. */
  public CloseReason closeReason() {
    return closeReason.get();
  }

  /** The sequencer touches the rings no more. */
  public void letGoBySequencer() {
    letGoBySequencer = true;
  }

  /** The output stage touches the rings no more. */
  public void letGoByOutput() {
    letGoByOutput = true;
  }

  boolean isLetGo() {
    return letGoBySequencer && letGoByOutput;
  }
}
