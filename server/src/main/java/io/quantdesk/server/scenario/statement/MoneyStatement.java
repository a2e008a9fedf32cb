package io.quantdesk.server.scenario.statement;

import io.quantdesk.engine.command.CommandHeader;
import io.quantdesk.engine.session.SessionRole;
import io.quantdesk.server.scenario.run.CommandOptions;
import io.quantdesk.server.scenario.run.CommandTarget;
import io.quantdesk.server.scenario.run.Exchange;
import io.quantdesk.server.scenario.text.Decimal;
import io.quantdesk.server.scenario.text.Names;
import io.quantdesk.server.scenario.text.Token;
import io.quantdesk.server.scenario.text.TokenReader;
import io.quantdesk.server.units.MarketUnits;

/** {@code deposit alice 6000}, {@code withdraw alice 100}. */
record MoneyStatement(Transfer transfer, Token account, Decimal amount, CommandOptions options)
    implements Action {
  /** Which of the two commands. */
  @FunctionalInterface
  interface Transfer {
    void send(CommandTarget to, CommandHeader header, int subAccountId, long amountMicros);
  }

  static Action readDeposit(TokenReader in, Names names) {
    return read(CommandTarget::deposit, in, names);
  }

  static Action readWithdrawal(TokenReader in, Names names) {
    return read(CommandTarget::withdraw, in, names);
  }

  private static Action read(Transfer transfer, TokenReader in, Names names) {
    Token account = names.account(in);
    Decimal amount = in.decimal("an amount");
    return new MoneyStatement(transfer, account, amount, new CommandOptions(names).toEnd(in));
  }

  @Override
  public void run(Exchange exchange, Checks checks) {
    int subAccountId = exchange.accounts().subAccountId(account);
    long micros = amount.in(MarketUnits::micros);
    exchange.send(
        SessionRole.TRADING,
        options,
        (to, header) -> transfer.send(to, header, subAccountId, micros));
  }
}
