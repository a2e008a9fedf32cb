package io.quantdesk.server.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/**
 * The command line {@code quantdesk}: one subcommand per job, each in a class of its own.
 *
 * <p>Exit codes of all commands: 0 done, 1 a check failed, 2 wrong use or bad input, 3 the
 * environment refused (a port, a disk, a database, a lock).
 */
@Command(
    name = "quantdesk",
    description = "In-memory matching and risk engine of a perpetual-futures exchange.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DemoCommand.class,
      ServeCommand.class,
      WriterCommand.class,
      ReplayCommand.class,
      AuditCommand.class,
      JournalCommand.class,
      SnapshotCommand.class,
      FollowCommand.class,
      MarketCommand.class,
      AccountCommand.class,
      DepositCommand.class,
      TransferCommand.class,
      CollateralCommand.class,
      WithdrawCommand.class,
      SettleWithdrawalCommand.class,
      WithdrawalRulesCommand.class,
      ApprovalRulesCommand.class,
      ProposalCommand.class,
      LeverageCommand.class,
      LiquidationRulesCommand.class,
      PriceRulesCommand.class,
      MarkRulesCommand.class,
      InsuranceCommand.class,
      BackstopRulesCommand.class,
      FundingRulesCommand.class,
      FundingRateCommand.class,
      AuctionRulesCommand.class,
      OpenInterestShareCommand.class,
      FeeScheduleCommand.class,
      FeeTierCommand.class,
      OrderCommand.class,
      ProtectCommand.class,
      QuoteCommand.class,
      CancelCommand.class,
      BookCommand.class,
      ScenarioCommand.class,
      ChallengeCommand.class,
      DoctorCommand.class
    })
public final class QuantDesk {
  /** A check that the command makes did not hold. */
  public static final int CHECK_FAILED = 1;

  /** Wrong use, or input that cannot be understood. */
  public static final int BAD_INPUT = 2;

  /** The environment refused: a file, a lock, a database, a running server that is not there. */
  public static final int ENVIRONMENT = 3;

  private QuantDesk() {}

  /** Runs one command and exits with its code. */
  public static void main(String[] args) {
    System.setProperty("chronicle.analytics.disable", "true");
    System.setProperty("chronicle.announcer.disable", "true");
    System.exit(commandLine().execute(args));
  }

  /** The whole command line, for main and for tests. */
  public static CommandLine commandLine() {
    return configure(new CommandLine(new QuantDesk()));
  }

  /** Gives a command line the exit codes and error messages that all of ours share. */
  public static CommandLine configure(CommandLine commandLine) {
    return commandLine
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(QuantDesk::wrongUse)
        .setExecutionExceptionHandler(QuantDesk::failed);
  }

  private static int wrongUse(ParameterException exception, String[] args) {
    PrintWriter err = exception.getCommandLine().getErr();
    err.println("quantdesk: " + exception.getMessage());
    exception.getCommandLine().usage(err);
    return BAD_INPUT;
  }

  private static int failed(
      Exception exception, CommandLine command, CommandLine.ParseResult parsed) {
    command.getErr().println("quantdesk: " + exception.getMessage());
    if (exception instanceof CommandFailure failure) {
      return failure.exitCode();
    }
    exception.printStackTrace(command.getErr());
    return ENVIRONMENT;
  }
}
