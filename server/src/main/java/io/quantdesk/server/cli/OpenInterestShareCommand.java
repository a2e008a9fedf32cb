package io.quantdesk.server.cli;

import io.quantdesk.protocol.client.CommandDraft;
import io.quantdesk.server.client.ListedMarket;
import java.math.BigDecimal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Replaces how much of a market one account may hold; see docs/risk.md. */
@Command(
    name = "open-interest-share",
    description =
        "Replaces how much of the open interest of a market of a running engine one account may"
            + " hold with all its sub-accounts, of each side.",
    mixinStandardHelpOptions = true)
final class OpenInterestShareCommand extends MarketRulesCommand {
  @Option(names = "--off", description = "No bound any more.")
  private boolean off;

  @Option(
      names = "--share",
      defaultValue = "20",
      description = "Of the open interest, percent (${DEFAULT-VALUE}).")
  private BigDecimal share;

  @Option(
      names = "--floor",
      paramLabel = "QTY",
      description = "Up to which the share bounds nobody, in base units; there has to be one.")
  private BigDecimal floor;

  @Override
  void checkOptions(CommandSpec command) {
    if (off == (floor != null)) {
      throw new ParameterException(command.commandLine(), "give either --floor or --off");
    }
  }

  @Override
  void compose(CommandDraft draft, ListedMarket market) {
    draft
        .setOpenInterestShare()
        .floorLots(off ? 0 : ClientOptions.units(floor, market.units()::lots))
        .sharePpm(off ? 0 : ClientOptions.ppm(share))
        .marketId(market.marketId());
  }
}
