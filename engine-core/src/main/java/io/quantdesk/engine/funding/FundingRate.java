package io.quantdesk.engine.funding;

import io.quantdesk.engine.market.FundingRules;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.market.MarketParameters;
import io.quantdesk.engine.math.MulDiv;

/** The formulas of funding rates (c6), all in 1e-9 and rounded towards 0: nobody's favour. */
final class FundingRate {
  static final long EIGHT_HOURS_NS = 28_800_000_000_000L;

  /** Six times the difference of the margin rates, and 1e-6 in 1e-9. */
  private static final long CAP_PER_MARGIN_PPM = 6_000;

  private FundingRate() {}

  /**
   * Rate of an interval T by its premium P, before the cap:
   *
   * <pre>
   *   rate8 = P + clamp(interest - P, +/-interestClamp),   rate = truncDiv(rate8 x T, 8 h)
   * </pre>
   */
  static long ofPremium(long premiumE9, FundingRules rules) {
    long towardsInterest = clamp(rules.interestE9 - premiumE9, rules.interestClampE9);
    long eightHours = premiumE9 + towardsInterest;
    return MulDiv.towardsZero(eightHours, rules.fundingIntervalNs, EIGHT_HOURS_NS);
  }

  /**
   * A rate within the bounds of a market: {@code +/-min(rateCap, 6 x (im - mm) x T / 8 h)}, with
   * the margin rates of the first tier.
   */
  static int capped(long rateE9, Market market) {
    MarketParameters parameters = market.parameters();
    FundingRules rules = market.funding().rules();
    long spread = (long) parameters.initialMarginPpm - parameters.maintenanceMarginPpm;
    long byMargin =
        MulDiv.floor(spread * CAP_PER_MARGIN_PPM, rules.fundingIntervalNs, EIGHT_HOURS_NS);
    return (int) clamp(rateE9, Math.min(rules.rateCapE9, byMargin));
  }

  static long clamp(long value, long bound) {
    return Math.max(-bound, Math.min(value, bound));
  }
}
