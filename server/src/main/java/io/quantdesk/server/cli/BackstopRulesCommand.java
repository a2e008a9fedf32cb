package io.quantdesk.server.cli;

import io.quantdesk.protocol.client.CommandDraft;
import io.quantdesk.server.client.ListedMarket;
import io.quantdesk.server.units.MarketUnits;
import java.math.BigDecimal;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Replaces the backstop of a market; the defaults are those that docs/risk.md advises. */
@Command(
    name = "backstop-rules",
    description =
        "Replaces the sub-account of a running engine that takes positions over with money of a"
            + " market's insurance fund, and its bounds.",
    mixinStandardHelpOptions = true)
final class BackstopRulesCommand extends MarketRulesCommand {

  @Option(names = "--off", description = "No backstop any more.")
  private boolean off;

  @Option(
      names = "--account",
      paramLabel = "SUB_ACCOUNT",
      description = "Its number in the engine; without position, orders and cash.")
  private int subAccountId;

  @Option(
      names = "--cap",
      defaultValue = "1000000",
      description = "Most that it holds, USDC of notional (${DEFAULT-VALUE}).")
  private BigDecimal cap;

  @Option(
      names = "--draw",
      defaultValue = "100000",
      description =
          "Most that it gets from the insurance fund in an interval, USDC (${DEFAULT-VALUE}).")
  private BigDecimal draw;

  @Option(
      names = "--draw-interval",
      defaultValue = "PT1M",
      description = "That interval, such as PT1M (${DEFAULT-VALUE}).")
  private Duration drawInterval;

  @Option(
      names = "--slice",
      defaultValue = "10000",
      description = "What it offers to the market at a time, USDC (${DEFAULT-VALUE}).")
  private BigDecimal slice;

  @Option(
      names = "--unwind",
      defaultValue = "PT10S",
      description = "How often it does, such as PT10S (${DEFAULT-VALUE}).")
  private Duration unwind;

  @Override
  void checkOptions(CommandSpec command) {
    if (off == (subAccountId != 0)) {
      throw new ParameterException(command.commandLine(), "give either --account or --off");
    }
  }

  private static void composeOff(CommandDraft draft, int marketId) {
    draft
        .setBackstopRules()
        .marketId(marketId)
        .rules()
        .capMicros(0)
        .drawMicros(0)
        .drawIntervalNs(0)
        .sliceMicros(0)
        .unwindIntervalNs(0)
        .subAccountId(0);
  }

  @Override
  void compose(CommandDraft draft, ListedMarket market) {
    if (off) {
      composeOff(draft, market.marketId());
      return;
    }
    draft
        .setBackstopRules()
        .marketId(market.marketId())
        .rules()
        .capMicros(ClientOptions.units(cap, MarketUnits::micros))
        .drawMicros(ClientOptions.units(draw, MarketUnits::micros))
        .drawIntervalNs(drawInterval.toNanos())
        .sliceMicros(ClientOptions.units(slice, MarketUnits::micros))
        .unwindIntervalNs(unwind.toNanos())
        .subAccountId(subAccountId);
  }
}
