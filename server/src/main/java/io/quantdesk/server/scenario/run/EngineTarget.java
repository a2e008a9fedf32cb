package io.quantdesk.server.scenario.run;

import io.quantdesk.engine.Engine;
import io.quantdesk.engine.EngineConfig;
import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.command.AmendOrder;
import io.quantdesk.engine.command.CancelAll;
import io.quantdesk.engine.command.CancelOrder;
import io.quantdesk.engine.command.CommandHeader;
import io.quantdesk.engine.command.CreateMarket;
import io.quantdesk.engine.command.CreateSubAccount;
import io.quantdesk.engine.command.MoveCollateral;
import io.quantdesk.engine.command.PlaceBracket;
import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.command.PlaceQuote;
import io.quantdesk.engine.command.ScheduleCancel;
import io.quantdesk.engine.command.SetApprovalRules;
import io.quantdesk.engine.command.SetAuctionRules;
import io.quantdesk.engine.command.SetBackstopRules;
import io.quantdesk.engine.command.SetCollateralAsset;
import io.quantdesk.engine.command.SetFeeSchedule;
import io.quantdesk.engine.command.SetFeeTier;
import io.quantdesk.engine.command.SetFundingRate;
import io.quantdesk.engine.command.SetFundingRules;
import io.quantdesk.engine.command.SetLeverage;
import io.quantdesk.engine.command.SetLiquidationRules;
import io.quantdesk.engine.command.SetMarkRules;
import io.quantdesk.engine.command.SetOpenInterestShare;
import io.quantdesk.engine.command.SetPriceRules;
import io.quantdesk.engine.command.SetRateLimits;
import io.quantdesk.engine.command.SetWithdrawalRules;
import io.quantdesk.engine.command.SettleCollateral;
import io.quantdesk.engine.command.Transfer;
import io.quantdesk.engine.command.UpdateCollateralPrice;
import io.quantdesk.engine.command.UpdateMarket;
import io.quantdesk.engine.command.UpdateOracle;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.math.Bytes32;
import io.quantdesk.engine.session.SessionRole;

/** Calls the engine itself. */
public final class EngineTarget implements CommandTarget {
  private final Engine engine;

  /** Makes an engine that answers to a listener. */
  public EngineTarget(EngineConfig config, EngineEvents events) {
    this.engine = new Engine(config, events);
  }

  @Override
  public Engine engine() {
    return engine;
  }

  @Override
  public void openSession(
      CommandHeader header, long connectionId, SessionRole role, Bytes32 clientName) {
    engine.openSession(header, connectionId, role, clientName);
  }

  @Override
  public void placeOrder(CommandHeader header, PlaceOrder order) {
    engine.placeOrder(header, order);
  }

  @Override
  public void placeBracket(CommandHeader header, PlaceBracket bracket) {
    engine.placeBracket(header, bracket);
  }

  @Override
  public void cancelOrder(CommandHeader header, CancelOrder cancel) {
    engine.cancelOrder(header, cancel);
  }

  @Override
  public void amendOrder(CommandHeader header, AmendOrder amend) {
    engine.amendOrder(header, amend);
  }

  @Override
  public void cancelAll(CommandHeader header, CancelAll cancelAll) {
    engine.cancelAll(header, cancelAll);
  }

  @Override
  public void scheduleCancel(CommandHeader header, ScheduleCancel schedule) {
    engine.scheduleCancel(header, schedule);
  }

  @Override
  public void deposit(CommandHeader header, int subAccountId, long amountMicros) {
    engine.deposit(header, subAccountId, amountMicros);
  }

  @Override
  public void withdraw(CommandHeader header, int subAccountId, long amountMicros) {
    engine.withdraw(header, subAccountId, amountMicros);
  }

  @Override
  public void transfer(CommandHeader header, Transfer transfer) {
    engine.transfer(header, transfer);
  }

  @Override
  public void confirmWithdrawal(CommandHeader header, long withdrawalId) {
    engine.confirmWithdrawal(header, withdrawalId);
  }

  @Override
  public void revertWithdrawal(CommandHeader header, long withdrawalId) {
    engine.revertWithdrawal(header, withdrawalId);
  }

  @Override
  public void setWithdrawalRules(CommandHeader header, SetWithdrawalRules rules) {
    engine.setWithdrawalRules(header, rules);
  }

  @Override
  public void setCollateralAsset(CommandHeader header, SetCollateralAsset asset) {
    engine.setCollateralAsset(header, asset);
  }

  @Override
  public void updateCollateralPrice(CommandHeader header, UpdateCollateralPrice price) {
    engine.updateCollateralPrice(header, price);
  }

  @Override
  public void settleCollateral(CommandHeader header, SettleCollateral settlement) {
    engine.settleCollateral(header, settlement);
  }

  @Override
  public void depositCollateral(CommandHeader header, MoveCollateral move) {
    engine.depositCollateral(header, move);
  }

  @Override
  public void withdrawCollateral(CommandHeader header, MoveCollateral move) {
    engine.withdrawCollateral(header, move);
  }

  @Override
  public void transferCollateral(CommandHeader header, MoveCollateral move) {
    engine.transferCollateral(header, move);
  }

  @Override
  public void createAccount(CommandHeader header, Bytes32 wallet) {
    engine.createAccount(header, wallet);
  }

  @Override
  public void createSubAccount(CommandHeader header, CreateSubAccount subAccount) {
    engine.createSubAccount(header, subAccount);
  }

  @Override
  public void createMarket(CommandHeader header, CreateMarket market) {
    engine.createMarket(header, market);
  }

  @Override
  public void updateMarket(CommandHeader header, UpdateMarket market) {
    engine.updateMarket(header, market);
  }

  @Override
  public void setMarketState(
      CommandHeader header, int marketId, MarketState state, int settlementTicks) {
    engine.setMarketState(header, marketId, state, settlementTicks);
  }

  @Override
  public void setLeverage(CommandHeader header, SetLeverage leverage) {
    engine.setLeverage(header, leverage);
  }

  @Override
  public void setLiquidationRules(CommandHeader header, SetLiquidationRules rules) {
    engine.setLiquidationRules(header, rules);
  }

  @Override
  public void setPriceRules(CommandHeader header, SetPriceRules rules) {
    engine.setPriceRules(header, rules);
  }

  @Override
  public void setMarkRules(CommandHeader header, SetMarkRules rules) {
    engine.setMarkRules(header, rules);
  }

  @Override
  public void fundInsurance(CommandHeader header, int marketId, long amountMicros) {
    engine.fundInsurance(header, marketId, amountMicros);
  }

  @Override
  public void setBackstopRules(CommandHeader header, SetBackstopRules rules) {
    engine.setBackstopRules(header, rules);
  }

  @Override
  public void setFundingRules(CommandHeader header, SetFundingRules rules) {
    engine.setFundingRules(header, rules);
  }

  @Override
  public void setFundingRate(CommandHeader header, SetFundingRate rate) {
    engine.setFundingRate(header, rate);
  }

  @Override
  public void setAuctionRules(CommandHeader header, SetAuctionRules rules) {
    engine.setAuctionRules(header, rules);
  }

  @Override
  public void setFeeSchedule(CommandHeader header, SetFeeSchedule schedule) {
    engine.setFeeSchedule(header, schedule);
  }

  @Override
  public void setFeeTier(CommandHeader header, SetFeeTier tier) {
    engine.setFeeTier(header, tier);
  }

  @Override
  public void setApprovalRules(CommandHeader header, SetApprovalRules rules) {
    engine.setApprovalRules(header, rules);
  }

  @Override
  public void approveProposal(CommandHeader header, long proposalId) {
    engine.approveProposal(header, proposalId);
  }

  @Override
  public void rejectProposal(CommandHeader header, long proposalId) {
    engine.rejectProposal(header, proposalId);
  }

  @Override
  public void setOpenInterestShare(CommandHeader header, SetOpenInterestShare share) {
    engine.setOpenInterestShare(header, share);
  }

  @Override
  public void placeQuote(CommandHeader header, PlaceQuote quote) {
    engine.placeQuote(header, quote);
  }

  @Override
  public void setRateLimits(CommandHeader header, SetRateLimits limits) {
    engine.setRateLimits(header, limits);
  }

  @Override
  public void updateOracle(CommandHeader header, UpdateOracle update) {
    engine.updateOracle(header, update);
  }

  @Override
  public void tick(CommandHeader header, long deadlineNs) {
    engine.tick(header, deadlineNs);
  }

  @Override
  public void rejectFrame(CommandHeader header, RejectReason reason) {
    engine.rejectFrame(header, reason);
  }
}
