package io.quantdesk.server.scenario.statement;

import io.quantdesk.engine.command.SetLeverage;
import io.quantdesk.engine.session.SessionRole;
import io.quantdesk.server.scenario.run.CommandOptions;
import io.quantdesk.server.scenario.run.Exchange;
import io.quantdesk.server.scenario.text.Decimal;
import io.quantdesk.server.scenario.text.Names;
import io.quantdesk.server.scenario.text.Token;
import io.quantdesk.server.scenario.text.TokenReader;
import java.math.BigDecimal;

/** {@code leverage alice 5 on BTC-PERP}; {@code none} takes it back. */
record LeverageStatement(Token account, Decimal leverage, Token market, CommandOptions options)
    implements Action {
  static Action read(TokenReader in, Names names) {
    Token account = names.account(in);
    Token at = in.peek();
    Decimal leverage =
        in.accept("none") ? new Decimal(BigDecimal.ZERO, at) : in.decimal("a leverage");
    Token market = Clauses.market(in, names);
    return new LeverageStatement(account, leverage, market, new CommandOptions(names).toEnd(in));
  }

  @Override
  public void run(Exchange exchange, Checks checks) {
    SetLeverage command = new SetLeverage();
    command.subAccountId = exchange.accounts().subAccountId(account);
    command.marketId = exchange.markets().marketId(market);
    command.leverage = (int) leverage.in(value -> value.intValueExact());
    exchange.send(SessionRole.TRADING, options, (to, header) -> to.setLeverage(header, command));
  }
}
