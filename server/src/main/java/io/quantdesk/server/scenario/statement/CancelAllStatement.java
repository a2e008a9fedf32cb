package io.quantdesk.server.scenario.statement;

import io.quantdesk.engine.command.CancelAll;
import io.quantdesk.engine.order.SideFilter;
import io.quantdesk.engine.session.SessionRole;
import io.quantdesk.server.scenario.run.CommandOptions;
import io.quantdesk.server.scenario.run.Exchange;
import io.quantdesk.server.scenario.text.Names;
import io.quantdesk.server.scenario.text.Token;
import io.quantdesk.server.scenario.text.TokenReader;
import io.quantdesk.server.scenario.world.Directory;

/** {@code cancel-all alice on BTC-PERP buys}; without a market or a side: all of them. */
record CancelAllStatement(Token account, Token market, SideFilter side, CommandOptions options)
    implements Action {
  static Action read(TokenReader in, Names names) {
    Token account = names.account(in);
    Token market = null;
    SideFilter side = SideFilter.BOTH;
    CommandOptions options = new CommandOptions(names);
    while (in.hasMore()) {
      if (in.accept("on")) {
        market = Clauses.namedMarket(in, names);
      } else if (in.accept(Directory.BUYS)) {
        side = SideFilter.BUY;
      } else if (in.accept(Directory.SELLS)) {
        side = SideFilter.SELL;
      } else if (!options.accept(in)) {
        throw in.unexpected();
      }
    }
    return new CancelAllStatement(account, market, side, options);
  }

  @Override
  public void run(Exchange exchange, Checks checks) {
    CancelAll cancelAll = new CancelAll();
    cancelAll.subAccountId = exchange.accounts().subAccountId(account);
    cancelAll.marketId = market == null ? 0 : exchange.markets().marketId(market);
    cancelAll.side = side;
    exchange.send(SessionRole.TRADING, options, (to, header) -> to.cancelAll(header, cancelAll));
  }
}
