package io.quantdesk.server.scenario.statement;

import io.quantdesk.engine.command.SetAuctionRules;
import io.quantdesk.engine.session.SessionRole;
import io.quantdesk.server.scenario.run.CommandOptions;
import io.quantdesk.server.scenario.run.Exchange;
import io.quantdesk.server.scenario.text.Decimal;
import io.quantdesk.server.scenario.text.Names;
import io.quantdesk.server.scenario.text.Token;
import io.quantdesk.server.scenario.text.TokenReader;
import io.quantdesk.server.scenario.world.AuctionRule;
import io.quantdesk.server.scenario.world.ValueKind;
import io.quantdesk.server.units.MarketUnits;
import java.util.EnumMap;
import java.util.Map;

/** {@code auction-rules threshold 100000 seconds 10}; what is not named is 0. */
record AuctionRulesStatement(Token market, Map<AuctionRule, Decimal> values, CommandOptions options)
    implements Action {
  static Action read(TokenReader in, Names names) {
    Token market = Clauses.market(in, names);
    Map<AuctionRule, Decimal> values = new EnumMap<>(AuctionRule.class);
    CommandOptions options = new CommandOptions(names);
    while (in.hasMore() && acceptRule(in, values)) {
      // Goes on to the last.
    }
    return new AuctionRulesStatement(market, values, options.toEnd(in));
  }

  private static boolean acceptRule(TokenReader in, Map<AuctionRule, Decimal> values) {
    for (AuctionRule rule : AuctionRule.values()) {
      if (in.accept(rule.keyword())) {
        boolean isRate = rule.kind() == ValueKind.RATE;
        values.put(rule, isRate ? FundingRulesStatement.rate(in) : in.decimal("a number"));
        return true;
      }
    }
    return false;
  }

  @Override
  public void run(Exchange exchange, Checks checks) {
    SetAuctionRules command = new SetAuctionRules();
    command.marketId = exchange.markets().marketId(market);
    MarketUnits units = exchange.directory().units(command.marketId);
    values.forEach((rule, value) -> rule.write(command.rules, units, value));
    exchange.send(SessionRole.ADMIN, options, (to, header) -> to.setAuctionRules(header, command));
  }
}
