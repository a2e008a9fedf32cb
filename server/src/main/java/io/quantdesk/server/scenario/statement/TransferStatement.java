package io.quantdesk.server.scenario.statement;

import io.quantdesk.engine.command.Transfer;
import io.quantdesk.engine.session.SessionRole;
import io.quantdesk.server.scenario.run.CommandOptions;
import io.quantdesk.server.scenario.run.Exchange;
import io.quantdesk.server.scenario.text.Decimal;
import io.quantdesk.server.scenario.text.Names;
import io.quantdesk.server.scenario.text.Token;
import io.quantdesk.server.scenario.text.TokenReader;
import io.quantdesk.server.units.MarketUnits;

/** {@code transfer alice alice.hedge 500}. */
record TransferStatement(Token from, Token to, Decimal amount, CommandOptions options)
    implements Action {
  static Action read(TokenReader in, Names names) {
    Token from = names.account(in);
    Token to = names.account(in);
    Decimal amount = in.decimal("an amount");
    return new TransferStatement(from, to, amount, new CommandOptions(names).toEnd(in));
  }

  @Override
  public void run(Exchange exchange, Checks checks) {
    Transfer command = new Transfer();
    command.fromSubAccountId = exchange.accounts().subAccountId(from);
    command.toSubAccountId = exchange.accounts().subAccountId(to);
    command.amountMicros = amount.in(MarketUnits::micros);
    exchange.send(
        SessionRole.TRADING, options, (target, header) -> target.transfer(header, command));
  }
}
