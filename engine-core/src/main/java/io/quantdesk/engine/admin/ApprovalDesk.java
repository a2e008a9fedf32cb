package io.quantdesk.engine.admin;

import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.command.SetApprovalRules;
import io.quantdesk.engine.event.ApprovalRulesSet;
import io.quantdesk.engine.session.SessionRole;
import io.quantdesk.engine.session.Sessions;

/** Takes the rules of approval. */
final class ApprovalDesk {
  private final Proposals proposals;
  private final Sessions sessions;
  private final EngineEvents events;
  private final ApprovalRulesSet rulesSet = new ApprovalRulesSet();

  ApprovalDesk(EngineState state, EngineEvents events) {
    proposals = state.proposals;
    sessions = state.sessions;
    this.events = events;
  }

  /**
   * Why rules would be refused, in this order: one of them out of its range, not as many
   * administrators as would have to agree.
   */
  RejectReason check(SetApprovalRules command) {
    ApprovalRules rules = command.rules;
    if (!rules.areAllowed()) {
      return RejectReason.INVALID_APPROVAL_RULES;
    }
    boolean isEnough = !rules.areOn() || sessions.count(SessionRole.ADMIN) > rules.approvals;
    return isEnough ? RejectReason.NONE : RejectReason.TOO_FEW_ADMINISTRATORS;
  }

  /** Replaces the rules; what is proposed already keeps its terms. */
  RejectReason set(SetApprovalRules command) {
    RejectReason reason = check(command);
    if (reason == RejectReason.NONE) {
      proposals.rules().set(command.rules);
      rulesSet.rules.set(command.rules);
      events.approvalRulesSet(rulesSet);
    }
    return reason;
  }
}
