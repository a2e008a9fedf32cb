package io.quantdesk.server.scenario.statement;

import io.quantdesk.server.scenario.text.Decimal;
import io.quantdesk.server.scenario.text.Rates;
import io.quantdesk.server.scenario.text.TokenReader;
import io.quantdesk.server.units.MarketUnits;

/** How a trailing stop follows: {@code trail 500 activation 51000}, or {@code trail 1%}. */
final class Trail {
  private Decimal distance;
  private int ppm;
  private Decimal activation;

  /** Takes one of its parts, if that comes next. Both distances can be given, to be refused. */
  boolean accept(TokenReader in) {
    if (in.accept("trail")) {
      if (Rates.isRate(in.peek().text())) {
        ppm = Rates.ppm(in, "a rate");
      } else {
        distance = in.decimal("a price distance or a rate");
      }
      return true;
    }
    return acceptActivation(in);
  }

  private boolean acceptActivation(TokenReader in) {
    if (in.accept("activation")) {
      activation = in.decimal("a price");
      return true;
    }
    return false;
  }

  int offsetTicks(MarketUnits units) {
    return distance == null ? 0 : (int) distance.in(units::ticks);
  }

  int offsetPpm() {
    return ppm;
  }

  int activationTicks(MarketUnits units) {
    return activation == null ? 0 : (int) activation.in(units::ticks);
  }
}
