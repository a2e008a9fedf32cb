package io.quantdesk.engine.event;

import io.quantdesk.engine.liquidation.LiquidationKind;

/**
 * Event, valid during the call that hands it over and reused after it. Fields are those of the
 * message of the same name.
 */
public final class LiquidationStepped {
  /** What it closed, from 0 on. */
  public long lots;

  /** Position after it: above 0 long, below 0 short. */
  public long leavesLots;

  /** Value at which it was closed. */
  public long tradedMicros;

  /** To the insurance fund. */
  public long feeMicros;

  public int subAccountId;

  public int marketId;

  /** Who closed with it, for DELEVERAGING; otherwise 0. */
  public int counterpartySubAccountId;

  /** z: closing at it leaves equity per maintenance margin as it is. */
  public int zeroPriceTicks;

  /** Worst price of the step. */
  public int limitPriceTicks;

  public LiquidationKind kind;
}
