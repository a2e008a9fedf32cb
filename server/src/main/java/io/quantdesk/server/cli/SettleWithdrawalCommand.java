package io.quantdesk.server.cli;

import io.quantdesk.protocol.sbe.SessionRole;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what became of a pending withdrawal, as the settlement service does. */
@Command(
    name = "settle-withdrawal",
    description = "Confirms a pending withdrawal that was paid out, or reverts it.",
    mixinStandardHelpOptions = true)
final class SettleWithdrawalCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ClientOptions client;

  @Parameters(index = "0", paramLabel = "ID", description = "Of the withdrawal.")
  private long withdrawalId;

  @Option(names = "--revert", description = "It was not paid out: give it back.")
  private boolean revert;

  @Override
  public Integer call() {
    return client.execute(
        SessionRole.SETTLEMENT,
        null,
        draft -> {
          if (revert) {
            draft.revertWithdrawal().withdrawalId(withdrawalId);
          } else {
            draft.confirmWithdrawal().withdrawalId(withdrawalId);
          }
        },
        spec.commandLine().getOut());
  }
}
