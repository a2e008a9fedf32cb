package io.quantdesk.server.scenario.statement;

import io.quantdesk.engine.command.SetLiquidationRules;
import io.quantdesk.engine.market.LiquidationRules;
import io.quantdesk.engine.session.SessionRole;
import io.quantdesk.server.scenario.run.CommandOptions;
import io.quantdesk.server.scenario.run.Exchange;
import io.quantdesk.server.scenario.text.Names;
import io.quantdesk.server.scenario.text.Token;
import io.quantdesk.server.scenario.text.TokenReader;
import io.quantdesk.server.scenario.world.LiquidationRule;

/** {@code liquidation-rules fee 0.5% buffer 10%}; what is not named is 0. */
record LiquidationStatement(Token market, RuleList<LiquidationRules> rules, CommandOptions options)
    implements Action {
  static Action read(TokenReader in, Names names) {
    Token market = Clauses.market(in, names);
    CommandOptions options = new CommandOptions(names);
    RuleList<LiquidationRules> rules =
        RuleList.read(LiquidationRule.values(), in, Clauses::numberOrRate);
    return new LiquidationStatement(market, rules, options.toEnd(in));
  }

  @Override
  public void run(Exchange exchange, Checks checks) {
    SetLiquidationRules command = new SetLiquidationRules();
    command.marketId = exchange.markets().marketId(market);
    rules.apply(command.rules);
    exchange.send(
        SessionRole.ADMIN, options, (to, header) -> to.setLiquidationRules(header, command));
  }
}
