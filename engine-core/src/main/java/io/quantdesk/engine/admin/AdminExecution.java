package io.quantdesk.engine.admin;

import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.command.AdminCommandVisitor;
import io.quantdesk.engine.command.CreateMarket;
import io.quantdesk.engine.command.FundInsurance;
import io.quantdesk.engine.command.SetApprovalRules;
import io.quantdesk.engine.command.SetAuctionRules;
import io.quantdesk.engine.command.SetBackstopRules;
import io.quantdesk.engine.command.SetCollateralAsset;
import io.quantdesk.engine.command.SetFeeSchedule;
import io.quantdesk.engine.command.SetFeeTier;
import io.quantdesk.engine.command.SetFundingRate;
import io.quantdesk.engine.command.SetFundingRules;
import io.quantdesk.engine.command.SetLiquidationRules;
import io.quantdesk.engine.command.SetMarkRules;
import io.quantdesk.engine.command.SetMarketState;
import io.quantdesk.engine.command.SetOpenInterestShare;
import io.quantdesk.engine.command.SetPriceRules;
import io.quantdesk.engine.command.SetRateLimits;
import io.quantdesk.engine.command.SetWithdrawalRules;
import io.quantdesk.engine.command.SettleCollateral;
import io.quantdesk.engine.command.UpdateMarket;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.market.PriceFollowers;
import io.quantdesk.engine.settlement.Settlement;
import io.quantdesk.engine.trading.MarketClearance;

/** Does a command of an administrator, with what follows from it, or refuses it. */
final class AdminExecution implements AdminCommandVisitor<RejectReason> {
  private final EngineState state;
  private final AdminDesks desks;
  private final ApprovalDesk approvals;
  private final MarketClearance clearance;
  private final Settlement settlement;
  private final PriceFollowers followers;

  AdminExecution(
      EngineState state,
      AdminDesks desks,
      ApprovalDesk approvals,
      MarketClearance clearance,
      Settlement settlement,
      PriceFollowers followers) {
    this.state = state;
    this.desks = desks;
    this.approvals = approvals;
    this.clearance = clearance;
    this.settlement = settlement;
    this.followers = followers;
  }

  @Override
  public RejectReason visit(CreateMarket command) {
    return desks.markets().create(command);
  }

  @Override
  public RejectReason visit(UpdateMarket command) {
    boolean changesMaintenance = desks.markets().changesMaintenance(command);
    RejectReason reason = desks.markets().update(command);
    if (reason == RejectReason.NONE && changesMaintenance) {
      state.marginWatch.requirementsChanged(state.markets.get(command.marketId));
    }
    return reason;
  }

  @Override
  public RejectReason visit(SetMarketState command) {
    boolean empty = !state.clearances.contains(command.marketId);
    RejectReason reason = desks.markets().setState(command, empty);
    if (reason == RejectReason.NONE) {
      Market market = state.markets.get(command.marketId);
      state.dueTriggers.stateChanged(market);
      clearance.stateChanged(market);
      settlement.stateChanged(market);
    }
    return reason;
  }

  @Override
  public RejectReason visit(SetRateLimits command) {
    return desks.rateLimits().set(command);
  }

  @Override
  public RejectReason visit(SetLiquidationRules command) {
    return desks.liquidation().set(command);
  }

  @Override
  public RejectReason visit(FundInsurance command) {
    return desks.insurance().fund(command.marketId, command.amountMicros);
  }

  @Override
  public RejectReason visit(SetPriceRules command) {
    RejectReason reason = desks.oracle().setRules(command);
    if (reason == RejectReason.NONE) {
      Market market = state.markets.get(command.marketId);
      followers.judged(market);
      state.dueTriggers.stateChanged(market);
    }
    return reason;
  }

  @Override
  public RejectReason visit(SetMarkRules command) {
    RejectReason reason = desks.marks().setRules(command);
    if (reason == RejectReason.NONE && state.markets.get(command.marketId).markTicks() > 0) {
      followers.marked(state.markets.get(command.marketId));
    }
    return reason;
  }

  @Override
  public RejectReason visit(SetFundingRules command) {
    return desks.funding().set(command);
  }

  @Override
  public RejectReason visit(SetFundingRate command) {
    return desks.funding().set(command);
  }

  @Override
  public RejectReason visit(SetBackstopRules command) {
    return desks.backstops().set(command);
  }

  @Override
  public RejectReason visit(SetCollateralAsset command) {
    return desks.collateral().set(command);
  }

  @Override
  public RejectReason visit(SettleCollateral command) {
    return desks.collateral().settle(command);
  }

  @Override
  public RejectReason visit(SetWithdrawalRules command) {
    return desks.withdrawals().setRules(command);
  }

  @Override
  public RejectReason visit(SetAuctionRules command) {
    return desks.auctions().set(command);
  }

  @Override
  public RejectReason visit(SetApprovalRules command) {
    return approvals.set(command);
  }

  @Override
  public RejectReason visit(SetFeeSchedule command) {
    return desks.fees().set(command);
  }

  @Override
  public RejectReason visit(SetFeeTier command) {
    return desks.fees().set(command);
  }

  @Override
  public RejectReason visit(SetOpenInterestShare command) {
    return desks.openInterestShares().set(command);
  }
}
