package io.quantdesk.engine.liquidation;

import io.quantdesk.engine.Engine;
import io.quantdesk.engine.math.StateHash;

/** The position that is being closed against others at the moment, and how far that is. */
public final class DeleveragingState {
  int scopeId;
  long sinceNs;
  int marketId;
  int priceTicks;

  /** Position slot to look at next, and the one at which the search is over. */
  int cursor;

  int end;

  /** Candidate to close next, once the search is over. */
  int rank;

  /** Whether any has been closed since the last search began. */
  boolean progressed;

  LiquidationKind kind = LiquidationKind.DELEVERAGING;
  final BestCandidates candidates = new BestCandidates();

  boolean isBusy() {
    return scopeId != 0;
  }

  /** Since when there is a step to make; Engine.NO_DEADLINE: there is none. */
  public long pendingSinceNs() {
    return isBusy() ? sinceNs : Engine.NO_DEADLINE;
  }

  /** Adds all of it to a hash. */
  public void hash(StateHash hash) {
    hash.add(scopeId);
    if (isBusy()) {
      hash.add(sinceNs)
          .add(marketId)
          .add(priceTicks)
          .add(cursor)
          .add(end)
          .add(rank)
          .add(progressed ? 1 : 0);
      hash.add(kind.code());
      candidates.hash(hash);
    }
  }
}
