package io.quantdesk.engine.event;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.admin.ProposalChange;
import io.quantdesk.engine.math.Bytes64;

/**
 * Event, valid during the call that hands it over and reused after it. Fields are those of the
 * message of the same name.
 */
public final class ProposalChanged {
  public long proposalId;

  /** Who approved or rejected it; 0 with other changes, and for the server. */
  public int sessionId;

  /** Approvals that it has. */
  public int approvals;

  public ProposalChange change;

  /** Of REFUSED: why; otherwise NONE. */
  public RejectReason refusal;

  /** Of APPROVED and REJECTED: why, in words; otherwise zero. */
  public final Bytes64 reason = new Bytes64();
}
