package io.quantdesk.server.cli;

import io.quantdesk.protocol.sbe.SessionRole;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Replaces what loosening commands of administrators need. */
@Command(
    name = "approval-rules",
    description =
        "Replaces what commands of administrators that loosen something need in a running engine:"
            + " approvals of others and a delay. See docs/administration.md.",
    mixinStandardHelpOptions = true)
final class ApprovalRulesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ClientOptions client;

  @Option(
      names = "--approvals",
      defaultValue = "2",
      description =
          "Administrators other than the proposer who have to approve, up to 4; 0: no rules"
              + " (${DEFAULT-VALUE}).")
  private int approvals;

  @Option(
      names = "--delay",
      defaultValue = "PT24H",
      description = "From the proposal until it is done, such as PT24H (${DEFAULT-VALUE}).")
  private Duration delay;

  @Option(
      names = "--expiry",
      defaultValue = "PT72H",
      description = "From the proposal until it ends if it was not approved (${DEFAULT-VALUE}).")
  private Duration expiry;

  @Override
  public Integer call() {
    long delayNs = approvals == 0 ? 0 : delay.toNanos();
    long expiryNs = approvals == 0 ? 0 : expiry.toNanos();
    return client.execute(
        SessionRole.ADMIN,
        null,
        draft ->
            draft
                .setApprovalRules()
                .rules()
                .delayNs(delayNs)
                .expiryNs(expiryNs)
                .approvals(approvals),
        spec.commandLine().getOut());
  }
}
