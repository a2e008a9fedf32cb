package io.quantdesk.server.scenario.world;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.event.AdminActed;
import io.quantdesk.engine.event.ApprovalRulesSet;
import io.quantdesk.engine.event.ProposalChanged;
import io.quantdesk.engine.event.ProposalMade;
import io.quantdesk.engine.math.Bytes64;
import io.quantdesk.server.units.MarketUnits;

/** What the events of administrators say. */
final class AdminFacts {
  private AdminFacts() {}

  static Fact rules(ApprovalRulesSet event) {
    return Fact.of(FactWord.APPROVAL_RULES)
        .number("approvals", event.rules.approvals)
        .number("delay-seconds", MarketUnits.nano(event.rules.delayNs))
        .number("expiry-seconds", MarketUnits.nano(event.rules.expiryNs))
        .build();
  }

  static Fact proposed(ProposalMade event) {
    Fact.Builder fact =
        Fact.of(FactWord.PROPOSAL)
            .number("id", event.proposalId)
            .word("command", event.command.kind())
            .idIfAny("market", event.command.marketId())
            .idIfAny("session", event.sessionId)
            .number("needs", event.approvalsNeeded)
            .value("due", event.dueNs)
            .value("until", event.expireNs);
    return because(fact, event.reason);
  }

  static Fact changed(ProposalChanged event) {
    Fact.Builder fact =
        Fact.of(FactWord.PROPOSAL_CHANGED)
            .number("id", event.proposalId)
            .word("change", event.change)
            .idIfAny("session", event.sessionId)
            .number("approvals", event.approvals);
    if (event.refusal != RejectReason.NONE) {
      fact.text("refusal", event.refusal.name());
    }
    return because(fact, event.reason);
  }

  static Fact acted(AdminActed event) {
    Fact.Builder fact =
        Fact.of(FactWord.ADMINISTERED)
            .word("command", event.kind)
            .idIfAny("market", event.marketId)
            .idIfAny("session", event.sessionId);
    if (event.proposalId != 0) {
      fact.number("proposal", event.proposalId);
      for (int i = 0; i < event.approvals; i++) {
        fact.idIfAny(i == 0 ? "approver" : "approver-" + (i + 1), event.approverIds[i]);
      }
    }
    return because(fact, event.reason);
  }

  private static Fact because(Fact.Builder fact, Bytes64 reason) {
    return (reason.isZero() ? fact : fact.text("reason", Ascii64.text(reason))).build();
  }
}
