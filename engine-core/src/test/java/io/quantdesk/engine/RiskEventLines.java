package io.quantdesk.engine;

import io.quantdesk.engine.event.BackstopDrawn;
import io.quantdesk.engine.event.BackstopRulesSet;
import io.quantdesk.engine.event.BackstopUnwound;
import io.quantdesk.engine.event.FeeScheduleSet;
import io.quantdesk.engine.event.FeeTierChanged;
import io.quantdesk.engine.event.FundingPaid;
import io.quantdesk.engine.event.FundingRateScheduled;
import io.quantdesk.engine.event.FundingRateSet;
import io.quantdesk.engine.event.FundingRulesSet;
import io.quantdesk.engine.event.InsuranceChanged;
import io.quantdesk.engine.event.LiquidationEnded;
import io.quantdesk.engine.event.LiquidationRulesSet;
import io.quantdesk.engine.event.LiquidationStarted;
import io.quantdesk.engine.event.LiquidationStepped;
import io.quantdesk.engine.event.LossSocialized;
import io.quantdesk.engine.event.OpenInterestShareSet;
import io.quantdesk.engine.event.PositionSettled;
import io.quantdesk.engine.event.RiskAlert;

/**
 * The part of {@link EventLines} that is about funding, liquidations and what follows from them.
 */
abstract class RiskEventLines extends PriceEventLines {
  @Override
  public void liquidationStarted(LiquidationStarted event) {
    add(
        "liquidating s" + event.subAccountId,
        "equity",
        event.equityMicros,
        "maintenance",
        event.maintenanceMarginMicros);
  }

  @Override
  public void liquidationStepped(LiquidationStepped event) {
    add(
        "liquidation s" + event.subAccountId,
        event.kind,
        "m" + event.marketId,
        "lots " + event.lots + " leaves " + event.leavesLots,
        "for " + event.tradedMicros + " fee " + event.feeMicros,
        "zero "
            + event.zeroPriceTicks
            + " limit "
            + event.limitPriceTicks
            + (event.counterpartySubAccountId == 0
                ? ""
                : " with s" + event.counterpartySubAccountId));
  }

  @Override
  public void liquidationEnded(LiquidationEnded event) {
    add(
        "liquidated s" + event.subAccountId,
        "equity",
        event.equityMicros,
        "maintenance",
        event.maintenanceMarginMicros,
        "bad debt",
        event.badDebtMicros,
        "uncovered",
        event.uncoveredMicros);
  }

  @Override
  public void insuranceChanged(InsuranceChanged event) {
    add(
        "insurance m" + event.marketId,
        event.balanceMicros,
        "by",
        event.changeMicros,
        event.reason);
  }

  @Override
  public void liquidationRulesSet(LiquidationRulesSet event) {
    add("liquidation rules m" + event.marketId);
  }

  @Override
  public void backstopRulesSet(BackstopRulesSet event) {
    add("backstop rules m" + event.marketId, "s" + event.rules.subAccountId);
  }

  @Override
  public void backstopDrawn(BackstopDrawn event) {
    add(
        "backstop s" + event.subAccountId,
        "m" + event.marketId,
        "gets",
        event.collateralMicros,
        "of",
        event.drawnMicros,
        "until",
        event.intervalEndNs);
  }

  @Override
  public void backstopUnwound(BackstopUnwound event) {
    add(
        "unwound s" + event.subAccountId,
        "m" + event.marketId,
        event.lots,
        "leaves",
        event.leavesLots,
        "for",
        event.tradedMicros,
        "limit",
        event.limitPriceTicks,
        "returns",
        event.returnedMicros);
  }

  @Override
  public void lossSocialized(LossSocialized event) {
    add(
        "socialized s" + event.subAccountId,
        "m" + event.marketId,
        event.side,
        event.openInterestLots,
        "bear",
        event.lossMicros,
        "and",
        event.excessMicros,
        "of dust",
        event.dustMicros,
        "F",
        event.fundingIndex,
        "by",
        event.indexChange,
        "uncovered",
        event.uncoveredMicros);
  }

  @Override
  public void positionSettled(PositionSettled event) {
    add(
        "settled s" + event.subAccountId + " m" + event.marketId,
        event.lots + "@" + event.priceTicks,
        "leaves",
        event.leavesLots);
  }

  @Override
  public void fundingRulesSet(FundingRulesSet event) {
    add("funding rules m" + event.marketId);
  }

  @Override
  public void fundingRateSet(FundingRateSet event) {
    add(
        "funding m" + event.marketId,
        event.rateE9,
        "premium",
        event.premiumE9,
        "of",
        event.samples,
        "index",
        event.indexTicks,
        "F",
        event.longFundingIndex,
        event.shortFundingIndex,
        event.source,
        event.status,
        "ref",
        event.reference,
        "at",
        event.fundingTimeNs);
  }

  @Override
  public void fundingPaid(FundingPaid event) {
    add(
        "paid s" + event.subAccountId,
        "m" + event.marketId,
        event.positionLots,
        "pays",
        event.paidMicros,
        "F",
        event.fundingIndex);
  }

  @Override
  public void fundingRateScheduled(FundingRateScheduled event) {
    add(
        "funding rate m" + event.marketId,
        event.rateE9,
        "ref",
        event.reference,
        "at",
        event.fundingTimeNs);
  }

  @Override
  public void riskAlert(RiskAlert event) {
    add("alert s" + event.subAccountId, "below", event.level, "health", event.healthFactor);
  }

  @Override
  public void feeScheduleSet(FeeScheduleSet event) {
    add("fee schedule of " + event.schedule.count());
  }

  @Override
  public void feeTierChanged(FeeTierChanged event) {
    add(
        "fee tier a" + event.accountId,
        "s" + event.subAccountId,
        event.tier + (event.given ? " given" : ""),
        "volume",
        event.volumeMicros,
        "taker",
        event.takerFeePpm,
        "maker",
        event.makerFeePpm);
  }

  @Override
  public void openInterestShareSet(OpenInterestShareSet event) {
    add("open interest share m" + event.marketId, event.share.sharePpm, event.share.floorLots);
  }
}
