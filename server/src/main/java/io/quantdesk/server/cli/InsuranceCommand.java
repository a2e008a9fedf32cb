package io.quantdesk.server.cli;

import io.quantdesk.protocol.sbe.SessionRole;
import io.quantdesk.server.client.ListedMarket;
import io.quantdesk.server.units.MarketUnits;
import java.math.BigDecimal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Pays into the insurance fund of a market. */
@Command(
    name = "insurance",
    description = "Pays USDC into the insurance fund of a market of a running engine.",
    mixinStandardHelpOptions = true)
final class InsuranceCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ClientOptions client;

  @Parameters(index = "0", paramLabel = "SYMBOL", description = "Such as BTC-PERP.")
  private String symbol;

  @Parameters(index = "1", paramLabel = "USDC", description = "Amount, up to six decimals.")
  private BigDecimal usdc;

  @Override
  public Integer call() {
    long micros = ClientOptions.units(usdc, MarketUnits::micros);
    ListedMarket market = client.market(symbol);
    return client.execute(
        SessionRole.ADMIN,
        market.units(),
        draft -> draft.fundInsurance().amountMicros(micros).marketId(market.marketId()),
        spec.commandLine().getOut());
  }
}
