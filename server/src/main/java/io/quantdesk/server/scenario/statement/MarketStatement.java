package io.quantdesk.server.scenario.statement;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.command.CreateMarket;
import io.quantdesk.engine.command.UpdateOracle;
import io.quantdesk.engine.market.MarketParameters;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.session.SessionRole;
import io.quantdesk.server.scenario.run.CommandOptions;
import io.quantdesk.server.scenario.run.Exchange;
import io.quantdesk.server.scenario.run.Markets;
import io.quantdesk.server.scenario.text.Decimal;
import io.quantdesk.server.scenario.text.Meaning;
import io.quantdesk.server.scenario.text.Names;
import io.quantdesk.server.scenario.text.Token;
import io.quantdesk.server.scenario.text.TokenReader;
import io.quantdesk.server.scenario.world.Ascii32;
import java.math.BigDecimal;

/** {@code market BTC-PERP tick 0.5 lot 0.001 im 10% mm 5%}: creates a market. */
final class MarketStatement implements Action {
  private final Token symbol;
  private final ParameterList parameters = new ParameterList();
  private final CommandOptions options;
  private MarketState state = MarketState.OPEN;
  private Decimal mark;

  private MarketStatement(Token symbol, Names names) {
    this.symbol = symbol;
    this.options = new CommandOptions(names);
  }

  static Action read(TokenReader in, Names names) {
    MarketStatement market = new MarketStatement(names.declare(in, Meaning.MARKET), names);
    while (in.hasMore()) {
      if (in.accept("state")) {
        market.state = Clauses.constant(in, MarketState.values());
      } else if (in.accept("mark")) {
        market.mark = in.decimal("a price");
      } else if (!market.parameters.accept(in) && !market.options.accept(in)) {
        throw in.unexpected();
      }
    }
    return market;
  }

  @Override
  public void run(Exchange exchange, Checks checks) {
    MarketParameters defaults = MarketDefaults.of(parameters);
    CreateMarket create = new CreateMarket();
    Ascii32.put(symbol.text(), create.symbol);
    create.parameters.set(defaults);
    parameters.apply(create.parameters);
    RejectReason reason =
        exchange.send(SessionRole.ADMIN, options, (to, header) -> to.createMarket(header, create));
    if (reason != RejectReason.NONE) {
      return;
    }
    int marketId = exchange.markets().marketId(symbol);
    if (state != MarketState.INITIALIZING) {
      exchange.markets().openWithFirstPrice(marketId, state);
    }
    if (mark != null) {
      UpdateOracle update = Markets.oracle(marketId, mark, mark.withValue(BigDecimal.ZERO));
      update.publishTimeNs = exchange.timeNs();
      exchange.markets().price(CommandOptions.none(), update);
    }
  }
}
