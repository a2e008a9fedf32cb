package io.quantdesk.engine;

import io.quantdesk.engine.event.AdminActed;
import io.quantdesk.engine.event.ApprovalRulesSet;
import io.quantdesk.engine.event.ProposalChanged;
import io.quantdesk.engine.event.ProposalMade;
import io.quantdesk.engine.math.Bytes64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The events of administrators as lines. */
final class AdminLines {
  private AdminLines() {}

  static String line(ApprovalRulesSet event) {
    return "approval rules %d delay %d expiry %d"
        .formatted(event.rules.approvals, event.rules.delayNs, event.rules.expiryNs);
  }

  static String line(ProposalMade event) {
    return "proposed p%d %s m%d by c%d needs %d due %d expires %d%s"
        .formatted(
            event.proposalId,
            event.command.kind(),
            event.command.marketId(),
            event.sessionId,
            event.approvalsNeeded,
            event.dueNs,
            event.expireNs,
            because(event.reason));
  }

  static String line(ProposalChanged event) {
    return "proposal p%d %s by c%d approvals %d%s%s"
        .formatted(
            event.proposalId,
            event.change,
            event.sessionId,
            event.approvals,
            event.refusal == RejectReason.NONE ? "" : " " + event.refusal,
            because(event.reason));
  }

  static String line(AdminActed event) {
    return "done %s m%d by c%d p%d approved by %s%s"
        .formatted(
            event.kind,
            event.marketId,
            event.sessionId,
            event.proposalId,
            IntStream.range(0, event.approvals)
                .mapToObj(i -> "c" + event.approverIds[i])
                .collect(Collectors.joining(" ")),
            because(event.reason));
  }

  private static String because(Bytes64 reason) {
    return reason.isZero() ? "" : " because " + reason.word(0);
  }
}
