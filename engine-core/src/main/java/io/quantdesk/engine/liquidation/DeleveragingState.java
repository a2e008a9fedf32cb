package io.quantdesk.engine.liquidation;

import io.quantdesk.engine.Engine;
import io.quantdesk.engine.math.StateHash;

/** The position that is being closed against others at the moment, and how far that is. */
public final class DeleveragingState {
  /** What the next step does. */
  enum Phase {
    /** Looks for those with the highest scores. */
    SEARCH(0),
    /** Closes against them. */
    CLOSE(1),
    /** Looks for all who have a profit, and works out their shares. */
    SHARE(2),
    /** Closes those shares. */
    PAY(3);

    private final int code;

    Phase(int code) {
      this.code = code;
    }
  }

  int scopeId;
  long sinceNs;
  int marketId;
  int priceTicks;
  Phase phase = Phase.SEARCH;

  /** Candidate to close next. */
  int rank;

  /** Candidates that the present tick has looked at; nothing that outlives it. */
  int triedInTick;

  /** Whom the candidates were found for: a market, or 0, the sign of its position, the mark. */
  int rankedMarketId;

  int rankedSign;

  int rankedMarkTicks;

  /** Whether any has been closed since the last search began. */
  boolean progressed;

  /** Lots of the position that the shares yet to be paid are shares of. */
  long expectedLots;

  LiquidationKind kind = LiquidationKind.DELEVERAGING;
  final BestCandidates candidates = new BestCandidates();
  final ProRataShares shares;

  public DeleveragingState(int scopeCapacity) {
    shares = new ProRataShares(scopeCapacity);
  }

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
      hash.add(sinceNs).add(marketId).add(priceTicks).add(phase.code);
      hash.add(rank).add(progressed ? 1 : 0).add(expectedLots).add(kind.code());
      candidates.hash(hash);
      shares.hash(hash);
    }
  }
}
