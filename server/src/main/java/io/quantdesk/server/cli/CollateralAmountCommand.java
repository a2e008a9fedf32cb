package io.quantdesk.server.cli;

import io.quantdesk.protocol.client.CommandDraft;
import io.quantdesk.protocol.sbe.SessionRole;
import io.quantdesk.server.client.ListedAsset;
import java.math.BigDecimal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What all commands share that move so much of one asset. */
abstract class CollateralAmountCommand implements Callable<Integer> {
  private final SessionRole role;

  @Spec private CommandSpec spec;
  @Mixin private ClientOptions client;

  @Parameters(index = "0", paramLabel = "ASSET", description = "Such as SOL.")
  private String symbol;

  @Parameters(index = "1", paramLabel = "QUANTITY", description = "Of the asset.")
  private BigDecimal quantity;

  /** A command that a session of such a role may send. */
  CollateralAmountCommand(SessionRole role) {
    this.role = role;
  }

  @Override
  public final Integer call() {
    ListedAsset asset = client.asset(symbol);
    long units = ClientOptions.units(quantity, asset.units()::lots);
    return client.execute(
        role,
        asset.units(),
        draft -> compose(draft, asset.assetId(), units),
        spec.commandLine().getOut());
  }

  /** Writes the command. */
  abstract void compose(CommandDraft draft, int assetId, long units);
}
