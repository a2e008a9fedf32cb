package io.quantdesk.server.scenario.world;

import io.quantdesk.server.scenario.text.Decimal;
import java.math.BigDecimal;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * One of a set of rules of a market as it is written: a keyword and its value.
 *
 * @param <R> the set
 */
public interface Rule<R> {
  /** How it is written, read and set. */
  Form<R> form();

  /** What stands in front of its value. */
  default String keyword() {
    return form().keyword;
  }

  /** RATE, NUMBER or FLAG. */
  default ValueKind kind() {
    return form().kind;
  }

  /** Its value: ppm, USDC, base units, seconds or a number; of a flag 0 when it is not set. */
  default BigDecimal read(R rules) {
    return form().read.apply(rules);
  }

  /** Sets it. */
  default void write(R rules, Decimal value) {
    form().write.accept(rules, value);
  }

  /** Adds all of a set to what a fact says. */
  static <R> Fact.Builder tell(Fact.Builder fact, Rule<R>[] all, R rules) {
    for (Rule<R> rule : all) {
      BigDecimal value = rule.read(rules);
      if (rule.kind() == ValueKind.FLAG) {
        fact.flag(rule.keyword(), value.signum() != 0);
      } else {
        fact.number(rule.keyword(), value);
      }
    }
    return fact;
  }

  /**
   * What there is to a rule.
   *
   * @param read gives its value
   * @param write sets it
   */
  record Form<R>(
      String keyword, ValueKind kind, Function<R, BigDecimal> read, BiConsumer<R, Decimal> write) {}
}
