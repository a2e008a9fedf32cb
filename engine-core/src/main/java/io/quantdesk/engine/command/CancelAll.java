package io.quantdesk.engine.command;

import io.quantdesk.engine.order.SideFilter;

/**
 * Command, reused by its caller: the engine keeps no reference. Fields are those of the message of
 * the same name.
 */
public final class CancelAll {
  public int subAccountId;

  /** 0: all markets. */
  public int marketId;

  public SideFilter side;
}
