package io.quantdesk.server.scenario.statement;

import io.quantdesk.server.scenario.run.Exchange;
import io.quantdesk.server.scenario.run.RunFailure;
import io.quantdesk.server.scenario.run.StateView;
import io.quantdesk.server.scenario.text.Decimal;
import io.quantdesk.server.scenario.text.Names;
import io.quantdesk.server.scenario.text.TokenKind;
import io.quantdesk.server.scenario.text.TokenReader;
import io.quantdesk.server.scenario.world.OrderRecord;
import io.quantdesk.server.units.MarketUnits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What can be claimed about an order: quantities, price, and whether it is still live. */
final class OrderClaims {
  private OrderClaims() {}

  /** A figure of an order in human units. */
  @FunctionalInterface
  private interface Figure {
    BigDecimal value(OrderRecord order, MarketUnits units);
  }

  static List<Claim> read(TokenReader in, Names names) {
    OrderReference order = OrderReference.read(in, names);
    List<Claim> claims = new ArrayList<>();
    do {
      if (in.accept("qty")) {
        claims.add(claim(order, "quantity", in, (o, u) -> u.quantity(o.orderQtyLots())));
      } else if (in.accept("leaves")) {
        claims.add(claim(order, "leaves", in, (o, u) -> u.quantity(o.leavesQtyLots())));
      } else if (in.accept("filled")) {
        claims.add(claim(order, "filled", in, (o, u) -> u.quantity(o.cumQtyLots())));
      } else if (in.accept("trigger")) {
        claims.add(held(order, "trigger", in, StateView::triggerTicks));
      } else if (in.accept("best")) {
        claims.add(held(order, "best", in, StateView::bestTicks));
      } else if (in.accept(TokenKind.AT, "@")) {
        claims.add(claim(order, "price", in, (o, u) -> u.price(o.priceTicks())));
      } else {
        throw in.unexpected();
      }
    } while (in.hasMore());
    claims.add(agreement(order));
    return claims;
  }

  private static Claim claim(OrderReference order, String what, TokenReader in, Figure figure) {
    Decimal expected = in.decimal("a number");
    return (exchange, checks) -> {
      OrderRecord record = record(exchange, order);
      MarketUnits units = exchange.directory().units(record.marketId());
      checks.same(expected, what, figure.value(record, units));
    };
  }

  /** A price of an order that no event tells, since it moves with the market. */
  @FunctionalInterface
  private interface HeldPrice {
    int ticks(StateView state, int subAccountId, long orderId);
  }

  private static Claim held(OrderReference order, String what, TokenReader in, HeldPrice price) {
    Decimal expected = in.decimal("a number");
    return (exchange, checks) -> {
      OrderRecord record = record(exchange, order);
      MarketUnits units = exchange.directory().units(record.marketId());
      int ticks = price.ticks(exchange.state(), record.subAccountId(), record.orderId());
      checks.same(expected, what, units.price(ticks));
    };
  }

  /** The events told what the engine holds: what can still trade rests in the book. */
  private static Claim agreement(OrderReference order) {
    return (exchange, checks) -> {
      OrderRecord record = record(exchange, order);
      checks.same(
          order.at(),
          "lots in the engine",
          record.leavesQtyLots(),
          exchange.state().liveLots(record.subAccountId(), record.orderId()));
    };
  }

  private static OrderRecord record(Exchange exchange, OrderReference order) {
    OrderRecord record = order.terms(exchange);
    if (record == null) {
      throw new RunFailure(order.at(), "there is no such order");
    }
    return record;
  }
}
