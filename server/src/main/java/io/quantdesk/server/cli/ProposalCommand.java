package io.quantdesk.server.cli;

import io.quantdesk.protocol.sbe.SessionRole;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Approves what another administrator has proposed, or ends a proposal. */
@Command(
    name = "proposal",
    description =
        "Approves what another administrator has proposed to a running engine, or ends it. Each"
            + " administrator has a --client name of his own.",
    mixinStandardHelpOptions = true)
final class ProposalCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ClientOptions client;

  @Parameters(index = "0", paramLabel = "ID", description = "Of the proposal.")
  private long proposalId;

  @Option(names = "--reject", description = "End it; one's own, too.")
  private boolean reject;

  @Override
  public Integer call() {
    return client.execute(
        SessionRole.ADMIN,
        null,
        draft -> {
          if (reject) {
            draft.rejectProposal().proposalId(proposalId);
          } else {
            draft.approveProposal().proposalId(proposalId);
          }
        },
        spec.commandLine().getOut());
  }
}
