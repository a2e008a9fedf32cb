package io.quantdesk.engine.trading;

import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.account.Positions;
import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.order.OrdType;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.order.TimeInForce;
import io.quantdesk.engine.risk.OrderMargin;
import io.quantdesk.engine.risk.ProposedOrder;

/**
 * Judges an order against its book and its account before anything changes: a new one, or one whose
 * trigger was met. What it found out stays readable until the next order.
 */
final class OrderTerms {
  private final Positions positions;
  private final OrderMargin margin;
  private final MatchPlanner planner;
  private final ReduceOnlyRules reduceOnly;
  private final ProposedOrder proposed = new ProposedOrder();
  private MatchPlan plan;

  OrderTerms(
      EngineState state, OrderMargin margin, MatchPlanner planner, ReduceOnlyRules reduceOnly) {
    positions = state.positions;
    this.margin = margin;
    this.planner = planner;
    this.reduceOnly = reduceOnly;
  }

  /**
   * Refusals in this order: reduce-only (see ReduceOnlyRules), post-only (a sliding order finds no
   * price), placement band, post-only (would take), fill-or-kill, margin (see OrderMargin).
   */
  RejectReason check(PlaceOrder order, Market market) {
    int position = positions.find(order.subAccountId, order.marketId);
    RejectReason reason = reduceOnly.check(order, market, position);
    if (reason != RejectReason.NONE) {
      return reason;
    }
    int priceTicks = worstPriceTicks(order, market);
    if (order.postOnlySlide) {
      priceTicks = OrderRules.slide(market, order.side, priceTicks);
      if (!OrderRules.isPrice(priceTicks, market.parameters())) {
        return RejectReason.POST_ONLY_WOULD_CROSS;
      }
    }
    if (order.timeInForce.mayRest() && !market.placementBand().holds(priceTicks)) {
      return RejectReason.PRICE_OUTSIDE_BAND;
    }
    propose(order, market, position, priceTicks);
    plan(order, priceTicks);
    if (order.postOnly && !plan.isClear()) {
      return RejectReason.POST_ONLY_WOULD_CROSS;
    }
    if (order.timeInForce == TimeInForce.FOK && proposed.marketableLots < proposed.lots) {
      return RejectReason.FOK_NOT_FILLABLE;
    }
    return margin.check(proposed);
  }

  /**
   * Judges an order that is auctioned unless what is better than the start fills it. Refusals in
   * this order: placement band, margin with all of it traded at the end.
   */
  RejectReason checkForAuction(PlaceOrder order, Market market, int startTicks, int endTicks) {
    if (order.timeInForce.mayRest() && !market.placementBand().holds(order.priceTicks)) {
      return RejectReason.PRICE_OUTSIDE_BAND;
    }
    int position = positions.find(order.subAccountId, order.marketId);
    propose(order, market, position, endTicks);
    plan(order, startTicks - order.side.sign());
    plan.tellAs(worstPriceTicks(order, market));
    proposed.marketableLots = proposed.lots;
    return margin.check(proposed);
  }

  /** Whether it could rest, see {@link BookPlaces#checkRoom}. */
  RejectReason checkLevelRoom() {
    return BookPlaces.checkRoom(proposed);
  }

  /** What it would do in the book; after a refusal for its price that of an earlier order. */
  MatchPlan plan() {
    return plan;
  }

  /** Orders that the last check looked at one by one. */
  int met() {
    return planner.met();
  }

  Market market() {
    return proposed.market;
  }

  /** Its quantity; of a reduce-only order what is left of it. */
  long lots() {
    return proposed.lots;
  }

  /** Its limit, or the worst price of a market order. */
  int priceTicks() {
    return proposed.priceTicks;
  }

  /** Slot of its sub-account in the market, or Positions.NONE. */
  int positionSlot() {
    return proposed.positionSlot;
  }

  /** The same, a fresh one when it has none. */
  int acquirePosition() {
    return proposed.positionSlot == Positions.NONE
        ? positions.acquire(proposed.scopeId, proposed.market.id())
        : proposed.positionSlot;
  }

  private void propose(PlaceOrder order, Market market, int position, int priceTicks) {
    proposed.market = market;
    proposed.side = order.side;
    proposed.scopeId = order.subAccountId;
    proposed.positionSlot = position;
    proposed.lots = reduceOnly.cut(order, market, position);
    proposed.reduceOnly = order.reduceOnly;
    proposed.hasLimit = order.ordType == OrdType.LIMIT;
    proposed.priceTicks = priceTicks;
  }

  private void plan(PlaceOrder order, int limitTicks) {
    plan =
        planner.plan(
            proposed.market,
            order.side,
            limitTicks,
            proposed.lots,
            order.subAccountId,
            proposed.positionSlot,
            order.selfTradePrevention);
    proposed.marketableLots = plan.fillLots();
  }

  /** The limit; for a market order the protection price, or the given price if that is tighter. */
  static int worstPriceTicks(PlaceOrder order, Market market) {
    if (order.ordType == OrdType.LIMIT) {
      return order.priceTicks;
    }
    int protection = market.protectionTicks(order.side);
    if (order.priceTicks == 0) {
      return protection;
    }
    return order.side == Side.BUY
        ? Math.min(order.priceTicks, protection)
        : Math.max(order.priceTicks, protection);
  }
}
