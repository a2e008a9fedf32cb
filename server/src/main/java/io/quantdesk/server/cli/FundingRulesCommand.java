package io.quantdesk.server.cli;

import io.quantdesk.protocol.client.CommandDraft;
import io.quantdesk.server.client.ListedMarket;
import io.quantdesk.server.units.MarketUnits;
import java.math.BigDecimal;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Replaces the rules of funding of a market; the defaults are those that docs/risk.md advises. */
@Command(
    name = "funding-rules",
    description = "Replaces all rules by which a funding rate of a running engine comes about.",
    mixinStandardHelpOptions = true)
final class FundingRulesCommand extends MarketRulesCommand {

  @Option(names = "--off", description = "No funding any more.")
  private boolean off;

  @Option(
      names = "--sample",
      defaultValue = "PT5S",
      description = "Between two samples of the book, such as PT5S (${DEFAULT-VALUE}).")
  private Duration sample;

  @Option(
      names = "--interval",
      defaultValue = "PT1H",
      description = "Between two fundings, a multiple of --sample (${DEFAULT-VALUE}).")
  private Duration interval;

  @Option(
      names = "--impact",
      defaultValue = "10000",
      description =
          "Notional whose average price is compared with the index, USDC (${DEFAULT-VALUE}).")
  private BigDecimal impact;

  @Option(
      names = "--interest",
      defaultValue = "0.01",
      description =
          "Rate of eight hours when the book is at the index, percent (${DEFAULT-VALUE}).")
  private BigDecimal interest;

  @Option(
      names = "--interest-clamp",
      defaultValue = "0.05",
      description =
          "How far interest may draw the rate of eight hours, percent (${DEFAULT-VALUE}).")
  private BigDecimal interestClamp;

  @Option(
      names = "--premium-clamp",
      defaultValue = "10",
      description = "Bound of each sample, percent (${DEFAULT-VALUE}).")
  private BigDecimal premiumClamp;

  @Option(
      names = "--cap",
      defaultValue = "4",
      description = "Bound of the rate of one funding, percent (${DEFAULT-VALUE}).")
  private BigDecimal cap;

  @Option(
      names = "--min-samples",
      description = "With fewer the rate is 0 (half of those that fit into the interval).")
  private Integer minSamples;

  private static void composeOff(CommandDraft draft, int marketId) {
    draft
        .setFundingRules()
        .marketId(marketId)
        .rules()
        .sampleIntervalNs(0)
        .fundingIntervalNs(0)
        .impactNotionalMicros(0)
        .interestE9(0)
        .interestClampE9(0)
        .premiumClampE9(0)
        .rateCapE9(0)
        .minSamples(0);
  }

  @Override
  void compose(CommandDraft draft, ListedMarket market) {
    if (off) {
      composeOff(draft, market.marketId());
      return;
    }
    draft
        .setFundingRules()
        .marketId(market.marketId())
        .rules()
        .sampleIntervalNs(sample.toNanos())
        .fundingIntervalNs(interval.toNanos())
        .impactNotionalMicros(ClientOptions.units(impact, MarketUnits::micros))
        .interestE9(ClientOptions.e9(interest))
        .interestClampE9(ClientOptions.e9(interestClamp))
        .premiumClampE9(ClientOptions.e9(premiumClamp))
        .rateCapE9(ClientOptions.e9(cap))
        .minSamples(minSamples == null ? halfOfSamples() : minSamples);
  }

  /** At least one; what the engine would refuse is left to it. */
  private int halfOfSamples() {
    long most = sample.isZero() ? 0 : interval.dividedBy(sample);
    return (int) Math.max(1, Math.min(most / 2, Integer.MAX_VALUE));
  }
}
