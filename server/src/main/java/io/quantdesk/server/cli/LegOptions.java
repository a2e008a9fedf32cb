package io.quantdesk.server.cli;

import io.quantdesk.engine.order.TriggerSource;
import io.quantdesk.protocol.sbe.OrdType;
import io.quantdesk.protocol.sbe.PlaceBracketEncoder;
import io.quantdesk.protocol.sbe.TimeInForce;
import io.quantdesk.server.units.MarketUnits;
import java.math.BigDecimal;
import picocli.CommandLine.Option;

/** The legs of a bracket of the command line: one that takes profit, one that stops losses. */
final class LegOptions {
  @Option(names = "--with-take-profit", description = "A leg that takes profit at this price.")
  private BigDecimal takeProfit;

  @Option(names = "--with-take-profit-limit", description = "Its limit; without one at market.")
  private BigDecimal takeProfitLimit;

  @Option(names = "--with-stop", description = "A leg that stops losses at this price.")
  private BigDecimal stop;

  @Option(names = "--with-trail", description = "Instead: one that follows at this distance.")
  private BigDecimal trail;

  @Option(names = "--with-trail-ppm", description = "The same in millionths of the best price.")
  private int trailPpm;

  @Option(names = "--with-activation", description = "It follows only from this price on.")
  private BigDecimal activation;

  @Option(names = "--with-stop-limit", description = "Limit of that leg; without one at market.")
  private BigDecimal stopLimit;

  @Option(
      names = "--with-by",
      description =
          "Which price the legs wait for: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).",
      defaultValue = "MARK")
  private TriggerSource source;

  boolean areThere() {
    return takeProfit != null || hasStop();
  }

  private boolean hasStop() {
    return stop != null || trails();
  }

  private boolean trails() {
    return trail != null || trailPpm != 0;
  }

  /** Fills in the legs; ends the command when there are two stops. */
  void compose(PlaceBracketEncoder bracket, MarketUnits units) {
    if (stop != null && trails()) {
      throw new CommandFailure(QuantDesk.BAD_INPUT, "one of --with-stop and --with-trail");
    }
    var by = io.quantdesk.protocol.sbe.TriggerSource.valueOf(source.name());
    bracket
        .takeProfitPriceTicks(TriggerOptions.ticks(takeProfitLimit, units))
        .takeProfitOrdType(
            takeProfitLimit == null ? OrdType.TAKE_PROFIT : OrdType.TAKE_PROFIT_LIMIT)
        .takeProfitTimeInForce(life(takeProfitLimit))
        .takeProfitTriggerPriceTicks(TriggerOptions.ticks(takeProfit, units))
        .takeProfitTriggerSource(by)
        .stopPriceTicks(TriggerOptions.ticks(stopLimit, units))
        .stopOrdType(stopType())
        .stopTimeInForce(life(stopLimit))
        .stopTriggerPriceTicks(TriggerOptions.ticks(stop, units))
        .stopTriggerSource(by)
        .stopTrailingOffsetTicks(TriggerOptions.ticks(trail, units))
        .stopTrailingOffsetPpm(trailPpm)
        .stopActivationPriceTicks(TriggerOptions.ticks(activation, units));
    bracket.parts().takeProfit(takeProfit != null).stop(hasStop());
  }

  private OrdType stopType() {
    if (trails()) {
      return stopLimit == null ? OrdType.TRAILING_STOP : OrdType.TRAILING_STOP_LIMIT;
    }
    return stopLimit == null ? OrdType.STOP : OrdType.STOP_LIMIT;
  }

  private static TimeInForce life(BigDecimal limit) {
    return limit == null ? TimeInForce.IOC : TimeInForce.GTC;
  }
}
