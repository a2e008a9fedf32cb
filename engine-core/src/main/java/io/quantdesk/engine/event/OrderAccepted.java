package io.quantdesk.engine.event;

import io.quantdesk.engine.order.OrdType;
import io.quantdesk.engine.order.SelfTradePrevention;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.order.TimeInForce;
import io.quantdesk.engine.order.TriggerSource;

/**
 * Event, valid during the call that hands it over and reused after it. Fields are those of the
 * message of the same name.
 */
public final class OrderAccepted {
  public long orderId;

  public long clOrdId;

  public long orderQtyLots;

  public long restingQtyLots;

  /** Quantity of its price level after it, when it rests. */
  public long levelQtyLots;

  public int subAccountId;

  /** Limit; for MARKET the protection price in force. */
  public int priceTicks;

  public int marketId;

  public Side side;

  public OrdType ordType;

  public TimeInForce timeInForce;

  /** Refused instead of trading at once. */
  public boolean postOnly;

  /** It takes the best price at which it does not trade instead of being refused. */
  public boolean postOnlySlide;

  /** Of a reduce-only stop: taken even if its sub-account could be liquidated before it fires. */
  public boolean force;

  public SelfTradePrevention selfTradePrevention;

  /** Most that its book shows of it at a time; 0: all. */
  public long displayQtyLots;

  /** It only takes what its position has. */
  public boolean reduceOnly;

  /** Above 0: the order waits for this price; of a trailing stop the first that would fire it. */
  public int triggerPriceTicks;

  /** Which price it waits for; MARK for an order that does not. */
  public TriggerSource triggerSource = TriggerSource.MARK;

  /** From when on it must not trade, nanoseconds since 1970; 0: it does not expire. */
  public long expireTimeNs;

  public int trailingOffsetTicks;

  public int trailingOffsetPpm;

  public int activationPriceTicks;

  /** Of a leg: the order whose fills give it its quantity; otherwise 0. */
  public long parentOrderId;

  /** Of a leg: the other leg, which loses what this one gets filled; otherwise 0. */
  public long ocoOrderId;
}
