package io.quantdesk.server.cli;

import io.quantdesk.protocol.client.CommandDraft;
import io.quantdesk.protocol.client.IngressException;
import io.quantdesk.protocol.client.L2Book;
import io.quantdesk.protocol.sbe.SessionRole;
import io.quantdesk.server.EngineJournals;
import io.quantdesk.server.client.ListedAsset;
import io.quantdesk.server.client.ListedMarket;
import io.quantdesk.server.client.LiveBook;
import io.quantdesk.server.client.MarketDirectory;
import io.quantdesk.server.client.OneCommand;
import io.quantdesk.server.client.OneCommand.Answer;
import io.quantdesk.server.units.MarketUnits;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import picocli.CommandLine.Option;

/** What every client command of the command line shares: which engine, under which name. */
final class ClientOptions {
  private static final BigDecimal PPM_IN_PERCENT = new BigDecimal("0.0001");
  private static final BigDecimal E9_IN_PERCENT = new BigDecimal("0.0000001");

  @Option(
      names = "--home",
      description = "Directory of the running engine (default: ${DEFAULT-VALUE}).",
      defaultValue = ServeCommand.DEFAULT_HOME)
  private Path home;

  @Option(
      names = "--client",
      description = "Name of the session (default: ${DEFAULT-VALUE} and the role).",
      defaultValue = "cli")
  private String clientName;

  @Option(
      names = "--timeout",
      description = "Seconds to wait for the engine (default: ${DEFAULT-VALUE}).",
      defaultValue = "5")
  private int timeoutSeconds;

  @Option(
      names = "--reason",
      description =
          "Of commands of administrators: why, up to 64 characters; it stays in the events.")
  private String reason;

  /** The market of a symbol; ends the command when the engine has none. */
  ListedMarket market(String symbol) {
    return new MarketDirectory(EngineJournals.directoryIn(home))
        .find(symbol)
        .orElseThrow(
            () ->
                new CommandFailure(
                    QuantDesk.BAD_INPUT, "the engine at " + home + " has no market " + symbol));
  }

  /** The asset of a symbol; ends the command when the engine has none. */
  ListedAsset asset(String symbol) {
    return findAsset(symbol)
        .orElseThrow(
            () ->
                new CommandFailure(
                    QuantDesk.BAD_INPUT, "the engine at " + home + " has no asset " + symbol));
  }

  /** The asset of a symbol, if the engine has it as collateral. */
  Optional<ListedAsset> findAsset(String symbol) {
    return new MarketDirectory(EngineJournals.directoryIn(home)).findAsset(symbol);
  }

  /** The live book of a market; ends the command when no engine answers. */
  L2Book book(int marketId) {
    try {
      return LiveBook.read(home, marketId, Duration.ofSeconds(timeoutSeconds))
          .orElseThrow(
              () -> new CommandFailure(QuantDesk.ENVIRONMENT, "no engine answers at " + home));
    } catch (IngressException e) {
      throw new CommandFailure(QuantDesk.ENVIRONMENT, e.getMessage());
    }
  }

  /**
   * Executes one command and prints what it led to.
   *
   * @param units of the market concerned; null: none
   * @return exit code: 0 accepted, 1 refused
   */
  int execute(
      SessionRole role, MarketUnits units, Consumer<CommandDraft> compose, PrintWriter out) {
    String name = clientName + "-" + role.name().toLowerCase(Locale.ROOT);
    try (OneCommand session =
        new OneCommand(home, name, role, Duration.ofSeconds(timeoutSeconds))) {
      Answer answer = session.execute(compose.andThen(this::explain), units);
      if (!answer.outcome().accepted()) {
        out.println("refused: " + answer.outcome().reason());
        return QuantDesk.CHECK_FAILED;
      }
      out.println("accepted as command " + answer.outcome().commandSeq());
      answer.lines().forEach(line -> out.println("  " + line));
      return 0;
    } catch (IngressException e) {
      throw new CommandFailure(QuantDesk.ENVIRONMENT, e.getMessage());
    }
  }

  private void explain(CommandDraft draft) {
    if (reason != null) {
      try {
        draft.reason(reason);
      } catch (IllegalArgumentException | IllegalStateException e) {
        throw new CommandFailure(QuantDesk.BAD_INPUT, e.getMessage());
      }
    }
  }

  /** A number in whole units, such as a market's ticks; ends the command when it is none. */
  static long units(BigDecimal value, ToLongFunction<BigDecimal> toUnits) {
    try {
      return toUnits.applyAsLong(value);
    } catch (ArithmeticException e) {
      throw new CommandFailure(QuantDesk.BAD_INPUT, value.toPlainString() + " " + e.getMessage());
    }
  }

  /** Billionths of a percentage; ends the command when it is no whole number of them. */
  static int e9(BigDecimal percent) {
    return (int)
        units(
            percent,
            value -> Math.toIntExact(MarketUnits.whole(value, E9_IN_PERCENT, "0.0000001 percent")));
  }

  /** Parts per million of a percentage; ends the command when it is no whole number of them. */
  static int ppm(BigDecimal percent) {
    return (int)
        units(
            percent,
            value -> Math.toIntExact(MarketUnits.whole(value, PPM_IN_PERCENT, "0.0001 percent")));
  }
}
