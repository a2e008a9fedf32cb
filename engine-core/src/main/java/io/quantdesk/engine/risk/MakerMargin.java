package io.quantdesk.engine.risk;

import io.quantdesk.engine.account.Positions;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.math.WideSum;
import io.quantdesk.engine.order.Side;

/**
 * Whether the owner of a resting order can bear a fill of it that loses against the mark: an order
 * was margined when it came, and the mark may have moved since (c3). A fill at the mark or better
 * leaves equity as it was and needs no look.
 */
public final class MakerMargin {
  private final Positions positions;
  private final ScopeMargin scope;
  private final WideSum equity = new WideSum();
  private final WideSum required = new WideSum();

  /** Takes a measure of its own: fills are planned while others are in use. */
  public MakerMargin(Positions positions, ScopeMargin scope) {
    this.positions = positions;
    this.scope = scope;
  }

  /** Whether even the best order of a side is worse for its owner than the mark. */
  public static boolean mayLose(Market market, Side makerSide) {
    int bestTicks = market.book().bestPriceTicks(makerSide);
    return (bestTicks - market.markTicks()) * makerSide.sign() > 0;
  }

  /** What a fill changes equity by, at the mark: below 0 when it loses. */
  public static long gainMicros(Market market, long signedLots, int priceTicks) {
    return market.valueMicros(signedLots, market.markTicks())
        - market.valueMicros(signedLots, priceTicks);
  }

  /**
   * Whether E is at or above MM once an incoming order has filled so much, both at the marks as
   * they are and without fees.
   *
   * @param lots the position then
   * @param gainMicros what all its fills change equity by
   */
  public boolean bears(int position, Market market, long lots, long gainMicros) {
    scope.measure(positions.scopeId(position));
    int mark = market.markTicks();
    equity.set(scope.equity()).add(gainMicros);
    required
        .set(scope.maintenanceMargin())
        .subtract(market.maintenanceMicros(positions.lots(position), mark))
        .add(market.maintenanceMicros(lots, mark));
    return !equity.isBelow(required);
  }
}
