package io.quantdesk.server.scenario.statement;

import io.quantdesk.engine.command.SetBackstopRules;
import io.quantdesk.engine.market.BackstopRules;
import io.quantdesk.engine.session.SessionRole;
import io.quantdesk.server.scenario.run.CommandOptions;
import io.quantdesk.server.scenario.run.Exchange;
import io.quantdesk.server.scenario.text.Names;
import io.quantdesk.server.scenario.text.Token;
import io.quantdesk.server.scenario.text.TokenReader;
import io.quantdesk.server.scenario.world.BackstopRule;

/**
 * {@code backstop-rules account fund cap 50_000 draw 5000 draw-seconds 60}; what is not named is 0,
 * an account that is not named is none.
 */
record BackstopStatement(
    Token market, Token account, RuleList<BackstopRules> rules, CommandOptions options)
    implements Action {
  static Action read(TokenReader in, Names names) {
    Token market = Clauses.market(in, names);
    Token account = in.accept("account") ? names.account(in) : null;
    CommandOptions options = new CommandOptions(names);
    RuleList<BackstopRules> rules = RuleList.read(BackstopRule.values(), in, Clauses::numberOrRate);
    return new BackstopStatement(market, account, rules, options.toEnd(in));
  }

  @Override
  public void run(Exchange exchange, Checks checks) {
    SetBackstopRules command = new SetBackstopRules();
    command.marketId = exchange.markets().marketId(market);
    command.rules.subAccountId = account == null ? 0 : exchange.accounts().subAccountId(account);
    rules.apply(command.rules);
    exchange.send(SessionRole.ADMIN, options, (to, header) -> to.setBackstopRules(header, command));
  }
}
