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
 * a time, in bounded steps: a search through the holders of the market, then up to {@value
 * BestCandidates#CAPACITY} closes, again until nothing is left.
 *
 * <p>When only such are left as may not take part (see {@link Counterparties}), they close at the
 * mark, which harms nobody: what the position's scope owes then is bad debt.
 */
public final class Deleveraging {
  /** Most positions that one step looks at. */
  static final int SLOTS_PER_STEP = 4_096;

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
      proRata.begin(counterparties.openPosition());
    } else {
      search(LiquidationKind.DELEVERAGING);
    }
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
      case CLOSE -> {
        close();
        yield closed();
      }
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
    positions.holders().begin(Walk.DELEVERAGING, state.marketId);
  }

  private void searchOn(int position) {
    for (int left = SLOTS_PER_STEP; left > 0; left--) {
      int candidate = positions.holders().next(Walk.DELEVERAGING);
      if (candidate == Holders.NONE) {
        state.phase = Phase.CLOSE;
        return;
      }
      long lots = counterparties.closableLots(candidate, position);
      if (counterparties.isEligible(candidate, position, lots)) {
        state.candidates.offer(positions.scopeId(candidate), counterparties.score(candidate));
      }
    }
  }

  private void close() {
    while (state.rank < state.candidates.count()) {
      int position = counterparties.openPosition();
      if (position == Positions.NONE) {
        return;
      }
      int scopeId = state.candidates.scopeId(state.rank++);
      int candidate = positions.find(scopeId, state.marketId);
      if (candidate != Positions.NONE) {
        long lots = counterparties.closableLots(candidate, position);
        if (counterparties.isEligible(candidate, position, lots)) {
          counterparties.close(position, candidate, lots);
        }
      }
    }
  }
}
