package io.quantdesk.server.scenario.statement;

import io.quantdesk.engine.command.SetFundingRules;
import io.quantdesk.engine.market.FundingRules;
import io.quantdesk.engine.session.SessionRole;
import io.quantdesk.server.scenario.run.CommandOptions;
import io.quantdesk.server.scenario.run.Exchange;
import io.quantdesk.server.scenario.text.Names;
import io.quantdesk.server.scenario.text.Token;
import io.quantdesk.server.scenario.text.TokenReader;
import io.quantdesk.server.scenario.world.FundingRule;

/** {@code funding-rules sample-seconds 5 interval-seconds 3600}; what is not named is 0. */
record FundingRulesStatement(Token market, RuleList<FundingRules> rules, CommandOptions options)
    implements Action {
  static Action read(TokenReader in, Names names) {
    Token market = Clauses.market(in, names);
    CommandOptions options = new CommandOptions(names);
    RuleList<FundingRules> rules =
        RuleList.read(FundingRule.values(), in, Clauses::numberOrFineRate);
    return new FundingRulesStatement(market, rules, options.toEnd(in));
  }

  @Override
  public void run(Exchange exchange, Checks checks) {
    SetFundingRules command = new SetFundingRules();
    command.marketId = exchange.markets().marketId(market);
    rules.apply(command.rules);
    exchange.send(SessionRole.ADMIN, options, (to, header) -> to.setFundingRules(header, command));
  }
}
