package io.quantdesk.engine.risk;

import io.quantdesk.engine.CommandTime;
import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.account.Ledger;
import io.quantdesk.engine.math.MulDiv;
import io.quantdesk.engine.math.WideSum;
import io.quantdesk.engine.oracle.OracleAction;
import io.quantdesk.engine.oracle.OraclePermission;

/**
 * Decides whether a scope may have an order, computed with the order at its worst price, so that no
 * check has to be repeated after it traded (c3).
 *
 * <p>Refusals in this order: open interest, the owner's share of it, range of numbers, the oracle's
 * status (c11), margin. An order that leaves the equity that counts for it at or above initial
 * margin is taken. One that does not is still taken when it works against the position, does not
 * raise the worst case, and, filled at its limit, does not lower equity per maintenance margin. A
 * reduce-only order adds its own loss against the mark, and takes from the other orders the
 * position that they lean on.
 */
public final class OrderMargin {
  private static final int PPM = 1_000_000;

  /** What one lot value can move at most: realised by both sides, two fees and their other end. */
  private static final int CASH_CHANGE_BITS = 3;

  private final CommandTime time;
  private final Ledger ledger;
  private final ScopeMargin scope;
  private final Exposure exposure;
  private final OpenInterestShareCheck share;
  private final WideSum required = new WideSum();
  private final WideSum equityAfter = new WideSum();
  private final WideSum maintenanceBefore = new WideSum();

  public OrderMargin(EngineState state, ScopeMargin scope) {
    time = state.time;
    ledger = state.ledger;
    this.scope = scope;
    exposure = new Exposure(state.positions);
    share = new OpenInterestShareCheck(state);
  }

  /** NONE, or why the scope may not have the order. */
  public RejectReason check(ProposedOrder order) {
    exposure.load(order.scopeId, order.positionSlot, order.market);
    if (exceedsOpenInterest(order)) {
      return RejectReason.OPEN_INTEREST_LIMIT;
    }
    if (order.market.openInterestShare().isOn() && share.refuses(order)) {
      return RejectReason.OPEN_INTEREST_SHARE_LIMIT;
    }
    if (exceedsRange(order)) {
      return RejectReason.ARITHMETIC_LIMIT;
    }
    long worstBefore = exposure.worstLots();
    boolean opposesPosition = exposure.lots() * order.side.sign() < 0;
    if (order.reduceOnly) {
      exposure.addReduceOnlyOrder();
    } else {
      exposure.addOrder(order.side, -order.replacedLots, order.replacedPriceTicks);
      exposure.addOrder(order.side, order.lots, order.priceTicks);
    }
    OraclePermission permission = permission(order);
    if (permission == OraclePermission.NO) {
      return RejectReason.ORACLE_PRICE_UNRELIABLE;
    }
    if (permission == OraclePermission.LIMIT_ORDERS && !order.hasLimit) {
      return RejectReason.LIMIT_ORDERS_ONLY;
    }
    long feeMicros = takerFeeMicros(order);
    scope.measureInitialWithout(order.scopeId, order.positionSlot);
    scope.addInitial(exposure);
    required.set(scope.initialMargin()).add(feeMicros);
    if (order.reduceOnly) {
      required.add(openLossMicros(order));
    }
    if (permission == OraclePermission.RAISED_MARGIN) {
      required.add(raisedMicros(order));
    }
    if (!scope.initialEquity().isBelow(required)) {
      return RejectReason.NONE;
    }
    if (!opposesPosition || exposure.worstLots() > worstBefore) {
      return RejectReason.INSUFFICIENT_MARGIN;
    }
    return checkHealth(order, feeMicros);
  }

  /**
   * Of the order that is in the exposure. It reduces when it and all others of its side together
   * close no more than there is.
   */
  private OraclePermission permission(ProposedOrder order) {
    if (!order.market.oracle().isOn()) {
      return OraclePermission.YES;
    }
    boolean reduces =
        order.reduceOnly
            || (exposure.lots() * order.side.sign() < 0
                && exposure.orderLots(order.side) <= Math.abs(exposure.lots()));
    OracleAction action = reduces ? OracleAction.REDUCE : OracleAction.INCREASE;
    return order.market.oracle().permission(action, time.ns());
  }

  /** ceil(IM of the market x (factor - 1)): rounded up, against the account (c11). */
  private long raisedMicros(ProposedOrder order) {
    return MulDiv.ceil(exposure.initialMicros(), order.market.oracle().raisedMarginPpm(), PPM);
  }

  /** Only the part that opens counts: the rest closes what is open already. */
  private boolean exceedsOpenInterest(ProposedOrder order) {
    long closable = Math.max(0, -exposure.lots() * order.side.sign());
    long opening = order.lots - closable;
    return opening > 0
        && opening
            > order.market.parameters().maxOpenInterestLots - order.market.openInterestLots();
  }

  private boolean exceedsRange(ProposedOrder order) {
    long resting = exposure.orderLots(order.side) - (order.reduceOnly ? 0 : order.replacedLots);
    if (order.lots > order.market.orderLotsLimit() - resting) {
      return true;
    }
    int highest = order.market.parameters().maxPriceTicks;
    long value = order.market.valueMicros(order.marketableLots, highest);
    return value > Long.MAX_VALUE >> CASH_CHANGE_BITS
        || !ledger.hasRoomFor(value << CASH_CHANGE_BITS);
  }

  /** E'/MM' must not be below E/MM, cross-multiplied: E' x MM >= E x MM'. */
  private RejectReason checkHealth(ProposedOrder order, long feeMicros) {
    scope.measureWithout(order.scopeId, order.positionSlot);
    scope.add(exposure);
    int markTicks = order.market.markTicks();
    maintenanceBefore.set(scope.maintenanceMargin());
    long signedLots = order.lots * order.side.sign();
    WideSum maintenanceAfter = scope.maintenanceMargin().subtract(exposure.maintenanceMicros());
    exposure.addLots(signedLots);
    maintenanceAfter.add(exposure.maintenanceMicros());
    equityAfter
        .set(scope.equity())
        .add(order.market.valueMicros(signedLots, markTicks))
        .subtract(order.market.valueMicros(signedLots, order.priceTicks))
        .subtract(feeMicros);
    if (!scope.equity().fitsLong()
        || !equityAfter.fitsLong()
        || !maintenanceBefore.fitsLong()
        || !maintenanceAfter.fitsLong()) {
      return RejectReason.ARITHMETIC_LIMIT;
    }
    int comparison =
        WideSum.compareProducts(
            equityAfter.value(),
            maintenanceBefore.value(),
            scope.equity().value(),
            maintenanceAfter.value());
    return comparison >= 0 ? RejectReason.NONE : RejectReason.REDUCING_ORDER_LOWERS_HEALTH;
  }

  /** What a reduce-only order would lose at once against the mark; 0 when it would gain (c3). */
  private static long openLossMicros(ProposedOrder order) {
    long atLimit = order.market.valueMicros(order.lots, order.priceTicks);
    long atMark = order.market.valueMicros(order.lots, order.market.markTicks());
    return Math.max(0, (atLimit - atMark) * order.side.sign());
  }

  /** ceil(marketable lots x limit x k x taker fee / 1e6): rounded up, against the account (c3). */
  private static long takerFeeMicros(ProposedOrder order) {
    long value = order.market.valueMicros(order.marketableLots, order.priceTicks);
    return MulDiv.ceil(value, order.market.parameters().takerFeePpm, PPM);
  }
}
