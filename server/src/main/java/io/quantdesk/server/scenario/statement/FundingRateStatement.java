package io.quantdesk.server.scenario.statement;

import io.quantdesk.engine.command.SetFundingRate;
import io.quantdesk.engine.session.SessionRole;
import io.quantdesk.server.scenario.run.CommandOptions;
import io.quantdesk.server.scenario.run.Exchange;
import io.quantdesk.server.scenario.text.Decimal;
import io.quantdesk.server.scenario.text.Names;
import io.quantdesk.server.scenario.text.Token;
import io.quantdesk.server.scenario.text.TokenReader;
import io.quantdesk.server.scenario.world.FundingRule;

/** {@code funding-rate -0.01% reference 7}: the rate of the next funding. */
record FundingRateStatement(Token market, Decimal ppm, long reference, CommandOptions options)
    implements Action {
  static Action read(TokenReader in, Names names) {
    Token market = Clauses.market(in, names);
    Decimal ppm = Clauses.fineRate(in);
    long reference = in.accept("reference") ? in.count("a number") : 0;
    return new FundingRateStatement(market, ppm, reference, new CommandOptions(names).toEnd(in));
  }

  @Override
  public void run(Exchange exchange, Checks checks) {
    SetFundingRate command = new SetFundingRate();
    command.marketId = exchange.markets().marketId(market);
    command.rateE9 = FundingRule.e9(ppm);
    command.reference = Math.toIntExact(reference);
    exchange.send(SessionRole.ADMIN, options, (to, header) -> to.setFundingRate(header, command));
  }
}
