package io.quantdesk.server.scenario.statement;

import io.quantdesk.engine.session.SessionRole;
import io.quantdesk.server.scenario.run.CommandOptions;
import io.quantdesk.server.scenario.run.Exchange;
import io.quantdesk.server.scenario.text.Decimal;
import io.quantdesk.server.scenario.text.Names;
import io.quantdesk.server.scenario.text.Token;
import io.quantdesk.server.scenario.text.TokenReader;
import io.quantdesk.server.units.MarketUnits;

/** {@code insurance 1000000}: money from outside for the fund of a market. */
record InsuranceStatement(Token market, Decimal amount, CommandOptions options) implements Action {
  static Action read(TokenReader in, Names names) {
    Token market = Clauses.market(in, names);
    Decimal amount = in.decimal("an amount");
    return new InsuranceStatement(market, amount, new CommandOptions(names).toEnd(in));
  }

  @Override
  public void run(Exchange exchange, Checks checks) {
    int marketId = exchange.markets().marketId(market);
    long micros = amount.in(MarketUnits::micros);
    exchange.send(
        SessionRole.ADMIN, options, (to, header) -> to.fundInsurance(header, marketId, micros));
  }
}
