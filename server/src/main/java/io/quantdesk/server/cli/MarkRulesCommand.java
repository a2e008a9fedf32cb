package io.quantdesk.server.cli;

import io.quantdesk.protocol.client.CommandDraft;
import io.quantdesk.server.client.ListedMarket;
import io.quantdesk.server.units.MarketUnits;
import java.math.BigDecimal;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Replaces the rules of the mark of a market; the defaults are those that docs/risk.md advises. */
@Command(
    name = "mark-rules",
    description = "Replaces all rules by which a mark price of a running engine comes about.",
    mixinStandardHelpOptions = true)
final class MarkRulesCommand extends MarketRulesCommand {

  @Option(names = "--off", description = "The mark is the index.")
  private boolean off;

  @Option(
      names = "--interval",
      defaultValue = "PT1S",
      description = "Between two marks without a price of the oracle (${DEFAULT-VALUE}).")
  private Duration interval;

  @Option(
      names = "--averaging",
      defaultValue = "PT150S",
      description =
          "Time of the average of the basis, the book's distance to the index (${DEFAULT-VALUE}).")
  private Duration averaging;

  @Option(
      names = "--max-age",
      defaultValue = "PT60S",
      description = "Of the last trade and of the last sample of the basis (${DEFAULT-VALUE}).")
  private Duration maxAge;

  @Option(
      names = "--impact",
      defaultValue = "10000",
      description = "Notional that both sides must show to be sampled, USDC (${DEFAULT-VALUE}).")
  private BigDecimal impact;

  @Option(
      names = "--max-basis",
      defaultValue = "1",
      description = "Bound of the averaged basis, percent of the index (${DEFAULT-VALUE}).")
  private BigDecimal maxBasis;

  @Option(
      names = "--band",
      defaultValue = "2",
      description = "The mark stays so near to the index, percent of it (${DEFAULT-VALUE}).")
  private BigDecimal band;

  private static void composeOff(CommandDraft draft, int marketId) {
    draft
        .setMarkRules()
        .marketId(marketId)
        .rules()
        .intervalNs(0)
        .averagingNs(0)
        .maxAgeNs(0)
        .impactNotionalMicros(0)
        .maxBasisPpm(0)
        .bandPpm(0);
  }

  @Override
  void compose(CommandDraft draft, ListedMarket market) {
    if (off) {
      composeOff(draft, market.marketId());
      return;
    }
    draft
        .setMarkRules()
        .marketId(market.marketId())
        .rules()
        .intervalNs(interval.toNanos())
        .averagingNs(averaging.toNanos())
        .maxAgeNs(maxAge.toNanos())
        .impactNotionalMicros(ClientOptions.units(impact, MarketUnits::micros))
        .maxBasisPpm(ClientOptions.ppm(maxBasis))
        .bandPpm(ClientOptions.ppm(band));
  }
}
