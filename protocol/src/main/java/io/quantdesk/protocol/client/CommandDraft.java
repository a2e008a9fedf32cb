package io.quantdesk.protocol.client;

import io.quantdesk.protocol.AdminMessages;
import io.quantdesk.protocol.sbe.AmendOrderEncoder;
import io.quantdesk.protocol.sbe.ApproveProposalEncoder;
import io.quantdesk.protocol.sbe.CancelAllEncoder;
import io.quantdesk.protocol.sbe.CancelOrderEncoder;
import io.quantdesk.protocol.sbe.ConfirmWithdrawalEncoder;
import io.quantdesk.protocol.sbe.CreateAccountEncoder;
import io.quantdesk.protocol.sbe.CreateMarketEncoder;
import io.quantdesk.protocol.sbe.CreateSubAccountEncoder;
import io.quantdesk.protocol.sbe.DepositCollateralEncoder;
import io.quantdesk.protocol.sbe.DepositEncoder;
import io.quantdesk.protocol.sbe.FundInsuranceEncoder;
import io.quantdesk.protocol.sbe.MessageHeaderDecoder;
import io.quantdesk.protocol.sbe.MessageHeaderEncoder;
import io.quantdesk.protocol.sbe.PlaceBracketEncoder;
import io.quantdesk.protocol.sbe.PlaceOrderEncoder;
import io.quantdesk.protocol.sbe.PlaceQuoteEncoder;
import io.quantdesk.protocol.sbe.RejectProposalEncoder;
import io.quantdesk.protocol.sbe.RevertWithdrawalEncoder;
import io.quantdesk.protocol.sbe.ScheduleCancelEncoder;
import io.quantdesk.protocol.sbe.SetApprovalRulesEncoder;
import io.quantdesk.protocol.sbe.SetAuctionRulesEncoder;
import io.quantdesk.protocol.sbe.SetBackstopRulesEncoder;
import io.quantdesk.protocol.sbe.SetCollateralAssetEncoder;
import io.quantdesk.protocol.sbe.SetFeeScheduleEncoder;
import io.quantdesk.protocol.sbe.SetFeeTierEncoder;
import io.quantdesk.protocol.sbe.SetFundingRateEncoder;
import io.quantdesk.protocol.sbe.SetFundingRulesEncoder;
import io.quantdesk.protocol.sbe.SetLeverageEncoder;
import io.quantdesk.protocol.sbe.SetLiquidationRulesEncoder;
import io.quantdesk.protocol.sbe.SetMarkRulesEncoder;
import io.quantdesk.protocol.sbe.SetMarketStateEncoder;
import io.quantdesk.protocol.sbe.SetOpenInterestShareEncoder;
import io.quantdesk.protocol.sbe.SetPriceRulesEncoder;
import io.quantdesk.protocol.sbe.SetRateLimitsEncoder;
import io.quantdesk.protocol.sbe.SetWithdrawalRulesEncoder;
import io.quantdesk.protocol.sbe.SettleCollateralEncoder;
import io.quantdesk.protocol.sbe.TransferCollateralEncoder;
import io.quantdesk.protocol.sbe.TransferEncoder;
import io.quantdesk.protocol.sbe.UpdateCollateralPriceEncoder;
import io.quantdesk.protocol.sbe.UpdateMarketEncoder;
import io.quantdesk.protocol.sbe.UpdateOracleEncoder;
import io.quantdesk.protocol.sbe.WithdrawCollateralEncoder;
import io.quantdesk.protocol.sbe.WithdrawEncoder;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The one command that a client is composing, in private memory. A method per command starts a new
 * draft: all fields zero, to be set through the encoder that it returns, except clientSeq, which
 * {@link IngressClient#send} fills in. The draft stays as it is until the next one is started, so
 * that a send refused by back-pressure is simply repeated.
 */
public final class CommandDraft {
  /** Room for the longest command. */
  static final int MAX_LENGTH = 512;

  /** Every client command starts with its clientSeq. */
  static final int CLIENT_SEQ_OFFSET = MessageHeaderEncoder.ENCODED_LENGTH;

  private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[MAX_LENGTH]);
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final MessageHeaderDecoder decodedHeader = new MessageHeaderDecoder();
  private final PlaceOrderEncoder placeOrder = new PlaceOrderEncoder();
  private final CancelOrderEncoder cancelOrder = new CancelOrderEncoder();
  private final AmendOrderEncoder amendOrder = new AmendOrderEncoder();
  private final CancelAllEncoder cancelAll = new CancelAllEncoder();
  private final DepositEncoder deposit = new DepositEncoder();
  private final WithdrawEncoder withdraw = new WithdrawEncoder();
  private final TransferEncoder transfer = new TransferEncoder();
  private final ConfirmWithdrawalEncoder confirmWithdrawal = new ConfirmWithdrawalEncoder();
  private final RevertWithdrawalEncoder revertWithdrawal = new RevertWithdrawalEncoder();
  private final SetWithdrawalRulesEncoder setWithdrawalRules = new SetWithdrawalRulesEncoder();
  private final SetCollateralAssetEncoder setCollateralAsset = new SetCollateralAssetEncoder();
  private final SettleCollateralEncoder settleCollateral = new SettleCollateralEncoder();
  private final UpdateCollateralPriceEncoder updateCollateralPrice =
      new UpdateCollateralPriceEncoder();
  private final DepositCollateralEncoder depositCollateral = new DepositCollateralEncoder();
  private final WithdrawCollateralEncoder withdrawCollateral = new WithdrawCollateralEncoder();
  private final TransferCollateralEncoder transferCollateral = new TransferCollateralEncoder();
  private final CreateAccountEncoder createAccount = new CreateAccountEncoder();
  private final CreateSubAccountEncoder createSubAccount = new CreateSubAccountEncoder();
  private final CreateMarketEncoder createMarket = new CreateMarketEncoder();
  private final UpdateMarketEncoder updateMarket = new UpdateMarketEncoder();
  private final SetMarketStateEncoder setMarketState = new SetMarketStateEncoder();
  private final UpdateOracleEncoder updateOracle = new UpdateOracleEncoder();
  private final SetLeverageEncoder setLeverage = new SetLeverageEncoder();
  private final SetLiquidationRulesEncoder setLiquidationRules = new SetLiquidationRulesEncoder();
  private final SetPriceRulesEncoder setPriceRules = new SetPriceRulesEncoder();
  private final SetMarkRulesEncoder setMarkRules = new SetMarkRulesEncoder();
  private final FundInsuranceEncoder fundInsurance = new FundInsuranceEncoder();
  private final SetBackstopRulesEncoder setBackstopRules = new SetBackstopRulesEncoder();
  private final SetFundingRulesEncoder setFundingRules = new SetFundingRulesEncoder();
  private final SetFundingRateEncoder setFundingRate = new SetFundingRateEncoder();
  private final SetFeeScheduleEncoder setFeeSchedule = new SetFeeScheduleEncoder();
  private final SetFeeTierEncoder setFeeTier = new SetFeeTierEncoder();
  private final SetOpenInterestShareEncoder setOpenInterestShare =
      new SetOpenInterestShareEncoder();
  private final SetAuctionRulesEncoder setAuctionRules = new SetAuctionRulesEncoder();
  private final SetApprovalRulesEncoder setApprovalRules = new SetApprovalRulesEncoder();
  private final ApproveProposalEncoder approveProposal = new ApproveProposalEncoder();
  private final RejectProposalEncoder rejectProposal = new RejectProposalEncoder();
  private final PlaceQuoteEncoder placeQuote = new PlaceQuoteEncoder();
  private final SetRateLimitsEncoder setRateLimits = new SetRateLimitsEncoder();
  private final ScheduleCancelEncoder scheduleCancel = new ScheduleCancelEncoder();
  private final PlaceBracketEncoder placeBracket = new PlaceBracketEncoder();
  private int length;
  private boolean addsRisk;

  CommandDraft() {}

  /** Starts a new order. */
  public PlaceOrderEncoder placeOrder() {
    start(PlaceOrderEncoder.BLOCK_LENGTH);
    addsRisk = true;
    return placeOrder.wrapAndApplyHeader(buffer, 0, header);
  }

  /** Starts a new bracket. Its fields up to expireTimeNs are those of a new order. */
  public PlaceBracketEncoder placeBracket() {
    start(PlaceBracketEncoder.BLOCK_LENGTH);
    addsRisk = true;
    return placeBracket.wrapAndApplyHeader(buffer, 0, header);
  }

  /** Starts the cancellation of one order. */
  public CancelOrderEncoder cancelOrder() {
    start(CancelOrderEncoder.BLOCK_LENGTH);
    return cancelOrder.wrapAndApplyHeader(buffer, 0, header);
  }

  /** Starts a change of quantity or price of one order. */
  public AmendOrderEncoder amendOrder() {
    start(AmendOrderEncoder.BLOCK_LENGTH);
    addsRisk = true;
    return amendOrder.wrapAndApplyHeader(buffer, 0, header);
  }

  /** Starts a mass cancellation. */
  public CancelAllEncoder cancelAll() {
    start(CancelAllEncoder.BLOCK_LENGTH);
    return cancelAll.wrapAndApplyHeader(buffer, 0, header);
  }

  /** Starts a mass cancellation at a time that can be put off. */
  public ScheduleCancelEncoder scheduleCancel() {
    start(ScheduleCancelEncoder.BLOCK_LENGTH);
    return scheduleCancel.wrapAndApplyHeader(buffer, 0, header);
  }

  /** Starts a change of a sub-account's leverage in a market. */
  public SetLeverageEncoder setLeverage() {
    start(SetLeverageEncoder.BLOCK_LENGTH);
    return setLeverage.wrapAndApplyHeader(buffer, 0, header);
  }

  /** Starts a change of what loosening commands of administrators need. */
  public SetApprovalRulesEncoder setApprovalRules() {
    start(SetApprovalRulesEncoder.BLOCK_LENGTH);
    return setApprovalRules.wrapAndApplyHeader(buffer, 0, header);
  }

  /** Starts an approval of another administrator's proposal. */
  public ApproveProposalEncoder approveProposal() {
    start(ApproveProposalEncoder.BLOCK_LENGTH);
    return approveProposal.wrapAndApplyHeader(buffer, 0, header);
  }

  /** Starts the end of a proposal. */
  public RejectProposalEncoder rejectProposal() {
    start(RejectProposalEncoder.BLOCK_LENGTH);
    return rejectProposal.wrapAndApplyHeader(buffer, 0, header);
  }

  /** Starts a deposit. */
  public DepositEncoder deposit() {
    start(DepositEncoder.BLOCK_LENGTH);
    return deposit.wrapAndApplyHeader(buffer, 0, header);
  }

  /** Starts a withdrawal. */
  public WithdrawEncoder withdraw() {
    start(WithdrawEncoder.BLOCK_LENGTH);
    return withdraw.wrapAndApplyHeader(buffer, 0, header);
  }

  /** Starts a transfer between sub-accounts. */
  public TransferEncoder transfer() {
    start(TransferEncoder.BLOCK_LENGTH);
    return transfer.wrapAndApplyHeader(buffer, 0, header);
  }

  /** Starts word that a withdrawal was paid out; role SETTLEMENT. */
  public ConfirmWithdrawalEncoder confirmWithdrawal() {
    start(ConfirmWithdrawalEncoder.BLOCK_LENGTH);
    return confirmWithdrawal.wrapAndApplyHeader(buffer, 0, header);
  }

  /** Starts word that a withdrawal was not paid out; role SETTLEMENT. */
  public RevertWithdrawalEncoder revertWithdrawal() {
    start(RevertWithdrawalEncoder.BLOCK_LENGTH);
    return revertWithdrawal.wrapAndApplyHeader(buffer, 0, header);
  }

  /** Starts a change of what bounds withdrawals; role ADMIN. */
  public SetWithdrawalRulesEncoder setWithdrawalRules() {
    start(SetWithdrawalRulesEncoder.BLOCK_LENGTH);
    return setWithdrawalRules.wrapAndApplyHeader(buffer, 0, header);
  }

  /** Starts a new asset, or other terms and price rules of one; role ADMIN. */
  public SetCollateralAssetEncoder setCollateralAsset() {
    start(SetCollateralAssetEncoder.BLOCK_LENGTH);
    return setCollateralAsset.wrapAndApplyHeader(buffer, 0, header);
  }

  /** Starts word that collateral of the treasury was sold; role ADMIN. */
  public SettleCollateralEncoder settleCollateral() {
    start(SettleCollateralEncoder.BLOCK_LENGTH);
    return settleCollateral.wrapAndApplyHeader(buffer, 0, header);
  }

  /** Starts a price of an asset; role ORACLE. */
  public UpdateCollateralPriceEncoder updateCollateralPrice() {
    start(UpdateCollateralPriceEncoder.BLOCK_LENGTH);
    return updateCollateralPrice.wrapAndApplyHeader(buffer, 0, header);
  }

  /** Starts a deposit of an asset. */
  public DepositCollateralEncoder depositCollateral() {
    start(DepositCollateralEncoder.BLOCK_LENGTH);
    return depositCollateral.wrapAndApplyHeader(buffer, 0, header);
  }

  /** Starts a withdrawal of an asset. */
  public WithdrawCollateralEncoder withdrawCollateral() {
    start(WithdrawCollateralEncoder.BLOCK_LENGTH);
    return withdrawCollateral.wrapAndApplyHeader(buffer, 0, header);
  }

  /** Starts a transfer of an asset. */
  public TransferCollateralEncoder transferCollateral() {
    start(TransferCollateralEncoder.BLOCK_LENGTH);
    return transferCollateral.wrapAndApplyHeader(buffer, 0, header);
  }

  /** Starts the opening of an account. */
  public CreateAccountEncoder createAccount() {
    start(CreateAccountEncoder.BLOCK_LENGTH);
    return createAccount.wrapAndApplyHeader(buffer, 0, header);
  }

  /** Starts the opening of a sub-account. */
  public CreateSubAccountEncoder createSubAccount() {
    start(CreateSubAccountEncoder.BLOCK_LENGTH);
    return createSubAccount.wrapAndApplyHeader(buffer, 0, header);
  }

  /** Starts the creation of a market; role ADMIN. */
  public CreateMarketEncoder createMarket() {
    start(CreateMarketEncoder.BLOCK_LENGTH);
    return createMarket.wrapAndApplyHeader(buffer, 0, header);
  }

  /** Starts a change of a market's parameters; role ADMIN. */
  public UpdateMarketEncoder updateMarket() {
    start(UpdateMarketEncoder.BLOCK_LENGTH);
    return updateMarket.wrapAndApplyHeader(buffer, 0, header);
  }

  /** Starts a change of what a market accepts; role ADMIN. */
  public SetMarketStateEncoder setMarketState() {
    start(SetMarketStateEncoder.BLOCK_LENGTH);
    return setMarketState.wrapAndApplyHeader(buffer, 0, header);
  }

  /** Starts a change of the rate limits; role ADMIN. */
  public SetRateLimitsEncoder setRateLimits() {
    start(SetRateLimitsEncoder.BLOCK_LENGTH);
    return setRateLimits.wrapAndApplyHeader(buffer, 0, header);
  }

  /** Starts a change of how a market's positions are liquidated; role ADMIN. */
  public SetLiquidationRulesEncoder setLiquidationRules() {
    start(SetLiquidationRulesEncoder.BLOCK_LENGTH);
    return setLiquidationRules.wrapAndApplyHeader(buffer, 0, header);
  }

  /** Starts a change of how the oracle's prices of a market are judged; role ADMIN. */
  public SetPriceRulesEncoder setPriceRules() {
    start(SetPriceRulesEncoder.BLOCK_LENGTH);
    return setPriceRules.wrapAndApplyHeader(buffer, 0, header);
  }

  /** Starts a change of how the mark price of a market comes about; role ADMIN. */
  public SetMarkRulesEncoder setMarkRules() {
    start(SetMarkRulesEncoder.BLOCK_LENGTH);
    return setMarkRules.wrapAndApplyHeader(buffer, 0, header);
  }

  /** Starts a payment into the insurance fund of a market; role ADMIN. */
  public FundInsuranceEncoder fundInsurance() {
    start(FundInsuranceEncoder.BLOCK_LENGTH);
    return fundInsurance.wrapAndApplyHeader(buffer, 0, header);
  }

  /** Starts a change of who takes positions over in a market; role ADMIN. */
  public SetBackstopRulesEncoder setBackstopRules() {
    start(SetBackstopRulesEncoder.BLOCK_LENGTH);
    return setBackstopRules.wrapAndApplyHeader(buffer, 0, header);
  }

  /** Starts a change of how a market's funding rate comes about; role ADMIN. */
  public SetFundingRulesEncoder setFundingRules() {
    start(SetFundingRulesEncoder.BLOCK_LENGTH);
    return setFundingRules.wrapAndApplyHeader(buffer, 0, header);
  }

  /** Starts a change of when incoming orders of a market are auctioned and how; role ADMIN. */
  public SetAuctionRulesEncoder setAuctionRules() {
    start(SetAuctionRulesEncoder.BLOCK_LENGTH);
    return setAuctionRules.wrapAndApplyHeader(buffer, 0, header);
  }

  /** Starts a change of the fee tiers of all accounts; role ADMIN. */
  public SetFeeScheduleEncoder setFeeSchedule() {
    start(SetFeeScheduleEncoder.BLOCK_LENGTH);
    return setFeeSchedule.wrapAndApplyHeader(buffer, 0, header);
  }

  /** Starts a change of how an account comes to its fee tier; role ADMIN. */
  public SetFeeTierEncoder setFeeTier() {
    start(SetFeeTierEncoder.BLOCK_LENGTH);
    return setFeeTier.wrapAndApplyHeader(buffer, 0, header);
  }

  /** Starts a change of how much of a market one account may hold; role ADMIN. */
  public SetOpenInterestShareEncoder setOpenInterestShare() {
    start(SetOpenInterestShareEncoder.BLOCK_LENGTH);
    return setOpenInterestShare.wrapAndApplyHeader(buffer, 0, header);
  }

  /** Starts an offer to trade with an auctioned order. */
  public PlaceQuoteEncoder placeQuote() {
    start(PlaceQuoteEncoder.BLOCK_LENGTH);
    return placeQuote.wrapAndApplyHeader(buffer, 0, header);
  }

  /** Starts a rate of a market's next funding; role ADMIN. */
  public SetFundingRateEncoder setFundingRate() {
    start(SetFundingRateEncoder.BLOCK_LENGTH);
    return setFundingRate.wrapAndApplyHeader(buffer, 0, header);
  }

  /** Starts an oracle price, of an unknown number of publishers unless it is set; role ORACLE. */
  public UpdateOracleEncoder updateOracle() {
    start(UpdateOracleEncoder.BLOCK_LENGTH);
    return updateOracle.wrapAndApplyHeader(buffer, 0, header).publishers(0);
  }

  /**
   * Says why an administrator sends the command that was started: it stays in the events. Refuses
   * another command with IllegalStateException, and more than 64 printable ASCII characters with
   * IllegalArgumentException.
   */
  public void reason(String text) {
    if (!AdminMessages.haveReason(decodedHeader.wrap(buffer, 0).templateId())) {
      throw new IllegalStateException("only commands of administrators have a reason");
    }
    if (!text.matches("[ -~]{0," + AdminMessages.REASON_LENGTH + "}")) {
      throw new IllegalArgumentException(
          "a reason has up to " + AdminMessages.REASON_LENGTH + " printable ASCII characters");
    }
    int offset = length - AdminMessages.REASON_LENGTH;
    buffer.setMemory(offset, AdminMessages.REASON_LENGTH, (byte) 0);
    buffer.putStringWithoutLengthAscii(offset, text);
  }

  /**
   * Starts from a command that is encoded already, header included: for gateways, which pass on
   * frames, and for load generators.
   */
  public void encoded(DirectBuffer source, int offset, int encodedLength) {
    if (encodedLength > MAX_LENGTH) {
      throw new IllegalArgumentException("no command has " + encodedLength + " bytes");
    }
    buffer.putBytes(0, source, offset, encodedLength);
    length = encodedLength;
    int templateId = decodedHeader.wrap(buffer, 0).templateId();
    addsRisk =
        templateId == PlaceOrderEncoder.TEMPLATE_ID
            || templateId == PlaceBracketEncoder.TEMPLATE_ID
            || templateId == AmendOrderEncoder.TEMPLATE_ID;
  }

  void clientSeq(long clientSeq) {
    buffer.putLong(CLIENT_SEQ_OFFSET, clientSeq, ByteOrder.LITTLE_ENDIAN);
  }

  UnsafeBuffer buffer() {
    return buffer;
  }

  /** Length with header; 0: nothing was started. */
  int length() {
    return length;
  }

  /** Whether it is refused first when the ring fills: cancels keep a reserve. */
  boolean addsRisk() {
    return addsRisk;
  }

  private void start(int blockLength) {
    length = MessageHeaderEncoder.ENCODED_LENGTH + blockLength;
    addsRisk = false;
    buffer.setMemory(0, length, (byte) 0);
  }
}
