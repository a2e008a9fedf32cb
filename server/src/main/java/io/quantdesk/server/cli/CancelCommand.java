package io.quantdesk.server.cli;

import io.quantdesk.protocol.client.CommandDraft;
import io.quantdesk.protocol.sbe.SessionRole;
import io.quantdesk.protocol.sbe.SideFilter;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Cancels one order, or all of a sub-account. */
@Command(
    name = "cancel",
    description = "Cancels an order by its id or client id, or all of a sub-account.",
    mixinStandardHelpOptions = true)
final class CancelCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ClientOptions client;

  @Parameters(index = "0", paramLabel = "SUB_ACCOUNT", description = "Its number in the engine.")
  private int subAccountId;

  @ArgGroup(multiplicity = "1")
  private Which which;

  /** Exactly one way to say which orders. */
  static final class Which {
    @Option(names = "--order-id", description = "The engine's number of the order.")
    private long orderId;

    @Option(names = "--cl-ord-id", description = "Your number of the order.")
    private long clOrdId;

    @Option(names = "--all", description = "Every resting or waiting order of the sub-account.")
    private boolean all;
  }

  @Override
  public Integer call() {
    return client.execute(SessionRole.TRADING, null, this::compose, spec.commandLine().getOut());
  }

  private void compose(CommandDraft draft) {
    if (which.all) {
      draft.cancelAll().subAccountId(subAccountId).marketId(0).side(SideFilter.BOTH);
    } else {
      draft.cancelOrder().orderId(which.orderId).clOrdId(which.clOrdId).subAccountId(subAccountId);
    }
  }
}
