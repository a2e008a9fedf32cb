package io.quantdesk.server.scenario.statement;

import io.quantdesk.engine.command.CreateSubAccount;
import io.quantdesk.engine.session.SessionRole;
import io.quantdesk.server.scenario.run.CommandOptions;
import io.quantdesk.server.scenario.run.Exchange;
import io.quantdesk.server.scenario.text.Names;
import io.quantdesk.server.scenario.text.ScenarioError;
import io.quantdesk.server.scenario.text.Token;
import io.quantdesk.server.scenario.text.TokenReader;

/**
 * {@code sub-account alice.hedge}, {@code sub-account alice.btc isolated BTC-PERP of alice}: opens
 * the next sub-account of an owner.
 */
record SubAccountStatement(Token name, Token market, Token parent, CommandOptions options)
    implements Action {
  static Action read(TokenReader in, Names names) {
    Token name = Clauses.owner(in, names);
    Token market = in.accept("isolated") ? Clauses.namedMarket(in, names) : null;
    Token parent = in.accept("of") ? names.account(in) : null;
    return new SubAccountStatement(name, market, parent, new CommandOptions(names).toEnd(in));
  }

  @Override
  public void run(Exchange exchange, Checks checks) {
    CreateSubAccount command = new CreateSubAccount();
    command.isolatedMarketId = market == null ? 0 : exchange.markets().marketId(market);
    command.parentSubAccountId = parent == null ? 0 : exchange.accounts().subAccountId(parent);
    command.accountId = ownerId(exchange);
    exchange.send(
        SessionRole.TRADING, options, (to, header) -> to.createSubAccount(header, command));
  }

  private int ownerId(Exchange exchange) {
    int accountId = Clauses.ownerId(name, exchange);
    if (Clauses.isOwnerByNumber(name)) {
      return accountId;
    }
    String owner = Names.ownerOf(name.text());
    int next = exchange.directory().subAccountCount(owner);
    if (name.text().contains(".")) {
      exchange.directory().announceSubAccount(owner, name.text());
    } else if (!name.text().equals(owner + "/" + next)) {
      throw new ScenarioError(
          name, "the next sub-account of " + owner + " is " + owner + "/" + next);
    }
    return accountId;
  }
}
