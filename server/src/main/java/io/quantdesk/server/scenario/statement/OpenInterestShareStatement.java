package io.quantdesk.server.scenario.statement;

import io.quantdesk.engine.command.SetOpenInterestShare;
import io.quantdesk.engine.session.SessionRole;
import io.quantdesk.server.scenario.run.CommandOptions;
import io.quantdesk.server.scenario.run.Exchange;
import io.quantdesk.server.scenario.text.Names;
import io.quantdesk.server.scenario.text.Token;
import io.quantdesk.server.scenario.text.TokenReader;
import io.quantdesk.server.scenario.world.OpenInterestShareRule;
import io.quantdesk.server.units.MarketUnits;

/** {@code open-interest-share share 20% floor 10}; what is not named is 0. */
record OpenInterestShareStatement(
    Token market, RuleList<OpenInterestShareRule.InUnits> rules, CommandOptions options)
    implements Action {
  static Action read(TokenReader in, Names names) {
    Token market = Clauses.market(in, names);
    CommandOptions options = new CommandOptions(names);
    RuleList<OpenInterestShareRule.InUnits> rules =
        RuleList.read(OpenInterestShareRule.values(), in, Clauses::numberOrRate);
    return new OpenInterestShareStatement(market, rules, options.toEnd(in));
  }

  @Override
  public void run(Exchange exchange, Checks checks) {
    SetOpenInterestShare command = new SetOpenInterestShare();
    command.marketId = exchange.markets().marketId(market);
    MarketUnits units = exchange.directory().units(command.marketId);
    rules.apply(new OpenInterestShareRule.InUnits(command.share, units));
    exchange.send(
        SessionRole.ADMIN, options, (to, header) -> to.setOpenInterestShare(header, command));
  }
}
