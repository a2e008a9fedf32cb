package io.quantdesk.engine.trading;

import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.account.Accounts;
import io.quantdesk.engine.account.Positions;
import io.quantdesk.engine.book.OrderBook;
import io.quantdesk.engine.book.RestingOrders;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.market.PriceBand;
import io.quantdesk.engine.order.DoneReason;
import io.quantdesk.engine.order.SelfTradePrevention;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.risk.MakerMargin;

/**
 * Looks ahead, without changing anything, at what an incoming order will do: how much trades, which
 * resting orders of its own account, that have expired, that only reduce or whose owner cannot bear
 * the fill it meets, where the price band stops it (c9), and whether the rest of it must end.
 * Margin, fill-or-kill and post-only are decided by this before the first trade.
 */
final class MatchPlanner {
  static final int NONE = RestingOrders.NONE;

  private final MakerMargin makerMargin;
  private final Accounts accounts;
  private final Positions positions;
  private final RestingOrders orders;
  private final PlannedPositions planned;
  private final ExpiringOrders expiring;
  private final LiveOrders liveOrders;
  private final Icebergs icebergs;
  private final Brackets brackets;
  private final PlannedLegs legs;
  private final NextSlices nextSlices = new NextSlices();
  private final MatchPlan plan = new MatchPlan();
  private long left;
  private int met;

  MatchPlanner(EngineState state, MakerMargin makerMargin) {
    this.makerMargin = makerMargin;
    accounts = state.accounts;
    positions = state.positions;
    orders = state.orders;
    planned = new PlannedPositions(positions);
    expiring = state.expiringOrders;
    liveOrders = state.liveOrders;
    icebergs = state.icebergs;
    brackets = state.brackets;
    legs = new PlannedLegs(orders.capacity());
  }

  /**
   * Plans an order; the plan is valid until the next call and until anything else changes.
   *
   * @param positionSlot the sub-account's position in the market, or Positions.NONE
   */
  MatchPlan plan(
      Market market,
      Side side,
      int limitTicks,
      long lots,
      int subAccountId,
      int positionSlot,
      SelfTradePrevention mode) {
    plan.start(market, side, limitTicks);
    met = 0;
    if (market.crosses(side, limitTicks)) {
      if (expiring.areDue()
          || mustLook(market, side.opposite())
          || mayMeetItself(subAccountId, positionSlot, side.opposite())) {
        walk(lots, accounts.owner(subAccountId), mode);
      } else if (bandAllowsBest()) {
        sweep(market.book(), lots);
        if (plan.reachTicks() != limitTicks) {
          endBehindBand(lots);
        }
      }
    }
    return plan;
  }

  /** Orders that the last plan looked at one by one. */
  int met() {
    return met;
  }

  /**
   * Draws the reach in to the market's match band; when even the best resting price lies outside,
   * the order can neither trade nor rest, and ends.
   */
  private boolean bandAllowsBest() {
    Market market = plan.market();
    PriceBand band = market.matchBand();
    if (!band.holds(market.book().bestPriceTicks(plan.side().opposite()))) {
      plan.endTaker(DoneReason.PRICE_BAND);
      return false;
    }
    plan.reach(
        plan.side() == Side.BUY
            ? Math.min(plan.limitTicks(), band.highestTicks())
            : Math.max(plan.limitTicks(), band.lowestTicks()));
    return true;
  }

  /** What is left must not rest through prices that only the band kept it from trading with. */
  private void endBehindBand(long lots) {
    boolean goesOn = plan.end() == null && plan.fillLots() + plan.reducedLots() < lots;
    if (goesOn) {
      Side makerSide = plan.side().opposite();
      int next = plan.market().book().nextPriceTicks(makerSide, plan.reachTicks());
      if (next != OrderBook.NO_PRICE && plan.side().crosses(plan.limitTicks(), next)) {
        plan.endTaker(DoneReason.PRICE_BAND);
      }
    }
  }

  /** Whether resting orders of a side may have to be left out, cut or canceled. */
  private static boolean mustLook(Market market, Side makerSide) {
    return market.specialOrders(makerSide) > 0
        || market.state() == MarketState.REDUCE_ONLY
        || MakerMargin.mayLose(market, makerSide);
  }

  /** Whether the account might have resting orders of a side; never false when it has. */
  private boolean mayMeetItself(int subAccountId, int positionSlot, Side makerSide) {
    return (positionSlot != Positions.NONE
            && positions.oldestOrder(positionSlot, makerSide) != NONE)
        || accounts.hasSiblings(subAccountId);
  }

  private void sweep(OrderBook book, long lots) {
    Side makerSide = plan.side().opposite();
    long fillable = book.fillableLots(plan.side(), plan.reachTicks(), lots);
    if (plan.market().restingOrders(makerSide) > Matching.MAX_FILLS) {
      long bounded = lotsOfFirstMakers(book, makerSide, fillable);
      if (bounded < fillable) {
        plan.endTaker(DoneReason.MATCH_LIMIT);
        fillable = bounded;
      }
    }
    plan.fillPlainly(fillable);
  }

  /** Lots of the first MAX_FILLS orders of a side, counted up to a quantity. */
  private long lotsOfFirstMakers(OrderBook book, Side makerSide, long upToLots) {
    long lots = 0;
    int maker = book.firstOrder(book.bestPriceTicks(makerSide));
    for (int count = 0; count < Matching.MAX_FILLS && lots < upToLots; count++) {
      lots += Math.min(orders.leavesLots(maker), upToLots - lots);
      if (lots < upToLots) {
        maker = next(book, makerSide, maker);
      }
    }
    return lots;
  }

  /**
   * Order by order: some may have expired, belong to the account, only reduce, or hide something.
   * Slices of iceberg orders that come meanwhile stand behind all others of their level.
   */
  private void walk(long lots, int owner, SelfTradePrevention mode) {
    OrderBook book = plan.market().book();
    Side makerSide = plan.side().opposite();
    int maker = book.firstOrder(book.bestPriceTicks(makerSide));
    left = lots;
    planned.start();
    legs.start();
    nextSlices.clear();
    while (goesOn() && isReached(maker)) {
      if (LiveOrders.isLeg(orders.flags(maker))) {
        meetLeg(maker, owner, mode);
      } else {
        meet(maker, liveOrders.leavesLots(maker), orders.leavesLots(maker), owner, mode);
      }
      int behind = book.nextOrder(maker);
      if (behind == NONE) {
        walkNextSlices(owner, mode);
        behind = firstBehind(book, makerSide, maker);
      }
      maker = behind;
    }
  }

  /**
   * Both legs of a bracket can be in the way: what the first one got the second has lost, and a
   * first one that is used up has nothing to lose to the second.
   */
  private void meetLeg(int leg, int owner, SelfTradePrevention mode) {
    long leaves = orders.leavesLots(leg) - legs.takenLots(leg);
    if (leaves > 0) {
      long before = plan.fillLots();
      meet(leg, leaves, leaves, owner, mode);
      long filled = plan.fillLots() - before;
      legs.take(leg, filled);
      int other = brackets.otherLeg(leg);
      boolean hasMore = other != NONE && orders.leavesLots(other) > legs.takenLots(other);
      if (filled > 0 && hasMore && !plan.hasRemoved(leg)) {
        plan.addLegCut(other, filled);
        legs.take(other, filled);
      }
      if (plan.hasRemoved(leg)) {
        legs.take(leg, leaves);
      }
    }
  }

  private void walkNextSlices(int owner, SelfTradePrevention mode) {
    while (goesOn() && nextSlices.slot() != NONE) {
      int maker = nextSlices.slot();
      long leaves = nextSlices.leavesLots();
      nextSlices.removeFirst();
      meet(maker, leaves, Math.min(leaves, icebergs.displayLots(maker)), owner, mode);
    }
    nextSlices.clear();
  }

  private boolean goesOn() {
    return left > 0 && plan.end() == null;
  }

  private boolean isReached(int maker) {
    return maker != NONE && plan.side().crosses(plan.limitTicks(), orders.priceTicks(maker));
  }

  /** Plans what happens with the next resting order, of which the book shows a part or all. */
  private void meet(int maker, long leaves, long shown, int owner, SelfTradePrevention mode) {
    boolean expired = expiring.hasExpired(maker);
    if (!expired && !plan.market().matchBand().holds(orders.priceTicks(maker))) {
      plan.endTaker(DoneReason.PRICE_BAND);
    } else if (met++ == Matching.MAX_FILLS) {
      plan.endTaker(DoneReason.MATCH_LIMIT);
    } else if (expired) {
      plan.addExpired(maker);
    } else if (accounts.owner(positions.scopeId(orders.positionSlot(maker))) == owner) {
      prevent(maker, leaves, shown, mode);
    } else {
      fill(maker, leaves, shown);
    }
  }

  /** The order behind this one on its side, of its level or of the next; or NONE. */
  private int next(OrderBook book, Side makerSide, int maker) {
    int behind = book.nextOrder(maker);
    return behind != NONE ? behind : firstBehind(book, makerSide, maker);
  }

  /** The oldest order of the next level, or NONE. */
  private int firstBehind(OrderBook book, Side makerSide, int maker) {
    int priceTicks = book.nextPriceTicks(makerSide, orders.priceTicks(maker));
    return priceTicks == OrderBook.NO_PRICE ? NONE : book.firstOrder(priceTicks);
  }

  /** Plans the trade with a resting order of somebody else. */
  private void fill(int maker, long leaves, long shown) {
    int position = orders.positionSlot(maker);
    Side makerSide = orders.side(maker);
    long wanted = Math.min(left, shown);
    long fill = Math.min(wanted, most(maker, position, makerSide));
    long signedLots = fill * makerSide.sign();
    long gain = MakerMargin.gainMicros(plan.market(), signedLots, orders.priceTicks(maker));
    if (gain < 0 && !bears(position, signedLots, gain)) {
      plan.addUnbackedRemoval(maker);
      return;
    }
    if (fill > 0) {
      plan.addFill(fill);
    }
    if (fill < wanted) {
      plan.addReducerRemoval(maker);
    } else if (fill == shown) {
      usedUp(maker, leaves - shown);
    }
    if (gain < 0 || positions.reduceOnlyOrders(position) > 0) {
      planned.add(position, signedLots, gain);
    }
    left -= fill;
  }

  /** A fill at a loss that closes may always be; of any other the owner must bear it. */
  private boolean bears(int position, long signedLots, long gain) {
    long before = planned.lots(position);
    long after = before + signedLots;
    return Math.abs(after) <= Math.abs(before)
        || makerMargin.bears(position, plan.market(), after, planned.gainMicros(position) + gain);
  }

  /** What a resting order may trade at most. */
  private long most(int maker, int position, Side makerSide) {
    if (LiveOrders.isReduceOnly(orders.flags(maker))) {
      return closable(position, makerSide);
    }
    return plan.market().state() == MarketState.REDUCE_ONLY ? 0 : Long.MAX_VALUE;
  }

  private void usedUp(int maker, long leaves) {
    if (leaves > 0) {
      plan.addReplenishment();
      nextSlices.add(maker, leaves);
    }
  }

  private long closable(int position, Side side) {
    return Math.max(0, -side.sign() * planned.lots(position));
  }

  /** Plans what happens instead of a trade with itself. */
  private void prevent(int maker, long leaves, long shown, SelfTradePrevention mode) {
    if (mode == SelfTradePrevention.DECREMENT) {
      long both = Math.min(left, shown);
      plan.addDecrement(maker, both, both < left);
      if (both == left) {
        plan.endTaker(DoneReason.SELF_TRADE_PREVENTED);
      }
      if (both == shown) {
        usedUp(maker, leaves - shown);
      }
      left -= both;
      return;
    }
    if (mode != SelfTradePrevention.CANCEL_TAKER) {
      plan.addRemoval(maker);
    }
    if (mode != SelfTradePrevention.CANCEL_MAKER) {
      plan.endTaker(DoneReason.SELF_TRADE_PREVENTED);
    }
  }
}
