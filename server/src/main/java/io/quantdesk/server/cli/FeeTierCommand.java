package io.quantdesk.server.cli;

import io.quantdesk.protocol.sbe.SessionRole;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gives an account a fee tier whatever it trades, such as that of a market maker's contract. */
@Command(
    name = "fee-tier",
    description = "Gives an account of a running engine a fee tier, or that of its volume again.",
    mixinStandardHelpOptions = true)
final class FeeTierCommand implements Callable<Integer> {
  private static final int BY_VOLUME = -1;

  @Spec private CommandSpec spec;
  @Mixin private ClientOptions client;

  @Parameters(
      index = "0",
      paramLabel = "ACCOUNT",
      description = "Number of the account in the engine, which is over its sub-accounts.")
  private int accountId;

  @ArgGroup(multiplicity = "1")
  private Choice choice;

  /** One of the two. */
  static final class Choice {
    @Option(names = "--tier", description = "From 0 to the highest of the schedule.")
    private int tier;

    @Option(names = "--by-volume", description = "From now on that of its volume.")
    private boolean byVolume;
  }

  @Override
  public Integer call() {
    int tier = choice.byVolume ? BY_VOLUME : choice.tier;
    return client.execute(
        SessionRole.ADMIN,
        null,
        draft -> draft.setFeeTier().accountId(accountId).tier(tier),
        spec.commandLine().getOut());
  }
}
