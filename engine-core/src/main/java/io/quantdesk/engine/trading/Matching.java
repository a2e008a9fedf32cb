package io.quantdesk.engine.trading;

import io.quantdesk.engine.CommandTime;
import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.account.Positions;
import io.quantdesk.engine.book.Fills;
import io.quantdesk.engine.book.RestingOrders;
import io.quantdesk.engine.event.Traded;
import io.quantdesk.engine.fee.FeeTiers;
import io.quantdesk.engine.limit.RateLimits;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.market.Markets;
import io.quantdesk.engine.math.MulDiv;
import io.quantdesk.engine.order.DoneReason;
import io.quantdesk.engine.trigger.DueTriggers;

/** Trades an incoming order against the book and settles both parties of every fill. */
public final class Matching implements Fills {
  /**
   * Most fills of one sweep: bounds its work, and keeps its events, at most nine a fill with
   * funding and an alert, within the 16-bit count of an event block.
   */
  public static final int MAX_FILLS = 6_144;

  private static final int PPM = 1_000_000;

  private final RestingOrders orders;
  private final Positions positions;
  private final Markets markets;
  private final CommandTime time;
  private final LiveOrders liveOrders;
  private final RateLimits rateLimits;
  private final FeeTiers feeTiers;
  private final DueTriggers dueTriggers;
  private final Icebergs icebergs;
  private final Brackets brackets;
  private final FillSettlement settlement;
  private final BookPlaces places;
  private final OrderRemoval removal;
  private final OrderReduction reduction;
  private final BracketSizing bracketSizing;
  private final EngineEvents events;
  private final Traded traded = new Traded();
  private Market market;
  private int takerPosition;
  private long takerLeavesLots;
  private long takerTotalLots;
  private int takerFeePpm;
  private int makerFeePpm;
  private boolean tiered;
  private long tradedMicros;

  Matching(
      EngineState state,
      FillSettlement settlement,
      BookPlaces places,
      OrderRemoval removal,
      OrderReduction reduction,
      BracketSizing bracketSizing,
      EngineEvents events) {
    orders = state.orders;
    positions = state.positions;
    markets = state.markets;
    time = state.time;
    liveOrders = state.liveOrders;
    rateLimits = state.rateLimits;
    feeTiers = state.feeTiers;
    dueTriggers = state.dueTriggers;
    icebergs = state.icebergs;
    brackets = state.brackets;
    this.settlement = settlement;
    this.places = places;
    this.removal = removal;
    this.reduction = reduction;
    this.bracketSizing = bracketSizing;
    this.events = events;
  }

  /**
   * Carries out what was planned for an order.
   *
   * @param orderLeavesLots what the order still wants, at least what the plan takes
   * @param orderCumLots what it got by earlier fills
   */
  void sweep(
      MatchPlan plan, long orderId, long orderLeavesLots, long orderCumLots, int positionSlot) {
    market = plan.market();
    takerPosition = positionSlot;
    takerLeavesLots = orderLeavesLots;
    takerTotalLots = orderLeavesLots + orderCumLots;
    takerFeePpm = plan.takerFeePpm();
    makerFeePpm = plan.makerFeePpm();
    tiered = feeTiers.areOn() && !plan.waivesFees();
    tradedMicros = 0;
    traded.takerOrderId = orderId;
    traded.takerSubAccountId = positions.scopeId(positionSlot);
    traded.takerSide = plan.side();
    traded.marketId = market.id();
    if (tiered) {
      takerFeePpm = feeTiers.takerFeePpm(market.parameters(), traded.takerSubAccountId);
    }
    if (plan.isPlain()) {
      market.book().match(plan.side(), plan.reachTicks(), plan.fillLots(), this);
    } else {
      for (int step = 0; step < plan.steps(); step++) {
        takeStep(plan, step);
      }
    }
  }

  /** The same for an order that is auctioned. */
  void sweepInAuction(
      long auctionId,
      MatchPlan plan,
      long orderId,
      long orderLeavesLots,
      long orderCumLots,
      int positionSlot) {
    traded.auctionId = auctionId;
    sweep(plan, orderId, orderLeavesLots, orderCumLots, positionSlot);
    traded.auctionId = 0;
  }

  /**
   * Trades an auctioned order with a quote, at most all of both; a quote without lots then loses
   * its slot. The order's own lots are the caller's.
   */
  void tradeQuote(long auctionId, Market ofMarket, int orderSlot, int quote, long lots) {
    market = ofMarket;
    takerPosition = orders.positionSlot(orderSlot);
    takerFeePpm = market.parameters().takerFeePpm;
    makerFeePpm = market.parameters().makerFeePpm;
    tiered = feeTiers.areOn();
    takerLeavesLots = orders.leavesLots(orderSlot);
    traded.auctionId = auctionId;
    traded.quoted = true;
    traded.takerOrderId = orders.orderId(orderSlot);
    traded.takerSubAccountId = positions.scopeId(takerPosition);
    traded.takerSide = orders.side(orderSlot);
    traded.marketId = market.id();
    if (tiered) {
      takerFeePpm = feeTiers.takerFeePpm(market.parameters(), traded.takerSubAccountId);
    }
    long leaves = orders.leavesLots(quote) - lots;
    orders.setLeavesLots(quote, leaves);
    orders.setCumLots(quote, orders.cumLots(quote) + lots);
    if (leaves == 0) {
      // A fill to zero counts its order out, and a quote was never counted in.
      market.orderJoined(orders.side(quote), false);
    }
    onFill(quote, orders.priceTicks(quote), lots, leaves, 0);
    traded.auctionId = 0;
    traded.quoted = false;
  }

  /** Value of the fills of the last sweep. */
  long tradedMicros() {
    return tradedMicros;
  }

  private void takeStep(MatchPlan plan, int step) {
    long lots = plan.lots(step);
    switch (plan.action(step)) {
      case MatchPlan.FILL -> market.book().match(plan.side(), plan.reachTicks(), lots, this);
      case MatchPlan.REMOVE -> removeMaker(plan.maker(step), DoneReason.SELF_TRADE_PREVENTED);
      case MatchPlan.REMOVE_REDUCER -> removeReducer(plan.maker(step));
      case MatchPlan.REMOVE_UNBACKED ->
          removeMaker(plan.maker(step), DoneReason.INSUFFICIENT_MARGIN);
      case MatchPlan.EXPIRE -> removeMaker(plan.maker(step), DoneReason.EXPIRED);
      case MatchPlan.TAKE_FROM_LEG -> takeFromLeg(plan.maker(step), lots);
      default -> decrement(plan, plan.maker(step), lots);
    }
  }

  /** A reduce-only order whose position is used up, or another order in a market that reduces. */
  private void removeReducer(int maker) {
    boolean isReducer = LiveOrders.isReduceOnly(orders.flags(maker));
    removeMaker(maker, isReducer ? DoneReason.REDUCE_ONLY : DoneReason.MARKET_REDUCE_ONLY);
  }

  private void removeMaker(int maker, DoneReason reason) {
    int makerPosition = orders.positionSlot(maker);
    removal.removeKeepingPosition(maker, reason);
    releaseMaker(makerPosition);
  }

  private void takeFromLeg(int leg, long lots) {
    int legPosition = orders.positionSlot(leg);
    bracketSizing.takeFilled(leg, market, lots);
    releaseMaker(legPosition);
  }

  /** Both lose the lots; when that is all the taker has, its end is told by who brought it. */
  private void decrement(MatchPlan plan, int maker, long lots) {
    if (lots == liveOrders.leavesLots(maker)) {
      removeMaker(maker, DoneReason.SELF_TRADE_PREVENTED);
    } else {
      reduction.reduceShown(maker, market, lots, DoneReason.SELF_TRADE_PREVENTED);
    }
    if (lots < takerLeavesLots) {
      long cum = takerTotalLots - takerLeavesLots;
      takerLeavesLots -= lots;
      takerTotalLots -= lots;
      reduction.reduceIncoming(
          plan,
          traded.takerSubAccountId,
          traded.takerOrderId,
          takerLeavesLots,
          cum,
          DoneReason.SELF_TRADE_PREVENTED);
    }
  }

  @Override
  public void onFill(
      int makerSlot, int priceTicks, long qtyLots, long makerLeavesLots, long levelQtyLots) {
    takerLeavesLots -= qtyLots;
    int makerPosition = orders.positionSlot(makerSlot);
    int makerFlags = orders.flags(makerSlot);
    long hidden = LiveOrders.isIceberg(makerFlags) ? icebergs.hiddenLots(makerSlot) : 0;
    liveOrders.addLots(makerSlot, -qtyLots);
    if (LiveOrders.isLinked(makerFlags)) {
      brackets.traded(makerSlot, qtyLots);
    }
    long value = market.valueMicros(qtyLots, priceTicks);
    traded.tradeId = markets.nextTradeId();
    traded.makerOrderId = orders.orderId(makerSlot);
    traded.makerSubAccountId = positions.scopeId(makerPosition);
    traded.lastPriceTicks = priceTicks;
    traded.lastQtyLots = qtyLots;
    traded.takerLeavesQtyLots = takerLeavesLots;
    traded.makerLeavesQtyLots = makerLeavesLots + hidden;
    traded.makerLevelQtyLots = levelQtyLots;
    if (tiered) {
      makerFeePpm = feeTiers.makerFeePpm(market.parameters(), traded.makerSubAccountId);
      feeTiers.traded(traded.makerSubAccountId, traded.takerSubAccountId, value);
    }
    traded.takerFeeMicros = feeMicros(value, takerFeePpm);
    traded.makerFeeMicros = feeMicros(value, makerFeePpm);
    tradedMicros += value;
    market.lastTradeNs(time.ns());
    events.traded(traded);
    if (priceTicks != market.lastTicks()) {
      dueTriggers.traded(market, priceTicks);
    }
    long takerLots = qtyLots * traded.takerSide.sign();
    settlement.settle(makerPosition, market, -takerLots, priceTicks, traded.makerFeeMicros);
    settlement.settle(takerPosition, market, takerLots, priceTicks, traded.takerFeeMicros);
    if (rateLimits.areOn()) {
      rateLimits.traded(traded.makerSubAccountId, value);
      rateLimits.traded(traded.takerSubAccountId, value);
    }
    if (makerLeavesLots == 0) {
      market.orderLeft(traded.takerSide.opposite(), LiveOrders.isSpecial(makerFlags));
      if (hidden == 0) {
        liveOrders.leave(makerSlot);
        releaseMaker(makerPosition);
      } else {
        places.replenish(makerSlot, market);
      }
    }
  }

  /** The taker's own position is looked after by who brought it. */
  private void releaseMaker(int makerPosition) {
    if (makerPosition != takerPosition) {
      positions.releaseIfIdle(makerPosition);
    }
  }

  /** Rounded up, in the market's favour: charges up, rebates (below 0) towards 0 (c9). */
  private static long feeMicros(long valueMicros, int ratePpm) {
    return MulDiv.ceil(valueMicros, ratePpm, PPM);
  }
}
