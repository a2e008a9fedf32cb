package io.quantdesk.engine.model;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.command.UpdateOracle;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.order.TriggerSource;

/** The naive exchange and its orders, and what concerns both. */
final class NaiveEngine {
  final NaiveExchange exchange = new NaiveExchange();
  final NaiveTrading trading = new NaiveTrading(exchange);
  final NaiveFunds funds = new NaiveFunds(exchange, trading);
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

  Answer withdraw(int subAccountId, long amount) {
    boolean judged = exchange.scope(subAccountId) != null && amount > 0;
    return judged && trading.liquidation.contains(subAccountId)
        ? Answer.of(RejectReason.UNDER_LIQUIDATION)
        : exchange.withdraw(subAccountId, amount);
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
