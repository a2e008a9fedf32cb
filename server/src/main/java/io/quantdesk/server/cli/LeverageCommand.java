package io.quantdesk.server.cli;

import io.quantdesk.protocol.sbe.SessionRole;
import io.quantdesk.server.client.ListedMarket;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sets the leverage of a sub-account in a market. */
@Command(
    name = "leverage",
    description = "Sets the leverage of a sub-account in a market of a running engine.",
    mixinStandardHelpOptions = true)
final class LeverageCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ClientOptions client;

  @Parameters(index = "0", paramLabel = "SUB_ACCOUNT", description = "Its number in the engine.")
  private int subAccountId;

  @Parameters(index = "1", paramLabel = "SYMBOL", description = "Such as BTC-PERP.")
  private String symbol;

  @Parameters(
      index = "2",
      paramLabel = "LEVERAGE",
      description = "A whole number; 0: as much as the market allows.")
  private int leverage;

  @Override
  public Integer call() {
    ListedMarket market = client.market(symbol);
    return client.execute(
        SessionRole.TRADING,
        market.units(),
        draft ->
            draft
                .setLeverage()
                .leverage(leverage)
                .subAccountId(subAccountId)
                .marketId(market.marketId()),
        spec.commandLine().getOut());
  }
}
