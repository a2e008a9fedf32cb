package io.quantdesk.engine.fee;

import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.account.Accounts;
import io.quantdesk.engine.command.SetFeeSchedule;
import io.quantdesk.engine.command.SetFeeTier;
import io.quantdesk.engine.event.FeeScheduleSet;
import io.quantdesk.engine.event.FeeTierChanged;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.market.Markets;

/** Takes the operator's commands about fee tiers, and works them out at the start of each day. */
public final class FeeDesk {
  /** Most accounts of one step. */
  static final int MAX_ACCOUNTS_PER_STEP = 256;

  private final Accounts accounts;
  private final Markets markets;
  private final FeeTiers feeTiers;
  private final EngineEvents events;
  private final FeeScheduleSet scheduleSet = new FeeScheduleSet();
  private final FeeTierChanged tierChanged = new FeeTierChanged();

  public FeeDesk(EngineState state, EngineEvents events) {
    accounts = state.accounts;
    markets = state.markets;
    feeTiers = state.feeTiers;
    this.events = events;
  }

  /**
   * Why a schedule would be refused, in this order: bounds or rates that are not allowed, a market
   * whose fills could cost more than they bring.
   */
  public RejectReason check(SetFeeSchedule command) {
    if (!command.schedule.isAllowed()) {
      return RejectReason.INVALID_FEE_SCHEDULE;
    }
    for (int marketId = 1; marketId <= markets.count(); marketId++) {
      Market market = markets.get(marketId);
      // Nothing trades in a delisted market any more, and nobody could change its rates.
      if (market.state() != MarketState.DELISTED && !command.schedule.covers(market.parameters())) {
        return RejectReason.REBATE_ABOVE_FEE;
      }
    }
    return RejectReason.NONE;
  }

  /**
   * Replaces the schedule, or refuses it; rates hold at once, tiers are worked out anew by the next
   * ticks.
   */
  public RejectReason set(SetFeeSchedule command) {
    RejectReason reason = check(command);
    if (reason != RejectReason.NONE) {
      return reason;
    }
    feeTiers.replace(command.schedule);
    scheduleSet.schedule.set(command.schedule);
    events.feeScheduleSet(scheduleSet);
    return RejectReason.NONE;
  }

  /**
   * Why a tier for an account would be refused, in this order: unknown account, a tier that the
   * schedule does not have.
   */
  public RejectReason check(SetFeeTier command) {
    if (!accounts.hasAccount(command.accountId)) {
      return RejectReason.UNKNOWN_ACCOUNT;
    }
    boolean isTier = command.tier >= 0 && command.tier <= feeTiers.schedule().count();
    return isTier || command.tier == SetFeeTier.BY_VOLUME
        ? RejectReason.NONE
        : RejectReason.UNKNOWN_FEE_TIER;
  }

  /** Gives an account a tier, or the one of its volume, or refuses to. */
  public RejectReason set(SetFeeTier command) {
    RejectReason reason = check(command);
    if (reason != RejectReason.NONE) {
      return reason;
    }
    if (command.tier == SetFeeTier.BY_VOLUME) {
      feeTiers.takeBack(command.accountId);
    } else {
      feeTiers.give(command.accountId, command.tier);
    }
    change(command.accountId, feeTiers.dueTier(command.accountId));
    return RejectReason.NONE;
  }

  /** Works out the tiers of so many accounts, once a day and after a new schedule. */
  public void step() {
    if (!feeTiers.isDue()) {
      return;
    }
    int accountId = feeTiers.nextAccount();
    int end = Math.min(accountId + MAX_ACCOUNTS_PER_STEP, accounts.accountCount() + 1);
    while (accountId < end) {
      int tier = feeTiers.dueTier(accountId);
      if (tier != feeTiers.tier(accountId)) {
        change(accountId, tier);
      }
      accountId++;
    }
    feeTiers.workedOut(end);
  }

  private void change(int accountId, int tier) {
    feeTiers.tier(accountId, tier);
    tierChanged.accountId = accountId;
    tierChanged.subAccountId = accounts.firstSubAccount(accountId);
    tierChanged.tier = tier;
    tierChanged.given = feeTiers.isGiven(accountId);
    tierChanged.volumeMicros = feeTiers.volumeMicros(accountId);
    tierChanged.takerFeePpm = feeTiers.ownTakerFeePpm(tier);
    tierChanged.makerFeePpm = feeTiers.ownMakerFeePpm(tier);
    events.feeTierChanged(tierChanged);
  }
}
