package io.quantdesk.server.cli;

import io.quantdesk.engine.market.DeleveragingStrategy;
import io.quantdesk.protocol.client.CommandDraft;
import io.quantdesk.server.client.ListedMarket;
import io.quantdesk.server.units.MarketUnits;
import java.math.BigDecimal;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Replaces the rules of liquidation of a market; the defaults are those that docs/risk.md advises.
 */
@Command(
    name = "liquidation-rules",
    description =
        "Replaces all rules by which positions of a market of a running engine are liquidated.",
    mixinStandardHelpOptions = true)
final class LiquidationRulesCommand extends MarketRulesCommand {

  @Option(
      names = "--fee",
      defaultValue = "0.5",
      description = "Of what is closed in the market, percent (${DEFAULT-VALUE}).")
  private BigDecimal fee;

  @Option(
      names = "--buffer",
      defaultValue = "10",
      description = "Above maintenance margin, percent of it (${DEFAULT-VALUE}).")
  private BigDecimal buffer;

  @Option(
      names = "--adjustment",
      defaultValue = "100",
      description = "How fast the limit leaves the mark, percent (${DEFAULT-VALUE}).")
  private BigDecimal adjustment;

  @Option(
      names = "--spread",
      defaultValue = "100",
      description = "How far at most, percent of maintenance margin (${DEFAULT-VALUE}).")
  private BigDecimal spread;

  @Option(
      names = "--chunk",
      defaultValue = "20",
      description = "Of a large position at the first step, percent, 0: all (${DEFAULT-VALUE}).")
  private BigDecimal chunk;

  @Option(
      names = "--chunk-above",
      defaultValue = "100000",
      description = "From which value on a position is large, USDC (${DEFAULT-VALUE}).")
  private BigDecimal chunkAbove;

  @Option(
      names = "--dust",
      defaultValue = "0",
      description = "A position that would keep less is closed whole, USDC (${DEFAULT-VALUE}).")
  private BigDecimal dust;

  @Option(
      names = "--close-out",
      defaultValue = "66.6667",
      description =
          "Below this percent of maintenance margin a position leaves the market"
              + " (${DEFAULT-VALUE}).")
  private BigDecimal closeOut;

  @Option(
      names = "--cooldown",
      defaultValue = "PT30S",
      description = "Between two steps, such as PT30S (${DEFAULT-VALUE}).")
  private Duration cooldown;

  @Option(
      names = "--pro-rata",
      description =
          "Deleverages all with a profit in proportion to it, not the most leveraged first.")
  private boolean proRata;

  @Option(
      names = "--keep-losses",
      description =
          "Debt that the insurance fund cannot pay stays with its sub-account; otherwise those who"
              + " hold the other side pay it.")
  private boolean keepLosses;

  @Override
  void compose(CommandDraft draft, ListedMarket market) {
    draft
        .setLiquidationRules()
        .marketId(market.marketId())
        .rules()
        .feePpm(ClientOptions.ppm(fee))
        .bufferPpm(ClientOptions.ppm(buffer))
        .adjustmentPpm(ClientOptions.ppm(adjustment))
        .spreadPpm(ClientOptions.ppm(spread))
        .chunkPpm(ClientOptions.ppm(chunk))
        .closeOutPpm(ClientOptions.ppm(closeOut))
        .deleveraging(strategy().code())
        .chunkAboveMicros(ClientOptions.units(chunkAbove, MarketUnits::micros))
        .dustMicros(ClientOptions.units(dust, MarketUnits::micros))
        .cooldownNs(cooldown.toNanos())
        .socializesLosses((short) (keepLosses ? 0 : 1));
  }

  private DeleveragingStrategy strategy() {
    return proRata ? DeleveragingStrategy.PRO_RATA : DeleveragingStrategy.QUEUE;
  }
}
