package io.quantdesk.engine.admin;

import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.command.AdminCommand;
import io.quantdesk.engine.command.AdminCommandKind;
import io.quantdesk.engine.command.CommandHeader;
import io.quantdesk.engine.event.AdminActed;
import io.quantdesk.engine.event.ProposalChanged;
import io.quantdesk.engine.event.ProposalMade;

/** Tells what was done and what became of proposals, and ends those that do not fit any more. */
public final class AdminEvents {
  private final Proposals proposals;
  private final EngineEvents events;
  private final ProposalMade made = new ProposalMade();
  private final ProposalChanged changed = new ProposalChanged();
  private final AdminActed acted = new AdminActed();

  public AdminEvents(EngineState state, EngineEvents events) {
    proposals = state.proposals;
    this.events = events;
  }

  /**
   * Ends proposals to change what was changed just now: others have approved a change of what was
   * there before.
   */
  public void outdate(AdminCommandKind kind, int subjectId) {
    for (int i = proposals.count() - 1; i >= 0; i--) {
      Proposal proposal = proposals.get(i);
      if (proposal.isAbout(kind, subjectId)) {
        proposals.remove(proposal);
        ended(proposal, ProposalChange.OUTDATED, RejectReason.NONE);
      }
    }
  }

  void proposed(Proposal proposal) {
    made.proposalId = proposal.id;
    made.dueNs = proposal.dueNs;
    made.expireNs = proposal.expireNs;
    made.sessionId = proposal.proposerId;
    made.approvalsNeeded = proposal.needed;
    made.command = proposal.command;
    made.reason.set(proposal.reason);
    events.proposalMade(made);
  }

  /** An administrator has approved or rejected it. */
  void decided(Proposal proposal, ProposalChange change, CommandHeader header) {
    changed.sessionId = header.sessionId;
    changed.reason.set(header.reason);
    tell(proposal, change, RejectReason.NONE);
  }

  /** It has ended without an administrator. */
  void ended(Proposal proposal, ProposalChange change, RejectReason refusal) {
    changed.sessionId = 0;
    changed.reason.clear();
    tell(proposal, change, refusal);
  }

  private void tell(Proposal proposal, ProposalChange change, RejectReason refusal) {
    changed.proposalId = proposal.id;
    changed.approvals = proposal.approvals();
    changed.change = change;
    changed.refusal = refusal;
    events.proposalChanged(changed);
  }

  /** A command was done at once. */
  void acted(CommandHeader header, AdminCommand command) {
    acted.proposalId = 0;
    acted.sessionId = header.sessionId;
    acted.approvals = 0;
    acted.reason.set(header.reason);
    tell(command);
  }

  /** A proposal was done. */
  void acted(Proposal proposal) {
    acted.proposalId = proposal.id;
    acted.sessionId = proposal.proposerId;
    acted.approvals = proposal.approvals();
    for (int i = 0; i < acted.approvals; i++) {
      acted.approverIds[i] = proposal.approverId(i);
    }
    acted.reason.set(proposal.reason);
    tell(proposal.command);
  }

  private void tell(AdminCommand command) {
    acted.kind = command.kind();
    acted.marketId = command.marketId();
    events.adminActed(acted);
  }
}
