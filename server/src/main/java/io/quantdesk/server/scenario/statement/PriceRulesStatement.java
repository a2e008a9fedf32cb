package io.quantdesk.server.scenario.statement;

import io.quantdesk.engine.command.SetPriceRules;
import io.quantdesk.engine.session.SessionRole;
import io.quantdesk.server.scenario.run.CommandOptions;
import io.quantdesk.server.scenario.run.Exchange;
import io.quantdesk.server.scenario.text.Decimal;
import io.quantdesk.server.scenario.text.Names;
import io.quantdesk.server.scenario.text.Token;
import io.quantdesk.server.scenario.text.TokenReader;
import io.quantdesk.server.scenario.world.PriceRule;
import java.util.EnumMap;
import java.util.Map;

/** {@code price-rules wide 0.5% jump 10%}; what is not named is 0. */
record PriceRulesStatement(Token market, Map<PriceRule, Decimal> values, CommandOptions options)
    implements Action {
  static Action read(TokenReader in, Names names) {
    Token market = Clauses.market(in, names);
    Map<PriceRule, Decimal> values = new EnumMap<>(PriceRule.class);
    CommandOptions options = new CommandOptions(names);
    while (in.hasMore() && acceptRule(in, values)) {
      // Goes on to the last.
    }
    return new PriceRulesStatement(market, values, options.toEnd(in));
  }

  private static boolean acceptRule(TokenReader in, Map<PriceRule, Decimal> values) {
    for (PriceRule rule : PriceRule.values()) {
      if (in.accept(rule.keyword())) {
        values.put(rule, Clauses.numberOrRate(rule.kind(), in));
        return true;
      }
    }
    return false;
  }

  @Override
  public void run(Exchange exchange, Checks checks) {
    SetPriceRules command = new SetPriceRules();
    command.marketId = exchange.markets().marketId(market);
    values.forEach((rule, value) -> rule.write(command.rules, value));
    exchange.send(SessionRole.ADMIN, options, (to, header) -> to.setPriceRules(header, command));
  }
}
