package io.quantdesk.server.scenario.statement;

import io.quantdesk.engine.command.PlaceBracket;
import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.order.SelfTradePrevention;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.session.SessionRole;
import io.quantdesk.server.scenario.run.CommandOptions;
import io.quantdesk.server.scenario.run.Exchange;
import io.quantdesk.server.scenario.text.Decimal;
import io.quantdesk.server.scenario.text.Meaning;
import io.quantdesk.server.scenario.text.Names;
import io.quantdesk.server.scenario.text.Token;
import io.quantdesk.server.scenario.text.TokenReader;
import io.quantdesk.server.units.MarketUnits;

/**
 * {@code alice protects 1 long with take-profit 55000 and stop 48000}: two orders for a position.
 */
record ProtectStatement(
    Token account,
    Decimal quantity,
    Side side,
    Token market,
    SelfTradePrevention selfTradePrevention,
    boolean force,
    Legs legs,
    CommandOptions options)
    implements Action {
  /** Reads what follows {@code alice protects}. */
  static Action read(Token account, TokenReader in, Names names) {
    Decimal quantity = in.decimal("a quantity");
    Side side = in.accept("long") ? Side.BUY : Side.SELL;
    if (side == Side.SELL) {
      in.require("short");
    }
    Token market = in.accept("on") ? names.require(in, Meaning.MARKET) : null;
    SelfTradePrevention prevention =
        in.accept("self-trade")
            ? Clauses.constant(in, SelfTradePrevention.values())
            : SelfTradePrevention.CANCEL_MAKER;
    boolean force = in.accept("force");
    CommandOptions options = new CommandOptions(names);
    Legs legs = new Legs();
    in.require("with");
    legs.read(in, names, options);
    Token chosen = Clauses.marketOrOnly(market, in, names);
    return new ProtectStatement(account, quantity, side, chosen, prevention, force, legs, options);
  }

  @Override
  public void run(Exchange exchange, Checks checks) {
    PlaceBracket bracket = new PlaceBracket();
    PlaceOrder position = bracket.parent;
    position.subAccountId = exchange.accounts().subAccountId(account);
    position.marketId = exchange.markets().marketId(market);
    MarketUnits units = exchange.directory().units(position.marketId);
    position.orderQtyLots = quantity.in(units::lots);
    position.side = side;
    position.selfTradePrevention = selfTradePrevention;
    position.force = force;
    legs.fill(bracket, units, exchange);
    exchange.send(SessionRole.TRADING, options, (to, header) -> to.placeBracket(header, bracket));
  }
}
