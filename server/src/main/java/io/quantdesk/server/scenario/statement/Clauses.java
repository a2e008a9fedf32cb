package io.quantdesk.server.scenario.statement;

import io.quantdesk.engine.order.TimeInForce;
import io.quantdesk.server.scenario.run.Exchange;
import io.quantdesk.server.scenario.text.Decimal;
import io.quantdesk.server.scenario.text.Meaning;
import io.quantdesk.server.scenario.text.Names;
import io.quantdesk.server.scenario.text.Rates;
import io.quantdesk.server.scenario.text.ScenarioError;
import io.quantdesk.server.scenario.text.Times;
import io.quantdesk.server.scenario.text.Token;
import io.quantdesk.server.scenario.text.TokenKind;
import io.quantdesk.server.scenario.text.TokenReader;
import io.quantdesk.server.scenario.world.ValueKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.LongUnaryOperator;

/** Parts that several statements share. */
final class Clauses {
  private static final String RAW_OWNER = "account-";

  private Clauses() {}

  /** How a constant is written: {@code post-only} for POST_ONLY. */
  static String spell(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Takes the next token, which must be one of the values of an enum. */
  static <E extends Enum<E>> E constant(TokenReader in, E[] values) {
    for (E value : values) {
      if (in.accept(spell(value)) || in.accept(value.name())) {
        return value;
      }
    }
    throw in.unexpected();
  }

  /** Takes a time, or how long from now; tells nanoseconds since 1970 when it is told now. */
  static LongUnaryOperator timeFromNow(TokenReader in) {
    Token time = in.acceptWord("a time (10:00:00, 2026-01-01T10:00:00Z)", Times::isTime);
    if (time != null) {
      return nowNs -> Times.timeNs(time, nowNs);
    }
    long durationNs = Times.durationNs(in);
    return nowNs -> nowNs + durationNs;
  }

  /** Takes a time in force if that comes next; otherwise null. */
  static TimeInForce acceptTimeInForce(TokenReader in) {
    for (TimeInForce value : TimeInForce.values()) {
      if (in.accept(spell(value))) {
        return value;
      }
    }
    return null;
  }

  /** Takes a number, or a rate, which is told in parts per million. */
  static Decimal numberOrRate(ValueKind kind, TokenReader in) {
    if (kind == ValueKind.NUMBER) {
      return in.decimal("a number");
    }
    Token at = in.peek();
    return new Decimal(BigDecimal.valueOf(Rates.ppm(in, "a rate")), at);
  }

  /** Takes a number, or a rate that may have a fraction of a part per million. */
  static Decimal numberOrFineRate(ValueKind kind, TokenReader in) {
    return kind == ValueKind.RATE ? fineRate(in) : in.decimal("a number");
  }

  /** Takes a rate that may have a fraction of a part per million. */
  static Decimal fineRate(TokenReader in) {
    Token token = in.word("a rate (0.01%, 1bp)", Rates::isRate);
    return new Decimal(Rates.parts(token.text()), token);
  }

  /** Takes an owner: a name, or {@code account-7}. */
  static Token owner(TokenReader in, Names names) {
    Token raw =
        in.acceptWord("the number of an account", word -> word.matches(RAW_OWNER + "[0-9]{1,9}"));
    return raw != null ? raw : names.declare(in, Meaning.ACCOUNT);
  }

  /** Whether an owner is named by his number in the engine. */
  static boolean isOwnerByNumber(Token owner) {
    return owner.text().startsWith(RAW_OWNER);
  }

  /** Number of an owner, who is opened when he does not exist yet. */
  static int ownerId(Token owner, Exchange exchange) {
    return isOwnerByNumber(owner)
        ? Integer.parseInt(owner.text().substring(RAW_OWNER.length()))
        : exchange.accounts().ownerId(owner);
  }

  /** The market that was named, or the only one that there is. */
  static Token marketOrOnly(Token named, TokenReader in, Names names) {
    if (named != null) {
      return named;
    }
    List<String> markets = names.markets();
    Token at = in.peek();
    if (markets.size() == 1) {
      return new Token(TokenKind.WORD, markets.get(0), at.line(), at.column());
    }
    throw new ScenarioError(
        at,
        markets.isEmpty()
            ? "there is no market yet: create one with market SYMBOL"
            : "which market? add one of on " + String.join(", on ", markets));
  }

  /** Takes the next token, which must name a market. */
  static Token namedMarket(TokenReader in, Names names) {
    return names.require(in, Meaning.MARKET);
  }

  /** A market by name, with or without {@code on}, or the only one that there is. */
  static Token market(TokenReader in, Names names) {
    if (in.accept("on")) {
      return names.require(in, Meaning.MARKET);
    }
    return marketOrOnly(names.accept(in, Meaning.MARKET), in, names);
  }
}
