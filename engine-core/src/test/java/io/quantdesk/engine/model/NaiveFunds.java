package io.quantdesk.engine.model;

import static io.quantdesk.engine.model.NaiveMarket.big;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.command.Transfer;
import java.math.BigInteger;

/** How money moves within the exchange and out of it (rule c12). */
final class NaiveFunds {
  private final NaiveExchange exchange;
  private final NaiveTrading trading;
  long transfers;

  NaiveFunds(NaiveExchange exchange, NaiveTrading trading) {
    this.exchange = exchange;
    this.trading = trading;
  }

  Answer transfer(Transfer command) {
    NaiveScope from = exchange.scope(command.fromSubAccountId);
    NaiveScope to = exchange.scope(command.toSubAccountId);
    if (from == null || to == null) {
      return Answer.of(RejectReason.UNKNOWN_SUB_ACCOUNT);
    }
    if (from == to) {
      return Answer.of(RejectReason.SAME_SUB_ACCOUNT);
    }
    if (from.owner != to.owner) {
      return Answer.of(RejectReason.OTHER_OWNER);
    }
    BigInteger amount = big(command.amountMicros);
    if (amount.signum() <= 0) {
      return Answer.of(RejectReason.INVALID_AMOUNT);
    }
    if (trading.liquidation.contains(from.id)) {
      return Answer.of(RejectReason.UNDER_LIQUIDATION);
    }
    if (amount.compareTo(from.withdrawable()) > 0) {
      return Answer.of(RejectReason.INSUFFICIENT_WITHDRAWABLE);
    }
    exchange.touched.add(from);
    exchange.touched.add(to);
    from.cash = from.cash.subtract(amount);
    to.cash = to.cash.add(amount);
    transfers++;
    return Answer.of(RejectReason.NONE);
  }
}
