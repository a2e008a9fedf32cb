package io.quantdesk.server.cli;

import io.quantdesk.protocol.sbe.SessionRole;
import io.quantdesk.server.units.MarketUnits;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Replaces what bounds withdrawals; the defaults are those that docs/risk.md advises. */
@Command(
    name = "withdrawal-rules",
    description = "Replaces the rules by which money may leave a running engine.",
    mixinStandardHelpOptions = true)
final class WithdrawalRulesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ClientOptions client;

  @Option(
      names = "--limit",
      defaultValue = "1000000",
      description = "Within an hour, USDC, unless the share is more (${DEFAULT-VALUE}).")
  private BigDecimal limit;

  @Option(
      names = "--share",
      defaultValue = "1",
      description =
          "Within an hour, percent of what is held; 0 and limit 0: all (${DEFAULT-VALUE}).")
  private BigDecimal share;

  @Option(
      names = "--hold",
      defaultValue = "PT20S",
      description = "After negative equity was seen, such as PT20S (${DEFAULT-VALUE}).")
  private Duration hold;

  @Override
  public Integer call() {
    long limitMicros = ClientOptions.units(limit, MarketUnits::micros);
    int sharePpm = ClientOptions.ppm(share);
    return client.execute(
        SessionRole.ADMIN,
        null,
        draft ->
            draft
                .setWithdrawalRules()
                .rules()
                .hourlyLimitMicros(limitMicros)
                .hourlySharePpm(sharePpm)
                .holdNs(hold.toNanos()),
        spec.commandLine().getOut());
  }
}
