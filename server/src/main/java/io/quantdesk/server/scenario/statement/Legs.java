package io.quantdesk.server.scenario.statement;

import io.quantdesk.engine.command.PlaceBracket;
import io.quantdesk.server.scenario.run.CommandOptions;
import io.quantdesk.server.scenario.run.Exchange;
import io.quantdesk.server.scenario.text.Names;
import io.quantdesk.server.scenario.text.TokenReader;
import io.quantdesk.server.units.MarketUnits;
import java.util.ArrayList;
import java.util.List;

/** What comes behind {@code with}: one leg, or two with {@code and} between them. */
final class Legs {
  private final List<LegTerms> terms = new ArrayList<>();

  /** Reads legs up to the end of the statement; two of one kind are an error. */
  void read(TokenReader in, Names names, CommandOptions options) {
    do {
      boolean takesProfit = in.peek().is("take-profit");
      if (terms.stream().anyMatch(leg -> leg.takesProfit() == takesProfit)) {
        throw in.unexpected();
      }
      terms.add(LegTerms.read(in, names, options));
    } while (in.accept("and"));
  }

  boolean areThere() {
    return !terms.isEmpty();
  }

  /** Fills the legs of a command whose parent is filled. */
  void fill(PlaceBracket bracket, MarketUnits units, Exchange exchange) {
    int subAccountId = bracket.parent.subAccountId;
    for (LegTerms leg : terms) {
      if (leg.takesProfit()) {
        bracket.hasTakeProfit = true;
        leg.fill(bracket.takeProfit, subAccountId, units, exchange);
      } else {
        bracket.hasStop = true;
        leg.fill(bracket.stop, subAccountId, units, exchange);
      }
    }
  }
}
