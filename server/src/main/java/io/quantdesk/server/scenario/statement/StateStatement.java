package io.quantdesk.server.scenario.statement;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.session.SessionRole;
import io.quantdesk.server.scenario.run.CommandOptions;
import io.quantdesk.server.scenario.run.Exchange;
import io.quantdesk.server.scenario.text.Decimal;
import io.quantdesk.server.scenario.text.Names;
import io.quantdesk.server.scenario.text.Token;
import io.quantdesk.server.scenario.text.TokenKind;
import io.quantdesk.server.scenario.text.TokenReader;
import io.quantdesk.server.scenario.world.Directory;

/** {@code state BTC-PERP cancel-only}, {@code state BTC-PERP settlement @ 49000}. */
record StateStatement(
    Token market, MarketState state, Decimal settlementPrice, CommandOptions options)
    implements Action {
  static Action read(TokenReader in, Names names) {
    Token market = Clauses.market(in, names);
    MarketState state = Clauses.constant(in, MarketState.values());
    Decimal settlementPrice = in.accept(TokenKind.AT, "@") ? in.decimal("a price") : null;
    return new StateStatement(market, state, settlementPrice, new CommandOptions(names).toEnd(in));
  }

  @Override
  public void run(Exchange exchange, Checks checks) {
    int marketId = exchange.markets().marketId(market);
    int ticks = settlementTicks(exchange.directory(), marketId);
    RejectReason reason =
        exchange.send(
            SessionRole.ADMIN,
            options,
            (to, header) -> to.setMarketState(header, marketId, state, ticks));
    if (reason == RejectReason.NONE) {
      exchange.markets().openByHand(marketId);
    }
  }

  private int settlementTicks(Directory directory, int marketId) {
    return settlementPrice == null ? 0 : (int) settlementPrice.in(directory.units(marketId)::ticks);
  }
}
