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
import io.quantdesk.engine.trading.ClearanceQueue;

/**
 * Why a command of an administrator would be refused if it was done now; NONE: it would not be, or
 * it is of a kind that is never proposed and finds out when it is done.
 */
final class AdminChecks implements AdminCommandVisitor<RejectReason> {
  private final AdminDesks desks;
  private final ApprovalDesk approvals;
  private final ClearanceQueue clearances;

  AdminChecks(EngineState state, AdminDesks desks, ApprovalDesk approvals) {
    this.desks = desks;
    this.approvals = approvals;
    clearances = state.clearances;
  }

  @Override
  public RejectReason visit(CreateMarket command) {
    return RejectReason.NONE;
  }

  @Override
  public RejectReason visit(FundInsurance command) {
    return RejectReason.NONE;
  }

  @Override
  public RejectReason visit(UpdateMarket command) {
    return desks.markets().check(command);
  }

  @Override
  public RejectReason visit(SetMarketState command) {
    return desks.markets().check(command, !clearances.contains(command.marketId));
  }

  @Override
  public RejectReason visit(SetRateLimits command) {
    return desks.rateLimits().check(command);
  }

  @Override
  public RejectReason visit(SetLiquidationRules command) {
    return desks.liquidation().check(command);
  }

  @Override
  public RejectReason visit(SetPriceRules command) {
    return desks.oracle().check(command);
  }

  @Override
  public RejectReason visit(SetMarkRules command) {
    return desks.marks().check(command);
  }

  @Override
  public RejectReason visit(SetFundingRules command) {
    return desks.funding().check(command);
  }

  @Override
  public RejectReason visit(SetFundingRate command) {
    return desks.funding().check(command);
  }

  @Override
  public RejectReason visit(SetBackstopRules command) {
    return desks.backstops().check(command);
  }

  @Override
  public RejectReason visit(SetCollateralAsset command) {
    return desks.collateral().check(command);
  }

  @Override
  public RejectReason visit(SettleCollateral command) {
    return desks.collateral().check(command);
  }

  @Override
  public RejectReason visit(SetWithdrawalRules command) {
    return desks.withdrawals().check(command);
  }

  @Override
  public RejectReason visit(SetAuctionRules command) {
    return desks.auctions().check(command);
  }

  @Override
  public RejectReason visit(SetApprovalRules command) {
    return approvals.check(command);
  }

  @Override
  public RejectReason visit(SetFeeSchedule command) {
    return desks.fees().check(command);
  }

  @Override
  public RejectReason visit(SetFeeTier command) {
    return desks.fees().check(command);
  }

  @Override
  public RejectReason visit(SetOpenInterestShare command) {
    return desks.openInterestShares().check(command);
  }
}
