package io.quantdesk.engine;

import io.quantdesk.engine.account.Positions;
import io.quantdesk.engine.auction.Auction;
import io.quantdesk.engine.book.OrderBook;
import io.quantdesk.engine.book.RestingOrders;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.threshold.MarginAudit;
import io.quantdesk.engine.trading.Brackets;
import io.quantdesk.engine.trading.LiveOrders;
import io.quantdesk.engine.trigger.TriggerOrders;
import java.util.ArrayList;
import java.util.List;

/**
 * Recomputes from scratch what must hold between any two commands (rule c8): money and positions
 * (see MoneyAudit), books are not crossed, and order sums, owners' lists and books tell the same;
 * and nobody below maintenance margin is overlooked (see {@link MarginAudit}). Walks the whole
 * state and allocates: for audits and tests, on the engine's thread.
 */
public final class Invariants {
  private static final int PPM = 1_000_000;

  private final EngineState state;
  private final List<String> violations = new ArrayList<>();
  private final MoneyAudit moneyAudit;
  private final MarginAudit marginAudit;
  private final OpenInterestShareAudit shareAudit;
  private int expiring;
  private int special;
  private int inactive;
  private long hidden;

  public Invariants(EngineView view) {
    state = view.state();
    moneyAudit = new MoneyAudit(state);
    shareAudit = new OpenInterestShareAudit(state);
    marginAudit =
        new MarginAudit(
            state.marginWatch, state.scopes, state.positions, state.markets, state.collateral);
  }

  /** Those of the rules that are about money, I1 to I6, which are broken: a part of all. */
  public List<String> violationsOfMoney() {
    violations.clear();
    moneyAudit.check(violations);
    return List.copyOf(violations);
  }

  /** Every rule that is broken, in words; empty when all hold. */
  public List<String> violations() {
    violations.clear();
    moneyAudit.check(violations);
    for (int marketId = 1; marketId <= state.markets.count(); marketId++) {
      Market market = state.markets.get(marketId);
      checkMark(market);
      checkBook(market);
      checkBackstop(market);
    }
    checkOrders();
    checkFeeTiers();
    shareAudit.check(violations);
    marginAudit.check(state.accounts.subAccountCount(), violations);
    return List.copyOf(violations);
  }

  /** The mark is the index, or within its band and the prices of the market (c5). */
  private void checkMark(Market market) {
    long index = market.indexTicks();
    long mark = market.markTicks();
    long distance = Math.abs(mark - index) * PPM;
    boolean isNear = distance <= index * market.mark().rules().bandPpm;
    require(
        mark == index
            || (market.mark().rules().areOn()
                && isNear
                && mark > 0
                && mark <= market.parameters().maxPriceTicks),
        "mark is too far from the index in market",
        market.id());
    require(
        market.mark().rules().areOn() == state.markTimes.has(market.id())
            || market.state() == MarketState.DELISTED,
        "mark has no time, or one without rules, in market",
        market.id());
  }

  /** Every account has the tier of its volume, once they are worked out (c9). */
  private void checkFeeTiers() {
    for (int accountId = 1; accountId <= state.accounts.accountCount(); accountId++) {
      require(
          !state.feeTiers.areCurrent()
              || state.feeTiers.tier(accountId) == state.feeTiers.dueTier(accountId),
          "fee tier is not that of the volume, account",
          accountId);
    }
    for (int marketId = 1; marketId <= state.markets.count(); marketId++) {
      Market market = state.markets.get(marketId);
      require(
          market.state() == MarketState.DELISTED
              || state.feeTiers.schedule().covers(market.parameters()),
          "fills can cost more than they bring in market",
          marketId);
    }
  }

  /** A market's backstop is known as one, and has no other position and no order. */
  private void checkBackstop(Market market) {
    int scopeId = market.backstopRules().subAccountId;
    if (scopeId != 0) {
      int slot = first(scopeId);
      boolean isAlone =
          slot == Positions.NONE
              || (state.positions.marketId(slot) == market.id()
                  && state.positions.lots(slot) != 0
                  && state.positions.next(slot) == Positions.NONE);
      require(
          isAlone && state.backstops.contains(scopeId), "backstop is not its own, scope", scopeId);
    }
  }

  private void checkBook(Market market) {
    OrderBook book = market.book();
    int bid = book.bestPriceTicks(Side.BUY);
    int ask = book.bestPriceTicks(Side.SELL);
    require(bid < 0 || ask < 0 || bid < ask, "book is crossed in market", market.id());
    for (Side side : Side.values()) {
      special = 0;
      hidden = 0;
      int count = 0;
      int price = book.bestPriceTicks(side);
      while (price != OrderBook.NO_PRICE) {
        count += checkLevel(market, side, price);
        price = book.nextPriceTicks(side, price);
      }
      require(
          count == market.restingOrders(side)
              && special == market.specialOrders(side)
              && hidden == market.hiddenLots(side),
          "counts of orders are wrong in market",
          market.id());
    }
  }

  private int checkLevel(Market market, Side side, int priceTicks) {
    long lots = 0;
    int count = 0;
    int slot = market.book().firstOrder(priceTicks);
    while (slot != RestingOrders.NONE) {
      int position = state.orders.positionSlot(slot);
      int found =
          state.liveOrders.find(state.positions.scopeId(position), state.orders.orderId(slot), 0);
      require(
          found == slot
              && state.orders.side(slot) == side
              && state.orders.priceTicks(slot) == priceTicks
              && state.positions.marketId(position) == market.id(),
          "order is not where its fields say, slot",
          slot);
      lots += state.orders.leavesLots(slot);
      special += LiveOrders.isSpecial(state.orders.flags(slot)) ? 1 : 0;
      hidden += state.liveOrders.leavesLots(slot) - state.orders.leavesLots(slot);
      count++;
      slot = market.book().nextOrder(slot);
    }
    require(
        lots == market.book().levelQtyLots(priceTicks),
        "level is not the sum of its orders at price",
        priceTicks);
    return count;
  }

  /** Owners' lists hold exactly the orders of the books, and the sums of positions are theirs. */
  private void checkOrders() {
    int owned = 0;
    expiring = 0;
    for (int scopeId = 1; scopeId <= state.accounts.subAccountCount(); scopeId++) {
      for (int slot = first(scopeId); slot != Positions.NONE; slot = state.positions.next(slot)) {
        inactive = 0;
        int orders = checkSide(slot, Side.BUY) + checkSide(slot, Side.SELL);
        require(orders > 0 || state.positions.lots(slot) != 0, "position is idle, slot", slot);
        require(
            state.positions.lots(slot) != 0 || state.positions.costMicros(slot) == 0,
            "position has a cost without lots, slot",
            slot);
        require(
            state.positions.leverage(slot)
                == state.leverages.of(scopeId, state.positions.marketId(slot)),
            "leverage is not that of the owner, slot",
            slot);
        owned += orders;
        checkReduceOnly(slot);
      }
    }
    int booked = 0;
    int auctioned = 0;
    for (int marketId = 1; marketId <= state.markets.count(); marketId++) {
      Market market = state.markets.get(marketId);
      booked += market.restingOrders(Side.BUY) + market.restingOrders(Side.SELL);
      auctioned += checkAuction(market, Side.BUY) + checkAuction(market, Side.SELL);
    }
    require(
        owned == booked + state.triggers.count() + auctioned,
        "owners have not as many orders as books:",
        owned);
    require(
        owned == state.orders.capacity() - state.orders.available(),
        "slots of orders leak: taken without an owner",
        owned);
    require(
        expiring == state.expiringOrders.count(),
        "deadlines are not those of the orders that expire:",
        expiring);
  }

  /** Returns the orders of an auction: the auctioned one and the quotes for it. */
  private int checkAuction(Market market, Side side) {
    Auction auction = market.auctions().of(side);
    if (!auction.isOpen()) {
      return 0;
    }
    checkAuctionOrder(market, auction.orderSlot(), side, auction.endTicks());
    for (int i = 0; i < auction.quoteCount(); i++) {
      checkAuctionOrder(market, auction.quote(i), side.opposite(), auction.quoteTicks(i));
    }
    return 1 + auction.quoteCount();
  }

  private void checkAuctionOrder(Market market, int slot, Side side, int priceTicks) {
    require(
        LiveOrders.isInAuction(state.orders.flags(slot))
            && state.orders.side(slot) == side
            && state.orders.priceTicks(slot) == priceTicks
            && state.orders.leavesLots(slot) > 0
            && state.positions.marketId(state.orders.positionSlot(slot)) == market.id(),
        "order is not that of its auction, slot",
        slot);
  }

  private int checkSide(int position, Side side) {
    long lots = 0;
    long value = 0;
    int count = 0;
    int slot = state.positions.oldestOrder(position, side);
    while (slot != RestingOrders.NONE) {
      if (state.triggers.find(slot) == TriggerOrders.NONE && !isReduceOnly(slot)) {
        lots += state.liveOrders.leavesLots(slot);
        value += state.liveOrders.leavesLots(slot) * state.orders.priceTicks(slot);
      }
      expiring += state.expiringOrders.expireTimeNs(slot) != 0 ? 1 : 0;
      checkBracket(slot);
      count++;
      slot = state.orders.ownerNext(slot);
    }
    require(
        lots == state.positions.orderLots(position, side)
            && value == state.positions.orderValue(position, side),
        "order sums are not those of the orders, position",
        position);
    return count;
  }

  /** Legs and parents know each other; a leg without a quantity has nothing but its place. */
  private void checkBracket(int slot) {
    int flags = state.orders.flags(slot);
    int bracket = state.brackets.of(slot);
    if (bracket != Brackets.NONE) {
      boolean isLeg =
          state.brackets.takeProfit(bracket) == slot || state.brackets.stop(bracket) == slot;
      require(
          isLeg == LiveOrders.isLeg(flags) && isLeg != (state.brackets.parent(bracket) == slot),
          "bracket does not know its order, slot",
          slot);
    }
    require(
        bracket != Brackets.NONE || !LiveOrders.isLeg(flags), "leg without a bracket, slot", slot);
    if (LiveOrders.isInactive(flags)) {
      inactive++;
      require(
          state.orders.leavesLots(slot) == 0 && !isReduceOnly(slot),
          "inactive leg has a quantity, slot",
          slot);
    }
  }

  /** No reduce-only order is larger than what it could close, but for positions that are due. */
  private void checkReduceOnly(int position) {
    int count = 0;
    int slot = state.reduceOnly.oldest(position);
    while (slot != RestingOrders.NONE) {
      long closable = -state.orders.side(slot).sign() * state.positions.lots(position);
      require(
          isReduceOnly(slot)
              && (state.reduceOnly.isDue(position)
                  || state.liveOrders.leavesLots(slot) <= closable),
          "reduce-only order is larger than its position, slot",
          slot);
      count++;
      slot = state.reduceOnly.newer(slot);
    }
    require(
        inactive == state.reduceOnly.reserved(position),
        "inactive legs are miscounted, position",
        position);
    require(
        count == state.positions.reduceOnlyOrders(position),
        "reduce-only orders are miscounted, position",
        position);
  }

  private boolean isReduceOnly(int slot) {
    return LiveOrders.isReduceOnly(state.orders.flags(slot));
  }

  private int first(int scopeId) {
    return state.scopes.firstPosition(scopeId);
  }

  private void require(boolean holds, String violation, long what) {
    if (!holds) {
      violations.add(violation + ' ' + what);
    }
  }
}
