package io.quantdesk.server.scenario.statement;

import io.quantdesk.engine.math.Bytes32;
import io.quantdesk.engine.session.SessionRole;
import io.quantdesk.server.scenario.run.CommandOptions;
import io.quantdesk.server.scenario.run.Exchange;
import io.quantdesk.server.scenario.text.Meaning;
import io.quantdesk.server.scenario.text.Names;
import io.quantdesk.server.scenario.text.ScenarioError;
import io.quantdesk.server.scenario.text.Token;
import io.quantdesk.server.scenario.text.TokenReader;
import io.quantdesk.server.scenario.world.Ascii32;

/** {@code account alice}: opens an account, whose first sub-account has the same name. */
record AccountStatement(Token name, String wallet, CommandOptions options) implements Action {
  static Action read(TokenReader in, Names names) {
    Token name = names.declare(in, Meaning.ACCOUNT);
    if (!Names.ownerOf(name.text()).equals(name.text())) {
      throw new ScenarioError(name, "a sub-account is opened with sub-account " + name.text());
    }
    String wallet = name.text();
    CommandOptions options = new CommandOptions(names);
    while (in.hasMore()) {
      if (in.accept("wallet")) {
        wallet = in.accept("none") ? "" : in.word("a wallet", text -> true).text();
      } else if (!options.accept(in)) {
        throw in.unexpected();
      }
    }
    return new AccountStatement(name, wallet, options);
  }

  @Override
  public void run(Exchange exchange, Checks checks) {
    Bytes32 key = Ascii32.of(wallet);
    exchange.directory().announceOwner(name.text(), key);
    exchange.send(SessionRole.TRADING, options, (to, header) -> to.createAccount(header, key));
  }
}
