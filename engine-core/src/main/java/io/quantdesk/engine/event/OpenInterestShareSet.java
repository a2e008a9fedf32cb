package io.quantdesk.engine.event;

import io.quantdesk.engine.market.OpenInterestShare;

/** Another share of a market's open interest bounds what one account may hold. */
public final class OpenInterestShareSet {
  public int marketId;

  public final OpenInterestShare share = new OpenInterestShare();
}
