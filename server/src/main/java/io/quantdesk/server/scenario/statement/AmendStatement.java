package io.quantdesk.server.scenario.statement;

import io.quantdesk.engine.command.AmendOrder;
import io.quantdesk.engine.session.SessionRole;
import io.quantdesk.server.scenario.run.CommandOptions;
import io.quantdesk.server.scenario.run.Exchange;
import io.quantdesk.server.scenario.text.Decimal;
import io.quantdesk.server.scenario.text.Names;
import io.quantdesk.server.scenario.text.ScenarioError;
import io.quantdesk.server.scenario.text.Token;
import io.quantdesk.server.scenario.text.TokenKind;
import io.quantdesk.server.scenario.text.TokenReader;
import io.quantdesk.server.scenario.world.OrderRecord;
import io.quantdesk.server.units.MarketUnits;

/** {@code amend a1 to 2 @ 50000}; the part that is not named stays as it is. */
record AmendStatement(
    OrderReference order,
    Decimal quantity,
    Decimal price,
    Decimal trigger,
    Trail trail,
    Token market,
    CommandOptions options)
    implements Action {
  static Action read(TokenReader in, Names names) {
    OrderReference order = OrderReference.read(in, names);
    in.require("to");
    Decimal quantity = null;
    Decimal price = null;
    Decimal trigger = null;
    Trail trail = new Trail();
    if (in.accept("trigger")) {
      trigger = in.decimal("a price");
    } else if (in.accept(TokenKind.AT, "@")) {
      price = in.decimal("a price");
    } else if (!trail.accept(in)) {
      quantity = in.decimal("a quantity");
      if (in.accept(TokenKind.AT, "@")) {
        price = in.decimal("a price");
      }
    }
    Token market = null;
    CommandOptions options = new CommandOptions(names);
    while (in.hasMore()) {
      if (trigger == null && in.accept("trigger")) {
        trigger = in.decimal("a price");
      } else if (in.accept("on")) {
        market = Clauses.namedMarket(in, names);
      } else if (!trail.accept(in) && !order.acceptAccount(in, names) && !options.accept(in)) {
        throw in.unexpected();
      }
    }
    return new AmendStatement(order, quantity, price, trigger, trail, market, options);
  }

  @Override
  public void run(Exchange exchange, Checks checks) {
    OrderRecord terms = order.terms(exchange);
    if (terms == null && (quantity == null || price == null)) {
      throw new ScenarioError(order.at(), "for an unknown order give quantity and price");
    }
    MarketUnits units = units(exchange, terms);
    AmendOrder amend = new AmendOrder();
    amend.orderId = order.orderId(exchange);
    amend.clOrdId = order.clOrdId();
    amend.orderQtyLots = quantity == null ? terms.orderQtyLots() : quantity.in(units::lots);
    amend.priceTicks = price == null ? terms.priceTicks() : (int) price.in(units::ticks);
    amend.triggerPriceTicks = trigger == null ? 0 : (int) trigger.in(units::ticks);
    amend.trailingOffsetTicks = trail.offsetTicks(units);
    amend.trailingOffsetPpm = trail.offsetPpm();
    amend.activationPriceTicks = trail.activationTicks(units);
    amend.subAccountId = order.subAccountId(exchange);
    exchange.send(SessionRole.TRADING, options, (to, header) -> to.amendOrder(header, amend));
  }

  private MarketUnits units(Exchange exchange, OrderRecord terms) {
    if (market != null) {
      return exchange.directory().units(exchange.markets().marketId(market));
    }
    return terms == null ? MarketUnits.RAW : exchange.directory().units(terms.marketId());
  }
}
