package io.quantdesk.server.scenario.statement;

import io.quantdesk.engine.command.SetFundingRules;
import io.quantdesk.engine.session.SessionRole;
import io.quantdesk.server.scenario.run.CommandOptions;
import io.quantdesk.server.scenario.run.Exchange;
import io.quantdesk.server.scenario.text.Decimal;
import io.quantdesk.server.scenario.text.Names;
import io.quantdesk.server.scenario.text.Rates;
import io.quantdesk.server.scenario.text.Token;
import io.quantdesk.server.scenario.text.TokenReader;
import io.quantdesk.server.scenario.world.FundingRule;
import io.quantdesk.server.scenario.world.ValueKind;
import java.util.EnumMap;
import java.util.Map;

/** {@code funding-rules sample-seconds 5 interval-seconds 3600}; what is not named is 0. */
record FundingRulesStatement(Token market, Map<FundingRule, Decimal> values, CommandOptions options)
    implements Action {
  static Action read(TokenReader in, Names names) {
    Token market = Clauses.market(in, names);
    Map<FundingRule, Decimal> values = new EnumMap<>(FundingRule.class);
    CommandOptions options = new CommandOptions(names);
    while (in.hasMore() && acceptRule(in, values)) {
      // Goes on to the last.
    }
    return new FundingRulesStatement(market, values, options.toEnd(in));
  }

  private static boolean acceptRule(TokenReader in, Map<FundingRule, Decimal> values) {
    for (FundingRule rule : FundingRule.values()) {
      if (in.accept(rule.keyword())) {
        values.put(rule, rule.kind() == ValueKind.RATE ? rate(in) : in.decimal("a number"));
        return true;
      }
    }
    return false;
  }

  /** A rate that may have a fraction of a part per million. */
  static Decimal rate(TokenReader in) {
    Token token = in.word("a rate (0.01%, 1bp)", Rates::isRate);
    return new Decimal(Rates.parts(token.text()), token);
  }

  @Override
  public void run(Exchange exchange, Checks checks) {
    SetFundingRules command = new SetFundingRules();
    command.marketId = exchange.markets().marketId(market);
    values.forEach((rule, value) -> rule.write(command.rules, value));
    exchange.send(SessionRole.ADMIN, options, (to, header) -> to.setFundingRules(header, command));
  }
}
