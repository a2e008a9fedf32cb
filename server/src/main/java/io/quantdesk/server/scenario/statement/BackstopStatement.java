package io.quantdesk.server.scenario.statement;

import io.quantdesk.engine.command.SetBackstopRules;
import io.quantdesk.engine.session.SessionRole;
import io.quantdesk.server.scenario.run.CommandOptions;
import io.quantdesk.server.scenario.run.Exchange;
import io.quantdesk.server.scenario.text.Decimal;
import io.quantdesk.server.scenario.text.Names;
import io.quantdesk.server.scenario.text.Token;
import io.quantdesk.server.scenario.text.TokenReader;
import io.quantdesk.server.scenario.world.BackstopRule;
import java.util.EnumMap;
import java.util.Map;

/**
 * {@code backstop-rules account fund cap 50_000 draw 5000 draw-seconds 60}; what is not named is 0,
 * an account that is not named is none.
 */
record BackstopStatement(
    Token market, Token account, Map<BackstopRule, Decimal> values, CommandOptions options)
    implements Action {
  static Action read(TokenReader in, Names names) {
    Token market = Clauses.market(in, names);
    Token account = in.accept("account") ? names.account(in) : null;
    Map<BackstopRule, Decimal> values = new EnumMap<>(BackstopRule.class);
    CommandOptions options = new CommandOptions(names);
    while (in.hasMore() && acceptRule(in, values)) {
      // Goes on to the last.
    }
    return new BackstopStatement(market, account, values, options.toEnd(in));
  }

  private static boolean acceptRule(TokenReader in, Map<BackstopRule, Decimal> values) {
    for (BackstopRule rule : BackstopRule.values()) {
      if (in.accept(rule.keyword())) {
        values.put(rule, in.decimal("a number"));
        return true;
      }
    }
    return false;
  }

  @Override
  public void run(Exchange exchange, Checks checks) {
    SetBackstopRules command = new SetBackstopRules();
    command.marketId = exchange.markets().marketId(market);
    command.rules.subAccountId = account == null ? 0 : exchange.accounts().subAccountId(account);
    values.forEach((rule, value) -> rule.write(command.rules, value));
    exchange.send(SessionRole.ADMIN, options, (to, header) -> to.setBackstopRules(header, command));
  }
}
