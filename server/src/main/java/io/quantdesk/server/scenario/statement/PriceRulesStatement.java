package io.quantdesk.server.scenario.statement;

import io.quantdesk.engine.command.SetPriceRules;
import io.quantdesk.engine.oracle.PriceRules;
import io.quantdesk.engine.session.SessionRole;
import io.quantdesk.server.scenario.run.CommandOptions;
import io.quantdesk.server.scenario.run.Exchange;
import io.quantdesk.server.scenario.text.Names;
import io.quantdesk.server.scenario.text.Token;
import io.quantdesk.server.scenario.text.TokenReader;
import io.quantdesk.server.scenario.world.PriceRule;

/** {@code price-rules wide 0.5% jump 10%}; what is not named is 0. */
record PriceRulesStatement(Token market, RuleList<PriceRules> rules, CommandOptions options)
    implements Action {
  static Action read(TokenReader in, Names names) {
    Token market = Clauses.market(in, names);
    CommandOptions options = new CommandOptions(names);
    RuleList<PriceRules> rules = RuleList.read(PriceRule.values(), in, Clauses::numberOrRate);
    return new PriceRulesStatement(market, rules, options.toEnd(in));
  }

  @Override
  public void run(Exchange exchange, Checks checks) {
    SetPriceRules command = new SetPriceRules();
    command.marketId = exchange.markets().marketId(market);
    rules.apply(command.rules);
    exchange.send(SessionRole.ADMIN, options, (to, header) -> to.setPriceRules(header, command));
  }
}
