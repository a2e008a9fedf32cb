package io.quantdesk.engine.trading;

import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.account.Positions;
import io.quantdesk.engine.book.RestingOrders;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.market.Markets;
import io.quantdesk.engine.order.DoneReason;

/**
 * Cuts reduce-only orders to their positions, and ends those that have nothing to reduce any more,
 * in steps that ticks make behind the command that changed the position. Until then matching itself
 * lets no such order take more than the position (see {@link MatchPlanner}).
 */
public final class Resizing {
  /** A step looks at no further position once it has looked at so many orders. */
  static final int MAX_ORDERS_PER_STEP = 256;

  private final Positions positions;
  private final Markets markets;
  private final RestingOrders orders;
  private final LiveOrders liveOrders;
  private final ReduceOnlyOrders reduceOnly;
  private final ReduceOnlyRules rules;
  private final OrderRemoval removal;
  private final OrderReduction reduction;
  private final Brackets brackets;
  private final BracketSizing bracketSizing;

  Resizing(
      EngineState state,
      ReduceOnlyRules rules,
      OrderRemoval removal,
      OrderReduction reduction,
      BracketSizing bracketSizing) {
    positions = state.positions;
    markets = state.markets;
    orders = state.orders;
    liveOrders = state.liveOrders;
    reduceOnly = state.reduceOnly;
    this.rules = rules;
    this.removal = removal;
    this.reduction = reduction;
    brackets = state.brackets;
    this.bracketSizing = bracketSizing;
  }

  /** Looks at the positions that have changed, those first that changed first. */
  public void step() {
    int looked = 0;
    while (reduceOnly.isPending() && looked < MAX_ORDERS_PER_STEP) {
      looked += resize(reduceOnly.takeDue());
    }
  }

  private int resize(int position) {
    int looked = 0;
    int slot = reduceOnly.oldest(position);
    while (slot != ReduceOnlyOrders.NONE) {
      int newer = reduceOnly.newer(slot);
      resize(slot, rules.closable(position, orders.side(slot)));
      looked++;
      slot = newer;
    }
    return looked;
  }

  private void resize(int slot, long closable) {
    long leaves = liveOrders.leavesLots(slot);
    if (closable == 0) {
      end(slot);
    } else if (leaves > closable) {
      Market market = markets.get(positions.marketId(orders.positionSlot(slot)));
      reduction.reduce(slot, market, leaves - closable, DoneReason.REDUCE_ONLY);
    }
  }

  /** With a leg goes what is left of its parent: all of a bracket die with the position. */
  private void end(int slot) {
    boolean isLeg = LiveOrders.isLeg(orders.flags(slot));
    int parent = isLeg ? brackets.parent(brackets.of(slot)) : Brackets.NONE;
    removal.remove(slot, DoneReason.REDUCE_ONLY);
    bracketSizing.endParent(parent);
  }
}
