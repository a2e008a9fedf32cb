package io.quantdesk.server.scenario.statement;

import io.quantdesk.engine.command.SetLiquidationRules;
import io.quantdesk.engine.session.SessionRole;
import io.quantdesk.server.scenario.run.CommandOptions;
import io.quantdesk.server.scenario.run.Exchange;
import io.quantdesk.server.scenario.text.Decimal;
import io.quantdesk.server.scenario.text.Names;
import io.quantdesk.server.scenario.text.Token;
import io.quantdesk.server.scenario.text.TokenReader;
import io.quantdesk.server.scenario.world.LiquidationRule;
import io.quantdesk.server.scenario.world.ValueKind;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;

/** {@code liquidation-rules fee 0.5% buffer 10%}; what is not named is 0. */
record LiquidationStatement(
    Token market, Map<LiquidationRule, Decimal> values, CommandOptions options) implements Action {
  static Action read(TokenReader in, Names names) {
    Token market = Clauses.market(in, names);
    Map<LiquidationRule, Decimal> values = new EnumMap<>(LiquidationRule.class);
    CommandOptions options = new CommandOptions(names);
    while (in.hasMore() && acceptRule(in, values)) {
      // Goes on to the last.
    }
    return new LiquidationStatement(market, values, options.toEnd(in));
  }

  private static boolean acceptRule(TokenReader in, Map<LiquidationRule, Decimal> values) {
    for (LiquidationRule rule : LiquidationRule.values()) {
      Token keyword = in.peek();
      if (in.accept(rule.keyword())) {
        values.put(rule, value(rule, keyword, in));
        return true;
      }
    }
    return false;
  }

  private static Decimal value(LiquidationRule rule, Token keyword, TokenReader in) {
    return rule.kind() == ValueKind.FLAG
        ? new Decimal(BigDecimal.ONE, keyword)
        : Clauses.numberOrRate(rule.kind(), in);
  }

  @Override
  public void run(Exchange exchange, Checks checks) {
    SetLiquidationRules command = new SetLiquidationRules();
    command.marketId = exchange.markets().marketId(market);
    values.forEach((rule, value) -> rule.write(command.rules, value));
    exchange.send(
        SessionRole.ADMIN, options, (to, header) -> to.setLiquidationRules(header, command));
  }
}
