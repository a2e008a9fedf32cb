package io.quantdesk.server.cli;

import io.quantdesk.protocol.sbe.SessionRole;
import io.quantdesk.server.units.MarketUnits;
import java.math.BigDecimal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings USDC into a sub-account, or takes it out. */
@Command(
    name = "deposit",
    description = "Deposits USDC into a sub-account of a running engine.",
    mixinStandardHelpOptions = true)
final class DepositCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ClientOptions client;

  @Option(names = "--withdraw", description = "Withdraw instead.")
  private boolean withdraw;

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
        draft -> {
          if (withdraw) {
            draft.withdraw().amountMicros(micros).subAccountId(subAccountId);
          } else {
            draft.deposit().amountMicros(micros).subAccountId(subAccountId);
          }
        },
        spec.commandLine().getOut());
  }
}
