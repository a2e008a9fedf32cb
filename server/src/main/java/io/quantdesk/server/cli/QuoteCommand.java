package io.quantdesk.server.cli;

import io.quantdesk.protocol.client.CommandDraft;
import io.quantdesk.protocol.sbe.SessionRole;
import io.quantdesk.server.client.ListedMarket;
import io.quantdesk.server.units.MarketUnits;
import java.math.BigDecimal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Places a quote, or replaces one. */
@Command(
    name = "quote",
    description =
        "Offers to trade with an auctioned order; cancel takes it back until it is locked.",
    mixinStandardHelpOptions = true)
final class QuoteCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ClientOptions client;

  @Parameters(index = "0", paramLabel = "SUB_ACCOUNT", description = "Its number in the engine.")
  private int subAccountId;

  @Parameters(index = "1", paramLabel = "QUANTITY", description = "In base units, such as 0.5.")
  private BigDecimal quantity;

  @Parameters(index = "2", paramLabel = "SYMBOL", description = "Market, such as BTC-PERP.")
  private String symbol;

  @Parameters(index = "3", paramLabel = "AUCTION", description = "Its number, from market data.")
  private long auctionId;

  @Option(names = "--price", required = true, description = "Price in USDC.")
  private BigDecimal price;

  @Option(
      names = "--cl-ord-id",
      description = "A number of yours for the quote, above 0; that of another one replaces it.")
  private long clOrdId;

  @Override
  public Integer call() {
    ListedMarket market = client.market(symbol);
    MarketUnits units = market.units();
    long lots = ClientOptions.units(quantity, units::lots);
    int ticks = (int) ClientOptions.units(price, units::ticks);
    return client.execute(
        SessionRole.TRADING,
        units,
        draft -> compose(draft, lots, ticks),
        spec.commandLine().getOut());
  }

  private void compose(CommandDraft draft, long lots, int ticks) {
    draft
        .placeQuote()
        .auctionId(auctionId)
        .clOrdId(clOrdId)
        .orderQtyLots(lots)
        .priceTicks(ticks)
        .subAccountId(subAccountId);
  }
}
