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

  public int subAccountId;
}
