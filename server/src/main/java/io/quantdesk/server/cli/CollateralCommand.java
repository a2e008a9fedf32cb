package io.quantdesk.server.cli;

import io.quantdesk.protocol.client.CommandDraft;
import io.quantdesk.protocol.sbe.CollateralTermsEncoder;
import io.quantdesk.protocol.sbe.SessionRole;
import io.quantdesk.protocol.sbe.SetCollateralAssetEncoder;
import io.quantdesk.server.client.ListedAsset;
import io.quantdesk.server.units.MarketUnits;
import java.math.BigDecimal;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Collateral other than USDC: which assets there are, their prices, and who has what of them. */
@Command(
    name = "collateral",
    description = "Collateral other than USDC of a running engine: see docs/risk.md.",
    mixinStandardHelpOptions = true,
    subcommands = {
      CollateralCommand.Rules.class,
      CollateralCommand.Price.class,
      CollateralCommand.Deposit.class,
      CollateralCommand.Withdraw.class,
      CollateralCommand.Transfer.class,
      CollateralCommand.Settle.class
    },
    synopsisSubcommandLabel = "rules|price|deposit|withdraw|transfer|settle")
final class CollateralCommand {
  /** Lists an asset, or replaces its terms. */
  @Command(
      name = "rules",
      description = "Lists an asset as collateral, or replaces its terms and price rules.",
      mixinStandardHelpOptions = true)
  static final class Rules implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private ClientOptions client;
    @Mixin private PriceRuleOptions prices;

    @Parameters(index = "0", paramLabel = "ASSET", description = "Such as SOL.")
    private String symbol;

    @Option(
        names = "--unit",
        defaultValue = "0.00000001",
        description = "Smallest amount; stays as it is (${DEFAULT-VALUE}).")
    private BigDecimal unit;

    @Option(
        names = "--tick",
        defaultValue = "0.001",
        description = "Smallest price step in USDC; stays as it is (${DEFAULT-VALUE}).")
    private BigDecimal tick;

    @Option(
        names = "--initial",
        defaultValue = "80",
        description = "What counts for initial margin and withdrawals, percent (${DEFAULT-VALUE}).")
    private BigDecimal initial;

    @Option(
        names = "--maintenance",
        defaultValue = "90",
        description = "What counts for maintenance margin, percent (${DEFAULT-VALUE}).")
    private BigDecimal maintenance;

    @Option(
        names = "--discount",
        defaultValue = "5",
        description = "What a liquidation takes off the price, percent (${DEFAULT-VALUE}).")
    private BigDecimal discount;

    @Option(
        names = "--cap",
        defaultValue = "10000",
        description = "Most that all can deposit together, of the asset (${DEFAULT-VALUE}).")
    private BigDecimal cap;

    @Option(
        names = "--scale-start",
        defaultValue = "1000000",
        description =
            "Value of all deposits above which the initial weight falls, USDC; 0: never"
                + " (${DEFAULT-VALUE}).")
    private BigDecimal scaleStart;

    @Override
    public Integer call() {
      int assetId = client.findAsset(symbol).map(ListedAsset::assetId).orElse(0);
      return client.execute(
          SessionRole.ADMIN, null, draft -> compose(draft, assetId), spec.commandLine().getOut());
    }

    private void compose(CommandDraft draft, int assetId) {
      SetCollateralAssetEncoder message = draft.setCollateralAsset();
      message.assetId(assetId).symbol(symbol);
      CollateralTermsEncoder terms = message.terms();
      terms
          .unitSizeE9(ClientOptions.units(unit, MarketUnits::nanos))
          .tickSizeE9(ClientOptions.units(tick, MarketUnits::nanos))
          .capUnits(ClientOptions.units(cap, new MarketUnits(tick, unit)::lots))
          .scaleStartMicros(ClientOptions.units(scaleStart, MarketUnits::micros))
          .initialWeightPpm(ClientOptions.ppm(initial))
          .maintenanceWeightPpm(ClientOptions.ppm(maintenance))
          .discountPpm(ClientOptions.ppm(discount));
      prices.write(message.rules());
    }
  }

  /** Gives an asset a price. */
  @Command(
      name = "price",
      description = "Sends a price of an asset, published now.",
      mixinStandardHelpOptions = true)
  static final class Price implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private ClientOptions client;

    @Parameters(index = "0", paramLabel = "ASSET", description = "Such as SOL.")
    private String symbol;

    @Parameters(index = "1", paramLabel = "PRICE", description = "Of one whole, in USDC.")
    private BigDecimal price;

    @Option(
        names = "--publishers",
        defaultValue = "3",
        description = "How many stand behind it (${DEFAULT-VALUE}).")
    private int publishers;

    @Override
    public Integer call() {
      ListedAsset asset = client.asset(symbol);
      BigDecimal value = price.stripTrailingZeros();
      long mantissa = ClientOptions.units(value, v -> v.unscaledValue().longValueExact());
      return client.execute(
          SessionRole.ORACLE,
          asset.units(),
          draft ->
              draft
                  .updateCollateralPrice()
                  .priceMantissa(mantissa)
                  .exponent((byte) -value.scale())
                  .confidenceMantissa(0)
                  .publishTimeNs(TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()))
                  .publishers(publishers)
                  .assetId(asset.assetId()),
          spec.commandLine().getOut());
    }
  }

  /** Brings an asset to a sub-account. */
  @Command(
      name = "deposit",
      description = "Deposits an asset into a sub-account.",
      mixinStandardHelpOptions = true)
  static final class Deposit extends CollateralAmountCommand {
    @Parameters(index = "2", paramLabel = "SUB_ACCOUNT", description = "Its number.")
    private int subAccountId;

    Deposit() {
      super(SessionRole.TRADING);
    }

    @Override
    void compose(CommandDraft draft, int assetId, long units) {
      draft.depositCollateral().units(units).subAccountId(subAccountId).assetId(assetId);
    }
  }

  /** Takes an asset out of a sub-account. */
  @Command(
      name = "withdraw",
      description = "Withdraws an asset from a sub-account; it is pending then.",
      mixinStandardHelpOptions = true)
  static final class Withdraw extends CollateralAmountCommand {
    @Parameters(index = "2", paramLabel = "SUB_ACCOUNT", description = "Its number.")
    private int subAccountId;

    Withdraw() {
      super(SessionRole.TRADING);
    }

    @Override
    void compose(CommandDraft draft, int assetId, long units) {
      draft.withdrawCollateral().units(units).subAccountId(subAccountId).assetId(assetId);
    }
  }

  /** Moves an asset between sub-accounts. */
  @Command(
      name = "transfer",
      description = "Moves an asset from one sub-account to another one of the same account.",
      mixinStandardHelpOptions = true)
  static final class Transfer extends CollateralAmountCommand {
    @Parameters(index = "2", paramLabel = "FROM", description = "Number of the giving one.")
    private int from;

    @Parameters(index = "3", paramLabel = "TO", description = "Number of the other one.")
    private int to;

    Transfer() {
      super(SessionRole.TRADING);
    }

    @Override
    void compose(CommandDraft draft, int assetId, long units) {
      draft
          .transferCollateral()
          .units(units)
          .fromSubAccountId(from)
          .toSubAccountId(to)
          .assetId(assetId);
    }
  }

  /** What liquidations have left to the treasury was sold. */
  @Command(
      name = "settle",
      description = "Takes what the treasury has bought in liquidations, and brings its price.",
      mixinStandardHelpOptions = true)
  static final class Settle extends CollateralAmountCommand {
    @Parameters(index = "2", paramLabel = "USDC", description = "What it was sold for.")
    private BigDecimal usdc;

    Settle() {
      super(SessionRole.ADMIN);
    }

    @Override
    void compose(CommandDraft draft, int assetId, long units) {
      long micros = ClientOptions.units(usdc, MarketUnits::micros);
      draft.settleCollateral().units(units).amountMicros(micros).assetId(assetId);
    }
  }
}
