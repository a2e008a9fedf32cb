package io.quantdesk.server.scenario.statement;

import io.quantdesk.server.scenario.text.Decimal;
import io.quantdesk.server.scenario.text.Token;
import io.quantdesk.server.scenario.text.TokenReader;
import io.quantdesk.server.scenario.world.Rule;
import io.quantdesk.server.scenario.world.ValueKind;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * The rules of one set that a statement names, with their values as written.
 *
 * @param <R> the set
 */
final class RuleList<R> {
  private final Rule<R>[] all;
  private final Map<Rule<R>, Decimal> values = new HashMap<>();

  private RuleList(Rule<R>[] all) {
    this.all = all;
  }

  /** Takes rules from the text as long as there are any; what takes a value knows its kind. */
  static <R> RuleList<R> read(
      Rule<R>[] all, TokenReader in, BiFunction<ValueKind, TokenReader, Decimal> takeValue) {
    RuleList<R> list = new RuleList<>(all);
    while (in.hasMore() && list.accept(in, takeValue)) {
      // Goes on to the last.
    }
    return list;
  }

  private boolean accept(TokenReader in, BiFunction<ValueKind, TokenReader, Decimal> takeValue) {
    Token keyword = in.peek();
    for (Rule<R> rule : all) {
      if (in.accept(rule.keyword())) {
        boolean isFlag = rule.kind() == ValueKind.FLAG;
        values.put(
            rule, isFlag ? new Decimal(BigDecimal.ONE, keyword) : takeValue.apply(rule.kind(), in));
        return true;
      }
    }
    return false;
  }

  /** Sets the named ones. */
  void apply(R target) {
    for (Rule<R> rule : all) {
      if (values.containsKey(rule)) {
        rule.write(target, values.get(rule));
      }
    }
  }
}
