package io.quantdesk.server.cli;

import io.quantdesk.protocol.sbe.SessionRole;
import io.quantdesk.server.units.MarketUnits;
import java.math.BigDecimal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Moves USDC between sub-accounts of one account. */
@Command(
    name = "transfer",
    description = "Moves USDC from one sub-account to another one of the same account.",
    mixinStandardHelpOptions = true)
final class TransferCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ClientOptions client;

  @Parameters(index = "0", paramLabel = "FROM", description = "Number of the giving sub-account.")
  private int from;

  @Parameters(index = "1", paramLabel = "TO", description = "Number of the other one.")
  private int to;

  @Parameters(index = "2", paramLabel = "USDC", description = "Amount, up to six decimals.")
  private BigDecimal usdc;

  @Override
  public Integer call() {
    long micros = ClientOptions.units(usdc, MarketUnits::micros);
    return client.execute(
        SessionRole.TRADING,
        null,
        draft -> draft.transfer().amountMicros(micros).fromSubAccountId(from).toSubAccountId(to),
        spec.commandLine().getOut());
  }
}
