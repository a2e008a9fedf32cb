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

/** Takes USDC out of a sub-account; it is pending then. */
@Command(
    name = "withdraw",
    description = "Withdraws USDC from a sub-account of a running engine; it is pending then.",
    mixinStandardHelpOptions = true)
final class WithdrawCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ClientOptions client;

  @Parameters(index = "0", paramLabel = "SUB_ACCOUNT", description = "Its number in the engine.")
  private int subAccountId;

  @Parameters(index = "1", paramLabel = "USDC", description = "Amount, up to six decimals.")
  private BigDecimal usdc;

  @Override
  public Integer call() {
    long micros = ClientOptions.units(usdc, MarketUnits::micros);
    return client.execute(
        SessionRole.TRADING,
        null,
        draft -> draft.withdraw().amountMicros(micros).subAccountId(subAccountId),
        spec.commandLine().getOut());
  }
}
