package io.quantdesk.engine.model;

import io.quantdesk.engine.command.AdminCommandKind;
import io.quantdesk.engine.command.CommandHeader;
import io.quantdesk.engine.command.SetApprovalRules;
import io.quantdesk.engine.math.Bytes32;
import io.quantdesk.engine.session.SessionRole;
import java.util.List;

/** Rules of approval that are on for short whiles, and what administrators do meanwhile. */
final class RandomAdministrators {
  private final Dice dice;
  private final NaiveEngine model;
  private final CommandHeader header;

  /** The header is the one of the next command. */
  RandomAdministrators(Dice dice, NaiveEngine model, CommandHeader header) {
    this.dice = dice;
    this.model = model;
    this.header = header;
  }

  /** Whether rules are on, or something waits. */
  boolean areAsked() {
    return model.admin.rules.approvals != 0 || !model.admin.proposals.isEmpty();
  }

  /** Mostly an approval by one who may, and of what switches the rules off before others. */
  Step next() {
    if (model.exchange.sessions.administrators() < 4) {
      header.sessionId = 0;
      return openSession(dice.chance(2) ? "client-second" : "client-third");
    }
    List<NaiveAdministration.Proposal> open =
        model.admin.proposals.stream()
            .filter(proposal -> !proposal.isApproved())
            .filter(proposal -> proposal.expireNs > header.timeNs || dice.chance(20))
            .toList();
    List<NaiveAdministration.Proposal> rules =
        open.stream()
            .filter(proposal -> proposal.command.kind() == AdminCommandKind.SET_APPROVAL_RULES)
            .toList();
    if (model.admin.rules.approvals != 0 && rules.isEmpty() && dice.chance(2)) {
      return switchOff();
    }
    if (open.isEmpty()) {
      return dice.chance(4) ? decide(dice.extreme()) : dice.chance(3) ? setRules() : switchOff();
    }
    NaiveAdministration.Proposal proposal =
        dice.any(rules.isEmpty() || dice.chance(2) ? open : rules);
    if (!dice.chance(10)) {
      administrator(proposal);
    }
    return decide(proposal.id);
  }

  private Step switchOff() {
    return set(new SetApprovalRules());
  }

  private Step decide(long id) {
    return dice.chance(12) ? reject(id) : approve(id);
  }

  /** The sender is one of those with the role, mostly one who has not agreed yet. */
  private void administrator(NaiveAdministration.Proposal proposal) {
    int sessions = model.exchange.sessions.count();
    int sessionId = 1 + dice.random.nextInt(sessions);
    boolean any = dice.chance(10);
    for (int i = 0;
        i < sessions && !(isAdministrator(sessionId) && (any || isNew(proposal, sessionId)));
        i++) {
      sessionId = 1 + sessionId % sessions;
    }
    header.sessionId = sessionId;
    header.clientSeq = model.exchange.sessions.lastClientSeq(sessionId) + 1;
  }

  private static boolean isNew(NaiveAdministration.Proposal proposal, int sessionId) {
    return proposal.proposer != sessionId && !proposal.approvers.contains(sessionId);
  }

  private boolean isAdministrator(int sessionId) {
    return model.exchange.sessions.role(sessionId) == SessionRole.ADMIN;
  }

  Step setRules() {
    SetApprovalRules command = new SetApprovalRules();
    command.rules.approvals = 1 + dice.random.nextInt(dice.chance(10) ? 4 : 2);
    command.rules.delayNs = dice.chance(3) ? 0 : dice.random.nextInt(6_000);
    long longest = dice.chance(4) ? 100_000 : 1L << 53;
    command.rules.expiryNs = command.rules.delayNs + 1 + dice.random.nextLong(longest);
    switch (dice.random.nextInt(20)) {
      case 0 -> command.rules.approvals = dice.random.nextInt(8) - 2;
      case 1 -> command.rules.delayNs = dice.extreme();
      case 2 -> command.rules.expiryNs = dice.extreme();
      case 3 -> command.rules.expiryNs = command.rules.delayNs;
      default -> command.rules.expiryNs++;
    }
    return set(command);
  }

  private Step set(SetApprovalRules command) {
    return new Step(
        header,
        NaiveSessions.ADMINS,
        (engine, stamped) -> engine.setApprovalRules(stamped, command),
        naive -> naive.admin.take(command, () -> naive.admin.setRules(command)),
        "approval rules",
        command.rules);
  }

  private Step approve(long id) {
    return new Step(
        header,
        NaiveSessions.ADMINS,
        (engine, stamped) -> engine.approveProposal(stamped, id),
        naive -> naive.admin.approve(id),
        "approve",
        id);
  }

  private Step reject(long id) {
    return new Step(
        header,
        NaiveSessions.ADMINS,
        (engine, stamped) -> engine.rejectProposal(stamped, id),
        naive -> naive.admin.reject(id),
        "reject",
        id);
  }

  /** One more administrator. */
  Step openSession(String name) {
    Bytes32 clientName = new Bytes32();
    clientName.w0 = name.hashCode();
    return new Step(
        header,
        NaiveSessions.NOBODY,
        (engine, stamped) ->
            engine.openSession(stamped, stamped.seq, SessionRole.ADMIN, clientName),
        naive -> naive.exchange.sessions.open(SessionRole.ADMIN, name),
        "session",
        name);
  }
}
