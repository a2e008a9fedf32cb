package io.quantdesk.server.pipeline;

import io.quantdesk.engine.command.AdminCommand;
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
import io.quantdesk.protocol.sbe.CreateMarketEncoder;
import io.quantdesk.protocol.sbe.FundInsuranceEncoder;
import io.quantdesk.protocol.sbe.MarketState;
import io.quantdesk.protocol.sbe.SetApprovalRulesEncoder;
import io.quantdesk.protocol.sbe.SetAuctionRulesEncoder;
import io.quantdesk.protocol.sbe.SetBackstopRulesEncoder;
import io.quantdesk.protocol.sbe.SetCollateralAssetEncoder;
import io.quantdesk.protocol.sbe.SetFeeScheduleEncoder;
import io.quantdesk.protocol.sbe.SetFeeTierEncoder;
import io.quantdesk.protocol.sbe.SetFundingRateEncoder;
import io.quantdesk.protocol.sbe.SetFundingRulesEncoder;
import io.quantdesk.protocol.sbe.SetLiquidationRulesEncoder;
import io.quantdesk.protocol.sbe.SetMarkRulesEncoder;
import io.quantdesk.protocol.sbe.SetMarketStateEncoder;
import io.quantdesk.protocol.sbe.SetOpenInterestShareEncoder;
import io.quantdesk.protocol.sbe.SetPriceRulesEncoder;
import io.quantdesk.protocol.sbe.SetRateLimitsEncoder;
import io.quantdesk.protocol.sbe.SetWithdrawalRulesEncoder;
import io.quantdesk.protocol.sbe.SettleCollateralEncoder;
import io.quantdesk.protocol.sbe.UpdateMarketEncoder;
import org.agrona.MutableDirectBuffer;

/**
 * Writes a proposed command as the block of its message, with zeros for what the sender stamped;
 * used by {@link AdminEventEncoder} alone.
 */
final class AdminContentEncoder implements AdminCommandVisitor<Void> {
  private final CreateMarketEncoder createMarket = new CreateMarketEncoder();
  private final UpdateMarketEncoder updateMarket = new UpdateMarketEncoder();
  private final SetMarketStateEncoder setMarketState = new SetMarketStateEncoder();
  private final SetRateLimitsEncoder setRateLimits = new SetRateLimitsEncoder();
  private final SetLiquidationRulesEncoder setLiquidationRules = new SetLiquidationRulesEncoder();
  private final FundInsuranceEncoder fundInsurance = new FundInsuranceEncoder();
  private final SetPriceRulesEncoder setPriceRules = new SetPriceRulesEncoder();
  private final SetMarkRulesEncoder setMarkRules = new SetMarkRulesEncoder();
  private final SetFundingRulesEncoder setFundingRules = new SetFundingRulesEncoder();
  private final SetFundingRateEncoder setFundingRate = new SetFundingRateEncoder();
  private final SetBackstopRulesEncoder setBackstopRules = new SetBackstopRulesEncoder();
  private final SetCollateralAssetEncoder setCollateralAsset = new SetCollateralAssetEncoder();
  private final SettleCollateralEncoder settleCollateral = new SettleCollateralEncoder();
  private final SetWithdrawalRulesEncoder setWithdrawalRules = new SetWithdrawalRulesEncoder();
  private final SetAuctionRulesEncoder setAuctionRules = new SetAuctionRulesEncoder();
  private final SetApprovalRulesEncoder setApprovalRules = new SetApprovalRulesEncoder();
  private final SetFeeScheduleEncoder setFeeSchedule = new SetFeeScheduleEncoder();
  private final SetFeeTierEncoder setFeeTier = new SetFeeTierEncoder();
  private final SetOpenInterestShareEncoder setOpenInterestShare =
      new SetOpenInterestShareEncoder();
  private MutableDirectBuffer buffer;
  private int offset;

  /** Writes a command, padded with zeros to a length. */
  void encode(AdminCommand command, MutableDirectBuffer to, int at, int length) {
    to.setMemory(at, length, (byte) 0);
    buffer = to;
    offset = at;
    command.accept(this);
  }

  @Override
  public Void visit(CreateMarket command) {
    createMarket.wrap(buffer, offset);
    MarketEventEncoder.write(
        command.symbol, buffer, offset + CreateMarketEncoder.symbolEncodingOffset());
    MarketEventEncoder.write(command.parameters, createMarket.parameters());
    return null;
  }

  @Override
  public Void visit(UpdateMarket command) {
    updateMarket.wrap(buffer, offset).marketId(command.marketId);
    MarketEventEncoder.write(command.parameters, updateMarket.parameters());
    return null;
  }

  @Override
  public Void visit(SetMarketState command) {
    setMarketState.wrap(buffer, offset).marketId(command.marketId);
    setMarketState
        .state(MarketState.get((short) command.state.code()))
        .settlementPriceTicks(command.settlementTicks);
    return null;
  }

  @Override
  public Void visit(SetRateLimits command) {
    setRateLimits.wrap(buffer, offset);
    setRateLimits.orderTokens(command.orderTokens).refillIntervalNs(command.refillIntervalNs);
    return null;
  }

  @Override
  public Void visit(SetLiquidationRules command) {
    setLiquidationRules.wrap(buffer, offset).marketId(command.marketId);
    LiquidationEventEncoder.write(command.rules, setLiquidationRules.rules());
    return null;
  }

  @Override
  public Void visit(FundInsurance command) {
    fundInsurance.wrap(buffer, offset).marketId(command.marketId);
    fundInsurance.amountMicros(command.amountMicros);
    return null;
  }

  @Override
  public Void visit(SetPriceRules command) {
    setPriceRules.wrap(buffer, offset).marketId(command.marketId);
    OracleEventEncoder.write(command.rules, setPriceRules.rules());
    return null;
  }

  @Override
  public Void visit(SetMarkRules command) {
    setMarkRules.wrap(buffer, offset).marketId(command.marketId);
    OracleEventEncoder.write(command.rules, setMarkRules.rules());
    return null;
  }

  @Override
  public Void visit(SetFundingRules command) {
    setFundingRules.wrap(buffer, offset).marketId(command.marketId);
    FundingEventEncoder.write(command.rules, setFundingRules.rules());
    return null;
  }

  @Override
  public Void visit(SetFundingRate command) {
    setFundingRate.wrap(buffer, offset).marketId(command.marketId);
    setFundingRate.rateE9(command.rateE9).reference(command.reference);
    return null;
  }

  @Override
  public Void visit(SetBackstopRules command) {
    setBackstopRules.wrap(buffer, offset).marketId(command.marketId);
    BackstopEventEncoder.write(command.rules, setBackstopRules.rules());
    return null;
  }

  @Override
  public Void visit(SetCollateralAsset command) {
    setCollateralAsset.wrap(buffer, offset).assetId(command.assetId);
    SymbolBytes.write(
        command.symbol, buffer, offset + SetCollateralAssetEncoder.symbolEncodingOffset());
    CollateralEventEncoder.write(command.terms, setCollateralAsset.terms());
    OracleEventEncoder.write(command.rules, setCollateralAsset.rules());
    return null;
  }

  @Override
  public Void visit(SettleCollateral command) {
    settleCollateral.wrap(buffer, offset).assetId(command.assetId);
    settleCollateral.units(command.units).amountMicros(command.amountMicros);
    return null;
  }

  @Override
  public Void visit(SetWithdrawalRules command) {
    setWithdrawalRules.wrap(buffer, offset);
    FundsEventEncoder.write(command.rules, setWithdrawalRules.rules());
    return null;
  }

  @Override
  public Void visit(SetAuctionRules command) {
    setAuctionRules.wrap(buffer, offset).marketId(command.marketId);
    AuctionEventEncoder.write(command.rules, setAuctionRules.rules());
    return null;
  }

  @Override
  public Void visit(SetApprovalRules command) {
    setApprovalRules.wrap(buffer, offset);
    AdminEventEncoder.write(command.rules, setApprovalRules.rules());
    return null;
  }

  @Override
  public Void visit(SetFeeSchedule command) {
    setFeeSchedule.wrap(buffer, offset);
    FeeEventEncoder.write(command.schedule, setFeeSchedule.schedule());
    return null;
  }

  @Override
  public Void visit(SetFeeTier command) {
    setFeeTier.wrap(buffer, offset).accountId(command.accountId).tier(command.tier);
    return null;
  }

  @Override
  public Void visit(SetOpenInterestShare command) {
    setOpenInterestShare
        .wrap(buffer, offset)
        .marketId(command.marketId)
        .sharePpm(command.share.sharePpm)
        .floorLots(command.share.floorLots);
    return null;
  }
}
