package io.quantdesk.engine.model;

import io.quantdesk.engine.admin.ApprovalRules;
import io.quantdesk.engine.collateral.CollateralTerms;
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
import io.quantdesk.engine.fee.FeeSchedule;
import io.quantdesk.engine.funds.WithdrawalRules;
import io.quantdesk.engine.mark.MarkRules;
import io.quantdesk.engine.market.BackstopRules;
import io.quantdesk.engine.market.FundingRules;
import io.quantdesk.engine.market.MarketParameters;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.market.UpperTiers;
import io.quantdesk.engine.oracle.PriceRules;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What loosens, from the table of the documentation: each limit as a number that must not rise. */
final class NaiveLoosening implements Predicate<AdminCommand>, AdminCommandVisitor<Boolean> {
  private static final long NO_LIMIT = Long.MAX_VALUE;

  private static final List<MarketState> BY_OPENNESS =
      List.of(
          MarketState.CANCEL_ONLY,
          MarketState.REDUCE_ONLY,
          MarketState.POST_ONLY,
          MarketState.OPEN);

  private final NaiveEngine engine;

  NaiveLoosening(NaiveEngine engine) {
    this.engine = engine;
  }

  @Override
  public boolean test(AdminCommand command) {
    return command.accept(this);
  }

  @Override
  public Boolean visit(CreateMarket command) {
    return false;
  }

  @Override
  public Boolean visit(FundInsurance command) {
    return false;
  }

  @Override
  public Boolean visit(SetLiquidationRules command) {
    return true;
  }

  @Override
  public Boolean visit(SetFundingRate command) {
    return true;
  }

  @Override
  public Boolean visit(SetAuctionRules command) {
    return command.rules.durationNs != 0;
  }

  @Override
  public Boolean visit(UpdateMarket command) {
    MarketParameters before = market(command.marketId).parameters;
    MarketParameters after = command.parameters;
    List<Long> bounds = new ArrayList<>(List.of(0L));
    for (UpperTiers tiers : List.of(before.upperTiers, after.upperTiers)) {
      for (int i = 0; i < UpperTiers.MAX; i++) {
        bounds.add(tiers.lowerBoundMicros(i));
      }
    }
    return anyRises(limits(before, bounds), limits(after, bounds));
  }

  private static List<Long> limits(MarketParameters p, List<Long> bounds) {
    List<Long> limits = new ArrayList<>();
    limits.add(-p.minOrderLots);
    limits.add(p.maxOrderLots);
    limits.add(p.maxOpenInterestLots);
    limits.add((long) p.maxPriceTicks);
    limits.add(-(long) p.takerFeePpm);
    limits.add(-(long) p.makerFeePpm);
    limits.add((long) p.marketOrderBandPpm);
    limits.add(limit(p.placementBandPpm));
    limits.add(limit(p.matchBandPpm));
    limits.add(-(long) p.profitHaircutPpm);
    limits.add(limit(p.openInterestUpperLots));
    limits.add(p.openInterestUpperLots == 0 ? NO_LIMIT : p.openInterestLowerLots);
    for (long bound : bounds) {
      long initial = p.initialMarginPpm;
      long maintenance = p.maintenanceMarginPpm;
      for (int i = 0; i < UpperTiers.MAX; i++) {
        long lower = p.upperTiers.lowerBoundMicros(i);
        if (lower != 0 && lower <= bound) {
          initial = p.upperTiers.initialMarginPpm(i);
          maintenance = p.upperTiers.maintenanceMarginPpm(i);
        }
      }
      limits.add(-initial);
      limits.add(-maintenance);
    }
    return limits;
  }

  @Override
  public Boolean visit(SetMarketState command) {
    int before = BY_OPENNESS.indexOf(market(command.marketId).state);
    return command.state == MarketState.SETTLEMENT || BY_OPENNESS.indexOf(command.state) > before;
  }

  @Override
  public Boolean visit(SetRateLimits command) {
    NaiveRateLimits before = engine.trading.rateLimits;
    return before.tokens != 0
        && anyRises(
            List.of(before.tokens, -limit(before.intervalNs)),
            List.of(limit(command.orderTokens), -limit(command.refillIntervalNs)));
  }

  @Override
  public Boolean visit(SetPriceRules command) {
    return anyRises(limits(market(command.marketId).oracle.rules), limits(command.rules));
  }

  private static List<Long> limits(PriceRules rules) {
    return List.of(
        limit(rules.wideConfidencePpm),
        limit(rules.uncertainConfidencePpm),
        limit(rules.averageBandPpm),
        limit(rules.jumpPpm),
        limit(rules.staleTradeNs),
        limit(rules.staleMarginNs),
        -(long) rules.marginFactorPpm,
        -(long) rules.minPublishers,
        -(long) rules.updatesAfterOutage);
  }

  @Override
  public Boolean visit(SetMarkRules command) {
    MarkRules before = market(command.marketId).marking.rules;
    MarkRules after = command.rules;
    List<Long> fixed = List.of(before.averagingNs, before.maxAgeNs, before.impactNotionalMicros);
    boolean differs =
        before.intervalNs != after.intervalNs
            || !fixed.equals(
                List.of(after.averagingNs, after.maxAgeNs, after.impactNotionalMicros));
    return after.intervalNs != 0
        && (differs || after.maxBasisPpm > before.maxBasisPpm || after.bandPpm > before.bandPpm);
  }

  @Override
  public Boolean visit(SetFundingRules command) {
    FundingRules before = market(command.marketId).funding.rules;
    FundingRules after = command.rules;
    boolean differs = !fixed(before).equals(fixed(after));
    return after.fundingIntervalNs != 0
        && (differs
            || after.premiumClampE9 > before.premiumClampE9
            || after.rateCapE9 > before.rateCapE9);
  }

  private static List<Long> fixed(FundingRules rules) {
    return List.of(
        rules.sampleIntervalNs,
        rules.fundingIntervalNs,
        rules.impactNotionalMicros,
        (long) rules.interestE9,
        (long) rules.interestClampE9,
        (long) rules.minSamples);
  }

  @Override
  public Boolean visit(SetBackstopRules command) {
    BackstopRules before = market(command.marketId).backstop.rules;
    BackstopRules after = command.rules;
    boolean more =
        anyRises(
            List.of(before.capMicros, before.drawMicros, -before.drawIntervalNs),
            List.of(after.capMicros, after.drawMicros, -after.drawIntervalNs));
    return after.subAccountId != 0 && (more || after.subAccountId != before.subAccountId);
  }

  @Override
  public Boolean visit(SetCollateralAsset command) {
    NaiveCollateral.Asset asset = engine.exchange.collateral.asset(command.assetId);
    return asset == null
        || anyRises(limits(asset.terms), limits(command.terms))
        || anyRises(limits(asset.oracle.rules), limits(command.rules));
  }

  private static List<Long> limits(CollateralTerms terms) {
    return List.of(
        terms.capUnits,
        limit(terms.scaleStartMicros),
        (long) terms.initialWeightPpm,
        (long) terms.maintenanceWeightPpm,
        -(long) terms.discountPpm);
  }

  @Override
  public Boolean visit(SettleCollateral command) {
    return true;
  }

  @Override
  public Boolean visit(SetWithdrawalRules command) {
    return anyRises(limits(engine.funds.rules), limits(command.rules));
  }

  private static List<Long> limits(WithdrawalRules rules) {
    boolean unlimited = rules.hourlyLimitMicros == 0 && rules.hourlySharePpm == 0;
    return List.of(
        -rules.holdNs,
        unlimited ? NO_LIMIT : rules.hourlyLimitMicros,
        unlimited ? NO_LIMIT : (long) rules.hourlySharePpm);
  }

  @Override
  public Boolean visit(SetApprovalRules command) {
    return anyRises(limits(engine.admin.rules), limits(command.rules));
  }

  private static List<Long> limits(ApprovalRules rules) {
    return List.of(-(long) rules.approvals, -rules.delayNs, rules.expiryNs);
  }

  private NaiveMarket market(int marketId) {
    return engine.exchange.market(marketId);
  }

  private static long limit(long bound) {
    return bound == 0 ? NO_LIMIT : bound;
  }

  private static boolean anyRises(List<Long> before, List<Long> after) {
    for (int i = 0; i < before.size(); i++) {
      if (after.get(i) > before.get(i)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Boolean visit(SetFeeSchedule command) {
    List<Long> volumes = new ArrayList<>(List.of(0L));
    engine.exchange.fees.tiers.forEach(tier -> volumes.add(tier.bound().longValueExact()));
    for (int i = 0; i < FeeSchedule.MAX; i++) {
      volumes.add(command.schedule.lowerBoundMicros(i));
    }
    List<Long> before = new ArrayList<>();
    List<Long> after = new ArrayList<>();
    for (long volume : volumes) {
      before.addAll(rates(engine.exchange.fees.tiers, volume));
      after.addAll(rates(NaiveFees.tiers(command.schedule), volume));
    }
    return anyRises(before, after);
  }

  /** What a volume pays at most, below 0; a market's own rate, where there is no tier, is lower. */
  private static List<Long> rates(List<NaiveFees.Tier> tiers, long volume) {
    List<Long> rates = List.of(-1_000_000L, -1_000_000L);
    for (NaiveFees.Tier tier : tiers) {
      if (tier.bound().longValueExact() <= volume) {
        rates = List.of(-(long) tier.taker(), -(long) tier.maker());
      }
    }
    return rates;
  }

  @Override
  public Boolean visit(SetFeeTier command) {
    return command.tier >= 0
        && anyRises(
            engine.exchange.fees.rates(engine.exchange.fees.tier(command.accountId)),
            engine.exchange.fees.rates(command.tier));
  }

  @Override
  public Boolean visit(SetOpenInterestShare command) {
    List<Long> before = engine.exchange.shares.bounds(command.marketId);
    List<Long> after = List.of((long) command.share.sharePpm, command.share.floorLots);
    return !before.isEmpty() && (command.share.sharePpm == 0 || anyRises(before, after));
  }
}
