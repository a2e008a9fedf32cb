package io.quantdesk.engine.model;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.command.UpdateOracle;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.order.TriggerSource;

/** The naive exchange and its orders, and what concerns both. */
final class NaiveEngine {
  final NaiveExchange exchange = new NaiveExchange();
  final NaiveTrading trading = new NaiveTrading(exchange);
  final NaiveFunds funds = new NaiveFunds(exchange, trading, 64);
  final NaiveAlerts alerts = new NaiveAlerts(exchange);

  Answer updateOracle(UpdateOracle command) {
    Answer answer = exchange.updateOracle(command);
    if (answer.reason() == RejectReason.NONE) {
      NaiveMarket market = exchange.market(command.marketId);
      trading.triggers.overtake(market);
      trading.triggers.price(market, TriggerSource.MARK);
      trading.triggers.price(market, TriggerSource.INDEX);
    }
    return answer;
  }

  Answer setState(int marketId, MarketState state) {
    NaiveMarket market = exchange.market(marketId);
    boolean empty = !trading.reduceOnly.isClearing(market);
    Answer answer = exchange.setState(marketId, state, empty);
    if (answer.reason() == RejectReason.NONE) {
      trading.reduceOnly.stateChanged(market);
      trading.triggers.opened(market);
    }
    return answer;
  }
}
