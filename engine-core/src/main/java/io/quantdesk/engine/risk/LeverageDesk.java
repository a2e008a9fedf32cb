package io.quantdesk.engine.risk;

import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.account.Accounts;
import io.quantdesk.engine.account.Leverages;
import io.quantdesk.engine.account.Positions;
import io.quantdesk.engine.command.SetLeverage;
import io.quantdesk.engine.event.LeverageSet;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.market.Markets;

/** Takes the leverage that an owner sets for a sub-account in a market. */
public final class LeverageDesk {
  private static final int PPM = 1_000_000;

  private final Accounts accounts;
  private final Markets markets;
  private final Positions positions;
  private final Leverages leverages;
  private final ScopeMargin scope;
  private final Exposure exposure;
  private final RiskAlerts riskAlerts;
  private final EngineEvents events;
  private final LeverageSet leverageSet = new LeverageSet();

  public LeverageDesk(
      EngineState state, ScopeMargin scope, RiskAlerts riskAlerts, EngineEvents events) {
    accounts = state.accounts;
    markets = state.markets;
    positions = state.positions;
    leverages = state.leverages;
    this.scope = scope;
    exposure = new Exposure(positions);
    this.riskAlerts = riskAlerts;
    this.events = events;
  }

  /**
   * Refusals in this order: unknown sub-account, unknown market, delisted, leverage out of range,
   * as many leverages as the engine is made for, initial margin raised above equity.
   */
  public RejectReason set(SetLeverage command) {
    if (!accounts.hasSubAccount(command.subAccountId)) {
      return RejectReason.UNKNOWN_SUB_ACCOUNT;
    }
    Market market = markets.find(command.marketId);
    if (market == null) {
      return RejectReason.UNKNOWN_MARKET;
    }
    if (market.state() == MarketState.DELISTED) {
      return RejectReason.MARKET_DELISTED;
    }
    if (command.leverage < 0 || command.leverage > most(market)) {
      return RejectReason.INVALID_LEVERAGE;
    }
    if (command.leverage != Leverages.NONE
        && !leverages.hasRoomFor(command.subAccountId, market.id())) {
      return RejectReason.LEVERAGE_CAPACITY;
    }
    int slot = positions.find(command.subAccountId, market.id());
    if (raisesBeyondEquity(command, market, slot)) {
      return RejectReason.INSUFFICIENT_MARGIN;
    }
    leverages.set(command.subAccountId, market.id(), command.leverage);
    if (slot != Positions.NONE) {
      positions.setLeverage(slot, command.leverage);
    }
    leverageSet.subAccountId = command.subAccountId;
    leverageSet.marketId = market.id();
    leverageSet.leverage = command.leverage;
    events.leverageSet(leverageSet);
    riskAlerts.touch(command.subAccountId);
    return RejectReason.NONE;
  }

  /** More would ask for less than the first tier does. */
  private static int most(Market market) {
    return PPM / market.parameters().initialMarginPpm;
  }

  private boolean raisesBeyondEquity(SetLeverage command, Market market, int slot) {
    exposure.load(command.subAccountId, slot, market);
    long before = exposure.initialMicros();
    exposure.leverage(command.leverage);
    if (exposure.initialMicros() <= before) {
      return false;
    }
    scope.measureWithout(command.subAccountId, slot);
    scope.add(exposure);
    return scope.initialEquity().isBelow(scope.initialMargin());
  }
}
