package io.quantdesk.engine.model;

import static io.quantdesk.engine.model.NaiveMarket.big;
import static java.math.BigInteger.ZERO;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.order.OrdType;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.order.TimeInForce;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Closes all positions of sub-accounts, one sub-account after the other, market by market, by
 * market orders, one a tick.
 */
final class NaiveClosing {
  /** Positions that it was done with, and the sum of what it told of them. */
  long ended;

  long digest;

  /** Of them: nothing is left; the last order was refused. */
  long closed;

  long refused;

  /** Orders that traded, and those behind one of the same position that was filled whole. */
  long traded;

  long further;

  private final NaiveExchange exchange;
  private final NaiveTrading trading;
  private final List<Integer> waiting = new ArrayList<>();

  /** Of the first that waits: markets that have had their turn, or have begun it. */
  private int marketId;

  /** What is to be closed there yet; null: nothing. */
  private BigInteger left;

  NaiveClosing(NaiveExchange exchange, NaiveTrading trading) {
    this.exchange = exchange;
    this.trading = trading;
  }

  void add(int subAccountId) {
    if (!waiting.contains(subAccountId)) {
      waiting.add(subAccountId);
    }
  }

  boolean contains(int subAccountId) {
    return waiting.contains(subAccountId);
  }

  boolean isDue() {
    return !waiting.isEmpty();
  }

  /** One order at most; whoever has no position to be closed any more leaves. */
  void step() {
    boolean tried = false;
    while (!waiting.isEmpty()) {
      NaiveScope scope = exchange.scope(waiting.get(0));
      if (left != null && lots(scope).signum() != left.signum()) {
        end(scope, RejectReason.NONE);
      }
      NaiveMarket next = left != null ? exchange.market(marketId) : next(scope);
      if (next == null) {
        waiting.remove(0);
        marketId = 0;
      } else if (tried) {
        return;
      } else {
        further += left != null ? 1 : 0;
        close(scope, next);
        tried = true;
      }
    }
  }

  private NaiveMarket next(NaiveScope scope) {
    return exchange.markets.stream()
        .filter(market -> market.id > marketId && scope.position(market).lots.signum() != 0)
        .findFirst()
        .orElse(null);
  }

  private void close(NaiveScope scope, NaiveMarket market) {
    marketId = market.id;
    BigInteger before = lots(scope);
    left = left == null ? before : left;
    BigInteger size = left.abs().min(before.abs()).min(big(market.parameters.maxOrderLots));
    PlaceOrder command = new PlaceOrder();
    command.subAccountId = scope.id;
    command.marketId = market.id;
    command.side = before.signum() > 0 ? Side.SELL : Side.BUY;
    command.ordType = OrdType.MARKET;
    command.timeInForce = TimeInForce.IOC;
    command.reduceOnly = true;
    command.orderQtyLots = size.max(big(market.parameters.minOrderLots)).longValueExact();
    RejectReason reason = place(scope, market, command);
    BigInteger filled = before.subtract(lots(scope)).abs();
    traded += filled.signum();
    boolean whole = filled.equals(big(command.orderQtyLots).min(before.abs()));
    BigInteger rest = left.abs().subtract(filled).max(ZERO);
    left = rest.multiply(big(left.signum()));
    if (!whole || left.signum() == 0) {
      end(scope, reason);
    }
  }

  /** As the owner could, but for rate limits and auctions. */
  private RejectReason place(NaiveScope scope, NaiveMarket market, PlaceOrder command) {
    if (trading.liquidation.contains(scope.id)) {
      return RejectReason.UNDER_LIQUIDATION;
    }
    if (trading.liquidation.backstop.is(scope)) {
      return RejectReason.BACKSTOP_ACCOUNT;
    }
    NaiveMarket.Order order = trading.order(command, market);
    RejectReason reason = trading.check(order, command, market, false);
    if (reason == RejectReason.NONE) {
      trading.isolation.placed(scope.id, 0);
      order.number = ++trading.lastOrderNumber;
      trading.accept(order, command);
      trading.tidy();
    }
    return reason;
  }

  private BigInteger lots(NaiveScope scope) {
    return scope.position(exchange.market(marketId)).lots;
  }

  private void end(NaiveScope scope, RejectReason reason) {
    long leaves = lots(scope).longValueExact();
    left = null;
    ended++;
    closed += leaves == 0 ? 1 : 0;
    refused += reason == RejectReason.NONE ? 0 : 1;
    digest += digest(scope.id, marketId, leaves, reason);
  }

  /** Of one event, to be summed up. */
  static long digest(int subAccountId, int marketId, long leavesLots, RejectReason reason) {
    long mixed = ((subAccountId * 31L + marketId) * 1_000_003 + leavesLots) * 257 + reason.code();
    return mixed * 0x9E37_79B9_7F4A_7C15L;
  }
}
