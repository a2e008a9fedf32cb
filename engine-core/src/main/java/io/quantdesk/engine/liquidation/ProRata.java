package io.quantdesk.engine.liquidation;

import io.quantdesk.engine.account.Holders;
import io.quantdesk.engine.account.Holders.Walk;
import io.quantdesk.engine.account.Positions;
import io.quantdesk.engine.liquidation.DeleveragingState.Phase;

/**
 * Closes the position that is being deleveraged against all of the other side who have a profit, in
 * proportion to it (c7), at its zero price: nobody closes more than he holds, and nobody is harmed.
 * What those cannot take whose share is larger than their position is shared out again.
 */
final class ProRata {
  private final Positions positions;
  private final DeleveragingState state;
  private final Counterparties counterparties;

  ProRata(Positions positions, DeleveragingState state, Counterparties counterparties) {
    this.positions = positions;
    this.state = state;
    this.counterparties = counterparties;
  }

  void begin(int position) {
    state.phase = Phase.SHARE;
    state.kind = LiquidationKind.PRO_RATA;
    state.progressed = false;
    state.shares.begin(Math.abs(positions.lots(position)));
    positions.holders().begin(Walk.DELEVERAGING, state.marketId);
  }

  /** A step of the search: weights, shares, and the largest remainders. */
  void share(int position) {
    int budget = Deleveraging.SLOTS_PER_STEP;
    while (!state.shares.isSplitting()) {
      int candidate = positions.holders().next(Walk.DELEVERAGING);
      if (candidate == Holders.NONE) {
        break;
      }
      weigh(candidate, position);
      budget--;
      if (budget == 0) {
        return;
      }
    }
    if (state.shares.share(budget) > 0) {
      state.phase = Phase.PAY;
      state.rank = 0;
      state.expectedLots = state.shares.lots();
    }
  }

  /**
   * A step of the closing; returns whether all shares are closed, or the position is not the one
   * any more that they are shares of.
   */
  boolean pay() {
    int closed = 0;
    while (state.rank < state.shares.count() && closed < Deleveraging.CLOSES_PER_STEP) {
      int position = counterparties.openPosition();
      if (position == Positions.NONE || Math.abs(positions.lots(position)) != state.expectedLots) {
        return true;
      }
      state.triedInTick++;
      pay(position, state.rank++);
      closed++;
    }
    return state.rank == state.shares.count();
  }

  private void weigh(int candidate, int position) {
    long profit = counterparties.profitMicros(candidate);
    long lots = counterparties.closableLots(candidate, position);
    if (profit > 0 && counterparties.isEligible(candidate, position, lots)) {
      state.shares.add(positions.scopeId(candidate), profit);
    }
  }

  private void pay(int position, int rank) {
    int candidate = positions.find(state.shares.scopeId(rank), state.marketId);
    if (candidate == Positions.NONE) {
      return;
    }
    long most = counterparties.closableLots(candidate, position);
    long lots = Math.min(most, state.shares.shareOf(rank));
    if (lots > 0 && counterparties.isEligible(candidate, position, lots)) {
      counterparties.close(position, candidate, lots);
      state.expectedLots -= lots;
    }
  }
}
