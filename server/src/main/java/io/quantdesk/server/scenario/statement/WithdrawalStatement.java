package io.quantdesk.server.scenario.statement;

import io.quantdesk.engine.command.CommandHeader;
import io.quantdesk.engine.command.SetWithdrawalRules;
import io.quantdesk.engine.session.SessionRole;
import io.quantdesk.server.scenario.run.CommandOptions;
import io.quantdesk.server.scenario.run.CommandTarget;
import io.quantdesk.server.scenario.text.Decimal;
import io.quantdesk.server.scenario.text.Names;
import io.quantdesk.server.scenario.text.Rates;
import io.quantdesk.server.scenario.text.Times;
import io.quantdesk.server.scenario.text.TokenReader;
import io.quantdesk.server.units.MarketUnits;

/** {@code confirm-withdrawal 1}, {@code withdrawal-rules limit 1000000 share 1% hold 20s}. */
final class WithdrawalStatement {
  private WithdrawalStatement() {}

  /** Which of the two answers of the settlement service. */
  @FunctionalInterface
  private interface Settlement {
    void send(CommandTarget to, CommandHeader header, long withdrawalId);
  }

  static Action readConfirm(TokenReader in, Names names) {
    return settlement(CommandTarget::confirmWithdrawal, in, names);
  }

  static Action readRevert(TokenReader in, Names names) {
    return settlement(CommandTarget::revertWithdrawal, in, names);
  }

  private static Action settlement(Settlement settlement, TokenReader in, Names names) {
    long withdrawalId = in.count("the id of a withdrawal");
    CommandOptions options = new CommandOptions(names).toEnd(in);
    return (exchange, checks) ->
        exchange.send(
            SessionRole.SETTLEMENT,
            options,
            (to, header) -> settlement.send(to, header, withdrawalId));
  }

  static Action readRules(TokenReader in, Names names) {
    Decimal limit = in.accept("limit") ? in.decimal("an amount") : null;
    SetWithdrawalRules command = new SetWithdrawalRules();
    command.rules.hourlySharePpm = in.accept("share") ? Rates.ppm(in, "a rate") : 0;
    command.rules.holdNs = in.accept("hold") ? Times.durationNs(in) : 0;
    CommandOptions options = new CommandOptions(names).toEnd(in);
    return (exchange, checks) -> {
      command.rules.hourlyLimitMicros = limit == null ? 0 : limit.in(MarketUnits::micros);
      exchange.send(
          SessionRole.ADMIN, options, (to, header) -> to.setWithdrawalRules(header, command));
    };
  }
}
