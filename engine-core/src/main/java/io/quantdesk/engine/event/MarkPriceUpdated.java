package io.quantdesk.engine.event;

import io.quantdesk.engine.mark.MarkComponents;

/**
 * Event, valid during the call that hands it over and reused after it. Fields are those of the
 * message of the same name.
 */
public final class MarkPriceUpdated {
  /** All absent when the mark is the index by rule. */
  public final MarkComponents components = new MarkComponents();

  public int markTicks;

  public int indexTicks;

  public int marketId;
}
