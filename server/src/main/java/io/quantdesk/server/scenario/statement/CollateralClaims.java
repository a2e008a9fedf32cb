package io.quantdesk.server.scenario.statement;

import io.quantdesk.engine.collateral.CollateralView;
import io.quantdesk.server.scenario.run.Exchange;
import io.quantdesk.server.scenario.text.Decimal;
import io.quantdesk.server.scenario.text.Rates;
import io.quantdesk.server.scenario.text.Token;
import io.quantdesk.server.scenario.text.TokenReader;
import io.quantdesk.server.units.MarketUnits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What can be claimed about an asset: its price, its weight, and how much of it is where. */
final class CollateralClaims {
  private static final List<Property> PROPERTIES =
      List.of(
          new Property("price", (view, id, units) -> units.price(view.priceTicks(id))),
          new Property("average", (view, id, units) -> units.price(view.averageTicks(id))),
          new Property("held", (view, id, units) -> units.quantity(view.ledger(id).heldUnits())),
          new Property(
              "pending", (view, id, units) -> units.quantity(view.ledger(id).pendingUnits())),
          new Property(
              "treasury", (view, id, units) -> units.quantity(view.ledger(id).treasuryUnits())));

  private CollateralClaims() {}

  /** A figure of an asset in human units. */
  @FunctionalInterface
  private interface Figure {
    BigDecimal value(CollateralView view, int assetId, MarketUnits units);
  }

  private record Property(String word, Figure figure) {}

  static List<Claim> read(Token asset, TokenReader in) {
    List<Claim> claims = new ArrayList<>();
    do {
      claims.add(readOne(asset, in));
    } while (in.hasMore());
    return claims;
  }

  private static Claim readOne(Token asset, TokenReader in) {
    for (Property property : PROPERTIES) {
      if (in.accept(property.word())) {
        Decimal expected = in.decimal("a number");
        return (exchange, checks) ->
            checks.same(expected, property.word(), value(exchange, asset, property));
      }
    }
    in.require("weight");
    Token at = in.peek();
    BigDecimal ppm = BigDecimal.valueOf(Rates.ppm(in, "a rate"));
    return (exchange, checks) -> {
      int id = CollateralStatement.assetId(exchange, asset);
      BigDecimal actual = BigDecimal.valueOf(exchange.view().collateral().scaledWeightPpm(id));
      checks.same(at, "weight", Rates.percent(ppm), Rates.percent(actual));
    };
  }

  private static BigDecimal value(Exchange exchange, Token asset, Property property) {
    int id = CollateralStatement.assetId(exchange, asset);
    MarketUnits units = exchange.directory().assetUnits(id);
    return property.figure().value(exchange.view().collateral(), id, units);
  }
}
