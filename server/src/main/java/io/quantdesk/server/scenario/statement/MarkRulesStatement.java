package io.quantdesk.server.scenario.statement;

import io.quantdesk.engine.command.SetMarkRules;
import io.quantdesk.engine.mark.MarkRules;
import io.quantdesk.engine.session.SessionRole;
import io.quantdesk.server.scenario.run.CommandOptions;
import io.quantdesk.server.scenario.run.Exchange;
import io.quantdesk.server.scenario.text.Names;
import io.quantdesk.server.scenario.text.Token;
import io.quantdesk.server.scenario.text.TokenReader;
import io.quantdesk.server.scenario.world.MarkRule;

/** {@code mark-rules max-basis 1% band 2%}; what is not named is 0. */
record MarkRulesStatement(Token market, RuleList<MarkRules> rules, CommandOptions options)
    implements Action {
  static Action read(TokenReader in, Names names) {
    Token market = Clauses.market(in, names);
    CommandOptions options = new CommandOptions(names);
    RuleList<MarkRules> rules = RuleList.read(MarkRule.values(), in, Clauses::numberOrRate);
    return new MarkRulesStatement(market, rules, options.toEnd(in));
  }

  @Override
  public void run(Exchange exchange, Checks checks) {
    SetMarkRules command = new SetMarkRules();
    command.marketId = exchange.markets().marketId(market);
    rules.apply(command.rules);
    exchange.send(SessionRole.ADMIN, options, (to, header) -> to.setMarkRules(header, command));
  }
}
