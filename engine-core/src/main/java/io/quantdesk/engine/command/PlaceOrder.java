package io.quantdesk.engine.command;

import io.quantdesk.engine.order.OrdType;
import io.quantdesk.engine.order.SelfTradePrevention;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.order.TimeInForce;
import io.quantdesk.engine.order.TriggerSource;

/**
 * Command, reused by its caller: the engine keeps no reference. Fields are those of the message of
 * the same name.
 */
public final class PlaceOrder {
  /** 0: none; otherwise unique among the sub-account's live orders. */
  public long clOrdId;

  public long orderQtyLots;

  /** Limit price; for MARKET the worst price, 0: the market's band. */
  public int priceTicks;

  public int subAccountId;

  public int marketId;

  public Side side;

  public OrdType ordType;

  public TimeInForce timeInForce;

  /** Refused instead of trading at once. */
  public boolean postOnly;

  /** Post-only, but takes the best price at which it does not trade instead of being refused. */
  public boolean postOnlySlide;

  public SelfTradePrevention selfTradePrevention = SelfTradePrevention.CANCEL_MAKER;

  /** Never opens or enlarges a position: cut to it, and ended with it. */
  public boolean reduceOnly;

  /** Auctioned before it trades or rests, or refused. */
  public boolean jit;

  /** Of a reduce-only stop: taken even if its sub-account could be liquidated before it fires. */
  public boolean force;

  /** Most that its book shows of it at a time; 0: all. */
  public long displayQtyLots;

  /** Of a trigger order that does not trail: the price that fires it; otherwise 0. */
  public int triggerPriceTicks;

  /** Of a trigger order: which price is looked at; otherwise MARK. */
  public TriggerSource triggerSource = TriggerSource.MARK;

  /** Of a GTD order: from when on it must not trade, nanoseconds since 1970; otherwise 0. */
  public long expireTimeNs;

  /** Of a trailing stop: ticks between its best price and its trigger, or 0. */
  public int trailingOffsetTicks;

  /** Of a trailing stop: the same in ppm of the best price, or 0. */
  public int trailingOffsetPpm;

  /** Of a trailing stop: it follows once a price has met this; 0: at once. */
  public int activationPriceTicks;

  /** Of an order of an isolated sub-account: cash that comes from its parent with it; 0: none. */
  public long isolatedMarginMicros;
}
