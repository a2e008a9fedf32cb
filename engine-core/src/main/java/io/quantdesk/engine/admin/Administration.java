package io.quantdesk.engine.admin;

import io.quantdesk.engine.CommandTime;
import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.command.AdminCommand;
import io.quantdesk.engine.command.CommandHeader;
import io.quantdesk.engine.market.PriceFollowers;
import io.quantdesk.engine.settlement.Settlement;
import io.quantdesk.engine.trading.MarketClearance;

/**
 * Takes all commands of administrators: they are done at once, or become proposals, on which others
 * decide. An administrator is a client's name, which is that of its session for ever.
 */
public final class Administration {
  private final Proposals proposals;
  private final CommandTime time;
  private final AdminChecks checks;
  private final Loosening loosening;
  private final AdminExecution execution;
  private final AdminEvents events;
  private long proposalId;

  public Administration(
      EngineState state,
      AdminDesks desks,
      MarketClearance clearance,
      Settlement settlement,
      PriceFollowers followers,
      AdminEvents adminEvents,
      EngineEvents engineEvents) {
    proposals = state.proposals;
    time = state.time;
    ApprovalDesk approvals = new ApprovalDesk(state, engineEvents);
    checks = new AdminChecks(state, desks, approvals);
    loosening = new Loosening(state);
    execution = new AdminExecution(state, desks, approvals, clearance, settlement, followers);
    events = adminEvents;
  }

  /**
   * Does a command, or proposes it when it loosens something and there are rules of approval, see
   * {@link #proposalId}. Refusals in this order: those of the command itself; of a proposal: no
   * reason given, too many wait.
   */
  public RejectReason take(CommandHeader header, AdminCommand command) {
    proposalId = 0;
    if (!proposals.rules().areOn()) {
      return act(header, command);
    }
    RejectReason reason = command.accept(checks);
    if (reason != RejectReason.NONE) {
      return reason;
    }
    return command.accept(loosening) ? propose(header, command) : act(header, command);
  }

  /** Id of what the last command has become; 0: it was done or refused. */
  public long proposalId() {
    return proposalId;
  }

  /**
   * Agrees to a proposal, which is done at once if that was the last approval and its delay is
   * over. Refusals in this order: unknown proposal, its time is over, the sender's own, approved
   * already by the sender or by as many as have to.
   */
  public RejectReason approve(CommandHeader header, long id) {
    Proposal proposal = proposals.find(id);
    if (proposal == null) {
      return RejectReason.UNKNOWN_PROPOSAL;
    }
    if (!proposal.isApproved() && proposal.expireNs <= time.ns()) {
      return RejectReason.PROPOSAL_EXPIRED;
    }
    if (proposal.proposerId == header.sessionId) {
      return RejectReason.OWN_PROPOSAL;
    }
    if (proposal.isApproved() || proposal.isApprovedBy(header.sessionId)) {
      return RejectReason.ALREADY_APPROVED;
    }
    proposals.approve(proposal, header.sessionId);
    events.decided(proposal, ProposalChange.APPROVED, header);
    if (proposal.isApproved() && proposal.dueNs <= time.ns()) {
      act(proposal);
    }
    return RejectReason.NONE;
  }

  /** Ends a proposal, approved or not. Refuses one that does not wait. */
  public RejectReason reject(CommandHeader header, long id) {
    Proposal proposal = proposals.find(id);
    if (proposal == null) {
      return RejectReason.UNKNOWN_PROPOSAL;
    }
    proposals.remove(proposal);
    events.decided(proposal, ProposalChange.REJECTED, header);
    return RejectReason.NONE;
  }

  /** Does or ends the first proposal whose time has come; the next one comes with the next tick. */
  public void step() {
    if (proposals.nextNs() > time.ns()) {
      return;
    }
    Proposal proposal = proposals.first();
    if (proposal.isApproved()) {
      act(proposal);
    } else {
      proposals.remove(proposal);
      events.ended(proposal, ProposalChange.EXPIRED, RejectReason.NONE);
    }
  }

  private RejectReason propose(CommandHeader header, AdminCommand command) {
    if (header.reason.isZero()) {
      return RejectReason.REASON_REQUIRED;
    }
    if (proposals.isFull()) {
      return RejectReason.PROPOSAL_CAPACITY;
    }
    Proposal proposal = proposals.add(header.sessionId, command.copy(), header.reason, time.ns());
    proposalId = proposal.id;
    events.proposed(proposal);
    return RejectReason.NONE;
  }

  private RejectReason act(CommandHeader header, AdminCommand command) {
    RejectReason reason = command.accept(execution);
    if (reason == RejectReason.NONE) {
      events.acted(header, command);
      events.outdate(command.kind(), command.subjectId());
    }
    return reason;
  }

  private void act(Proposal proposal) {
    proposals.remove(proposal);
    RejectReason reason = proposal.command.accept(execution);
    if (reason == RejectReason.NONE) {
      events.acted(proposal);
      events.outdate(proposal.command.kind(), proposal.command.subjectId());
    } else {
      events.ended(proposal, ProposalChange.REFUSED, reason);
    }
  }
}
