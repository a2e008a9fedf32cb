package io.quantdesk.server.cli;

import io.quantdesk.engine.order.TriggerSource;
import io.quantdesk.protocol.sbe.OrdType;
import io.quantdesk.protocol.sbe.PlaceOrderEncoder;
import io.quantdesk.server.units.MarketUnits;
import java.math.BigDecimal;
import picocli.CommandLine.Option;

/** What an order of the command line waits for, if it waits: at most one of stop, profit, trail. */
final class TriggerOptions {
  @Option(names = "--stop", description = "Waits until the price has gone against it to this.")
  private BigDecimal stop;

  @Option(names = "--take-profit", description = "Waits until the price is as good as this.")
  private BigDecimal takeProfit;

  @Option(names = "--trail", description = "A stop that follows the best price at this distance.")
  private BigDecimal trail;

  @Option(names = "--trail-ppm", description = "The same in millionths of the best price.")
  private int trailPpm;

  @Option(names = "--activation", description = "Follows only from this price on.")
  private BigDecimal activation;

  @Option(
      names = "--by",
      description =
          "Which price it waits for: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).",
      defaultValue = "MARK")
  private TriggerSource source;

  /** Type of the order; ends the command when several are asked for. */
  OrdType ordType(boolean hasLimit) {
    boolean trails = trail != null || trailPpm != 0;
    if ((stop == null ? 0 : 1) + (takeProfit == null ? 0 : 1) + (trails ? 1 : 0) > 1) {
      throw new CommandFailure(QuantDesk.BAD_INPUT, "one of --stop, --take-profit and --trail");
    }
    if (stop != null) {
      return hasLimit ? OrdType.STOP_LIMIT : OrdType.STOP;
    }
    if (takeProfit != null) {
      return hasLimit ? OrdType.TAKE_PROFIT_LIMIT : OrdType.TAKE_PROFIT;
    }
    if (trails) {
      return hasLimit ? OrdType.TRAILING_STOP_LIMIT : OrdType.TRAILING_STOP;
    }
    return hasLimit ? OrdType.LIMIT : OrdType.MARKET;
  }

  /** Fills in the trigger, or none. */
  void compose(PlaceOrderEncoder order, MarketUnits units) {
    order
        .triggerPriceTicks(ticks(stop != null ? stop : takeProfit, units))
        .triggerSource(io.quantdesk.protocol.sbe.TriggerSource.valueOf(source.name()))
        .trailingOffsetTicks(ticks(trail, units))
        .trailingOffsetPpm(trailPpm)
        .activationPriceTicks(ticks(activation, units));
  }

  static int ticks(BigDecimal price, MarketUnits units) {
    return price == null ? 0 : (int) ClientOptions.units(price, units::ticks);
  }
}
