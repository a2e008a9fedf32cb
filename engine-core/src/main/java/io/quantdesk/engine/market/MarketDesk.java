package io.quantdesk.engine.market;

import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.account.Positions;
import io.quantdesk.engine.admin.AdminEvents;
import io.quantdesk.engine.command.AdminCommandKind;
import io.quantdesk.engine.command.CreateMarket;
import io.quantdesk.engine.command.SetMarketState;
import io.quantdesk.engine.command.UpdateMarket;
import io.quantdesk.engine.event.MarketCreated;
import io.quantdesk.engine.event.MarketStateChanged;
import io.quantdesk.engine.event.MarketUpdated;
import io.quantdesk.engine.fee.FeeSchedule;

/** Commands of the market operator: create a market, change its parameters, open and close it. */
public final class MarketDesk {
  private final Markets markets;
  private final Positions positions;
  private final FeeSchedule feeSchedule;
  private final AdminEvents adminEvents;
  private final EngineEvents events;
  private final MarketCreated created = new MarketCreated();
  private final MarketUpdated updated = new MarketUpdated();
  private final MarketStateChanged stateChanged = new MarketStateChanged();

  public MarketDesk(
      Markets markets,
      Positions positions,
      FeeSchedule feeSchedule,
      AdminEvents adminEvents,
      EngineEvents events) {
    this.markets = markets;
    this.positions = positions;
    this.feeSchedule = feeSchedule;
    this.adminEvents = adminEvents;
    this.events = events;
  }

  /**
   * Refusals in this order: symbol, duplicate, parameters (see MarketRules), fills that could cost
   * more than they bring by the fee schedule, capacity.
   */
  public RejectReason create(CreateMarket command) {
    if (!SymbolRule.isSymbol(command.symbol)) {
      return RejectReason.INVALID_SYMBOL;
    }
    if (markets.hasSymbol(command.symbol)) {
      return RejectReason.DUPLICATE_SYMBOL;
    }
    RejectReason reason = MarketRules.check(command.parameters, 0);
    if (reason != RejectReason.NONE) {
      return reason;
    }
    if (!feeSchedule.covers(command.parameters)) {
      return RejectReason.REBATE_ABOVE_FEE;
    }
    if (markets.isFull()) {
      return RejectReason.MARKET_CAPACITY;
    }
    Market market = markets.create(command.symbol, command.parameters);
    created.marketId = market.id();
    created.state = market.state();
    created.symbol.set(market.symbol());
    created.parameters.set(market.parameters());
    events.marketCreated(created);
    return RejectReason.NONE;
  }

  /** Whether other parameters, when they are taken, change what positions require to be kept. */
  public boolean changesMaintenance(UpdateMarket command) {
    Market market = markets.find(command.marketId);
    return market != null && !market.parameters().hasMaintenanceOf(command.parameters);
  }

  /**
   * Why parameters would be refused, in this order: unknown market, delisted, tick or lot size
   * differ, the highest price falls, parameters (see MarketRules), a liquidation fee that would not
   * fit, fills that could cost more than they bring by the fee schedule, resting orders out of
   * range at the new highest price.
   */
  public RejectReason check(UpdateMarket command) {
    Market market = markets.find(command.marketId);
    if (market == null) {
      return RejectReason.UNKNOWN_MARKET;
    }
    if (market.state() == MarketState.DELISTED) {
      return RejectReason.MARKET_DELISTED;
    }
    MarketParameters changed = command.parameters;
    MarketParameters current = market.parameters();
    if (changed.tickSizeE9 != current.tickSizeE9 || changed.lotSizeE9 != current.lotSizeE9) {
      return RejectReason.UNITS_ARE_FIXED;
    }
    // Resting orders and the mark would be stranded above it.
    if (changed.maxPriceTicks < current.maxPriceTicks && changed.maxPriceTicks > 0) {
      return RejectReason.MAX_PRICE_CANNOT_FALL;
    }
    RejectReason reason = MarketRules.check(changed, market.openInterestLots());
    if (reason != RejectReason.NONE) {
      return reason;
    }
    if (!market.liquidationRules().isPayable(changed)) {
      return RejectReason.INVALID_FEE_RATE;
    }
    if (!feeSchedule.covers(changed)) {
      return RejectReason.REBATE_ABOVE_FEE;
    }
    long limit = Market.orderLotsLimit(changed, market.microsPerLotTick());
    if (limit < market.orderLotsLimit() && positions.largestOrderLots(market.id()) > limit) {
      return RejectReason.ARITHMETIC_LIMIT;
    }
    return RejectReason.NONE;
  }

  /** Replaces all parameters of a market, or refuses them. */
  public RejectReason update(UpdateMarket command) {
    RejectReason reason = check(command);
    if (reason == RejectReason.NONE) {
      markets.get(command.marketId).update(command.parameters);
      updated.marketId = command.marketId;
      updated.parameters.set(command.parameters);
      events.marketUpdated(updated);
    }
    return reason;
  }

  /**
   * Lets an open market only reduce from now on, without being asked by an operator; one that is in
   * another state stays there. Returns whether it has changed.
   */
  public boolean reduceOnly(Market market) {
    boolean changes = market.state() == MarketState.OPEN || market.state() == MarketState.POST_ONLY;
    if (changes) {
      market.state(MarketState.REDUCE_ONLY);
      emitState(market);
      adminEvents.outdate(AdminCommandKind.SET_MARKET_STATE, market.id());
    }
    return changes;
  }

  /**
   * Why a change of state would be refused, in this order: unknown market, missing field, a change
   * that does not exist (see {@link MarketState#canBecome}), a settlement price of another state
   * than SETTLEMENT or above the highest price, no mark price for a market that opens, positions or
   * orders left in one that is delisted.
   *
   * @param empty whether nothing in the market waits to be canceled
   */
  public RejectReason check(SetMarketState command, boolean empty) {
    Market market = markets.find(command.marketId);
    MarketState state = command.state;
    int settlementTicks = command.settlementTicks;
    if (market == null) {
      return RejectReason.UNKNOWN_MARKET;
    }
    if (state == null) {
      return RejectReason.INVALID_FIELD;
    }
    if (!market.state().canBecome(state)) {
      return RejectReason.INVALID_STATE_TRANSITION;
    }
    boolean settles = state == MarketState.SETTLEMENT;
    int highest = market.parameters().maxPriceTicks;
    if (settlementTicks != 0 && (!settles || settlementTicks < 0 || settlementTicks > highest)) {
      return RejectReason.INVALID_SETTLEMENT_PRICE;
    }
    if (state.acceptsOrders() && market.markTicks() == 0) {
      return RejectReason.NO_MARK_PRICE;
    }
    if (state == MarketState.DELISTED && (!empty || market.openInterestLots() > 0)) {
      return RejectReason.MARKET_NOT_EMPTY;
    }
    return RejectReason.NONE;
  }

  /** Moves a market to another state, or refuses it, see {@link #check}. */
  public RejectReason setState(SetMarketState command, boolean empty) {
    RejectReason reason = check(command, empty);
    if (reason != RejectReason.NONE) {
      return reason;
    }
    Market market = markets.get(command.marketId);
    int settlementTicks = command.settlementTicks;
    market.state(command.state);
    if (command.state == MarketState.SETTLEMENT) {
      market.settlementTicks(settlementTicks == 0 ? market.markTicks() : settlementTicks);
    }
    emitState(market);
    return RejectReason.NONE;
  }

  private void emitState(Market market) {
    boolean settles = market.state() == MarketState.SETTLEMENT;
    stateChanged.settlementPriceTicks = settles ? market.settlementTicks() : 0;
    stateChanged.marketId = market.id();
    stateChanged.state = market.state();
    events.marketStateChanged(stateChanged);
  }
}
