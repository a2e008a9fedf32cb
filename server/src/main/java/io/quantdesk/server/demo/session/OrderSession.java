package io.quantdesk.server.demo.session;

import io.quantdesk.engine.command.AmendOrder;
import io.quantdesk.engine.command.CancelOrder;
import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.command.UpdateOracle;
import io.quantdesk.protocol.client.EgressHandler;
import io.quantdesk.protocol.client.IngressClient;
import io.quantdesk.protocol.sbe.OrdType;
import io.quantdesk.protocol.sbe.PlaceOrderEncoder;
import io.quantdesk.protocol.sbe.Side;
import io.quantdesk.protocol.sbe.TimeInForce;
import io.quantdesk.server.demo.flow.CommandSink;

/**
 * Sends the demo's commands through the ingress queue: orders in a trading session with a bounded
 * number of unanswered commands, prices in an oracle session. Owned by one thread.
 */
final class OrderSession implements CommandSink {
  private final IngressClient trading;
  private final IngressClient oracle;
  private final int window;
  private final LatencyRecorder latencies;
  private final SessionKeeper keeper;
  private long commands;

  /** Uses sessions that stay their owner's. */
  OrderSession(
      IngressClient trading,
      IngressClient oracle,
      int window,
      LatencyRecorder latencies,
      SessionKeeper keeper) {
    this.trading = trading;
    this.oracle = oracle;
    this.window = window;
    this.latencies = latencies;
    this.keeper = keeper;
  }

  @Override
  public long place(PlaceOrder order) {
    if (isWindowFull()) {
      return NO_ROOM;
    }
    PlaceOrderEncoder message =
        trading
            .draft()
            .placeOrder()
            .clOrdId(order.clOrdId)
            .orderQtyLots(order.orderQtyLots)
            .priceTicks(order.priceTicks)
            .subAccountId(order.subAccountId)
            .marketId(order.marketId)
            .side(Side.get((short) order.side.code()))
            .ordType(OrdType.get((short) order.ordType.code()))
            .timeInForce(TimeInForce.get((short) order.timeInForce.code()));
    message.execInst().postOnly(order.postOnly);
    return send();
  }

  @Override
  public long amend(AmendOrder amend) {
    if (isWindowFull()) {
      return NO_ROOM;
    }
    trading
        .draft()
        .amendOrder()
        .clOrdId(amend.clOrdId)
        .orderQtyLots(amend.orderQtyLots)
        .priceTicks(amend.priceTicks)
        .subAccountId(amend.subAccountId);
    return send();
  }

  @Override
  public long cancel(CancelOrder cancel) {
    if (isWindowFull()) {
      return NO_ROOM;
    }
    trading.draft().cancelOrder().clOrdId(cancel.clOrdId).subAccountId(cancel.subAccountId);
    return send();
  }

  @Override
  public long updateOracle(UpdateOracle update) {
    oracle
        .draft()
        .updateOracle()
        .priceMantissa(update.priceMantissa)
        .confidenceMantissa(update.confidenceMantissa)
        .publishTimeNs(update.publishTimeNs)
        .marketId(update.marketId)
        .exponent((byte) update.exponent);
    return counted(oracle.send());
  }

  /** Hands over what has come for both sessions; never waits. */
  int poll(EgressHandler orderEvents, EgressHandler oracleEvents, int limit) {
    keeper.keep(trading);
    keeper.keep(oracle);
    return trading.poll(orderEvents, limit) + oracle.poll(oracleEvents, limit);
  }

  /** Commands of both sessions that wait for their outcome. */
  int unanswered() {
    return trading.unansweredCount() + oracle.unansweredCount();
  }

  /** Commands sent in both sessions. */
  long commands() {
    return commands;
  }

  private boolean isWindowFull() {
    return trading.unansweredCount() >= window;
  }

  private long send() {
    long clientSeq = counted(trading.send());
    if (clientSeq != NO_ROOM) {
      latencies.onSent(clientSeq);
    }
    return clientSeq;
  }

  private long counted(long clientSeq) {
    if (clientSeq == IngressClient.CLOSED || clientSeq == IngressClient.BACK_PRESSURED) {
      return NO_ROOM;
    }
    commands++;
    return clientSeq;
  }
}
