package io.quantdesk.server.scenario.run;

import io.quantdesk.engine.Engine;
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

/**
 * Takes commands to an engine, one at a time and to the end: when a method returns, the events of
 * the command have been handed to the listener that the target was opened with.
 */
public interface CommandTarget {
  /** The engine behind it, for questions about its state. */
  Engine engine();

  void openSession(CommandHeader header, long connectionId, SessionRole role, Bytes32 clientName);

  void placeOrder(CommandHeader header, PlaceOrder order);

  void placeBracket(CommandHeader header, PlaceBracket bracket);

  void cancelOrder(CommandHeader header, CancelOrder cancel);

  void amendOrder(CommandHeader header, AmendOrder amend);

  void cancelAll(CommandHeader header, CancelAll cancelAll);

  void scheduleCancel(CommandHeader header, ScheduleCancel schedule);

  void deposit(CommandHeader header, int subAccountId, long amountMicros);

  void withdraw(CommandHeader header, int subAccountId, long amountMicros);

  void transfer(CommandHeader header, Transfer transfer);

  void confirmWithdrawal(CommandHeader header, long withdrawalId);

  void revertWithdrawal(CommandHeader header, long withdrawalId);

  void setWithdrawalRules(CommandHeader header, SetWithdrawalRules rules);

  void setCollateralAsset(CommandHeader header, SetCollateralAsset asset);

  void updateCollateralPrice(CommandHeader header, UpdateCollateralPrice price);

  void settleCollateral(CommandHeader header, SettleCollateral settlement);

  void depositCollateral(CommandHeader header, MoveCollateral move);

  void withdrawCollateral(CommandHeader header, MoveCollateral move);

  void transferCollateral(CommandHeader header, MoveCollateral move);

  void createAccount(CommandHeader header, Bytes32 wallet);

  void createSubAccount(CommandHeader header, CreateSubAccount subAccount);

  void createMarket(CommandHeader header, CreateMarket market);

  void updateMarket(CommandHeader header, UpdateMarket market);

  void setMarketState(CommandHeader header, int marketId, MarketState state, int settlementTicks);

  void setLeverage(CommandHeader header, SetLeverage leverage);

  void setRateLimits(CommandHeader header, SetRateLimits limits);

  void setLiquidationRules(CommandHeader header, SetLiquidationRules rules);

  void setPriceRules(CommandHeader header, SetPriceRules rules);

  void setMarkRules(CommandHeader header, SetMarkRules rules);

  void fundInsurance(CommandHeader header, int marketId, long amountMicros);

  void setBackstopRules(CommandHeader header, SetBackstopRules rules);

  void setFundingRules(CommandHeader header, SetFundingRules rules);

  void setFundingRate(CommandHeader header, SetFundingRate rate);

  void setFeeSchedule(CommandHeader header, SetFeeSchedule schedule);

  void setFeeTier(CommandHeader header, SetFeeTier tier);

  void setOpenInterestShare(CommandHeader header, SetOpenInterestShare share);

  void setAuctionRules(CommandHeader header, SetAuctionRules rules);

  void setApprovalRules(CommandHeader header, SetApprovalRules rules);

  void approveProposal(CommandHeader header, long proposalId);

  void rejectProposal(CommandHeader header, long proposalId);

  void placeQuote(CommandHeader header, PlaceQuote quote);

  void updateOracle(CommandHeader header, UpdateOracle update);

  void tick(CommandHeader header, long deadlineNs);

  void rejectFrame(CommandHeader header, RejectReason reason);
}
