package io.quantdesk.server.cli;

import io.quantdesk.protocol.client.CommandDraft;
import io.quantdesk.protocol.sbe.MarketParametersEncoder;
import io.quantdesk.protocol.sbe.MarketState;
import io.quantdesk.protocol.sbe.SessionRole;
import io.quantdesk.server.client.ListedMarket;
import io.quantdesk.server.units.MarketUnits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a market, gives it a price, says what it accepts. */
@Command(
    name = "market",
    description = "Administers the markets of a running engine.",
    mixinStandardHelpOptions = true,
    subcommands = {
      MarketCommand.Create.class,
      MarketCommand.Price.class,
      MarketCommand.State.class
    },
    synopsisSubcommandLabel = "create|price|state")
final class MarketCommand {
  private static final String NUMBER = "([0-9]+(?:[.][0-9]+)?)";
  private static final Pattern TIER = Pattern.compile(NUMBER + ":" + NUMBER + "/" + NUMBER);

  /** Makes a market. */
  @Command(
      name = "create",
      description = "Makes a market, which accepts nothing until it has a price and a state.",
      mixinStandardHelpOptions = true)
  static final class Create implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private ClientOptions client;

    @Parameters(index = "0", paramLabel = "SYMBOL", description = "Such as BTC-PERP.")
    private String symbol;

    @Option(names = "--tick", required = true, description = "Smallest price step in USDC.")
    private BigDecimal tick;

    @Option(names = "--lot", required = true, description = "Smallest quantity in base units.")
    private BigDecimal lot;

    @Option(names = "--im", defaultValue = "10", description = "Initial margin, percent (10).")
    private BigDecimal initialMargin;

    @Option(names = "--mm", defaultValue = "5", description = "Maintenance margin, percent (5).")
    private BigDecimal maintenanceMargin;

    @Option(names = "--taker", defaultValue = "0.05", description = "Taker fee, percent (0.05).")
    private BigDecimal takerFee;

    @Option(names = "--maker", defaultValue = "0.02", description = "Maker fee, percent (0.02).")
    private BigDecimal makerFee;

    @Option(names = "--band", defaultValue = "5", description = "Market order band, percent (5).")
    private BigDecimal band;

    @Option(
        names = "--placement-band",
        defaultValue = "0",
        description = "Where limits that rest must lie around the mark, percent (0: anywhere).")
    private BigDecimal placementBand;

    @Option(
        names = "--match-band",
        defaultValue = "0",
        description = "Where trades must lie around the mark, percent (0: anywhere).")
    private BigDecimal matchBand;

    @Option(
        names = "--tier",
        paramLabel = "USDC:IM/MM",
        description =
            "A further margin tier, such as 1000000:20/10: from 1,000,000 on 20 and 10"
                + " percent. Up to 7, in order.")
    private List<String> tiers = new ArrayList<>();

    @Option(names = "--max-order", defaultValue = "1000000", description = "Lots (1000000).")
    private long maxOrderLots;

    @Option(names = "--max-oi", defaultValue = "100000000", description = "Lots (100000000).")
    private long maxOpenInterestLots;

    @Option(
        names = "--profit-haircut",
        defaultValue = "0",
        description =
            "What of an unrealised profit does not count for initial margin, percent (0).")
    private BigDecimal profitHaircut;

    @Option(
        names = "--oi-lower",
        defaultValue = "0",
        description = "Lots open from which on the initial margin rises with them (0).")
    private long openInterestLowerLots;

    @Option(
        names = "--oi-upper",
        defaultValue = "0",
        description = "Lots open from which on the initial margin is 100 percent (0: never).")
    private long openInterestUpperLots;

    @Option(names = "--max-price", defaultValue = "10000000", description = "Ticks (10000000).")
    private int maxPriceTicks;

    @Override
    public Integer call() {
      long tickSizeE9 = ClientOptions.units(tick, MarketUnits::nanos);
      long lotSizeE9 = ClientOptions.units(lot, MarketUnits::nanos);
      return client.execute(
          SessionRole.ADMIN,
          null,
          draft -> compose(draft, tickSizeE9, lotSizeE9),
          spec.commandLine().getOut());
    }

    private void compose(CommandDraft draft, long tickSizeE9, long lotSizeE9) {
      MarketParametersEncoder parameters = draft.createMarket().symbol(symbol).parameters();
      parameters
          .tickSizeE9(tickSizeE9)
          .lotSizeE9(lotSizeE9)
          .minOrderLots(1)
          .maxOrderLots(maxOrderLots)
          .maxOpenInterestLots(maxOpenInterestLots)
          .maxPriceTicks(maxPriceTicks)
          .initialMarginPpm(ClientOptions.ppm(initialMargin))
          .maintenanceMarginPpm(ClientOptions.ppm(maintenanceMargin))
          .takerFeePpm(ClientOptions.ppm(takerFee))
          .makerFeePpm(ClientOptions.ppm(makerFee))
          .marketOrderBandPpm(ClientOptions.ppm(band))
          .placementBandPpm(ClientOptions.ppm(placementBand))
          .matchBandPpm(ClientOptions.ppm(matchBand))
          .profitHaircutPpm(ClientOptions.ppm(profitHaircut))
          .openInterestLowerLots(openInterestLowerLots)
          .openInterestUpperLots(openInterestUpperLots);
      putTiers(parameters);
    }

    private void putTiers(MarketParametersEncoder parameters) {
      for (int i = 0; i < tiers.size(); i++) {
        Matcher tier = TIER.matcher(tiers.get(i));
        if (!tier.matches() || i == MarketParametersEncoder.tierLowerBoundMicrosLength()) {
          throw new CommandFailure(
              QuantDesk.BAD_INPUT, "--tier " + tiers.get(i) + " is no USDC:IM/MM, or one too many");
        }
        parameters
            .tierLowerBoundMicros(
                i, ClientOptions.units(new BigDecimal(tier.group(1)), MarketUnits::micros))
            .tierInitialMarginPpm(i, ClientOptions.ppm(new BigDecimal(tier.group(2))))
            .tierMaintenanceMarginPpm(i, ClientOptions.ppm(new BigDecimal(tier.group(3))));
      }
    }
  }

  /** Gives a market an oracle price. */
  @Command(
      name = "price",
      description = "Sends an oracle price, published now.",
      mixinStandardHelpOptions = true)
  static final class Price implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private ClientOptions client;

    @Parameters(index = "0", paramLabel = "SYMBOL", description = "Such as BTC-PERP.")
    private String symbol;

    @Parameters(index = "1", paramLabel = "PRICE", description = "In USDC.")
    private BigDecimal price;

    @Override
    public Integer call() {
      ListedMarket market = client.market(symbol);
      BigDecimal value = price.stripTrailingZeros();
      long mantissa = ClientOptions.units(value, v -> v.unscaledValue().longValueExact());
      return client.execute(
          SessionRole.ORACLE,
          market.units(),
          draft ->
              draft
                  .updateOracle()
                  .priceMantissa(mantissa)
                  .exponent((byte) -value.scale())
                  .confidenceMantissa(0)
                  .publishTimeNs(TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()))
                  .marketId(market.marketId()),
          spec.commandLine().getOut());
    }
  }

  /** Says what a market accepts. */
  @Command(
      name = "state",
      description = "Sets what a market accepts: see docs/orders.md.",
      mixinStandardHelpOptions = true)
  static final class State implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private ClientOptions client;

    @Parameters(index = "0", paramLabel = "SYMBOL", description = "Such as BTC-PERP.")
    private String symbol;

    @Parameters(index = "1", paramLabel = "STATE", description = "${COMPLETION-CANDIDATES}.")
    private MarketState state;

    @Option(
        names = "--settlement-price",
        paramLabel = "PRICE",
        description = "Of SETTLEMENT: at which all positions are closed, in USDC (the mark price).")
    private BigDecimal settlementPrice;

    @Override
    public Integer call() {
      ListedMarket market = client.market(symbol);
      int ticks = TriggerOptions.ticks(settlementPrice, market.units());
      return client.execute(
          SessionRole.ADMIN,
          market.units(),
          draft ->
              draft
                  .setMarketState()
                  .marketId(market.marketId())
                  .state(state)
                  .settlementPriceTicks(ticks),
          spec.commandLine().getOut());
    }
  }
}
