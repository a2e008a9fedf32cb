package io.quantdesk.engine.risk;

import io.quantdesk.engine.account.Positions;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.market.Markets;
import io.quantdesk.engine.market.TieredRate;
import io.quantdesk.engine.math.WideSum;

/**
 * The mark of one market at which a scope is just not liquidatable, with all other marks as they
 * are (c4): a long position's scope is liquidatable at every mark below it, a short one's at every
 * mark above. For each tier j, with cash' and MM' without the market:
 *
 * <pre>
 *   long :  p_j = (c + owed - cash' + MM' - d_j) / (|s| x k x (1 - r_j))     up to a tick, the highest of all
 *   short:  p_j = (cash' - MM' + d_j - c - owed) / (|s| x k x (1 + r_j))     down to a tick, the lowest of all
 * </pre>
 */
public final class LiquidationPrice {
  /** No price above 0 is it. */
  public static final long NONE = 0;

  private static final int PPM = 1_000_000;

  private final Positions positions;
  private final Markets markets;
  private final ScopeMargin scope;
  private final WideSum base = new WideSum();
  private final WideSum quotient = new WideSum();

  public LiquidationPrice(Positions positions, Markets markets, ScopeMargin scope) {
    this.positions = positions;
    this.markets = markets;
    this.scope = scope;
  }

  /** Price in ticks of the market of a slot, or NONE; it may lie above the market's highest. */
  public long ticks(int slot) {
    long lots = positions.lots(slot);
    if (lots == 0) {
      return NONE;
    }
    Market market = markets.get(positions.marketId(slot));
    scope.measureWithout(positions.scopeId(slot), slot);
    base.set(scope.equity())
        .subtract(scope.maintenanceMargin())
        .subtract(positions.costMicros(slot))
        .subtract(market.owedMicros(lots, positions.fundingIndex(slot)));
    TieredRate rate = market.maintenanceMargin();
    long microsPerTick = Math.abs(lots) * market.microsPerLotTick();
    long price = lots > 0 ? NONE : Long.MAX_VALUE;
    for (int tier = 0; tier < rate.count(); tier++) {
      price =
          lots > 0
              ? Math.max(price, longTicks(rate, tier, microsPerTick))
              : Math.min(price, shortTicks(rate, tier, microsPerTick));
    }
    return price == Long.MAX_VALUE ? NONE : price;
  }

  /**
   * Whether a scope would be liquidatable with the mark of one of its markets at a price: E below
   * MM.
   */
  public boolean isBeyond(int slot, int priceTicks) {
    Market market = markets.get(positions.marketId(slot));
    long lots = positions.lots(slot);
    scope.measureWithout(positions.scopeId(slot), slot);
    base.set(scope.equity())
        .subtract(scope.maintenanceMargin())
        .add(market.valueMicros(lots, priceTicks))
        .subtract(positions.costMicros(slot))
        .subtract(market.owedMicros(lots, positions.fundingIndex(slot)))
        .subtract(market.maintenanceMicros(lots, priceTicks));
    return base.isNegative();
  }

  /** Rounded up in two steps, which is rounding up once; NONE when it is not above 0. */
  private long longTicks(TieredRate rate, int tier, long microsPerTick) {
    quotient
        .set(base)
        .add(rate.deductionMicros(tier))
        .multiply(PPM)
        .add(rate.deductionRest(tier))
        .negate();
    return quotient.isNegative()
        ? NONE
        : quotient.divideCeil(PPM - rate.ratePpm(tier)).divideCeil(microsPerTick).value();
  }

  /** Rounded down in two steps, which is rounding down once; NONE when it is not above 0. */
  private long shortTicks(TieredRate rate, int tier, long microsPerTick) {
    quotient.set(base).add(rate.deductionMicros(tier)).multiply(PPM).add(rate.deductionRest(tier));
    return quotient.isNegative()
        ? NONE
        : quotient.divideFloor(PPM + rate.ratePpm(tier)).divideFloor(microsPerTick).value();
  }
}
