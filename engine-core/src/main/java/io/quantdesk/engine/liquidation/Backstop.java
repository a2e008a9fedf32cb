package io.quantdesk.engine.liquidation;

import io.quantdesk.engine.CommandTime;
import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.account.Ledger;
import io.quantdesk.engine.account.Positions;
import io.quantdesk.engine.event.BackstopDrawn;
import io.quantdesk.engine.event.LiquidationStepped;
import io.quantdesk.engine.market.BackstopRules;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.risk.ScopeMargin;
import io.quantdesk.engine.trading.ForcedOrders;

/**
 * Takes a position that leaves its market over at its zero price, before anybody is deleveraged
 * (c7.5): whole, or not at all. The backstop is a sub-account with collateral for one market alone,
 * which the market's insurance fund gives it for each position:
 *
 * <pre>
 *   collateral = max(0, what z is worse than the mark) + initial margin of what is taken
 * </pre>
 *
 * It takes nothing when that is more than the fund has or than may still be drawn in the interval,
 * when it would hold more than its cap, or when it is below its own maintenance margin. Its owner
 * cannot touch it; see {@link BackstopUnwinding} for what becomes of it. It is liquidated as
 * anybody else is, but never taken over: so it loses what it has got and no more, and others are
 * deleveraged for the rest.
 */
final class Backstop {
  private final CommandTime time;
  private final Positions positions;
  private final Ledger ledger;
  private final Backstops backstops;
  private final LiquidationQueue liquidations;
  private final ScopeMargin margin;
  private final ForcedOrders forced;
  private final InsuranceFund insurance;
  private final EngineEvents events;
  private final LiquidationStepped stepped = new LiquidationStepped();
  private final BackstopDrawn drawn = new BackstopDrawn();

  Backstop(EngineState state, ForcedOrders forced, InsuranceFund insurance, EngineEvents events) {
    time = state.time;
    positions = state.positions;
    ledger = state.ledger;
    backstops = state.backstops;
    liquidations = state.liquidations;
    margin = new ScopeMargin(state.scopes, state.positions, state.markets, state.collateral);
    this.forced = forced;
    this.insurance = insurance;
    this.events = events;
  }

  /** Takes all of a position over, if it may; returns whether it has. */
  boolean takesOver(int position, Market market, int zeroTicks) {
    BackstopRules rules = market.backstopRules();
    int backstopId = rules.subAccountId;
    if (rules.capMicros == 0 || positions.scopeId(position) == backstopId) {
      return false;
    }
    long collateral = collateralMicros(market, positions.lots(position), zeroTicks);
    long intervalStartNs = time.ns() - Math.floorMod(time.ns(), rules.drawIntervalNs);
    long before = backstops.drawnMicros(market.id(), intervalStartNs);
    if (collateral > ledger.insuranceMicros(market.id())
        || collateral > rules.drawMicros - before
        || !hasRoom(backstopId, market, positions.lots(position))) {
      return false;
    }
    backstops.draw(market.id(), intervalStartNs, collateral);
    if (!backstops.unwindTimes().has(market.id())) {
      backstops.unwindTimes().add(market.id(), time.ns() + rules.unwindIntervalNs);
    }
    insurance.payCollateral(backstopId, market.id(), collateral);
    drawn.subAccountId = backstopId;
    drawn.marketId = market.id();
    drawn.collateralMicros = collateral;
    drawn.drawnMicros = before + collateral;
    drawn.intervalEndNs = intervalStartNs + rules.drawIntervalNs;
    events.backstopDrawn(drawn);
    tell(position, backstopId, market, zeroTicks);
    forced.takeOver(position, backstopId, market, zeroTicks);
    return true;
  }

  /** Of lots that are taken at a price; see above. */
  private static long collateralMicros(Market market, long lots, int zeroTicks) {
    long loss = market.valueMicros(lots, zeroTicks) - market.valueMicros(lots, market.markTicks());
    long notional = market.valueMicros(Math.abs(lots), market.markTicks());
    return Math.max(0, loss) + market.initialMargin().requiredMicros(notional);
  }

  /** Whether the backstop is healthy and stays within its cap, and there is a slot for it. */
  private boolean hasRoom(int backstopId, Market market, long lots) {
    int slot = positions.find(backstopId, market.id());
    long after = lots + (slot == Positions.NONE ? 0 : positions.lots(slot));
    margin.measure(backstopId);
    return (slot != Positions.NONE || positions.available() > 0)
        && !liquidations.contains(backstopId)
        && !margin.equity().isBelow(margin.maintenanceMargin())
        && market.valueMicros(Math.abs(after), market.markTicks())
            <= market.backstopRules().capMicros;
  }

  private void tell(int position, int backstopId, Market market, int zeroTicks) {
    long lots = Math.abs(positions.lots(position));
    stepped.subAccountId = positions.scopeId(position);
    stepped.counterpartySubAccountId = backstopId;
    stepped.marketId = market.id();
    stepped.kind = LiquidationKind.BACKSTOP;
    stepped.lots = lots;
    stepped.tradedMicros = market.valueMicros(lots, zeroTicks);
    stepped.zeroPriceTicks = zeroTicks;
    stepped.limitPriceTicks = zeroTicks;
    events.liquidationStepped(stepped);
  }
}
