package io.quantdesk.server.scenario.statement;

import io.quantdesk.engine.command.ScheduleCancel;
import io.quantdesk.engine.session.SessionRole;
import io.quantdesk.server.scenario.run.CommandOptions;
import io.quantdesk.server.scenario.run.Exchange;
import io.quantdesk.server.scenario.text.Names;
import io.quantdesk.server.scenario.text.Token;
import io.quantdesk.server.scenario.text.TokenReader;
import java.util.function.LongUnaryOperator;

/** {@code schedule-cancel alice 10s}; {@code never} takes it back. */
record ScheduleCancelStatement(Token account, LongUnaryOperator cancelTime, CommandOptions options)
    implements Action {
  static Action read(TokenReader in, Names names) {
    Token account = names.account(in);
    LongUnaryOperator cancelTime = in.accept("never") ? nowNs -> 0 : Clauses.timeFromNow(in);
    return new ScheduleCancelStatement(account, cancelTime, new CommandOptions(names).toEnd(in));
  }

  @Override
  public void run(Exchange exchange, Checks checks) {
    ScheduleCancel schedule = new ScheduleCancel();
    schedule.subAccountId = exchange.accounts().subAccountId(account);
    schedule.cancelTimeNs = cancelTime.applyAsLong(exchange.timeNs());
    exchange.send(
        SessionRole.TRADING, options, (to, header) -> to.scheduleCancel(header, schedule));
  }
}
