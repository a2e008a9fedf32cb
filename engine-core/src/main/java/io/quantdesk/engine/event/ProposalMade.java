package io.quantdesk.engine.event;

import io.quantdesk.engine.command.AdminCommand;
import io.quantdesk.engine.math.Bytes64;

/**
 * Event, valid during the call that hands it over and reused after it. Fields are those of the
 * message of the same name.
 */
public final class ProposalMade {
  public long proposalId;

  /** The earliest time at which it is done. */
  public long dueNs;

  /** When it ends if it was not approved by then. */
  public long expireNs;

  /** The proposer; 0: the server. */
  public int sessionId;

  /** Approvals of others that it needs. */
  public int approvalsNeeded;

  /** What is proposed; not to be changed. */
  public AdminCommand command;

  public final Bytes64 reason = new Bytes64();
}
