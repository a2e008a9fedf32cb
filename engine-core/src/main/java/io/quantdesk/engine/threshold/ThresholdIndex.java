package io.quantdesk.engine.threshold;

import io.quantdesk.engine.account.Positions;
import io.quantdesk.engine.account.Scopes;
import io.quantdesk.engine.index.DistinctQueue;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.market.Markets;
import io.quantdesk.engine.market.TieredRate;
import io.quantdesk.engine.math.StateHash;
import io.quantdesk.engine.math.WideSum;
import io.quantdesk.engine.order.Side;

/**
 * The thresholds of all positions: per market and side a heap of those on the axis of the lowest
 * maintenance rate, and one on that of the highest when the market has more than one tier (see
 * {@link Axis}). A scope that is registered and not due has {@code E >= MM}, whatever its markets
 * did since. A scope is due when a threshold of it is crossed at the present price, when the
 * requirements of one of its markets have changed, or when it had no slack to share out and the
 * price of one of its markets has changed.
 *
 * <p>Crossed thresholds stay where they are until the scope is registered again or taken out, so
 * that a price costs four comparisons, however many scopes it makes due. Thresholds depend on when
 * they were registered: they are state.
 */
final class ThresholdIndex {
  /** No scope. */
  static final int NONE = 0;

  private static final Side[] SIDES = Side.values();
  private static final int LOWEST = 0;
  private static final int HIGHEST = 1;

  private final Scopes scopes;
  private final Positions positions;
  private final Markets markets;
  private final ThresholdHeaps heaps;
  private final HolderLists holders;
  private final DistinctQueue dueMarkets;
  private final CollateralThresholds collateral;
  private final SlackBudget budget = new SlackBudget();

  ThresholdIndex(
      Scopes scopes,
      Positions positions,
      Markets markets,
      int marketCapacity,
      CollateralThresholds collateral) {
    this.scopes = scopes;
    this.positions = positions;
    this.markets = markets;
    this.collateral = collateral;
    heaps = new ThresholdHeaps((marketCapacity + 1) * SIDES.length * 2, positions);
    holders = new HolderLists(positions.capacity(), marketCapacity);
    dueMarkets = new DistinctQueue(marketCapacity + 1);
  }

  /** Registers all positions and collateral of a scope anew, with a slack of 0 or more. */
  void arm(int scopeId, WideSum slack) {
    budget.start();
    boolean any = false;
    for (int slot = first(scopeId); slot != Positions.NONE; slot = positions.next(slot)) {
      if (positions.lots(slot) != 0) {
        budget.add(notionalMicros(slot));
        any = true;
      }
    }
    boolean holds = scopes.hasCollateral(scopeId) && collateral.addTo(budget, scopeId, any);
    if (!any && !holds) {
      return;
    }
    budget.close(slack);
    if (holds) {
      collateral.arm(scopeId, budget);
    }
    for (int slot = first(scopeId); slot != Positions.NONE; slot = positions.next(slot)) {
      if (positions.lots(slot) != 0) {
        arm(slot);
      }
    }
  }

  /** Takes out all positions and collateral of a scope. */
  void disarm(int scopeId) {
    if (scopes.hasCollateral(scopeId)) {
      collateral.disarm(scopeId);
    }
    for (int slot = first(scopeId); slot != Positions.NONE; slot = positions.next(slot)) {
      disarmPosition(slot);
    }
  }

  /** Takes out one position: the scope is not watched until it is registered again. */
  void disarmPosition(int slot) {
    heaps.remove(entry(slot, LOWEST));
    heaps.remove(entry(slot, HIGHEST));
    holders.remove(slot);
  }

  /** Takes a change of a market's mark or funding index. */
  void priceChanged(Market market) {
    holders.makeStale(market.id(), HolderLists.Kind.TIGHT);
    if (firstDue(market) != Positions.NONE) {
      dueMarkets.add(market.id());
    }
  }

  /** Takes a change of a market's maintenance rates: all its holders are due. */
  void requirementsChanged(Market market) {
    holders.makeStale(market.id(), HolderLists.Kind.WATCHED);
    priceChanged(market);
  }

  /**
   * The scope that is to be measured next, or NONE: of the market that has been due for the longest
   * time, by list of holders, then longs before shorts, then the threshold that was crossed first;
   * without any, those of collateral.
   */
  int nextDue() {
    while (!dueMarkets.isEmpty()) {
      int slot = firstDue(markets.get(dueMarkets.first()));
      if (slot != Positions.NONE) {
        return positions.scopeId(slot);
      }
      dueMarkets.removeFirst();
    }
    return collateral.nextDue();
  }

  /** Whether a position is registered, in whatever list. */
  boolean isArmed(int slot) {
    return holders.contains(slot);
  }

  /** Whether a registered position is due. Walks a list: for views and audits only. */
  boolean isDue(int slot) {
    Market market = markets.get(positions.marketId(slot));
    for (int axis = LOWEST; axis <= HIGHEST; axis++) {
      int heap = heaps.heapOf(entry(slot, axis));
      if (heap != ThresholdHeaps.NONE
          && axis < axes(market)
          && heaps.key(entry(slot, axis)) < Axis.present(market, side(slot), rate(market, axis))) {
        return true;
      }
    }
    return isStale(slot);
  }

  /**
   * Whether a registered position of a list that is not due is where it belongs: in the heaps of
   * its side's axes, or in none when there was no slack.
   */
  boolean isInPlace(int slot, HolderLists.Kind list) {
    Market market = markets.get(positions.marketId(slot));
    boolean watched = list == HolderLists.Kind.WATCHED;
    for (int axis = LOWEST; axis <= HIGHEST; axis++) {
      int expected =
          watched && axis < axes(market) ? heap(market, side(slot), axis) : ThresholdHeaps.NONE;
      if (heaps.heapOf(entry(slot, axis)) != expected) {
        return false;
      }
    }
    return watched || list == HolderLists.Kind.TIGHT;
  }

  /** Whether the heaps of a market are in order. Walks them: for audits only. */
  boolean isInOrder(Market market) {
    for (Side side : SIDES) {
      if (!heaps.isInOrder(heap(market, side, LOWEST))
          || !heaps.isInOrder(heap(market, side, HIGHEST))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Notes in which list each registered position of a market is, by slots; returns how many there
   * are. Walks its lists: for audits only.
   */
  int noteLists(Market market, HolderLists.Kind[] lists) {
    int count = 0;
    for (HolderLists.Kind kind : HolderLists.Kind.values()) {
      int slot = holders.first(market.id(), kind);
      while (slot != HolderLists.NONE) {
        lists[slot] = kind;
        count++;
        slot = holders.next(slot);
      }
    }
    return count;
  }

  /** Adds all thresholds to a hash, by market, list and order of registration. */
  void hash(StateHash hash) {
    hash.add(dueMarkets.size());
    for (int i = 0; i < dueMarkets.size(); i++) {
      hash.add(dueMarkets.get(i));
    }
    for (int marketId = 1; marketId <= markets.count(); marketId++) {
      for (HolderLists.Kind kind : HolderLists.Kind.values()) {
        int slot = holders.first(marketId, kind);
        while (slot != HolderLists.NONE) {
          hash.add(positions.scopeId(slot));
          hashKey(entry(slot, LOWEST), hash);
          hashKey(entry(slot, HIGHEST), hash);
          slot = holders.next(slot);
        }
        hash.add(NONE);
      }
    }
    collateral.hash(hash);
  }

  private void hashKey(int entry, StateHash hash) {
    int heap = heaps.heapOf(entry);
    hash.add(heap).add(heap == ThresholdHeaps.NONE ? 0 : heaps.key(entry));
  }

  /** A threshold that would be crossed at once needs no heap: there is no slack. */
  private void arm(int slot) {
    Market market = markets.get(positions.marketId(slot));
    Side side = side(slot);
    long size = Math.abs(positions.lots(slot)) * market.microsPerLotTick();
    long allowance = budget.allowance(notionalMicros(slot), size);
    boolean tight = false;
    for (int axis = LOWEST; axis < axes(market); axis++) {
      long rate = rate(market, axis);
      long key = threshold(Axis.start(market, side, rate), allowance);
      tight |= allowance == SlackBudget.NOTHING || key < Axis.present(market, side, rate);
      heaps.put(heap(market, side, axis), entry(slot, axis), key);
    }
    if (tight) {
      disarmPosition(slot);
    } else if (axes(market) == 1) {
      heaps.remove(entry(slot, HIGHEST));
    }
    holders.add(slot, market.id(), tight ? HolderLists.Kind.TIGHT : HolderLists.Kind.WATCHED);
  }

  /** Start + allowance, or the largest number, which no axis rises above. */
  private static long threshold(long start, long allowance) {
    return start > Long.MAX_VALUE - Math.max(allowance, 0) ? Long.MAX_VALUE : start + allowance;
  }

  /** A position that makes its scope due, or Positions.NONE. */
  private int firstDue(Market market) {
    int slot = holders.first(market.id(), HolderLists.Kind.STALE);
    if (slot != HolderLists.NONE) {
      return slot;
    }
    for (Side side : SIDES) {
      for (int axis = LOWEST; axis < axes(market); axis++) {
        int heap = heap(market, side, axis);
        if (heaps.isCrossed(heap, Axis.present(market, side, rate(market, axis)))) {
          return heaps.first(heap) >> 1;
        }
      }
    }
    return Positions.NONE;
  }

  private boolean isStale(int slot) {
    int listed = holders.first(positions.marketId(slot), HolderLists.Kind.STALE);
    while (listed != HolderLists.NONE && listed != slot) {
      listed = holders.next(listed);
    }
    return listed == slot;
  }

  private long notionalMicros(int slot) {
    Market market = markets.get(positions.marketId(slot));
    return market.valueMicros(Math.abs(positions.lots(slot)), market.markTicks());
  }

  private int first(int scopeId) {
    return scopes.firstPosition(scopeId);
  }

  private Side side(int slot) {
    return positions.lots(slot) > 0 ? Side.BUY : Side.SELL;
  }

  private static int entry(int slot, int axis) {
    return 2 * slot + axis;
  }

  private static int heap(Market market, Side side, int axis) {
    return (market.id() * SIDES.length + side.code()) * 2 + axis;
  }

  /** With one tier the two axes are the same one. */
  private static int axes(Market market) {
    return market.maintenanceMargin().count() == 1 ? 1 : 2;
  }

  private static long rate(Market market, int axis) {
    TieredRate tiers = market.maintenanceMargin();
    return tiers.ratePpm(axis == LOWEST ? 0 : tiers.count() - 1);
  }
}
