package io.quantdesk.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.quantdesk.journal.JournalReader.EntryHandler;
import io.quantdesk.protocol.EventBlockCursor;
import io.quantdesk.protocol.sbe.MessageHeaderDecoder;
import io.quantdesk.protocol.sbe.ProposalMadeDecoder;
import io.quantdesk.server.audit.decode.EventBlockDecoder;
import io.quantdesk.server.pipeline.EngineReplay;
import io.quantdesk.server.pipeline.FirstCommand;
import io.quantdesk.server.scenario.run.CommandTarget;
import java.util.Arrays;
import org.agrona.DirectBuffer;

/**
 * Takes commands to an engine as messages, and brings its events back as messages: encoder, command
 * adapter, engine, event publisher, decoder. What is proposed must be, byte for byte, what was
 * sent.
 */
final class EncodedTarget implements CommandTarget {
  private final CommandWriter writer = new CommandWriter();
  private final CollateralCommandWriter collateral = new CollateralCommandWriter(writer);
  private final EngineReplay replay;
  private final EventBlockDecoder decoder;
  private final EntryHandler commands;
  private final EntryHandler blocks;
  private final EventBlockCursor cursor = new EventBlockCursor();
  private long commandsBefore;

  EncodedTarget(EngineConfig config, EngineEvents events) {
    this(config, events, (seq, b, o, l) -> {}, (seq, b, o, l) -> {});
  }

  /** Hands over the entries for both journals, too. */
  EncodedTarget(
      EngineConfig config, EngineEvents events, EntryHandler commands, EntryHandler blocks) {
    this.commands = commands;
    this.blocks = blocks;
    replay = new EngineReplay(config);
    decoder = new EventBlockDecoder(events);
  }

  /** Puts the command first that begins every journal: the others get a sequence that is higher. */
  EncodedTarget beginJournal(EngineConfig config) {
    int length = FirstCommand.encode(config, 0, writer.buffer());
    commands.onEntry(FirstCommand.SEQ, writer.buffer(), 0, length);
    replay.execute(FirstCommand.SEQ, writer.buffer(), 0, length, blocks);
    commandsBefore = FirstCommand.SEQ;
    return this;
  }

  @Override
  public Engine engine() {
    return replay.engine();
  }

  @Override
  public void openSession(
      CommandHeader header, long connectionId, SessionRole role, Bytes32 clientName) {
    writer.openSession(header, connectionId, role, clientName);
    execute(header);
  }

  @Override
  public void placeOrder(CommandHeader header, PlaceOrder order) {
    writer.placeOrder(header, order);
    execute(header);
  }

  @Override
  public void placeBracket(CommandHeader header, PlaceBracket bracket) {
    writer.placeBracket(header, bracket);
    execute(header);
  }

  @Override
  public void cancelOrder(CommandHeader header, CancelOrder cancel) {
    writer.cancelOrder(header, cancel);
    execute(header);
  }

  @Override
  public void amendOrder(CommandHeader header, AmendOrder amend) {
    writer.amendOrder(header, amend);
    execute(header);
  }

  @Override
  public void cancelAll(CommandHeader header, CancelAll cancelAll) {
    writer.cancelAll(header, cancelAll);
    execute(header);
  }

  @Override
  public void scheduleCancel(CommandHeader header, ScheduleCancel schedule) {
    writer.scheduleCancel(header, schedule);
    execute(header);
  }

  @Override
  public void deposit(CommandHeader header, int subAccountId, long amountMicros) {
    writer.deposit(header, subAccountId, amountMicros);
    execute(header);
  }

  @Override
  public void withdraw(CommandHeader header, int subAccountId, long amountMicros) {
    writer.withdraw(header, subAccountId, amountMicros);
    execute(header);
  }

  @Override
  public void transfer(CommandHeader header, Transfer transfer) {
    writer.transfer(header, transfer);
    execute(header);
  }

  @Override
  public void confirmWithdrawal(CommandHeader header, long withdrawalId) {
    writer.confirmWithdrawal(header, withdrawalId);
    execute(header);
  }

  @Override
  public void revertWithdrawal(CommandHeader header, long withdrawalId) {
    writer.revertWithdrawal(header, withdrawalId);
    execute(header);
  }

  @Override
  public void setWithdrawalRules(CommandHeader header, SetWithdrawalRules rules) {
    writer.setWithdrawalRules(header, rules);
    execute(header);
  }

  @Override
  public void setCollateralAsset(CommandHeader header, SetCollateralAsset asset) {
    collateral.set(header, asset);
    execute(header);
  }

  @Override
  public void updateCollateralPrice(CommandHeader header, UpdateCollateralPrice price) {
    collateral.update(header, price);
    execute(header);
  }

  @Override
  public void settleCollateral(CommandHeader header, SettleCollateral settlement) {
    collateral.settle(header, settlement);
    execute(header);
  }

  @Override
  public void depositCollateral(CommandHeader header, MoveCollateral move) {
    collateral.deposit(header, move);
    execute(header);
  }

  @Override
  public void withdrawCollateral(CommandHeader header, MoveCollateral move) {
    collateral.withdraw(header, move);
    execute(header);
  }

  @Override
  public void transferCollateral(CommandHeader header, MoveCollateral move) {
    collateral.transfer(header, move);
    execute(header);
  }

  @Override
  public void createAccount(CommandHeader header, Bytes32 wallet) {
    writer.createAccount(header, wallet);
    execute(header);
  }

  @Override
  public void createSubAccount(CommandHeader header, CreateSubAccount subAccount) {
    writer.createSubAccount(header, subAccount);
    execute(header);
  }

  @Override
  public void createMarket(CommandHeader header, CreateMarket market) {
    writer.createMarket(header, market);
    execute(header);
  }

  @Override
  public void updateMarket(CommandHeader header, UpdateMarket market) {
    writer.updateMarket(header, market);
    execute(header);
  }

  @Override
  public void setMarketState(
      CommandHeader header, int marketId, MarketState state, int settlementTicks) {
    writer.setMarketState(header, marketId, state, settlementTicks);
    execute(header);
  }

  @Override
  public void setLeverage(CommandHeader header, SetLeverage leverage) {
    writer.setLeverage(header, leverage);
    execute(header);
  }

  @Override
  public void setLiquidationRules(CommandHeader header, SetLiquidationRules rules) {
    writer.setLiquidationRules(header, rules);
    execute(header);
  }

  @Override
  public void setPriceRules(CommandHeader header, SetPriceRules rules) {
    writer.setPriceRules(header, rules);
    execute(header);
  }

  @Override
  public void setMarkRules(CommandHeader header, SetMarkRules rules) {
    writer.setMarkRules(header, rules);
    execute(header);
  }

  @Override
  public void fundInsurance(CommandHeader header, int marketId, long amountMicros) {
    writer.fundInsurance(header, marketId, amountMicros);
    execute(header);
  }

  @Override
  public void setBackstopRules(CommandHeader header, SetBackstopRules rules) {
    writer.setBackstopRules(header, rules);
    execute(header);
  }

  @Override
  public void setFundingRules(CommandHeader header, SetFundingRules rules) {
    writer.setFundingRules(header, rules);
    execute(header);
  }

  @Override
  public void setFundingRate(CommandHeader header, SetFundingRate rate) {
    writer.setFundingRate(header, rate);
    execute(header);
  }

  @Override
  public void setAuctionRules(CommandHeader header, SetAuctionRules rules) {
    writer.setAuctionRules(header, rules);
    execute(header);
  }

  @Override
  public void setFeeSchedule(CommandHeader header, SetFeeSchedule schedule) {
    writer.setFeeSchedule(header, schedule);
    execute(header);
  }

  @Override
  public void setFeeTier(CommandHeader header, SetFeeTier tier) {
    writer.setFeeTier(header, tier);
    execute(header);
  }

  @Override
  public void setApprovalRules(CommandHeader header, SetApprovalRules rules) {
    writer.setApprovalRules(header, rules);
    execute(header);
  }

  @Override
  public void approveProposal(CommandHeader header, long proposalId) {
    writer.approveProposal(header, proposalId);
    execute(header);
  }

  @Override
  public void rejectProposal(CommandHeader header, long proposalId) {
    writer.rejectProposal(header, proposalId);
    execute(header);
  }

  @Override
  public void setOpenInterestShare(CommandHeader header, SetOpenInterestShare share) {
    writer.setOpenInterestShare(header, share);
    execute(header);
  }

  @Override
  public void placeQuote(CommandHeader header, PlaceQuote quote) {
    writer.placeQuote(header, quote);
    execute(header);
  }

  @Override
  public void setRateLimits(CommandHeader header, SetRateLimits limits) {
    writer.setRateLimits(header, limits);
    execute(header);
  }

  @Override
  public void updateOracle(CommandHeader header, UpdateOracle update) {
    writer.updateOracle(header, update);
    execute(header);
  }

  @Override
  public void tick(CommandHeader header, long deadlineNs) {
    writer.tick(header, deadlineNs);
    execute(header);
  }

  @Override
  public void rejectFrame(CommandHeader header, RejectReason reason) {
    writer.rejectFrame(header, reason);
    execute(header);
  }

  private void execute(CommandHeader header) {
    writer.finish();
    long seq = commandsBefore + header.seq;
    commands.onEntry(seq, writer.buffer(), 0, writer.length());
    replay.execute(seq, writer.buffer(), 0, writer.length(), this::onBlock);
  }

  private void onBlock(long seq, DirectBuffer block, int offset, int length) {
    blocks.onEntry(seq, block, offset, length);
    cursor.wrap(block, offset, length);
    while (cursor.next()) {
      if (cursor.templateId() == ProposalMadeDecoder.TEMPLATE_ID) {
        checkContent(block, cursor.messageOffset() + MessageHeaderDecoder.ENCODED_LENGTH);
      }
    }
    decoder.onEntry(seq, block, offset, length);
  }

  private void checkContent(DirectBuffer block, int message) {
    byte[] content = new byte[ProposalMadeDecoder.contentLength() - Long.BYTES];
    block.getBytes(message + ProposalMadeDecoder.contentEncodingOffset() + Long.BYTES, content);
    assertThat(content).isEqualTo(Arrays.copyOf(writer.content(), content.length));
  }
}
