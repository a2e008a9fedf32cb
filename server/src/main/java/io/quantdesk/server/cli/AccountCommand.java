package io.quantdesk.server.cli;

import io.quantdesk.protocol.client.CommandDraft;
import io.quantdesk.protocol.sbe.CreateAccountEncoder;
import io.quantdesk.protocol.sbe.SessionRole;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Opens an account with its first sub-account, or a further sub-account. */
@Command(
    name = "account",
    description = "Opens an account, or with --of a further sub-account; prints their numbers.",
    mixinStandardHelpOptions = true)
final class AccountCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ClientOptions client;

  @Option(
      names = "--wallet",
      description = "Public key of the owner, 64 hexadecimal digits (default: a random one).")
  private String wallet;

  @Option(names = "--of", description = "Account that gets a further sub-account.")
  private int accountId;

  @Option(
      names = "--isolated",
      description = "With --of: market in which alone it trades; --parent is needed, too.")
  private String isolated;

  @Option(names = "--parent", description = "Sub-account that an isolated one gets its cash from.")
  private long parentId;

  @Override
  public Integer call() {
    byte[] key = walletKey();
    return client.execute(
        SessionRole.TRADING, null, draft -> compose(draft, key), spec.commandLine().getOut());
  }

  private void compose(CommandDraft draft, byte[] key) {
    if (accountId != 0) {
      int marketId = isolated == null ? 0 : client.market(isolated).marketId();
      draft
          .createSubAccount()
          .accountId(accountId)
          .parentSubAccountId(parentId)
          .isolatedMarketId(marketId);
    } else {
      CreateAccountEncoder account = draft.createAccount();
      account.putWallet(key, 0, key.length);
    }
  }

  private byte[] walletKey() {
    if (wallet == null) {
      byte[] random = new byte[CreateAccountEncoder.walletLength()];
      new SecureRandom().nextBytes(random);
      return random;
    }
    try {
      byte[] key = HexFormat.of().parseHex(wallet);
      if (key.length == CreateAccountEncoder.walletLength()) {
        return key;
      }
    } catch (IllegalArgumentException e) {
      // said below, with what is wanted
    }
    throw new CommandFailure(QuantDesk.BAD_INPUT, "a wallet is 64 hexadecimal digits: " + wallet);
  }
}
