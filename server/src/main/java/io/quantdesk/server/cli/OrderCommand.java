package io.quantdesk.server.cli;

import io.quantdesk.engine.order.SelfTradePrevention;
import io.quantdesk.engine.order.Side;
import io.quantdesk.protocol.client.CommandDraft;
import io.quantdesk.protocol.sbe.PlaceBracketEncoder;
import io.quantdesk.protocol.sbe.PlaceOrderEncoder;
import io.quantdesk.protocol.sbe.SessionRole;
import io.quantdesk.protocol.sbe.TimeInForce;
import io.quantdesk.server.client.ListedMarket;
import io.quantdesk.server.units.MarketUnits;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Places one order. */
@Command(
    name = "order",
    description =
        "Places an order: a limit order with --price, otherwise a market order; with legs a bracket.",
    mixinStandardHelpOptions = true)
final class OrderCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ClientOptions client;

  @Parameters(index = "0", paramLabel = "SUB_ACCOUNT", description = "Its number in the engine.")
  private int subAccountId;

  @Parameters(index = "1", paramLabel = "SIDE", description = "buy or sell.")
  private Side side;

  @Parameters(index = "2", paramLabel = "QUANTITY", description = "In base units, such as 0.5.")
  private BigDecimal quantity;

  @Parameters(index = "3", paramLabel = "SYMBOL", description = "Market, such as BTC-PERP.")
  private String symbol;

  @Option(names = "--price", description = "Limit price in USDC.")
  private BigDecimal price;

  @Option(
      names = "--tif",
      description = "gtc, ioc or fok (default: gtc; ioc without a price; see --expires).")
  private OrderLife timeInForce;

  @Option(
      names = "--expires",
      description = "When it ends, such as 2026-12-31T12:00:00Z: makes it good till then.")
  private Instant expireTime;

  @Option(names = "--post-only", description = "Refused instead of trading at once.")
  private boolean postOnly;

  @Option(
      names = "--slide",
      description = "Post-only at the best price at which it does not trade at once.")
  private boolean postOnlySlide;

  @Option(
      names = "--force",
      description = "Of a reduce-only stop: take it even if it lies beyond the liquidation price.")
  private boolean force;

  @Option(names = "--reduce-only", description = "Takes only what the position has.")
  private boolean reduceOnly;

  @Option(names = "--jit", description = "Auctioned before it trades or rests, or refused.")
  private boolean jit;

  @Option(names = "--display", description = "Most that the book shows of it, in base units.")
  private BigDecimal display;

  @Option(
      names = "--self-trade",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).",
      defaultValue = "CANCEL_MAKER")
  private SelfTradePrevention selfTradePrevention;

  @Option(
      names = "--isolated-margin",
      description = "USDC that come from the parent of an isolated sub-account; not with legs.")
  private BigDecimal isolatedMargin;

  @Mixin private TriggerOptions trigger;
  @Mixin private LegOptions legs;

  @Option(names = "--cl-ord-id", description = "A number of yours for the order, above 0.")
  private long clOrdId;

  /** How long an order stays. */
  enum OrderLife {
    GTC,
    IOC,
    FOK
  }

  @Override
  public Integer call() {
    ListedMarket market = client.market(symbol);
    MarketUnits units = market.units();
    long lots = ClientOptions.units(quantity, units::lots);
    int ticks = price == null ? 0 : (int) ClientOptions.units(price, units::ticks);
    return client.execute(
        SessionRole.TRADING,
        units,
        draft -> compose(draft, market, units, lots, ticks),
        spec.commandLine().getOut());
  }

  private void compose(
      CommandDraft draft, ListedMarket market, MarketUnits units, long lots, int ticks) {
    PlaceOrderEncoder order =
        start(draft, units)
            .clOrdId(clOrdId)
            .orderQtyLots(lots)
            .priceTicks(ticks)
            .subAccountId(subAccountId)
            .marketId(market.marketId())
            .side(io.quantdesk.protocol.sbe.Side.valueOf(side.name()))
            .ordType(trigger.ordType(price != null))
            .timeInForce(timeInForce())
            .expireTimeNs(expireTimeNs())
            .selfTradePrevention(
                io.quantdesk.protocol.sbe.SelfTradePrevention.valueOf(selfTradePrevention.name()))
            .displayQtyLots(display == null ? 0 : ClientOptions.units(display, units::lots));
    trigger.compose(order, units);
    order
        .execInst()
        .clear()
        .postOnly(postOnly)
        .postOnlySlide(postOnlySlide)
        .reduceOnly(reduceOnly)
        .force(force)
        .jit(jit);
  }

  /** In a bracket the fields of the parent lie where those of an order do. */
  private PlaceOrderEncoder start(CommandDraft draft, MarketUnits units) {
    if (!legs.areThere()) {
      return draft.placeOrder().isolatedMarginMicros(isolatedMarginMicros());
    }
    if (isolatedMargin != null) {
      throw new CommandFailure(QuantDesk.BAD_INPUT, "--isolated-margin does not go with legs");
    }
    PlaceBracketEncoder bracket = draft.placeBracket();
    legs.compose(bracket, units);
    bracket.parts().parent(true);
    return new PlaceOrderEncoder().wrap(bracket.buffer(), bracket.offset());
  }

  private long isolatedMarginMicros() {
    return isolatedMargin == null ? 0 : ClientOptions.units(isolatedMargin, MarketUnits::micros);
  }

  private TimeInForce timeInForce() {
    if (timeInForce == null && expireTime != null) {
      return TimeInForce.GTD;
    }
    if (timeInForce == null) {
      return price == null ? TimeInForce.IOC : TimeInForce.GTC;
    }
    return TimeInForce.valueOf(timeInForce.name());
  }

  private long expireTimeNs() {
    try {
      return expireTime == null ? 0 : ChronoUnit.NANOS.between(Instant.EPOCH, expireTime);
    } catch (ArithmeticException e) {
      throw new CommandFailure(QuantDesk.BAD_INPUT, expireTime + " is too far away");
    }
  }
}
