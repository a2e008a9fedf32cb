package io.quantdesk.server.scenario.statement;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.session.SessionRole;
import io.quantdesk.server.scenario.run.CommandOptions;
import io.quantdesk.server.scenario.run.Exchange;
import io.quantdesk.server.scenario.text.Names;
import io.quantdesk.server.scenario.text.Token;
import io.quantdesk.server.scenario.text.TokenReader;

/** {@code state BTC-PERP cancel-only}. */
record StateStatement(Token market, MarketState state, CommandOptions options) implements Action {
  static Action read(TokenReader in, Names names) {
    Token market = Clauses.market(in, names);
    MarketState state = Clauses.constant(in, MarketState.values());
    return new StateStatement(market, state, new CommandOptions(names).toEnd(in));
  }

  @Override
  public void run(Exchange exchange, Checks checks) {
    int marketId = exchange.markets().marketId(market);
    RejectReason reason =
        exchange.send(
            SessionRole.ADMIN, options, (to, header) -> to.setMarketState(header, marketId, state));
    if (reason == RejectReason.NONE) {
      exchange.markets().openByHand(marketId);
    }
  }
}
