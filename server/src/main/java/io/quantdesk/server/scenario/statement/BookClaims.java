package io.quantdesk.server.scenario.statement;

import io.quantdesk.engine.order.Side;
import io.quantdesk.server.scenario.run.StateView.Level;
import io.quantdesk.server.scenario.text.Decimal;
import io.quantdesk.server.scenario.text.Names;
import io.quantdesk.server.scenario.text.Token;
import io.quantdesk.server.scenario.text.TokenKind;
import io.quantdesk.server.scenario.text.TokenReader;
import io.quantdesk.server.units.MarketUnits;
import java.util.ArrayList;
import java.util.List;

/**
 * What can be claimed about a book: all levels of a side, the best first: {@code bids 1 @ 50000,
 * 2 @ 49999 asks none}.
 */
final class BookClaims {
  private BookClaims() {}

  private record Expected(Decimal quantity, Decimal price) {
    Level in(MarketUnits units) {
      return new Level((int) price.in(units::ticks), quantity.in(units::lots));
    }
  }

  static List<Claim> read(TokenReader in, Names names) {
    Token market = Clauses.market(in, names);
    List<Claim> claims = new ArrayList<>();
    do {
      Token at = in.peek();
      if (in.accept("bids")) {
        claims.add(side(market, Side.BUY, at, levels(in)));
      } else if (in.accept("asks")) {
        claims.add(side(market, Side.SELL, at, levels(in)));
      } else {
        throw in.unexpected();
      }
    } while (in.hasMore());
    return claims;
  }

  private static List<Expected> levels(TokenReader in) {
    List<Expected> levels = new ArrayList<>();
    if (in.accept("none")) {
      return levels;
    }
    do {
      Decimal quantity = in.decimal("a quantity");
      in.require(TokenKind.AT, "@");
      levels.add(new Expected(quantity, in.decimal("a price")));
    } while (in.accept(TokenKind.COMMA, ","));
    return levels;
  }

  private static Claim side(Token market, Side side, Token at, List<Expected> expected) {
    return (exchange, checks) -> {
      int marketId = exchange.markets().marketId(market);
      MarketUnits units = exchange.directory().units(marketId);
      List<Level> wanted = expected.stream().map(level -> level.in(units)).toList();
      List<Level> actual = exchange.state().levels(marketId, side);
      checks.same(at, at.text(), write(wanted, units), write(actual, units));
    };
  }

  private static String write(List<Level> levels, MarketUnits units) {
    if (levels.isEmpty()) {
      return "none";
    }
    List<String> words = new ArrayList<>();
    for (Level level : levels) {
      words.add(
          units.quantity(level.qtyLots()).toPlainString()
              + " @ "
              + units.price(level.priceTicks()).toPlainString());
    }
    return String.join(", ", words);
  }
}
