package io.quantdesk.server.scenario.statement;

import io.quantdesk.engine.command.ScheduleCancel;
import io.quantdesk.engine.session.SessionRole;
import io.quantdesk.server.scenario.run.CommandOptions;
import io.quantdesk.server.scenario.run.Exchange;
import io.quantdesk.server.scenario.text.Names;
import io.quantdesk.server.scenario.text.Token;
import io.quantdesk.server.scenario.text.TokenReader;
import java.util.function.LongUnaryOperator;

/**
 * {@code schedule-cancel alice 10s}; {@code never} takes it back; {@code close-all} behind the time
 * closes positions, too.
 */
record ScheduleCancelStatement(
    Token account, LongUnaryOperator cancelTime, boolean closesAll, CommandOptions options)
    implements Action {
  static Action read(TokenReader in, Names names) {
    Token account = names.account(in);
    LongUnaryOperator cancelTime = in.accept("never") ? nowNs -> 0 : Clauses.timeFromNow(in);
    boolean closesAll = in.accept("close-all");
    CommandOptions options = new CommandOptions(names).toEnd(in);
    return new ScheduleCancelStatement(account, cancelTime, closesAll, options);
  }

  @Override
  public void run(Exchange exchange, Checks checks) {
    ScheduleCancel schedule = new ScheduleCancel();
    schedule.subAccountId = exchange.accounts().subAccountId(account);
    schedule.cancelTimeNs = cancelTime.applyAsLong(exchange.timeNs());
    schedule.closeAll = closesAll;
    exchange.send(
        SessionRole.TRADING, options, (to, header) -> to.scheduleCancel(header, schedule));
  }
}
