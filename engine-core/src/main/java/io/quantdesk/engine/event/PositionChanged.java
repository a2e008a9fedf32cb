package io.quantdesk.engine.event;

/**
 * Event, valid during the call that hands it over and reused after it. Fields are those of the
 * message of the same name.
 */
public final class PositionChanged {
  /** Above 0 long, below 0 short. */
  public long positionLots;

  /** Signed cost: entry price = cost / (lots x k). */
  public long costMicros;

  /** By this change. */
  public long realizedPnlMicros;

  /** Since the position slot was opened, fees excluded. */
  public long totalRealizedPnlMicros;

  public int subAccountId;

  public int marketId;
}
