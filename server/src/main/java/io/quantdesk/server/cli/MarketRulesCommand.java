package io.quantdesk.server.cli;

import io.quantdesk.protocol.client.CommandDraft;
import io.quantdesk.protocol.sbe.SessionRole;
import io.quantdesk.server.client.ListedMarket;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What all commands share that replace a set of rules of one market. */
abstract class MarketRulesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ClientOptions client;

  @Parameters(index = "0", paramLabel = "SYMBOL", description = "Such as BTC-PERP.")
  private String symbol;

  @Override
  public final Integer call() {
    checkOptions(spec);
    ListedMarket market = client.market(symbol);
    return client.execute(
        SessionRole.ADMIN,
        market.units(),
        draft -> compose(draft, market),
        spec.commandLine().getOut());
  }

  /** Throws a ParameterException when options do not go together. */
  void checkOptions(CommandSpec command) {}

  /** Writes the command with all rules as the options say. */
  abstract void compose(CommandDraft draft, ListedMarket market);
}
