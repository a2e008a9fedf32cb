package io.quantdesk.server.cli;

import io.quantdesk.protocol.sbe.SessionRole;
import io.quantdesk.server.client.ListedMarket;
import java.math.BigDecimal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sets the rate of a market's next funding. */
@Command(
    name = "funding-rate",
    description = "Sets the rate of the next funding of a market of a running engine, once.",
    mixinStandardHelpOptions = true)
final class FundingRateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ClientOptions client;

  @Parameters(index = "0", paramLabel = "SYMBOL", description = "Such as BTC-PERP.")
  private String symbol;

  @Parameters(
      index = "1",
      paramLabel = "PERCENT",
      description =
          "Of the interval, above 0: longs pay. Below 0 behind --, as in -- BTC-PERP -0.01.")
  private BigDecimal percent;

  @Option(
      names = "--reference",
      defaultValue = "0",
      description = "Number for why, such as that of a ticket; it stays in the events.")
  private int reference;

  @Override
  public Integer call() {
    ListedMarket market = client.market(symbol);
    int rateE9 = ClientOptions.e9(percent);
    return client.execute(
        SessionRole.ADMIN,
        market.units(),
        draft ->
            draft.setFundingRate().rateE9(rateE9).reference(reference).marketId(market.marketId()),
        spec.commandLine().getOut());
  }
}
