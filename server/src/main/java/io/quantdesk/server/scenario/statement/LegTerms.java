package io.quantdesk.server.scenario.statement;

import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.order.OrdType;
import io.quantdesk.engine.order.TimeInForce;
import io.quantdesk.engine.order.TriggerSource;
import io.quantdesk.server.scenario.run.CommandOptions;
import io.quantdesk.server.scenario.run.Exchange;
import io.quantdesk.server.scenario.text.Decimal;
import io.quantdesk.server.scenario.text.Meaning;
import io.quantdesk.server.scenario.text.Names;
import io.quantdesk.server.scenario.text.Token;
import io.quantdesk.server.scenario.text.TokenKind;
import io.quantdesk.server.scenario.text.TokenReader;
import io.quantdesk.server.units.MarketUnits;
import java.util.function.LongUnaryOperator;

/** A leg of a bracket: {@code take-profit 55000 as tp}, {@code stop 48000 @ 47900 as sl}. */
final class LegTerms {
  private static final long NEXT = -1;

  private final boolean takesProfit;
  private final Trail trail = new Trail();
  private Decimal trigger;
  private Decimal limit;
  private TriggerSource source = TriggerSource.MARK;
  private OrdType forcedType;
  private TimeInForce timeInForce;
  private LongUnaryOperator expireTime;
  private Token name;
  private long clOrdId = NEXT;

  private LegTerms(boolean takesProfit) {
    this.takesProfit = takesProfit;
  }

  /** Reads a leg up to the next {@code and} or the end. */
  static LegTerms read(TokenReader in, Names names, CommandOptions options) {
    LegTerms leg = new LegTerms(in.accept("take-profit"));
    if (leg.takesProfit || in.accept("stop")) {
      leg.trigger = in.decimal("a price");
    } else if (!leg.trail.accept(in)) {
      throw in.unexpected();
    }
    while (in.hasMore() && !in.peek().is("and")) {
      leg.readAttribute(in, names, options);
    }
    return leg;
  }

  boolean takesProfit() {
    return takesProfit;
  }

  private void readAttribute(TokenReader in, Names names, CommandOptions options) {
    if (in.accept(TokenKind.AT, "@")) {
      limit = in.decimal("a price");
    } else if (in.accept("by")) {
      source = Clauses.constant(in, TriggerSource.values());
    } else if (in.accept("as")) {
      name = names.declare(in, Meaning.ORDER);
    } else if (in.accept("cl-ord-id")) {
      clOrdId = in.count("a client order id");
    } else if (in.accept("expires")) {
      expireTime = Clauses.timeFromNow(in);
    } else if (in.accept("type")) {
      forcedType = Clauses.constant(in, OrdType.values());
    } else if (!acceptTimeInForce(in) && !trail.accept(in) && !options.accept(in)) {
      throw in.unexpected();
    }
  }

  private boolean acceptTimeInForce(TokenReader in) {
    TimeInForce accepted = Clauses.acceptTimeInForce(in);
    timeInForce = accepted != null ? accepted : timeInForce;
    return accepted != null;
  }

  /** Fills a leg of a command and gives it its name. */
  void fill(PlaceOrder leg, int subAccountId, MarketUnits units, Exchange exchange) {
    leg.clOrdId = clOrdId == NEXT ? exchange.nextClOrdId() : clOrdId;
    leg.ordType = forcedType != null ? forcedType : ordType();
    leg.timeInForce = timeInForce != null ? timeInForce : usualTimeInForce();
    leg.priceTicks = limit == null ? 0 : (int) limit.in(units::ticks);
    leg.triggerPriceTicks = trigger == null ? 0 : (int) trigger.in(units::ticks);
    leg.triggerSource = source;
    leg.expireTimeNs = expireTime == null ? 0 : expireTime.applyAsLong(exchange.timeNs());
    leg.trailingOffsetTicks = trail.offsetTicks(units);
    leg.trailingOffsetPpm = trail.offsetPpm();
    leg.activationPriceTicks = trail.activationTicks(units);
    if (name != null) {
      exchange.directory().announceOrder(name.text(), subAccountId, leg.clOrdId);
    }
  }

  private OrdType ordType() {
    if (takesProfit) {
      return limit == null ? OrdType.TAKE_PROFIT : OrdType.TAKE_PROFIT_LIMIT;
    }
    if (trigger == null) {
      return limit == null ? OrdType.TRAILING_STOP : OrdType.TRAILING_STOP_LIMIT;
    }
    return limit == null ? OrdType.STOP : OrdType.STOP_LIMIT;
  }

  private TimeInForce usualTimeInForce() {
    if (expireTime != null) {
      return TimeInForce.GTD;
    }
    return limit == null ? TimeInForce.IOC : TimeInForce.GTC;
  }
}
