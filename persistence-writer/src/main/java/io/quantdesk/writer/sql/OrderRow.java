package io.quantdesk.writer.sql;

import io.quantdesk.protocol.sbe.OrderAcceptedDecoder;

/**
 * What a batch knows of one order. Of an order that the batch accepted that is everything; of an
 * older one it is what changed: the fills of the batch as sums to add, and the last known state.
 */
final class OrderRow {
  /** Mark of a quantity or price that the batch says nothing of. */
  static final long UNKNOWN = -1;

  long orderId;
  Market market;

  // Of a new order only.
  boolean isNew;
  long clOrdId;
  long subAccountId;
  long accountId;
  String side;
  String ordType;
  String timeInForce;
  boolean postOnly;
  boolean postOnlySlide;
  boolean reduceOnly;
  String selfTradePrevention;

  /** 0: its book shows all of it. */
  long displayQtyLots;

  /** 0: no leg, or one without a parent. */
  long parentOrderId;

  /** 0: no leg, or the only one. */
  long ocoOrderId;

  /** Null for an order that is no trigger order. */
  String triggerSource;

  /** 0: it does not expire. */
  long expireTimeNs;

  long createdNs;

  // What the batch did to it.
  long orderQtyLots;
  long priceTicks;
  long leavesQtyLots;
  long fillQtyLots;
  long fillValueMicros;
  long canceledQtyLots;
  long cumQtyLots;
  String cancelReason;

  /** 0: none, or unknown. */
  int triggerPriceTicks;

  /** 0, both of them: none, or unknown. */
  int trailingOffsetTicks;

  int trailingOffsetPpm;

  /** 0: none, or unknown. */
  int activationPriceTicks;

  /** 0: has not fired in this batch. */
  long triggeredNs;

  long updatedNs;
  long seq;

  /** Begins with an order whose acceptance is in an earlier batch. */
  void older(long orderId, Market market) {
    reset(orderId, market);
    isNew = false;
    orderQtyLots = UNKNOWN;
    priceTicks = UNKNOWN;
  }

  /** Begins with an order that is accepted now. */
  void accepted(OrderAcceptedDecoder event, Market market, long accountId, long timeNs) {
    reset(event.orderId(), market);
    isNew = true;
    clOrdId = event.clOrdId();
    subAccountId = event.subAccountId();
    this.accountId = accountId;
    side = event.side().name();
    ordType = event.ordType().name();
    timeInForce = event.timeInForce().name();
    postOnly = event.execInst().postOnly();
    postOnlySlide = event.execInst().postOnlySlide();
    reduceOnly = event.execInst().reduceOnly();
    selfTradePrevention = event.selfTradePrevention().name();
    displayQtyLots = event.displayQtyLots();
    parentOrderId = event.parentOrderId();
    ocoOrderId = event.ocoOrderId();
    createdNs = timeNs;
    expireTimeNs = event.expireTimeNs();
    orderQtyLots = event.orderQtyLots();
    priceTicks = event.priceTicks();
    leavesQtyLots = event.orderQtyLots();
    triggerPriceTicks = event.triggerPriceTicks();
    triggerSource = triggerPriceTicks == 0 ? null : event.triggerSource().name();
    trailingOffsetTicks = event.trailingOffsetTicks();
    trailingOffsetPpm = event.trailingOffsetPpm();
    activationPriceTicks = event.activationPriceTicks();
  }

  private void reset(long orderId, Market market) {
    this.orderId = orderId;
    this.market = market;
    fillQtyLots = 0;
    fillValueMicros = 0;
    canceledQtyLots = 0;
    cumQtyLots = UNKNOWN;
    cancelReason = null;
    triggerPriceTicks = 0;
    trailingOffsetTicks = 0;
    trailingOffsetPpm = 0;
    activationPriceTicks = 0;
    triggeredNs = 0;
  }

  /** A leg without a quantity is not. */
  boolean isFilled() {
    return leavesQtyLots == 0 && cancelReason == null && orderQtyLots > 0;
  }

  /** FIX OrdStatus of a new order. */
  String status() {
    if (cancelReason != null) {
      return "CANCELED";
    }
    if (isFilled()) {
      return "FILLED";
    }
    return fillQtyLots > 0 ? "PARTIALLY_FILLED" : "NEW";
  }
}
