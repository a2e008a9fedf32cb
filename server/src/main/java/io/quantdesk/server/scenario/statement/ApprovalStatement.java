package io.quantdesk.server.scenario.statement;

import io.quantdesk.engine.command.CommandHeader;
import io.quantdesk.engine.command.SetApprovalRules;
import io.quantdesk.engine.session.SessionRole;
import io.quantdesk.server.scenario.run.CommandOptions;
import io.quantdesk.server.scenario.run.CommandTarget;
import io.quantdesk.server.scenario.text.Names;
import io.quantdesk.server.scenario.text.Times;
import io.quantdesk.server.scenario.text.TokenReader;

/** {@code approval-rules 2 delay 24h expiry 72h}, {@code approve 1}, {@code reject 1}. */
final class ApprovalStatement {
  private ApprovalStatement() {}

  /** What an administrator says to a proposal. */
  @FunctionalInterface
  private interface Decision {
    void send(CommandTarget to, CommandHeader header, long proposalId);
  }

  static Action readRules(TokenReader in, Names names) {
    SetApprovalRules command = new SetApprovalRules();
    command.rules.approvals =
        in.accept("none") ? 0 : Math.toIntExact(in.count("a number of approvals"));
    command.rules.delayNs = in.accept("delay") ? Times.durationNs(in) : 0;
    command.rules.expiryNs = in.accept("expiry") ? Times.durationNs(in) : 0;
    CommandOptions options = new CommandOptions(names).toEnd(in);
    return (exchange, checks) ->
        exchange.send(
            SessionRole.ADMIN, options, (to, header) -> to.setApprovalRules(header, command));
  }

  static Action readApprove(TokenReader in, Names names) {
    return decision(CommandTarget::approveProposal, in, names);
  }

  static Action readReject(TokenReader in, Names names) {
    return decision(CommandTarget::rejectProposal, in, names);
  }

  private static Action decision(Decision decision, TokenReader in, Names names) {
    long proposalId = in.count("the id of a proposal");
    CommandOptions options = new CommandOptions(names).toEnd(in);
    return (exchange, checks) ->
        exchange.send(
            SessionRole.ADMIN, options, (to, header) -> decision.send(to, header, proposalId));
  }
}
