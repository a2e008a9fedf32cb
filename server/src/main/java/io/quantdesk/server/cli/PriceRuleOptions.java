package io.quantdesk.server.cli;

import io.quantdesk.protocol.sbe.PriceRulesEncoder;
import java.math.BigDecimal;
import java.time.Duration;
import picocli.CommandLine.Option;

/** By what rules prices are judged; the defaults are those that docs/risk.md advises. */
final class PriceRuleOptions {
  @Option(
      names = "--wide",
      defaultValue = "0.5",
      description = "Confidence above which a price is wide, percent of it (${DEFAULT-VALUE}).")
  private BigDecimal wide;

  @Option(
      names = "--uncertain",
      defaultValue = "2",
      description = "Confidence above which it is uncertain, percent of it (${DEFAULT-VALUE}).")
  private BigDecimal uncertain;

  @Option(
      names = "--stale-trade",
      defaultValue = "PT10S",
      description = "Age above which only reducing orders trade, such as PT10S (${DEFAULT-VALUE}).")
  private Duration staleTrade;

  @Option(
      names = "--stale-margin",
      defaultValue = "PT60S",
      description = "Age above which nobody is liquidated, such as PT60S (${DEFAULT-VALUE}).")
  private Duration staleMargin;

  @Option(
      names = "--average-band",
      defaultValue = "50",
      description = "Around the average of 5 minutes, percent up, as much down (${DEFAULT-VALUE}).")
  private BigDecimal averageBand;

  @Option(
      names = "--jump",
      defaultValue = "10",
      description = "Step above which a second update must agree, percent (${DEFAULT-VALUE}).")
  private BigDecimal jump;

  @Option(
      names = "--publishers",
      defaultValue = "3",
      description = "With fewer the price is thin (${DEFAULT-VALUE}).")
  private int publishers;

  @Option(
      names = "--updates-after-outage",
      defaultValue = "3",
      description = "Good ones in a row before anybody is liquidated (${DEFAULT-VALUE}).")
  private int updatesAfterOutage;

  @Option(
      names = "--margin-factor",
      defaultValue = "150",
      description =
          "Of initial margin when the price is wide or thin, percent from 100 to 200"
              + " (${DEFAULT-VALUE}).")
  private BigDecimal marginFactor;

  void write(PriceRulesEncoder to) {
    to.wideConfidencePpm(ClientOptions.ppm(wide))
        .uncertainConfidencePpm(ClientOptions.ppm(uncertain))
        .averageBandPpm(ClientOptions.ppm(averageBand))
        .jumpPpm(ClientOptions.ppm(jump))
        .marginFactorPpm(ClientOptions.ppm(marginFactor))
        .minPublishers(publishers)
        .updatesAfterOutage(updatesAfterOutage)
        .staleTradeNs(staleTrade.toNanos())
        .staleMarginNs(staleMargin.toNanos());
  }
}
