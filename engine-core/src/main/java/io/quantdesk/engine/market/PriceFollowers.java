package io.quantdesk.engine.market;

import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.liquidation.LiquidationQueue;
import io.quantdesk.engine.threshold.MarginWatch;
import io.quantdesk.engine.trigger.DueTriggers;

/** Who has to know that a mark has moved, or that more may be done at a price than before. */
public final class PriceFollowers {
  private final DueTriggers triggers;
  private final MarginWatch marginWatch;
  private final LiquidationQueue liquidations;

  public PriceFollowers(EngineState state) {
    triggers = state.dueTriggers;
    marginWatch = state.marginWatch;
    liquidations = state.liquidations;
  }

  /** A mark has moved without a price of the oracle. */
  public void marked(Market market) {
    triggers.marked(market);
    marginWatch.priceChanged(market);
  }

  /** Index and mark have moved. */
  public void priced(Market market) {
    triggers.priced(market);
    marginWatch.priceChanged(market);
  }

  /** A price or its rules have changed: those who wait for a better one may go on. */
  public void judged(Market market) {
    if (market.oracle().hasEased()) {
      liquidations.marketEased();
    }
  }
}
