package io.quantdesk.engine.liquidation;

import io.quantdesk.engine.CommandTime;
import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.account.Holders;
import io.quantdesk.engine.account.Holders.Walk;
import io.quantdesk.engine.account.Positions;
import io.quantdesk.engine.liquidation.DeleveragingState.Phase;
import io.quantdesk.engine.market.DeleveragingStrategy;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.market.Markets;
import io.quantdesk.engine.risk.ScopeMargin;
import io.quantdesk.engine.trading.ForcedOrders;

/**
 * Closes what nobody in the market wanted of a position against those who hold the other side, at
 * its zero price (c7), and no more than the remainder: those with the most leveraged profit first,
 * or all by their profits (see {@link ProRata}) and then the others in that order. One position at
 * a time, in bounded steps: a search through the holders of the market for up to {@value
 * BestCandidates#CAPACITY} of them, then closes, again until nothing is left. What a search found
 * serves all positions that leave the same side of the market before its mark moves.
 *
 * <p>When only such are left as may not take part (see {@link Counterparties}), they close at the
 * mark, which harms nobody: what the position's scope owes then is bad debt.
 */
public final class Deleveraging {
  /** Most positions that one step looks at. */
  static final int SLOTS_PER_STEP = 256;

  /** Most candidates that one step closes with. */
  static final int CLOSES_PER_STEP = 64;

  private final CommandTime time;
  private final Positions positions;
  private final Markets markets;
  private final DeleveragingState state;
  private final Counterparties counterparties;
  private final ProRata proRata;

  Deleveraging(EngineState state, ScopeMargin margin, ForcedOrders forced, EngineEvents events) {
    time = state.time;
    positions = state.positions;
    markets = state.markets;
    this.state = state.deleveraging;
    counterparties = new Counterparties(state, margin, forced, events);
    proRata = new ProRata(positions, this.state, counterparties);
  }

  /** Whether a position is being closed already: another one has to wait. */
  boolean isBusy() {
    return state.isBusy();
  }

  /** Begins with the position of a scope in a market, to be closed at its zero price. */
  void start(int scopeId, int marketId, int zeroTicks) {
    state.scopeId = scopeId;
    state.sinceNs = time.ns();
    state.marketId = marketId;
    state.priceTicks = zeroTicks;
    Market market = markets.get(marketId);
    if (market.liquidationRules().deleveraging == DeleveragingStrategy.PRO_RATA) {
      state.rankedMarketId = 0;
      proRata.begin(counterparties.openPosition());
    } else if (isRanked(market)) {
      state.kind = LiquidationKind.DELEVERAGING;
      state.phase = Phase.CLOSE;
      state.progressed = true;
    } else {
      search(LiquidationKind.DELEVERAGING);
    }
  }

  /**
   * Whether the last search was for positions such as this one and came to its end, and not all of
   * it is used up.
   */
  private boolean isRanked(Market market) {
    return state.rankedMarketId == market.id()
        && state.rankedMarkTicks == market.markTicks()
        && state.rankedSign == sign()
        && state.rank < state.candidates.count();
  }

  private int sign() {
    return Long.signum(positions.lots(counterparties.openPosition()));
  }

  /** Whether the next step goes through positions of others, which takes a step's whole time. */
  boolean isSearching() {
    return isBusy() && (state.phase == Phase.SEARCH || state.phase == Phase.SHARE);
  }

  /** A tick begins, which may look at so many candidates again. */
  void startTick() {
    state.triedInTick = 0;
  }

  /** Whether the steps of the present tick have looked at as many candidates as one may. */
  boolean isEnoughForOneTick() {
    return state.triedInTick >= CLOSES_PER_STEP;
  }

  /** Goes on; returns the scope whose position is done with, or 0. */
  int step() {
    int position = counterparties.openPosition();
    if (position == Positions.NONE) {
      return finish();
    }
    return switch (state.phase) {
      case SEARCH -> {
        searchOn(position);
        yield 0;
      }
      case CLOSE -> close() ? closed() : 0;
      case SHARE -> {
        proRata.share(position);
        yield 0;
      }
      case PAY -> proRata.pay() ? closed() : 0;
    };
  }

  /** All that one search found is closed. */
  private int closed() {
    int position = counterparties.openPosition();
    if (position == Positions.NONE) {
      return finish();
    }
    if (state.kind == LiquidationKind.PRO_RATA) {
      if (state.progressed) {
        proRata.begin(position);
      } else {
        search(LiquidationKind.DELEVERAGING);
      }
    } else if (state.progressed) {
      search(state.kind);
    } else if (state.kind == LiquidationKind.DELEVERAGING) {
      state.priceTicks = markets.get(state.marketId).markTicks();
      search(LiquidationKind.LAST_RESORT);
    } else {
      return finish();
    }
    return 0;
  }

  /** Leaves the rest of the position in its market; returns its scope. */
  int abandon() {
    return finish();
  }

  /** Scope of the position that is being closed. */
  int scopeId() {
    return state.scopeId;
  }

  /** Its market. */
  int marketId() {
    return state.marketId;
  }

  private int finish() {
    int scopeId = state.scopeId;
    state.scopeId = 0;
    return scopeId;
  }

  private void search(LiquidationKind kind) {
    state.kind = kind;
    state.phase = Phase.SEARCH;
    state.rank = 0;
    state.progressed = false;
    state.candidates.clear();
    state.rankedMarketId = 0;
    state.rankedMarkTicks = markets.get(state.marketId).markTicks();
    state.rankedSign = sign();
    positions.holders().begin(Walk.DELEVERAGING, state.marketId);
  }

  private void searchOn(int position) {
    for (int left = SLOTS_PER_STEP; left > 0; left--) {
      int candidate = positions.holders().next(Walk.DELEVERAGING);
      if (candidate == Holders.NONE) {
        boolean mayServeOthers = state.kind == LiquidationKind.DELEVERAGING;
        state.rankedMarketId = mayServeOthers ? state.marketId : 0;
        state.phase = Phase.CLOSE;
        return;
      }
      long lots = counterparties.closableLots(candidate, position);
      if (counterparties.isEligible(candidate, position, lots)) {
        state.candidates.offer(positions.scopeId(candidate), counterparties.score(candidate));
      }
    }
  }

  /** Whether the position or the candidates are used up; the last one may have some left. */
  private boolean close() {
    for (int left = CLOSES_PER_STEP; left > 0; left--) {
      if (state.rank == state.candidates.count()) {
        return true;
      }
      state.triedInTick++;
      closeWith(state.candidates.scopeId(state.rank));
      if (counterparties.openPosition() == Positions.NONE) {
        return true;
      }
      state.rank++;
    }
    return false;
  }

  private void closeWith(int scopeId) {
    int position = counterparties.openPosition();
    int candidate = positions.find(scopeId, state.marketId);
    if (candidate != Positions.NONE) {
      long lots = counterparties.closableLots(candidate, position);
      if (counterparties.isEligible(candidate, position, lots)) {
        counterparties.close(position, candidate, lots);
      }
    }
  }
}
