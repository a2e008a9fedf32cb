package io.quantdesk.server.cli;

import io.quantdesk.protocol.client.CommandDraft;
import io.quantdesk.server.client.ListedMarket;
import io.quantdesk.server.units.MarketUnits;
import java.math.BigDecimal;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Replaces the rules of auctions of a market; the defaults are those that docs/auctions.md advises.
 */
@Command(
    name = "auction-rules",
    description = "Replaces all rules by which large orders of a running engine are auctioned.",
    mixinStandardHelpOptions = true)
final class AuctionRulesCommand extends MarketRulesCommand {

  @Option(names = "--off", description = "No auctions any more.")
  private boolean off;

  @Option(
      names = "--threshold",
      defaultValue = "250000",
      description =
          "Value from which on orders are auctioned, USDC; 0: only those that ask (${DEFAULT-VALUE}).")
  private BigDecimal threshold;

  @Option(
      names = "--duration",
      defaultValue = "PT5S",
      description = "From the opening to the end, such as PT5S (${DEFAULT-VALUE}).")
  private Duration duration;

  @Option(
      names = "--lock",
      defaultValue = "20",
      description = "Last part of it in which quotes are fixed, percent (${DEFAULT-VALUE}).")
  private BigDecimal lock;

  @Option(
      names = "--start",
      defaultValue = "0.5",
      description =
          "How much better than a limit that is better than the mark it begins, percent"
              + " (${DEFAULT-VALUE}).")
  private BigDecimal start;

  @Option(
      names = "--end",
      defaultValue = "0.5",
      description = "How much worse than the mark it ends at most, percent (${DEFAULT-VALUE}).")
  private BigDecimal end;

  @Option(
      names = "--min-quote",
      defaultValue = "0",
      description = "Smallest quote, in base units (${DEFAULT-VALUE}).")
  private BigDecimal minQuote;

  @Option(
      names = "--per-maker",
      defaultValue = "4",
      description = "Most quotes of one account in an auction (${DEFAULT-VALUE}).")
  private int quotesPerMaker;

  @Option(
      names = "--max-quotes",
      defaultValue = "64",
      description = "Most quotes of an auction (${DEFAULT-VALUE}).")
  private int maxQuotes;

  private static void composeOff(CommandDraft draft, int marketId) {
    draft
        .setAuctionRules()
        .marketId(marketId)
        .rules()
        .thresholdMicros(0)
        .durationNs(0)
        .minQuoteLots(0)
        .lockPpm(0)
        .startPpm(0)
        .endPpm(0)
        .quotesPerMaker(0)
        .maxQuotes(0);
  }

  @Override
  void compose(CommandDraft draft, ListedMarket market) {
    if (off) {
      composeOff(draft, market.marketId());
      return;
    }
    draft
        .setAuctionRules()
        .marketId(market.marketId())
        .rules()
        .thresholdMicros(ClientOptions.units(threshold, MarketUnits::micros))
        .durationNs(duration.toNanos())
        .minQuoteLots(ClientOptions.units(minQuote, market.units()::lots))
        .lockPpm(ClientOptions.ppm(lock))
        .startPpm(ClientOptions.ppm(start))
        .endPpm(ClientOptions.ppm(end))
        .quotesPerMaker(quotesPerMaker)
        .maxQuotes(maxQuotes);
  }
}
