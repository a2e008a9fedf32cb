package io.quantdesk.engine.command;

/**
 * Command, reused by its caller: the engine keeps no reference. Fields are those of the message of
 * the same name.
 */
public final class AmendOrder {
  /** 0: find by clOrdId. */
  public long orderId;

  public long clOrdId;

  /** New total quantity, filled part included. */
  public long orderQtyLots;

  public int priceTicks;

  /** New trigger of an order that waits for one; 0: as it is. */
  public int triggerPriceTicks;

  /** New distance of a trailing stop in ticks; 0 with no ppm: as it is. */
  public int trailingOffsetTicks;

  /** New distance of a trailing stop in ppm; 0 with no ticks: as it is. */
  public int trailingOffsetPpm;

  /** New activation price of a trailing stop that does not follow yet; 0: as it is. */
  public int activationPriceTicks;

  public int subAccountId;
}
