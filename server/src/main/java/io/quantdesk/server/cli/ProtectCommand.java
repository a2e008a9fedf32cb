package io.quantdesk.server.cli;

import io.quantdesk.protocol.client.CommandDraft;
import io.quantdesk.protocol.sbe.OrdType;
import io.quantdesk.protocol.sbe.PlaceBracketEncoder;
import io.quantdesk.protocol.sbe.SessionRole;
import io.quantdesk.protocol.sbe.Side;
import io.quantdesk.protocol.sbe.TimeInForce;
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

/** Places two orders for a position, of which one cancels the other. */
@Command(
    name = "protect",
    description = "Places a take-profit and a stop for a position; one cancels the other.",
    mixinStandardHelpOptions = true)
final class ProtectCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ClientOptions client;

  @Parameters(index = "0", paramLabel = "SUB_ACCOUNT", description = "Its number in the engine.")
  private int subAccountId;

  @Parameters(index = "1", paramLabel = "SIDE", description = "Of the position: long or short.")
  private PositionSide side;

  @Parameters(index = "2", paramLabel = "QUANTITY", description = "In base units, such as 0.5.")
  private BigDecimal quantity;

  @Parameters(index = "3", paramLabel = "SYMBOL", description = "Market, such as BTC-PERP.")
  private String symbol;

  @Option(
      names = "--force",
      description = "Takes a stop that would wait beyond the liquidation price, too.")
  private boolean force;

  @Mixin private LegOptions legs;

  /** Which way a position goes. */
  enum PositionSide {
    LONG,
    SHORT
  }

  @Override
  public Integer call() {
    ListedMarket market = client.market(symbol);
    MarketUnits units = market.units();
    long lots = ClientOptions.units(quantity, units::lots);
    return client.execute(
        SessionRole.TRADING,
        units,
        draft -> compose(draft, market, lots),
        spec.commandLine().getOut());
  }

  private void compose(CommandDraft draft, ListedMarket market, long lots) {
    PlaceBracketEncoder bracket =
        draft
            .placeBracket()
            .orderQtyLots(lots)
            .subAccountId(subAccountId)
            .marketId(market.marketId())
            .side(side == PositionSide.LONG ? Side.BUY : Side.SELL)
            .ordType(OrdType.LIMIT)
            .timeInForce(TimeInForce.GTC);
    bracket.execInst().clear().force(force);
    legs.compose(bracket, market.units());
  }
}
