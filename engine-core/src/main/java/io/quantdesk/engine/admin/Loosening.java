package io.quantdesk.engine.admin;

import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.auction.AuctionRules;
import io.quantdesk.engine.collateral.Collateral;
import io.quantdesk.engine.collateral.CollateralAsset;
import io.quantdesk.engine.collateral.CollateralTerms;
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
import io.quantdesk.engine.fee.FeeSchedule;
import io.quantdesk.engine.fee.FeeTiers;
import io.quantdesk.engine.funds.WithdrawalRules;
import io.quantdesk.engine.limit.RateLimits;
import io.quantdesk.engine.mark.MarkRules;
import io.quantdesk.engine.market.BackstopRules;
import io.quantdesk.engine.market.FundingRules;
import io.quantdesk.engine.market.MarketParameters;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.market.Markets;
import io.quantdesk.engine.market.OpenInterestShare;
import io.quantdesk.engine.market.UpperTiers;
import io.quantdesk.engine.oracle.PriceRules;

/**
 * Whether a command of an administrator, which nothing else refuses, loosens something: afterwards
 * more is allowed, or less is asked for, than before; or it decides itself at what price or rate
 * money moves. A command that also tightens something loosens all the same.
 */
final class Loosening implements AdminCommandVisitor<Boolean> {
  private final Markets markets;
  private final RateLimits rateLimits;
  private final WithdrawalRules withdrawals;
  private final FeeTiers feeTiers;
  private final Collateral collateral;
  private final ApprovalRules approvals;

  Loosening(EngineState state) {
    markets = state.markets;
    rateLimits = state.rateLimits;
    withdrawals = state.withdrawalLimits.rules();
    feeTiers = state.feeTiers;
    collateral = state.collateral;
    approvals = state.proposals.rules();
  }

  /** Never: nobody can trade in a market that was not opened. */
  @Override
  public Boolean visit(CreateMarket command) {
    return false;
  }

  /** Larger or finer orders, more open interest, lower margin or fees, wider bands. */
  @Override
  public Boolean visit(UpdateMarket command) {
    MarketParameters before = markets.get(command.marketId).parameters();
    MarketParameters after = command.parameters;
    return after.minOrderLots < before.minOrderLots
        || after.maxOrderLots > before.maxOrderLots
        || after.maxOpenInterestLots > before.maxOpenInterestLots
        || after.maxPriceTicks > before.maxPriceTicks
        || asksForLess(before, after)
        || after.takerFeePpm < before.takerFeePpm
        || after.makerFeePpm < before.makerFeePpm
        || after.marketOrderBandPpm > before.marketOrderBandPpm
        || isWider(before.placementBandPpm, after.placementBandPpm)
        || isWider(before.matchBandPpm, after.matchBandPpm);
  }

  private static boolean asksForLess(MarketParameters before, MarketParameters after) {
    return after.profitHaircutPpm < before.profitHaircutPpm
        || isWider(before.openInterestUpperLots, after.openInterestUpperLots)
        || (before.openInterestUpperLots != 0
            && after.openInterestLowerLots > before.openInterestLowerLots)
        || isLower(before, after, 0)
        || isLowerAtBounds(before, after, before.upperTiers)
        || isLowerAtBounds(before, after, after.upperTiers);
  }

  private static boolean isLowerAtBounds(
      MarketParameters before, MarketParameters after, UpperTiers tiers) {
    for (int i = 0; i < tiers.count(); i++) {
      if (isLower(before, after, tiers.lowerBoundMicros(i))) {
        return true;
      }
    }
    return false;
  }

  /** Whether one of the margin rates of what lies just above a notional is lower. */
  private static boolean isLower(MarketParameters before, MarketParameters after, long micros) {
    int old = before.upperTiers.tierAt(micros);
    int now = after.upperTiers.tierAt(micros);
    return after.initialMarginPpm(now) < before.initialMarginPpm(old)
        || after.maintenanceMarginPpm(now) < before.maintenanceMarginPpm(old);
  }

  /** A step towards OPEN, and SETTLEMENT, which closes all positions at a price for ever. */
  @Override
  public Boolean visit(SetMarketState command) {
    MarketState before = markets.get(command.marketId).state();
    return command.state == MarketState.SETTLEMENT || openness(command.state) > openness(before);
  }

  private static int openness(MarketState state) {
    return switch (state) {
      case OPEN -> 4;
      case POST_ONLY -> 3;
      case REDUCE_ONLY -> 2;
      case CANCEL_ONLY -> 1;
      case INITIALIZING, HALTED, SETTLEMENT, DELISTED -> 0;
    };
  }

  /** More tokens, or sooner. */
  @Override
  public Boolean visit(SetRateLimits command) {
    return rateLimits.areOn()
        && (isWider(rateLimits.orderTokens(), command.orderTokens)
            || isSooner(rateLimits.refillIntervalNs(), command.refillIntervalNs));
  }

  /** Always: who is liquidated how decides whose money is lost. */
  @Override
  public Boolean visit(SetLiquidationRules command) {
    return true;
  }

  /** Never: it only brings money. */
  @Override
  public Boolean visit(FundInsurance command) {
    return false;
  }

  /** A worse price counts as a good one, or asks for less. */
  @Override
  public Boolean visit(SetPriceRules command) {
    return isLooser(markets.get(command.marketId).oracle().rules(), command.rules);
  }

  private static boolean isLooser(PriceRules before, PriceRules after) {
    return isWider(before.wideConfidencePpm, after.wideConfidencePpm)
        || isWider(before.uncertainConfidencePpm, after.uncertainConfidencePpm)
        || isWider(before.averageBandPpm, after.averageBandPpm)
        || isWider(before.jumpPpm, after.jumpPpm)
        || after.marginFactorPpm < before.marginFactorPpm
        || after.minPublishers < before.minPublishers
        || after.updatesAfterOutage < before.updatesAfterOutage
        || isWider(before.staleTradeNs, after.staleTradeNs)
        || isWider(before.staleMarginNs, after.staleMarginNs);
  }

  /** All but what holds the mark closer to the index, with the rest as it is, or at it. */
  @Override
  public Boolean visit(SetMarkRules command) {
    MarkRules before = markets.get(command.marketId).mark().rules();
    MarkRules after = command.rules;
    boolean isCloser =
        after.intervalNs == before.intervalNs
            && after.averagingNs == before.averagingNs
            && after.maxAgeNs == before.maxAgeNs
            && after.impactNotionalMicros == before.impactNotionalMicros
            && after.maxBasisPpm <= before.maxBasisPpm
            && after.bandPpm <= before.bandPpm;
    return after.areOn() && !isCloser;
  }

  /** All but narrower bounds, with the rest as it is, or no funding. */
  @Override
  public Boolean visit(SetFundingRules command) {
    FundingRules before = markets.get(command.marketId).funding().rules();
    FundingRules after = command.rules;
    boolean isNarrower =
        after.sampleIntervalNs == before.sampleIntervalNs
            && after.fundingIntervalNs == before.fundingIntervalNs
            && after.impactNotionalMicros == before.impactNotionalMicros
            && after.interestE9 == before.interestE9
            && after.minSamples == before.minSamples
            && after.interestClampE9 == before.interestClampE9
            && after.premiumClampE9 <= before.premiumClampE9
            && after.rateCapE9 <= before.rateCapE9;
    return after.areOn() && !isNarrower;
  }

  /** Always. */
  @Override
  public Boolean visit(SetFundingRate command) {
    return true;
  }

  /** Another backstop, or more for the one that is there. */
  @Override
  public Boolean visit(SetBackstopRules command) {
    BackstopRules before = markets.get(command.marketId).backstopRules();
    BackstopRules after = command.rules;
    return after.areOn()
        && (after.subAccountId != before.subAccountId
            || after.capMicros > before.capMicros
            || after.drawMicros > before.drawMicros
            || after.drawIntervalNs < before.drawIntervalNs);
  }

  /**
   * Another asset; or more of one can be deposited, more of it counts, less is taken off in a sale,
   * or a worse price counts as a good one.
   */
  @Override
  public Boolean visit(SetCollateralAsset command) {
    CollateralAsset asset = collateral.find(command.assetId);
    return asset == null
        || isLooser(asset.terms(), command.terms)
        || isLooser(asset.oracle().rules(), command.rules);
  }

  private static boolean isLooser(CollateralTerms before, CollateralTerms after) {
    return after.capUnits > before.capUnits
        || isWider(before.scaleStartMicros, after.scaleStartMicros)
        || after.initialWeightPpm > before.initialWeightPpm
        || after.maintenanceWeightPpm > before.maintenanceWeightPpm
        || after.discountPpm < before.discountPpm;
  }

  /** Always: it says what the assets of the treasury were sold for. */
  @Override
  public Boolean visit(SettleCollateral command) {
    return true;
  }

  /** More may leave, or sooner. */
  @Override
  public Boolean visit(SetWithdrawalRules command) {
    WithdrawalRules after = command.rules;
    boolean isBounded = withdrawals.areBounded();
    return after.holdNs < withdrawals.holdNs
        || (isBounded
            && (!after.areBounded()
                || after.hourlyLimitMicros > withdrawals.hourlyLimitMicros
                || after.hourlySharePpm > withdrawals.hourlySharePpm));
  }

  /** All but to end auctions: makers and prices of large orders are others. */
  @Override
  public Boolean visit(SetAuctionRules command) {
    AuctionRules after = command.rules;
    return after.areOn();
  }

  /** A lower rate for anybody, whatever he has traded. */
  @Override
  public Boolean visit(SetFeeSchedule command) {
    FeeSchedule before = feeTiers.schedule();
    FeeSchedule after = command.schedule;
    return isLower(before, after, 0)
        || isLowerAtBounds(before, after, before)
        || isLowerAtBounds(before, after, after);
  }

  private static boolean isLowerAtBounds(
      FeeSchedule before, FeeSchedule after, FeeSchedule schedule) {
    for (int i = 0; i < schedule.count(); i++) {
      if (isLower(before, after, schedule.lowerBoundMicros(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLower(FeeSchedule before, FeeSchedule after, long volumeMicros) {
    int old = before.tierOf(volumeMicros);
    int now = after.tierOf(volumeMicros);
    return after.takerFeePpmOf(now) < before.takerFeePpmOf(old)
        || after.makerFeePpmOf(now) < before.makerFeePpmOf(old);
  }

  /** A tier by which the account pays less than now, unless it is that of its volume. */
  @Override
  public Boolean visit(SetFeeTier command) {
    int before = feeTiers.tier(command.accountId);
    int after = command.tier;
    return after != SetFeeTier.BY_VOLUME
        && (feeTiers.ownTakerFeePpm(after) < feeTiers.ownTakerFeePpm(before)
            || feeTiers.ownMakerFeePpm(after) < feeTiers.ownMakerFeePpm(before));
  }

  /** No share any more, or a larger share or floor than there is. */
  @Override
  public Boolean visit(SetOpenInterestShare command) {
    OpenInterestShare before = markets.get(command.marketId).openInterestShare();
    OpenInterestShare after = command.share;
    return before.isOn()
        && (!after.isOn()
            || after.sharePpm > before.sharePpm
            || after.floorLots > before.floorLots);
  }

  /** Fewer approvals, less delay, or more time to collect them. */
  @Override
  public Boolean visit(SetApprovalRules command) {
    ApprovalRules after = command.rules;
    return after.approvals < approvals.approvals
        || after.delayNs < approvals.delayNs
        || after.expiryNs > approvals.expiryNs;
  }

  /** Whether a bound leaves more room than before; 0: there is no bound. */
  private static boolean isWider(long before, long after) {
    return before != 0 && (after == 0 || after > before);
  }

  /** Whether something comes more often than before; 0: it does not come. */
  private static boolean isSooner(long beforeNs, long afterNs) {
    return afterNs != 0 && (beforeNs == 0 || afterNs < beforeNs);
  }
}
