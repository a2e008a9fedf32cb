package io.quantdesk.server.scenario.statement;

import io.quantdesk.engine.command.SetMarkRules;
import io.quantdesk.engine.session.SessionRole;
import io.quantdesk.server.scenario.run.CommandOptions;
import io.quantdesk.server.scenario.run.Exchange;
import io.quantdesk.server.scenario.text.Decimal;
import io.quantdesk.server.scenario.text.Names;
import io.quantdesk.server.scenario.text.Token;
import io.quantdesk.server.scenario.text.TokenReader;
import io.quantdesk.server.scenario.world.MarkRule;
import java.util.EnumMap;
import java.util.Map;

/** {@code mark-rules max-basis 1% band 2%}; what is not named is 0. */
record MarkRulesStatement(Token market, Map<MarkRule, Decimal> values, CommandOptions options)
    implements Action {
  static Action read(TokenReader in, Names names) {
    Token market = Clauses.market(in, names);
    Map<MarkRule, Decimal> values = new EnumMap<>(MarkRule.class);
    CommandOptions options = new CommandOptions(names);
    while (in.hasMore() && acceptRule(in, values)) {
      // Goes on to the last.
    }
    return new MarkRulesStatement(market, values, options.toEnd(in));
  }

  private static boolean acceptRule(TokenReader in, Map<MarkRule, Decimal> values) {
    for (MarkRule rule : MarkRule.values()) {
      if (in.accept(rule.keyword())) {
        values.put(rule, Clauses.numberOrRate(rule.kind(), in));
        return true;
      }
    }
    return false;
  }

  @Override
  public void run(Exchange exchange, Checks checks) {
    SetMarkRules command = new SetMarkRules();
    command.marketId = exchange.markets().marketId(market);
    values.forEach((rule, value) -> rule.write(command.rules, value));
    exchange.send(SessionRole.ADMIN, options, (to, header) -> to.setMarkRules(header, command));
  }
}
