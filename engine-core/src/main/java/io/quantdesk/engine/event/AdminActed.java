package io.quantdesk.engine.event;

import io.quantdesk.engine.admin.ApprovalRules;
import io.quantdesk.engine.command.AdminCommandKind;
import io.quantdesk.engine.math.Bytes64;

/**
 * Event, valid during the call that hands it over and reused after it. Fields are those of the
 * message of the same name.
 */
public final class AdminActed {
  /** The proposal that was done; 0: it was done at once. */
  public long proposalId;

  /** Who wanted it; 0: the server. */
  public int sessionId;

  /** The market that it was about; 0: none. */
  public int marketId;

  public AdminCommandKind kind;

  /** Of a proposal: how many have approved it. */
  public int approvals;

  /** Their sessions, in their order. */
  public final int[] approverIds = new int[ApprovalRules.MAX_APPROVALS];

  public final Bytes64 reason = new Bytes64();
}
