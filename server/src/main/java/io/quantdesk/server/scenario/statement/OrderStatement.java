package io.quantdesk.server.scenario.statement;

import io.quantdesk.engine.command.PlaceBracket;
import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.order.OrdType;
import io.quantdesk.engine.order.SelfTradePrevention;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.order.TimeInForce;
import io.quantdesk.engine.order.TriggerSource;
import io.quantdesk.engine.session.SessionRole;
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

/** {@code alice buys 1 @ 50000 as a1}: places an order. */
final class OrderStatement implements Action {
  private static final long NEXT = -1;

  private final Token account;
  private final Side side;
  private final CommandOptions options;
  private final Legs legs = new Legs();
  private Decimal quantity;
  private Decimal price;
  private OrdType ordType = OrdType.LIMIT;
  private TimeInForce timeInForce;
  private LongUnaryOperator expireTime;
  private boolean postOnly;
  private boolean postOnlySlide;
  private boolean force;
  private boolean reduceOnly;
  private boolean jit;
  private Decimal display;
  private Decimal isolatedMargin;
  private SelfTradePrevention selfTradePrevention = SelfTradePrevention.CANCEL_MAKER;
  private Decimal trigger;
  private final Trail trail = new Trail();
  private TriggerSource triggerSource = TriggerSource.MARK;
  private Token market;
  private Token name;
  private long clOrdId = NEXT;

  private OrderStatement(Token account, Side side, Names names) {
    this.account = account;
    this.side = side;
    this.options = new CommandOptions(names);
  }

  /** Reads what follows {@code alice buys}. */
  static Action read(Token account, Side side, TokenReader in, Names names) {
    OrderStatement order = new OrderStatement(account, side, names);
    order.quantity = in.decimal("a quantity");
    if (in.accept("market")) {
      order.ordType = OrdType.MARKET;
      if (in.accept("worst")) {
        order.price = in.decimal("a price");
      }
    } else {
      in.require(TokenKind.AT, "@");
      order.price = in.decimal("a price");
    }
    order.readAttributes(in, names);
    return order;
  }

  private void readAttributes(TokenReader in, Names names) {
    while (in.hasMore()) {
      if (in.accept("on")) {
        market = names.require(in, Meaning.MARKET);
      } else if (in.accept("as")) {
        name = names.declare(in, Meaning.ORDER);
      } else if (in.accept("post-only")) {
        postOnly = true;
      } else if (in.accept("post-only-slide")) {
        postOnlySlide = true;
      } else if (in.accept("reduce-only")) {
        reduceOnly = true;
      } else if (in.accept("jit")) {
        jit = true;
      } else if (in.accept("force")) {
        force = true;
      } else if (in.accept("display")) {
        display = in.decimal("a quantity");
      } else if (in.accept("self-trade")) {
        selfTradePrevention = Clauses.constant(in, SelfTradePrevention.values());
      } else if (in.accept("isolated-margin")) {
        isolatedMargin = in.decimal("an amount");
      } else if (in.accept("stop")) {
        readTrigger(in, OrdType.STOP, OrdType.STOP_LIMIT);
      } else if (in.accept("take-profit")) {
        readTrigger(in, OrdType.TAKE_PROFIT, OrdType.TAKE_PROFIT_LIMIT);
      } else if (trail.accept(in)) {
        ordType = ordType.hasLimit() ? OrdType.TRAILING_STOP_LIMIT : OrdType.TRAILING_STOP;
        acceptSource(in);
      } else if (in.accept("expires")) {
        expireTime = Clauses.timeFromNow(in);
      } else if (in.accept("cl-ord-id")) {
        clOrdId = in.count("a client order id");
      } else if (in.accept("with")) {
        legs.read(in, names, options);
      } else if (!acceptTimeInForce(in) && !options.accept(in)) {
        throw in.unexpected();
      }
    }
    market = Clauses.marketOrOnly(market, in, names);
  }

  /** {@code 49000 by last}, after the word that says which way. */
  private void readTrigger(TokenReader in, OrdType withoutLimit, OrdType withLimit) {
    ordType = ordType.hasLimit() ? withLimit : withoutLimit;
    trigger = in.decimal("a price");
    acceptSource(in);
  }

  private void acceptSource(TokenReader in) {
    if (in.accept("by")) {
      triggerSource = Clauses.constant(in, TriggerSource.values());
    }
  }

  private boolean acceptTimeInForce(TokenReader in) {
    TimeInForce accepted = Clauses.acceptTimeInForce(in);
    timeInForce = accepted != null ? accepted : timeInForce;
    return accepted != null;
  }

  @Override
  public void run(Exchange exchange, Checks checks) {
    int subAccountId = exchange.accounts().subAccountId(account);
    int marketId = exchange.markets().marketId(market);
    MarketUnits units = exchange.directory().units(marketId);
    PlaceBracket bracket = new PlaceBracket();
    PlaceOrder order = bracket.parent;
    order.clOrdId = clOrdId == NEXT ? exchange.nextClOrdId() : clOrdId;
    order.orderQtyLots = quantity.in(units::lots);
    order.priceTicks = price == null ? 0 : (int) price.in(units::ticks);
    order.subAccountId = subAccountId;
    order.marketId = marketId;
    order.side = side;
    order.ordType = ordType;
    order.timeInForce = timeInForce != null ? timeInForce : usualTimeInForce();
    order.postOnly = postOnly;
    order.postOnlySlide = postOnlySlide;
    order.reduceOnly = reduceOnly;
    order.force = force;
    order.jit = jit;
    order.displayQtyLots = display == null ? 0 : display.in(units::lots);
    order.selfTradePrevention = selfTradePrevention;
    order.isolatedMarginMicros =
        isolatedMargin == null ? 0 : isolatedMargin.in(MarketUnits::micros);
    order.triggerPriceTicks = trigger == null ? 0 : (int) trigger.in(units::ticks);
    order.triggerSource = triggerSource;
    order.expireTimeNs = expireTime == null ? 0 : expireTime.applyAsLong(exchange.timeNs());
    order.trailingOffsetTicks = trail.offsetTicks(units);
    order.trailingOffsetPpm = trail.offsetPpm();
    order.activationPriceTicks = trail.activationTicks(units);
    if (ordType == OrdType.LIMIT) {
      exchange.markets().priceIfWaiting(marketId, price, order.priceTicks);
    }
    if (name != null) {
      exchange.directory().announceOrder(name.text(), subAccountId, order.clOrdId);
    }
    bracket.hasParent = true;
    legs.fill(bracket, units, exchange);
    exchange.send(
        SessionRole.TRADING,
        options,
        (to, header) -> {
          if (legs.areThere()) {
            to.placeBracket(header, bracket);
          } else {
            to.placeOrder(header, order);
          }
        });
  }

  private TimeInForce usualTimeInForce() {
    if (expireTime != null) {
      return TimeInForce.GTD;
    }
    return ordType.hasLimit() ? TimeInForce.GTC : TimeInForce.IOC;
  }
}
