package io.quantdesk.engine.liquidation;

import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.account.Positions;
import io.quantdesk.engine.account.Scopes;
import io.quantdesk.engine.collateral.Collateral;
import io.quantdesk.engine.event.CountedEvents;
import io.quantdesk.engine.event.LiquidationEnded;
import io.quantdesk.engine.event.LiquidationStarted;
import io.quantdesk.engine.event.LiquidationStepped;
import io.quantdesk.engine.funds.WithdrawalLimits;
import io.quantdesk.engine.market.LiquidationRules;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.market.Markets;
import io.quantdesk.engine.math.MulDiv;
import io.quantdesk.engine.math.WideSum;
import io.quantdesk.engine.oracle.OracleAction;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.risk.RiskAlerts;
import io.quantdesk.engine.risk.ScopeMargin;
import io.quantdesk.engine.threshold.AtRiskScopes;
import io.quantdesk.engine.trading.ForcedOrders;
import io.quantdesk.engine.trading.Matching;

/**
 * Liquidates scopes whose equity is below their maintenance margin (c7), in steps that ticks make.
 * A step of a scope, in this order:
 *
 * <ol>
 *   <li>its orders end, up to 256 at a time; that may be enough
 *   <li>a part of the position with the largest maintenance margin is closed in the market, at a
 *       price between mark and zero price (see LiquidationTerms); a fee goes to the insurance fund
 *   <li>a scope that is healthy again, with the buffer, has recovered; one that is close to its
 *       end, or that found nobody twice, leaves the market: at once to its backstop (see {@link
 *       Backstop}), otherwise when those before it have (see {@link Deleveraging}); any other goes
 *       on after a while
 *   <li>without a position, its collateral is sold for what it owes (see {@link CollateralSale});
 *       what is left is bad debt: the market's insurance fund pays, then, as the last resort, those
 *       on the other side (see {@link LossSocialization})
 * </ol>
 *
 * <p>As long as the oracles of none of its markets allow it (c11), a scope is not begun with: it
 * keeps its orders, its owner may act, and it is looked at again when they do.
 */
public final class Liquidation {
  /** Most scopes that one tick begins with, and steps that it makes. */
  static final int MAX_STEPS_PER_TICK = 16;

  /** A tick makes no further step when it has led to so many events. */
  private static final int MAX_EVENTS_PER_TICK = 4_096;

  private static final int MAX_ORDERS_PER_STEP = 256;
  private static final int UNFILLED_MAX = 2;

  /** Most steps in which positions leave the market that one tick makes. */
  private static final int MAX_LEAVING_PER_TICK = 16;

  private static final int PPM = 1_000_000;

  private final Scopes scopes;
  private final Positions positions;
  private final Markets markets;
  private final AtRiskScopes atRisk;
  private final LiquidationQueue queue;
  private final WithdrawalLimits withdrawals;
  private final ScopeMargin margin;
  private final ForcedOrders forced;
  private final InsuranceFund insurance;
  private final Collateral collateral;
  private final CollateralSale sale;
  private final LossSocialization losses;
  private final Backstop backstop;
  private final Deleveraging deleveraging;
  private final OracleClearance clearance;
  private final CountedEvents events;
  private final LiquidationTerms terms = new LiquidationTerms();
  private final WideSum bound = new WideSum();
  private final LiquidationStarted started = new LiquidationStarted();
  private final LiquidationStepped stepped = new LiquidationStepped();
  private final LiquidationEnded ended = new LiquidationEnded();

  public Liquidation(
      EngineState state,
      ScopeMargin margin,
      ForcedOrders forced,
      InsuranceFund insurance,
      LossSocialization losses,
      RiskAlerts riskAlerts,
      CountedEvents events) {
    scopes = state.scopes;
    positions = state.positions;
    markets = state.markets;
    atRisk = state.marginWatch.atRisk();
    queue = state.liquidations;
    withdrawals = state.withdrawalLimits;
    this.margin = margin;
    this.forced = forced;
    this.insurance = insurance;
    this.losses = losses;
    this.events = events;
    collateral = state.collateral;
    sale = new CollateralSale(state, riskAlerts, events);
    backstop = new Backstop(state, forced, insurance, events);
    deleveraging = new Deleveraging(state, margin, forced, events);
    clearance = new OracleClearance(state);
  }

  /** Goes on with what is due, the riskiest new scopes first, within the limits of a tick. */
  public void step() {
    queue.wake(MAX_STEPS_PER_TICK);
    adopt();
    deleverage();
    int met = 0;
    for (int left = MAX_STEPS_PER_TICK;
        left > 0
            && queue.hasReady()
            && met < Matching.MAX_FILLS
            && events.count() < MAX_EVENTS_PER_TICK;
        left--) {
      met += step(queue.takeReady());
    }
  }

  /** Positions leave the market one after the other; a search takes the rest of the tick. */
  private void deleverage() {
    deleveraging.startTick();
    boolean searched = false;
    for (int left = MAX_LEAVING_PER_TICK; left > 0 && !searched; left--) {
      if (!deleveraging.isBusy() && queue.hasLeaving()) {
        leave(queue.takeLeaving());
      }
      searched = deleveraging.isSearching() || deleveraging.isEnoughForOneTick();
      int scopeId = deleveraging.isBusy() ? stepOrAbandon() : 0;
      if (scopeId != 0) {
        queue.goOn(scopeId);
      }
    }
  }

  private int stepOrAbandon() {
    return leavesOn() ? deleveraging.step() : deleveraging.abandon();
  }

  /** The turn of a scope that had to wait has come; prices may have moved since. */
  private void leave(int scopeId) {
    Market market = markets.get(queue.lastMarket(scopeId));
    int position = positions.find(scopeId, market.id());
    measure(scopeId);
    if (position == Positions.NONE
        || positions.lots(position) == 0
        || hasRecovered(market.liquidationRules())
        || !mustLeaveMarket(scopeId, market.liquidationRules())) {
      queue.goOn(scopeId);
    } else if (!clearance.allows(scopeId, market, OracleAction.LEAVE_MARKET)) {
      queue.await(scopeId);
    } else {
      setTerms(scopeId, position, market);
      if (backstop.takesOver(position, market, terms.zeroTicks())) {
        queue.goOn(scopeId);
      } else {
        deleveraging.start(scopeId, market.id(), terms.zeroTicks());
      }
    }
  }

  private void setTerms(int scopeId, int position, Market market) {
    terms.set(
        market,
        positions.lots(position),
        margin.equity().value(),
        margin.maintenanceMargin().value(),
        queue.attempts(scopeId) == 0,
        queue.unfilled(scopeId) == UNFILLED_MAX - 1);
  }

  private void adopt() {
    for (int left = MAX_STEPS_PER_TICK; left > 0; left--) {
      int scopeId = atRisk.next();
      if (scopeId == AtRiskScopes.NONE) {
        return;
      }
      measure(scopeId);
      beginOrWait(scopeId);
    }
  }

  private void beginOrWait(int scopeId) {
    if (clearance.allowsAny(scopeId)) {
      begin(scopeId);
    } else {
      queue.await(scopeId);
    }
  }

  /** Of a scope that was just measured. */
  private void begin(int scopeId) {
    started.subAccountId = scopeId;
    started.equityMicros = margin.equity().value();
    started.maintenanceMarginMicros = margin.maintenanceMargin().value();
    events.liquidationStarted(started);
    queue.start(scopeId);
  }

  /** Looks again at a scope that has waited for prices. */
  private void retry(int scopeId) {
    measure(scopeId);
    if (margin.isUnderWater()) {
      beginOrWait(scopeId);
    } else {
      atRisk.rearm(scopeId);
    }
  }

  /** One step of a scope; returns how many orders it looked at one by one. */
  private int step(int scopeId) {
    if (!queue.contains(scopeId)) {
      retry(scopeId);
      return 0;
    }
    if (forced.cancel(scopeId, MAX_ORDERS_PER_STEP) == MAX_ORDERS_PER_STEP) {
      queue.goOn(scopeId);
      return 0;
    }
    measure(scopeId);
    if (!margin.hasPosition()) {
      settle(scopeId);
      return 0;
    }
    boolean untouched = queue.attempts(scopeId) == 0;
    if (untouched && !margin.equity().isBelow(margin.maintenanceMargin())) {
      end(scopeId, 0, 0);
      return 0;
    }
    int position = largestOpen(scopeId);
    if (position == Positions.NONE) {
      queue.await(scopeId);
      return 0;
    }
    Market market = markets.get(positions.marketId(position));
    if (!untouched && hasRecovered(market.liquidationRules())) {
      recover(scopeId);
      return 0;
    }
    closeInMarket(scopeId, position, market);
    decide(scopeId, market);
    return forced.met();
  }

  private void closeInMarket(int scopeId, int position, Market market) {
    setTerms(scopeId, position, market);
    forced.close(position, market, terms.side(), terms.lots(), terms.limitTicks());
    long filled = forced.filledLots();
    queue.tried(scopeId, market.id(), terms.side(), filled > 0);
    long feeMicros = feeMicros(market, filled, forced.tradedMicros());
    if (feeMicros > 0) {
      insurance.takeFee(scopeId, market.id(), feeMicros);
    }
    int left = positions.find(scopeId, market.id());
    stepped.subAccountId = scopeId;
    stepped.marketId = market.id();
    stepped.kind = LiquidationKind.MARKET;
    stepped.lots = filled;
    stepped.leavesLots = left == Positions.NONE ? 0 : positions.lots(left);
    stepped.tradedMicros = forced.tradedMicros();
    stepped.feeMicros = feeMicros;
    stepped.zeroPriceTicks = terms.zeroTicks();
    stepped.limitPriceTicks = terms.limitTicks();
    events.liquidationStepped(stepped);
  }

  /** min(ceil(value x fee), what was fetched over the zero price): rounded for the fund. */
  private long feeMicros(Market market, long filled, long tradedMicros) {
    long zeroMicros = market.valueMicros(filled, terms.zeroTicks());
    long over = terms.side() == Side.SELL ? tradedMicros - zeroMicros : zeroMicros - tradedMicros;
    long fee = MulDiv.ceil(tradedMicros, market.liquidationRules().feePpm, PPM);
    return Math.max(0, Math.min(fee, over));
  }

  /** What follows a step in the market. */
  private void decide(int scopeId, Market market) {
    measure(scopeId);
    LiquidationRules rules = market.liquidationRules();
    int position = positions.find(scopeId, market.id());
    boolean isOpen = position != Positions.NONE && positions.lots(position) != 0;
    if (!margin.hasPosition()) {
      queue.goOn(scopeId);
    } else if (hasRecovered(rules)) {
      recover(scopeId);
    } else if (isOpen && mustLeaveMarket(scopeId, rules)) {
      leaveMarket(scopeId, position, market);
    } else {
      queue.rest(scopeId, rules.cooldownNs);
    }
  }

  private boolean mustLeaveMarket(int scopeId, LiquidationRules rules) {
    long maintenance = margin.maintenanceMargin().value();
    bound.set(MulDiv.floor(maintenance, rules.closeOutPpm, PPM));
    return margin.equity().isBelow(bound) || queue.unfilled(scopeId) >= UNFILLED_MAX;
  }

  private void leaveMarket(int scopeId, int position, Market market) {
    if (!clearance.allows(scopeId, market, OracleAction.LEAVE_MARKET)) {
      queue.await(scopeId);
    } else if (backstop.takesOver(position, market, terms.zeroTicks())) {
      queue.goOn(scopeId);
    } else if (deleveraging.isBusy() || queue.hasLeaving()) {
      queue.waitToLeave(scopeId);
    } else {
      deleveraging.start(scopeId, market.id(), terms.zeroTicks());
    }
  }

  private boolean hasRecovered(LiquidationRules rules) {
    long maintenance = margin.maintenanceMargin().value();
    return !margin.equity().isBelow(bound.set(LiquidationTerms.buffered(maintenance, rules)));
  }

  /** Whether what has begun to leave its market still may. */
  private boolean leavesOn() {
    Market market = markets.get(deleveraging.marketId());
    return clearance.allows(deleveraging.scopeId(), market, OracleAction.LEAVE_MARKET);
  }

  /**
   * The position with the largest maintenance margin in a market that trades and whose price allows
   * it, or NONE.
   */
  private int largestOpen(int scopeId) {
    int largest = Positions.NONE;
    long most = -1;
    for (int slot = scopes.firstPosition(scopeId);
        slot != Positions.NONE;
        slot = positions.next(slot)) {
      Market market = markets.get(positions.marketId(slot));
      long lots = positions.lots(slot);
      long maintenance = market.maintenanceMicros(lots, market.markTicks());
      boolean isBetter =
          maintenance > most
              || (maintenance == most && positions.marketId(slot) < positions.marketId(largest));
      if (lots != 0
          && market.state().matches()
          && isBetter
          && clearance.allows(scopeId, market, OracleAction.LIQUIDATE)) {
        largest = slot;
        most = maintenance;
      }
    }
    return largest;
  }

  /**
   * Healthy again: it gives so much of its collateral that it owes no cash, as far as prices go.
   */
  private void recover(int scopeId) {
    if (sale.isDue(scopeId)) {
      sale.sell(scopeId);
      measure(scopeId);
    }
    end(scopeId, 0, 0);
  }

  /**
   * Without a position: its collateral pays first, at prices that allow it; then bad debt is what
   * the equity is below 0 (never the cash alone). Those who lost by collateral alone are no matter
   * of other traders: for them the fund of the market pays that they were in last.
   */
  private void settle(int scopeId) {
    if (sale.isDue(scopeId) && !sale.sell(scopeId)) {
      queue.await(scopeId);
      return;
    }
    long owed = -Math.min(0, scopes.cashMicros(scopeId));
    int marketId = queue.lastMarket(scopeId);
    int payerId = marketId == 0 ? collateral.lastMarket(scopeId) : marketId;
    long paid = owed == 0 ? 0 : insurance.payBadDebt(scopeId, payerId, owed);
    long left = owed - paid;
    if (left > 0 && marketId != 0) {
      left -= losses.spread(scopeId, markets.get(marketId), queue.lastSide(scopeId), left);
    }
    measure(scopeId);
    end(scopeId, paid, left);
  }

  /** What it finds also decides whether anybody may withdraw. */
  private void measure(int scopeId) {
    margin.measure(scopeId);
    if (margin.equity().isNegative()) {
      withdrawals.sawNegativeEquity();
    }
  }

  private void end(int scopeId, long badDebtMicros, long uncoveredMicros) {
    ended.subAccountId = scopeId;
    ended.equityMicros = margin.equity().value();
    ended.maintenanceMarginMicros = margin.maintenanceMargin().value();
    ended.badDebtMicros = badDebtMicros;
    ended.uncoveredMicros = uncoveredMicros;
    events.liquidationEnded(ended);
    queue.end(scopeId);
    scopes.isolated().touch(scopeId);
    atRisk.rearm(scopeId);
  }
}
