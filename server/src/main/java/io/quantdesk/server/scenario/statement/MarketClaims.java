package io.quantdesk.server.scenario.statement;

import io.quantdesk.engine.EngineView;
import io.quantdesk.engine.mark.MarkComponents;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.oracle.OracleStatus;
import io.quantdesk.engine.order.Side;
import io.quantdesk.server.scenario.run.Exchange;
import io.quantdesk.server.scenario.text.Decimal;
import io.quantdesk.server.scenario.text.Names;
import io.quantdesk.server.scenario.text.Token;
import io.quantdesk.server.scenario.text.TokenReader;
import io.quantdesk.server.units.MarketUnits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What can be claimed about a market: its prices, its open interest, its state. */
final class MarketClaims {
  private static final List<Property> PROPERTIES =
      List.of(
          new Property("mark", (view, id, units) -> units.price(view.markTicks(id))),
          new Property(
              "updates-to-thaw",
              (view, id, units) -> MarketUnits.plain(BigDecimal.valueOf(view.updatesToThaw(id)))),
          new Property("index", (view, id, units) -> units.price(view.indexTicks(id))),
          new Property("basis", (view, id, units) -> units.price(components(view, id).basisTicks)),
          new Property("book", (view, id, units) -> units.price(components(view, id).bookTicks)),
          new Property(
              "funding", (view, id, units) -> units.price(components(view, id).fundingTicks)),
          new Property(
              "insurance", (view, id, units) -> MarketUnits.money(view.insuranceMicros(id))),
          new Property(
              "funding-pool", (view, id, units) -> MarketUnits.money(view.fundingPoolMicros(id))),
          new Property("dust", (view, id, units) -> MarketUnits.money(view.dustMicros(id))),
          new Property(
              "funding-samples", (view, id, units) -> MarketUnits.count(view.fundingSamples(id))),
          new Property(
              "long-funding-index",
              (view, id, units) -> MarketUnits.count(view.fundingIndex(id, Side.BUY))),
          new Property(
              "short-funding-index",
              (view, id, units) -> MarketUnits.count(view.fundingIndex(id, Side.SELL))),
          new Property(
              "buy-auction-quotes",
              (view, id, units) -> MarketUnits.count(view.auctionQuotes(id, Side.BUY))),
          new Property(
              "sell-auction-quotes",
              (view, id, units) -> MarketUnits.count(view.auctionQuotes(id, Side.SELL))),
          new Property(
              "open-interest", (view, id, units) -> units.quantity(view.openInterestLots(id))));

  private MarketClaims() {}

  /** A figure of a market in human units. */
  @FunctionalInterface
  private interface Figure {
    BigDecimal value(EngineView view, int marketId, MarketUnits units);
  }

  private record Property(String word, Figure figure) {}

  static List<Claim> read(TokenReader in, Names names) {
    Token market = Clauses.market(in, names);
    List<Claim> claims = new ArrayList<>();
    do {
      claims.add(readOne(market, in));
    } while (in.hasMore());
    return claims;
  }

  private static Claim readOne(Token market, TokenReader in) {
    for (Property property : PROPERTIES) {
      if (in.accept(property.word())) {
        Decimal expected = in.decimal("a number");
        return (exchange, checks) ->
            checks.same(expected, property.word(), value(exchange, market, property));
      }
    }
    if (in.accept("oracle-status")) {
      return oracleStatus(market, in);
    }
    in.require("state");
    Token at = in.peek();
    MarketState state = Clauses.constant(in, MarketState.values());
    return (exchange, checks) ->
        checks.same(
            at,
            "state",
            Clauses.spell(state),
            Clauses.spell(exchange.view().marketState(exchange.markets().marketId(market))));
  }

  private static Claim oracleStatus(Token market, TokenReader in) {
    Token at = in.peek();
    OracleStatus status = Clauses.constant(in, OracleStatus.values());
    return (exchange, checks) ->
        checks.same(
            at,
            "oracle-status",
            Clauses.spell(status),
            Clauses.spell(exchange.view().oracleStatus(exchange.markets().marketId(market))));
  }

  private static MarkComponents components(EngineView view, int marketId) {
    MarkComponents components = new MarkComponents();
    view.copyMarkComponents(marketId, components);
    return components;
  }

  private static BigDecimal value(Exchange exchange, Token market, Property property) {
    int marketId = exchange.markets().marketId(market);
    return property.figure().value(exchange.view(), marketId, exchange.directory().units(marketId));
  }
}
