package io.quantdesk.server.scenario.run;

import io.quantdesk.engine.command.CreateSubAccount;
import io.quantdesk.engine.math.Bytes32;
import io.quantdesk.engine.session.SessionRole;
import io.quantdesk.server.scenario.text.Meaning;
import io.quantdesk.server.scenario.text.Names;
import io.quantdesk.server.scenario.text.Token;
import io.quantdesk.server.scenario.world.Ascii32;
import io.quantdesk.server.scenario.world.Directory;

/** Finds accounts and sub-accounts by name and opens those that do not exist yet. */
public final class Accounts {
  private final Exchange exchange;

  Accounts(Exchange exchange) {
    this.exchange = exchange;
  }

  /** The wallet that belongs to a name: its letters. */
  public static Bytes32 walletOf(String owner) {
    return Ascii32.of(owner);
  }

  /** Number of a sub-account; it and its owner are opened when they do not exist yet. */
  public int subAccountId(Token name) {
    Directory directory = exchange.directory();
    if (directory.id(Meaning.ACCOUNT, name.text()) == null) {
      open(name);
    }
    return Math.toIntExact(directory.id(Meaning.ACCOUNT, name.text()));
  }

  /** Number of the owner in a name, who is opened when he does not exist yet. */
  public int ownerId(Token name) {
    String owner = Names.ownerOf(name.text());
    if (exchange.directory().ownerId(owner) == null) {
      openOwner(owner);
    }
    return Math.toIntExact(exchange.directory().ownerId(owner));
  }

  private void open(Token token) {
    Directory directory = exchange.directory();
    String name = token.text();
    String owner = Names.ownerOf(name);
    int accountId = ownerId(token);
    if (name.contains(".")) {
      directory.announceSubAccount(owner, name);
      openSubAccount(owner, accountId);
    }
    while (directory.id(Meaning.ACCOUNT, name) == null) {
      openSubAccount(owner, accountId);
    }
  }

  private void openOwner(String owner) {
    Bytes32 wallet = walletOf(owner);
    exchange.directory().announceOwner(owner, wallet);
    exchange.prepare(
        SessionRole.TRADING,
        (to, header) -> to.createAccount(header, wallet),
        "opening the account " + owner);
  }

  private void openSubAccount(String owner, int accountId) {
    CreateSubAccount command = new CreateSubAccount();
    command.accountId = accountId;
    exchange.prepare(
        SessionRole.TRADING,
        (to, header) -> to.createSubAccount(header, command),
        "opening a sub-account of " + owner);
  }
}
