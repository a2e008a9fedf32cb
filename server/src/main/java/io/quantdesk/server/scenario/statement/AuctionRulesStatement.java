package io.quantdesk.server.scenario.statement;

import io.quantdesk.engine.command.SetAuctionRules;
import io.quantdesk.engine.session.SessionRole;
import io.quantdesk.server.scenario.run.CommandOptions;
import io.quantdesk.server.scenario.run.Exchange;
import io.quantdesk.server.scenario.text.Names;
import io.quantdesk.server.scenario.text.Token;
import io.quantdesk.server.scenario.text.TokenReader;
import io.quantdesk.server.scenario.world.AuctionRule;
import io.quantdesk.server.units.MarketUnits;

/** {@code auction-rules threshold 100000 seconds 10}; what is not named is 0. */
record AuctionRulesStatement(
    Token market, RuleList<AuctionRule.InUnits> rules, CommandOptions options) implements Action {
  static Action read(TokenReader in, Names names) {
    Token market = Clauses.market(in, names);
    CommandOptions options = new CommandOptions(names);
    RuleList<AuctionRule.InUnits> rules =
        RuleList.read(AuctionRule.values(), in, Clauses::numberOrFineRate);
    return new AuctionRulesStatement(market, rules, options.toEnd(in));
  }

  @Override
  public void run(Exchange exchange, Checks checks) {
    SetAuctionRules command = new SetAuctionRules();
    command.marketId = exchange.markets().marketId(market);
    MarketUnits units = exchange.directory().units(command.marketId);
    rules.apply(new AuctionRule.InUnits(command.rules, units));
    exchange.send(SessionRole.ADMIN, options, (to, header) -> to.setAuctionRules(header, command));
  }
}
