package io.quantdesk.server.scenario.statement;

import io.quantdesk.engine.command.UpdateMarket;
import io.quantdesk.engine.session.SessionRole;
import io.quantdesk.server.scenario.run.CommandOptions;
import io.quantdesk.server.scenario.run.Exchange;
import io.quantdesk.server.scenario.text.Names;
import io.quantdesk.server.scenario.text.Token;
import io.quantdesk.server.scenario.text.TokenReader;
import io.quantdesk.server.scenario.world.Directory.MarketEntry;

/** {@code update BTC-PERP taker 5bp}: changes the named parameters, the others stay. */
record UpdateMarketStatement(Token market, ParameterList parameters, CommandOptions options)
    implements Action {
  static Action read(TokenReader in, Names names) {
    Token market = Clauses.market(in, names);
    ParameterList parameters = new ParameterList();
    CommandOptions options = new CommandOptions(names);
    while (in.hasMore()) {
      if (!parameters.accept(in) && !options.accept(in)) {
        throw in.unexpected();
      }
    }
    return new UpdateMarketStatement(market, parameters, options);
  }

  @Override
  public void run(Exchange exchange, Checks checks) {
    UpdateMarket update = new UpdateMarket();
    update.marketId = exchange.markets().marketId(market);
    MarketEntry entry = exchange.directory().market(update.marketId);
    update.parameters.set(entry == null ? MarketDefaults.of(parameters) : entry.parameters());
    parameters.apply(update.parameters);
    exchange.send(SessionRole.ADMIN, options, (to, header) -> to.updateMarket(header, update));
  }
}
