package io.quantdesk.engine.model;

import static org.assertj.core.api.Assertions.fail;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.admin.ApprovalRules;
import io.quantdesk.engine.admin.Proposals;
import io.quantdesk.engine.command.AdminCommand;
import io.quantdesk.engine.command.AdminCommandKind;
import io.quantdesk.engine.command.CommandHeader;
import io.quantdesk.engine.command.SetApprovalRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Commands of administrators: done at once, or proposed when they loosen and rules are on. */
final class NaiveAdministration {
  /** Never proposed. */
  private static final Set<AdminCommandKind> HARMLESS =
      EnumSet.of(AdminCommandKind.CREATE_MARKET, AdminCommandKind.FUND_INSURANCE);

  /** What waits. */
  static final class Proposal {
    long id;
    int proposer;
    AdminCommand command;
    Supplier<Answer> action;
    long dueNs;
    long expireNs;
    int needed;
    final List<Integer> approvers = new ArrayList<>();

    boolean isApproved() {
      return approvers.size() >= needed;
    }

    private long nextNs() {
      return isApproved() ? dueNs : expireNs;
    }
  }

  final ApprovalRules rules = new ApprovalRules();
  final List<Proposal> proposals = new ArrayList<>();

  /** Header of the command that runs. */
  CommandHeader sender;

  private final NaiveExchange exchange;
  private final Predicate<AdminCommand> loosens;
  private long lastId;
  private long acted;

  NaiveAdministration(NaiveExchange exchange, Predicate<AdminCommand> loosens) {
    this.exchange = exchange;
    this.loosens = loosens;
  }

  /** Does what the command asks for, or keeps it; the action knows whether it is refused. */
  Answer take(AdminCommand command, Supplier<Answer> action) {
    if (rules.approvals == 0 || HARMLESS.contains(command.kind())) {
      return act(command, action);
    }
    exchange.onlyChecks = true;
    Answer answer = action.get();
    exchange.onlyChecks = false;
    if (answer.reason() != RejectReason.NONE) {
      return answer;
    }
    if (!loosens.test(command)) {
      return act(command, action);
    }
    if (sender.reason.isZero()) {
      return Answer.of(RejectReason.REASON_REQUIRED);
    }
    if (proposals.size() == 64) {
      return Answer.of(RejectReason.PROPOSAL_CAPACITY);
    }
    Proposal proposal = new Proposal();
    proposal.id = ++lastId;
    proposal.proposer = sender.sessionId;
    proposal.command = command;
    proposal.action = action;
    proposal.dueNs = exchange.nowNs + rules.delayNs;
    proposal.expireNs = exchange.nowNs + rules.expiryNs;
    proposal.needed = rules.approvals;
    proposals.add(proposal);
    return Answer.of(RejectReason.NONE);
  }

  private Answer act(AdminCommand command, Supplier<Answer> action) {
    Answer answer = action.get();
    if (answer.reason() == RejectReason.NONE) {
      acted++;
      outdate(command.kind(), command.subjectId());
    }
    return answer;
  }

  /** What others were to approve of was changed. */
  void outdate(AdminCommandKind kind, int subjectId) {
    proposals.removeIf(
        proposal -> proposal.command.kind() == kind && proposal.command.subjectId() == subjectId);
  }

  Answer approve(long id) {
    Proposal proposal = find(id);
    if (proposal == null) {
      return Answer.of(RejectReason.UNKNOWN_PROPOSAL);
    }
    if (!proposal.isApproved() && exchange.nowNs >= proposal.expireNs) {
      return Answer.of(RejectReason.PROPOSAL_EXPIRED);
    }
    if (sender.sessionId == proposal.proposer) {
      return Answer.of(RejectReason.OWN_PROPOSAL);
    }
    if (proposal.isApproved() || proposal.approvers.contains(sender.sessionId)) {
      return Answer.of(RejectReason.ALREADY_APPROVED);
    }
    proposal.approvers.add(sender.sessionId);
    if (proposal.isApproved() && exchange.nowNs >= proposal.dueNs) {
      execute(proposal);
    }
    return Answer.of(RejectReason.NONE);
  }

  Answer reject(long id) {
    Proposal proposal = find(id);
    proposals.remove(proposal);
    return Answer.of(proposal == null ? RejectReason.UNKNOWN_PROPOSAL : RejectReason.NONE);
  }

  boolean isDue() {
    return proposals.stream().anyMatch(proposal -> proposal.nextNs() <= exchange.nowNs);
  }

  /** One of a tick: the one that was due first. */
  void step() {
    proposals.stream()
        .filter(proposal -> proposal.nextNs() <= exchange.nowNs)
        .min(Comparator.comparingLong(Proposal::nextNs))
        .ifPresent(
            proposal -> {
              if (proposal.isApproved()) {
                execute(proposal);
              } else {
                proposals.remove(proposal);
              }
            });
  }

  private void execute(Proposal proposal) {
    proposals.remove(proposal);
    act(proposal.command, proposal.action);
  }

  Answer setRules(SetApprovalRules command) {
    ApprovalRules wanted = command.rules;
    long yearNs = 31_536_000_000_000_000L;
    boolean off = wanted.approvals == 0 && wanted.delayNs == 0 && wanted.expiryNs == 0;
    boolean possible =
        wanted.approvals >= 1
            && wanted.approvals <= 4
            && wanted.delayNs >= 0
            && wanted.delayNs < wanted.expiryNs
            && wanted.expiryNs <= yearNs;
    if (!off && !possible) {
      return Answer.of(RejectReason.INVALID_APPROVAL_RULES);
    }
    if (!off && exchange.sessions.administrators() - 1 < wanted.approvals) {
      return Answer.of(RejectReason.TOO_FEW_ADMINISTRATORS);
    }
    if (!exchange.onlyChecks) {
      rules.set(wanted);
    }
    return Answer.of(RejectReason.NONE);
  }

  private Proposal find(long id) {
    return proposals.stream().filter(proposal -> proposal.id == id).findFirst().orElse(null);
  }

  /** Whether an engine and its events tell the same. */
  void compare(Proposals actual, AdminMirror told) {
    if (told.acted != acted) {
      fail("%d commands of administrators done, expected %d", told.acted, acted);
    }
    if (actual.rules().approvals != rules.approvals || actual.rules().delayNs != rules.delayNs) {
      fail("%d approvals needed, expected %d", actual.rules().approvals, rules.approvals);
    }
    if (actual.count() != proposals.size() || told.waiting.size() != proposals.size()) {
      fail("%d proposals, expected %d", actual.count(), proposals.size());
    }
    for (int i = 0; i < proposals.size(); i++) {
      Proposal expected = proposals.get(i);
      List<Integer> parties = new ArrayList<>(List.of(expected.proposer));
      parties.addAll(expected.approvers);
      if (actual.get(i).id() != expected.id
          || actual.get(i).approvals() != expected.approvers.size()
          || actual.get(i).nextNs() != expected.nextNs()
          || !parties.equals(told.waiting.get(expected.id))) {
        fail("proposal %d, expected %d", actual.get(i).id(), expected.id);
      }
    }
  }
}
