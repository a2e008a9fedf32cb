package io.quantdesk.server.scenario.statement;

import io.quantdesk.engine.EngineView;
import io.quantdesk.engine.risk.Health;
import io.quantdesk.engine.risk.LiquidationPrice;
import io.quantdesk.server.scenario.run.Exchange;
import io.quantdesk.server.scenario.run.RunFailure;
import io.quantdesk.server.scenario.text.Decimal;
import io.quantdesk.server.scenario.text.Meaning;
import io.quantdesk.server.scenario.text.Names;
import io.quantdesk.server.scenario.text.Token;
import io.quantdesk.server.scenario.text.TokenKind;
import io.quantdesk.server.scenario.text.TokenReader;
import io.quantdesk.server.units.MarketUnits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongBiFunction;

/**
 * What can be claimed about an account: its money and margin in USDC, its orders, its positions.
 */
final class AccountClaims {
  private static final List<Money> MONEY =
      List.of(
          new Money("cash", EngineView::cashMicros),
          new Money("equity", EngineView::equityMicros),
          new Money("initial-equity", EngineView::initialEquityMicros),
          new Money("margin", EngineView::initialMarginMicros),
          new Money("maintenance", EngineView::maintenanceMarginMicros),
          new Money("withdrawable", EngineView::withdrawableMicros),
          new Money("volume", (view, id) -> view.tradedVolumeMicros(view.owner(id))));

  private final Token account;
  private final List<Claim> claims = new ArrayList<>();

  private AccountClaims(Token account) {
    this.account = account;
  }

  /** A figure of a sub-account in USDC micros. */
  @FunctionalInterface
  private interface Figure {
    long micros(EngineView view, int subAccountId);
  }

  private record Money(String word, Figure figure) {}

  static List<Claim> read(Token account, TokenReader in, Names names) {
    AccountClaims read = new AccountClaims(account);
    do {
      read.readOne(in, names);
    } while (in.hasMore());
    return read.claims;
  }

  private void readOne(TokenReader in, Names names) {
    for (Money money : MONEY) {
      if (in.accept(money.word())) {
        claims.add(money(money, in.decimal("an amount")));
        return;
      }
    }
    if (in.accept("alert")) {
      claims.add(orNone(in, "alert", this::alert));
    } else if (in.accept("orders-left")) {
      claims.add(left("orders left", in.decimal("a number"), EngineView::ordersLeft));
    } else if (in.accept("cancels-left")) {
      claims.add(left("cancels left", in.decimal("a number"), EngineView::cancelsLeft));
    } else if (in.accept("fee-tier")) {
      Decimal tier = in.decimal("a fee tier");
      claims.add(left("fee tier", tier, (view, id) -> view.feeTier(view.owner(id))));
    } else if (in.accept("orders")) {
      claims.add(orders(in.decimal("a number")));
    } else if (in.accept("position")) {
      readPosition(in, names);
    } else if (in.accept("collateral")) {
      Token asset = names.require(in, Meaning.ASSET);
      claims.add(collateral(asset, in.decimal("a quantity")));
    } else if (in.accept("health")) {
      claims.add(orNone(in, "health", this::health));
    } else if (in.accept("liquidation-price")) {
      Token market = Clauses.market(in, names);
      claims.add(orNone(in, "liquidation price", exchange -> liquidationPrice(exchange, market)));
    } else if (in.accept("owed")) {
      Token market = Clauses.market(in, names);
      claims.add(owed(market, in.decimal("an amount, below 0 when it is to get it")));
    } else if (in.accept("leverage")) {
      claims.add(leverage(Clauses.market(in, names), in.decimal("a leverage, 0 for none")));
    } else {
      throw in.unexpected();
    }
  }

  private void readPosition(TokenReader in, Names names) {
    Token market = Clauses.market(in, names);
    Decimal quantity = in.decimal("a quantity, below 0 for a short position");
    claims.add(
        (exchange, checks) ->
            checks.same(
                quantity, "position", units(exchange, market).quantity(lots(exchange, market))));
    if (in.accept(TokenKind.AT, "@")) {
      Decimal price = in.decimal("a price");
      claims.add(
          (exchange, checks) ->
              checks.same(
                  price,
                  "entry price",
                  units(exchange, market)
                      .entryPrice(lots(exchange, market), cost(exchange, market))));
    }
    if (in.accept("cost")) {
      Decimal amount = in.decimal("an amount");
      claims.add(
          (exchange, checks) ->
              checks.same(amount, "cost", MarketUnits.money(cost(exchange, market))));
    }
    if (in.accept("realized")) {
      Decimal amount = in.decimal("an amount");
      claims.add(
          (exchange, checks) ->
              checks.same(
                  amount,
                  "realized profit",
                  MarketUnits.money(
                      exchange
                          .state()
                          .realizedMicros(subAccountId(exchange), marketId(exchange, market)))));
    }
  }

  private Claim money(Money money, Decimal amount) {
    return (exchange, checks) ->
        checks.same(
            amount,
            money.word(),
            MarketUnits.money(money.figure().micros(exchange.view(), subAccountId(exchange))));
  }

  /** A number, or none. */
  private static Claim orNone(TokenReader in, String what, Function<Exchange, BigDecimal> figure) {
    Token at = in.peek();
    if (in.accept("none")) {
      return (exchange, checks) -> {
        BigDecimal actual = figure.apply(exchange);
        checks.same(at, what, "none", actual == null ? "none" : actual.toPlainString());
      };
    }
    Decimal expected = in.decimal("a number");
    return (exchange, checks) -> checks.same(expected, what, figure.apply(exchange));
  }

  /** Equity per maintenance margin, four digits rounded down; null without a requirement. */
  private BigDecimal health(Exchange exchange) {
    long factor = exchange.view().healthFactor(subAccountId(exchange));
    return factor == Health.MAX ? null : MarketUnits.plain(BigDecimal.valueOf(factor, 4));
  }

  /** The lowest level that was told and not left since; null: none. */
  private BigDecimal alert(Exchange exchange) {
    int level = exchange.view().alertLevel(subAccountId(exchange));
    return level == 0 ? null : MarketUnits.plain(BigDecimal.valueOf(level, 4));
  }

  private BigDecimal liquidationPrice(Exchange exchange, Token market) {
    long ticks =
        exchange.state().liquidationTicks(subAccountId(exchange), marketId(exchange, market));
    return ticks == LiquidationPrice.NONE ? null : units(exchange, market).price(ticks);
  }

  private Claim owed(Token market, Decimal amount) {
    return (exchange, checks) ->
        checks.same(
            amount,
            "funding owed",
            MarketUnits.money(
                exchange.state().owedMicros(subAccountId(exchange), marketId(exchange, market))));
  }

  private Claim collateral(Token asset, Decimal quantity) {
    return (exchange, checks) -> {
      int assetId = CollateralStatement.assetId(exchange, asset);
      long units = exchange.view().collateral().units(subAccountId(exchange), assetId);
      checks.same(quantity, "collateral", exchange.directory().assetUnits(assetId).quantity(units));
    };
  }

  private Claim leverage(Token market, Decimal leverage) {
    return (exchange, checks) ->
        checks.same(
            leverage,
            "leverage",
            MarketUnits.count(
                exchange.view().leverage(subAccountId(exchange), marketId(exchange, market))));
  }

  private Claim orders(Decimal count) {
    return (exchange, checks) ->
        checks.same(
            count,
            "number of orders",
            MarketUnits.count(exchange.state().orderCount(subAccountId(exchange))));
  }

  private Claim left(String what, Decimal count, ToLongBiFunction<EngineView, Integer> figure) {
    return (exchange, checks) ->
        checks.same(
            count,
            what,
            MarketUnits.count(figure.applyAsLong(exchange.view(), subAccountId(exchange))));
  }

  private long lots(Exchange exchange, Token market) {
    return exchange.state().positionLots(subAccountId(exchange), marketId(exchange, market));
  }

  private long cost(Exchange exchange, Token market) {
    return exchange.state().costMicros(subAccountId(exchange), marketId(exchange, market));
  }

  private int subAccountId(Exchange exchange) {
    Long id = exchange.directory().id(Meaning.ACCOUNT, account.text());
    if (id == null) {
      throw new RunFailure(account, account.text() + " does not exist");
    }
    return Math.toIntExact(id);
  }

  private static int marketId(Exchange exchange, Token market) {
    return exchange.markets().marketId(market);
  }

  private static MarketUnits units(Exchange exchange, Token market) {
    return exchange.directory().units(marketId(exchange, market));
  }
}
