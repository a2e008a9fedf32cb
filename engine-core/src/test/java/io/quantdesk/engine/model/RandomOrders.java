package io.quantdesk.engine.model;

import io.quantdesk.engine.Engine;
import io.quantdesk.engine.command.AmendOrder;
import io.quantdesk.engine.command.CancelAll;
import io.quantdesk.engine.command.CancelOrder;
import io.quantdesk.engine.command.CommandHeader;
import io.quantdesk.engine.command.PlaceBracket;
import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.command.ScheduleCancel;
import io.quantdesk.engine.order.OrdType;
import io.quantdesk.engine.order.SelfTradePrevention;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.order.SideFilter;
import io.quantdesk.engine.order.TimeInForce;
import io.quantdesk.engine.order.TriggerSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Commands of owners of orders: new ones, changes and cancels, for the present state of a model.
 */
final class RandomOrders {
  private static final long SECOND_NS = 1_000_000_000;
  private static final List<SelfTradePrevention> PREVENTIONS =
      List.of(SelfTradePrevention.values());
  private static final List<TriggerSource> SOURCES = List.of(TriggerSource.values());
  private static final List<OrdType> TYPES = List.of(OrdType.values());
  private static final List<SideFilter> SIDES = List.of(SideFilter.values());

  private final Dice dice;
  private final NaiveEngine model;
  private final CommandHeader header;
  private final List<Target> placed = new ArrayList<>();
  private final Map<Long, Target> targets = new HashMap<>();
  private PlaceOrder place;

  /** The header is the one of the next command. */
  RandomOrders(Dice dice, NaiveEngine model, CommandHeader header) {
    this.dice = dice;
    this.model = model;
    this.header = header;
  }

  /** Takes a step that has run: later ones can name the order that it made. */
  void ran(Step step) {
    if (step.orderId > 0) {
      for (int leg = 0; leg <= step.legIds.size(); leg++) {
        Target target = new Target(step, leg);
        placed.add(target);
        targets.put(step.id(leg), target);
      }
    }
  }

  /** An order that a step has made, or one of its legs. */
  private record Target(Step step, int leg) {}

  /** Orders that rest or wait. */
  List<NaiveMarket.Order> live() {
    return model.exchange.markets.stream().flatMap(NaiveMarket::live).toList();
  }

  Step placeOrder() {
    if (dice.chance(8)) {
      return placeBracket();
    }
    PlaceOrder command = new PlaceOrder();
    compose(command);
    isolate(command);
    return step(
        (engine, stamped) -> engine.placeOrder(stamped, command),
        model -> model.trading.place(command),
        "place",
        command);
  }

  /** Without any instruction, at a price near the mark: it trades more often than not. */
  Step placePlainOrder() {
    PlaceOrder command = new PlaceOrder();
    command.subAccountId = dice.subAccountId();
    command.marketId = dice.marketOf(command.subAccountId);
    command.side = dice.random.nextBoolean() ? Side.BUY : Side.SELL;
    command.ordType = OrdType.LIMIT;
    command.timeInForce = dice.random.nextBoolean() ? TimeInForce.GTC : TimeInForce.IOC;
    command.selfTradePrevention = dice.any(PREVENTIONS);
    command.triggerSource = TriggerSource.MARK;
    command.orderQtyLots = dice.lots(command.marketId);
    NaiveMarket market = model.exchange.market(command.marketId);
    int mark = market == null ? 1 : market.mark;
    int spread = Math.max(mark / 200, 1);
    command.priceTicks = mark + dice.random.nextInt(2 * spread + 1) - spread;
    isolate(command);
    return step(
        (engine, stamped) -> engine.placeOrder(stamped, command),
        model -> model.trading.place(command),
        "place",
        command);
  }

  /** An isolated sub-account mostly keeps to its market, and needs its parent's cash. */
  private void isolate(PlaceOrder command) {
    NaiveScope scope = model.exchange.scope(command.subAccountId);
    boolean isIsolated = scope != null && scope.parent != null;
    if (isIsolated && !dice.chance(10)) {
      command.marketId = scope.isolatedMarketId;
    }
    if (isIsolated ? dice.chance(2) : dice.chance(200)) {
      command.isolatedMarginMicros = dice.chance(40) ? dice.extreme() : dice.random.nextInt(50_000);
    }
  }

  private Step placeBracket() {
    PlaceBracket bracket = new PlaceBracket();
    compose(bracket.parent);
    place.reduceOnly = dice.chance(100);
    place.jit = dice.chance(100);
    bracket.hasParent = !dice.chance(3);
    if (!bracket.hasParent) {
      place.force = dice.chance(4);
      choosePosition();
    }
    bracket.hasTakeProfit = !dice.chance(bracket.hasParent ? 4 : 40);
    bracket.hasStop = !dice.chance(bracket.hasParent ? 4 : 40);
    leg(bracket.takeProfit, place.side.sign(), OrdType.TAKE_PROFIT, OrdType.TAKE_PROFIT_LIMIT);
    leg(bracket.stop, -place.side.sign(), OrdType.STOP, OrdType.STOP_LIMIT);
    if (dice.chance(3)) {
      trail(bracket.stop);
    }
    return step(
        (engine, stamped) -> engine.placeBracket(stamped, bracket),
        model -> model.trading.brackets.place(bracket),
        "bracket",
        bracket);
  }

  /** Mostly one that there is. */
  private void choosePosition() {
    NaiveScope scope = model.exchange.scope(place.subAccountId);
    NaiveMarket market = model.exchange.market(place.marketId);
    if (scope != null && market != null && !dice.chance(10)) {
      place.side = scope.position(market).lots.signum() < 0 ? Side.SELL : Side.BUY;
    }
  }

  /** Mostly on its side of the mark, in a type and with a time in force that go together. */
  private void leg(PlaceOrder leg, int direction, OrdType withoutLimit, OrdType withLimit) {
    boolean limit = dice.chance(2);
    leg.ordType = dice.chance(60) ? dice.any(TYPES) : limit ? withLimit : withoutLimit;
    leg.timeInForce = limit && !dice.chance(4) ? TimeInForce.GTC : TimeInForce.IOC;
    leg.expireTimeNs = dice.chance(100) ? header.timeNs : 0;
    if (limit && dice.chance(4)) {
      leg.timeInForce = TimeInForce.GTD;
      leg.expireTimeNs = header.timeNs + dice.random.nextInt(80_000);
    }
    NaiveMarket market = model.exchange.market(place.marketId);
    int mark = market == null || dice.chance(20) ? 0 : market.mark;
    int distance = dice.random.nextInt(Math.max(mark / 30, 3));
    leg.triggerPriceTicks =
        mark == 0 ? dice.price(place.marketId) : Math.max(1, mark + direction * distance);
    leg.triggerSource = dice.any(SOURCES);
    leg.priceTicks = limit || dice.chance(20) ? dice.price(place.marketId) : 0;
    leg.clOrdId = dice.chance(10) ? 1 + dice.random.nextInt(20) : 0;
    leg.trailingOffsetTicks = dice.chance(200) ? 1 : 0;
  }

  private void trail(PlaceOrder stop) {
    boolean inTicks = dice.random.nextBoolean();
    stop.ordType =
        stop.ordType == OrdType.STOP ? OrdType.TRAILING_STOP : OrdType.TRAILING_STOP_LIMIT;
    stop.triggerPriceTicks = dice.chance(50) ? 1 : 0;
    stop.trailingOffsetTicks = inTicks || dice.chance(50) ? offsetTicks(place.marketId) : 0;
    stop.trailingOffsetPpm = !inTicks || dice.chance(50) ? offsetPpm() : 0;
    stop.activationPriceTicks = dice.chance(3) ? dice.price(place.marketId) : 0;
  }

  private void compose(PlaceOrder command) {
    place = command;
    place.subAccountId = dice.subAccountId();
    place.marketId = dice.marketOf(place.subAccountId);
    place.side = dice.random.nextBoolean() ? Side.BUY : Side.SELL;
    place.timeInForce = dice.chance(3) ? TimeInForce.IOC : TimeInForce.GTC;
    if (dice.chance(12)) {
      place.timeInForce = TimeInForce.FOK;
    }
    place.expireTimeNs = dice.chance(300) ? header.timeNs : 0;
    if (place.timeInForce == TimeInForce.GTC && dice.chance(3)) {
      place.timeInForce = TimeInForce.GTD;
      place.expireTimeNs =
          dice.chance(40) ? dice.extreme() : header.timeNs + dice.random.nextInt(80_000);
    }
    boolean immediate = !place.timeInForce.mayRest();
    place.ordType = dice.chance(immediate ? 3 : 60) ? OrdType.MARKET : OrdType.LIMIT;
    place.postOnly = dice.chance(immediate ? 60 : 6);
    place.postOnlySlide = dice.chance(immediate ? 60 : 10);
    place.reduceOnly = dice.chance(6);
    place.selfTradePrevention = dice.any(PREVENTIONS);
    place.force = dice.chance(100);
    place.clOrdId = dice.chance(3) ? 1 + dice.random.nextInt(20) : 0;
    place.orderQtyLots = dice.lots(place.marketId);
    place.priceTicks =
        place.ordType == OrdType.MARKET && dice.chance(2) ? 0 : dice.price(place.marketId);
    place.displayQtyLots = dice.chance(immediate ? 100 : 5) ? display() : 0;
    trigger();
    place.force |= place.reduceOnly && place.ordType.isStop() && dice.chance(4);
    place.jit = NaiveAuctions.isPossible(place) ? dice.chance(8) : dice.chance(200);
  }

  /** A part of the quantity, not so small that one order could reach the limit of fills. */
  private long display() {
    return dice.chance(20) ? dice.extreme() : 1 + place.orderQtyLots / (2 + dice.random.nextInt(6));
  }

  /** Makes some orders wait, and now and then gives a trigger to one that has none. */
  private void trigger() {
    place.triggerPriceTicks = 0;
    place.triggerSource = TriggerSource.MARK;
    place.trailingOffsetTicks = 0;
    place.trailingOffsetPpm = 0;
    place.activationPriceTicks = 0;
    if (dice.chance(10)) {
      trail();
      return;
    }
    boolean waits = dice.chance(4);
    if (waits) {
      boolean stop = dice.random.nextBoolean();
      place.ordType =
          place.ordType == OrdType.MARKET
              ? (stop ? OrdType.STOP : OrdType.TAKE_PROFIT)
              : (stop ? OrdType.STOP_LIMIT : OrdType.TAKE_PROFIT_LIMIT);
    }
    if (waits || dice.chance(100)) {
      place.triggerPriceTicks = dice.price(place.marketId);
      place.triggerSource = dice.any(SOURCES);
    }
  }

  private void trail() {
    place.ordType =
        place.ordType == OrdType.MARKET || dice.chance(2)
            ? OrdType.TRAILING_STOP
            : OrdType.TRAILING_STOP_LIMIT;
    if (place.ordType == OrdType.TRAILING_STOP) {
      place.timeInForce = dice.chance(50) ? TimeInForce.GTC : TimeInForce.IOC;
      place.postOnly = false;
      place.postOnlySlide = false;
    }
    place.triggerSource = dice.any(SOURCES);
    boolean inTicks = dice.random.nextBoolean();
    place.trailingOffsetTicks = inTicks || dice.chance(50) ? offsetTicks(place.marketId) : 0;
    place.trailingOffsetPpm = !inTicks || dice.chance(50) ? offsetPpm() : 0;
    place.activationPriceTicks = dice.chance(3) ? dice.price(place.marketId) : 0;
    place.triggerPriceTicks = dice.chance(50) ? 1 : 0;
  }

  private int offsetTicks(int marketId) {
    NaiveMarket market = model.exchange.market(marketId);
    if (market == null || dice.chance(20)) {
      return dice.chance(2) ? dice.random.nextInt() : dice.random.nextInt(3) - 1;
    }
    return 1 + dice.random.nextInt(Math.max(market.mark / 20, 1));
  }

  private int offsetPpm() {
    return dice.chance(20) ? dice.random.nextInt(1_100_000) - 50_000 : dice.random.nextInt(60_000);
  }

  /** Mostly a live order, sometimes a dead one; or none. */
  private Target known() {
    List<NaiveMarket.Order> live = live();
    if (live.isEmpty() || dice.chance(20)) {
      return placed.isEmpty() || dice.chance(5) ? null : dice.any(placed);
    }
    return targets.get(dice.any(live).id);
  }

  Step cancelOrder() {
    CancelOrder cancel = new CancelOrder();
    cancel.subAccountId = dice.subAccountId();
    cancel.clOrdId = dice.random.nextInt(21);
    Step step =
        step(
            (engine, stamped) -> engine.cancelOrder(stamped, cancel),
            model -> model.trading.cancel(cancel),
            "cancel",
            cancel);
    if (dice.chance(4)) {
      return step;
    }
    Target target = known();
    if (target == null) {
      cancel.orderId = dice.random.nextLong();
      return step;
    }
    NaiveMarket.Order order = find(target);
    cancel.subAccountId = order == null ? cancel.subAccountId : order.subAccountId;
    return step.aimAt(target.step, target.leg, id -> cancel.orderId = id);
  }

  Step amendOrder() {
    AmendOrder amend = new AmendOrder();
    amend.subAccountId = dice.subAccountId();
    amend.priceTicks = dice.price(1);
    amend.orderQtyLots = dice.lots(1);
    amend.clOrdId = dice.random.nextInt(21);
    Step step =
        step(
            (engine, stamped) -> engine.amendOrder(stamped, amend),
            model -> model.trading.amend(amend),
            "amend",
            amend);
    if (!dice.chance(8)) {
      aim(step, amend);
    }
    if (dice.chance(2)) {
      amend.priceTicks += dice.random.nextInt(9) - 4;
    }
    if (dice.chance(2)) {
      amend.orderQtyLots += dice.random.nextInt(9) - 5;
    }
    amend.triggerPriceTicks = dice.chance(12) ? dice.price(1 + dice.random.nextInt(4)) : 0;
    amend.trailingOffsetTicks = dice.chance(12) ? offsetTicks(1 + dice.random.nextInt(4)) : 0;
    amend.trailingOffsetPpm = dice.chance(12) ? offsetPpm() : 0;
    amend.activationPriceTicks = dice.chance(12) ? dice.price(1 + dice.random.nextInt(4)) : 0;
    if (dice.chance(50)) {
      amend.orderQtyLots = dice.extreme();
    }
    return step;
  }

  /** Names an order, and takes its owner, price and quantity when it is live. */
  private void aim(Step step, AmendOrder amend) {
    Target target = known();
    if (target == null) {
      amend.orderId = dice.random.nextLong();
      return;
    }
    NaiveMarket.Order order = find(target);
    if (order != null) {
      amend.subAccountId = order.subAccountId;
      amend.priceTicks = order.price;
      amend.orderQtyLots = order.leg && dice.chance(3) ? 0 : order.total().longValue();
    }
    step.aimAt(target.step, target.leg, id -> amend.orderId = id);
  }

  Step massCancel() {
    CancelAll cancelAll = new CancelAll();
    cancelAll.subAccountId = dice.subAccountId();
    cancelAll.marketId = dice.chance(2) ? 0 : dice.marketId();
    cancelAll.side = dice.any(SIDES);
    return step(
        (engine, stamped) -> engine.cancelAll(stamped, cancelAll),
        model -> model.trading.cancelAll(cancelAll),
        "cancel all",
        cancelAll);
  }

  Step scheduleCancel() {
    ScheduleCancel schedule = new ScheduleCancel();
    schedule.subAccountId = dice.subAccountId();
    schedule.cancelTimeNs =
        dice.chance(3) ? 0 : header.timeNs + (4 + dice.random.nextInt(8)) * SECOND_NS;
    if (dice.chance(20)) {
      schedule.cancelTimeNs = dice.extreme();
    }
    schedule.closeAll = dice.chance(schedule.cancelTimeNs == 0 ? 20 : 2);
    List<NaiveScope> holders =
        model.exchange.scopes.stream().filter(NaiveLiquidation::hasPosition).toList();
    if (schedule.closeAll && !holders.isEmpty()) {
      schedule.subAccountId = dice.any(holders).id;
    }
    return step(
        (engine, stamped) -> engine.scheduleCancel(stamped, schedule),
        model -> model.trading.deadMan.schedule(schedule),
        "schedule cancel",
        schedule);
  }

  /** Those whose positions a switch will close. */
  List<NaiveScope> toBeClosed() {
    return model.exchange.scopes.stream()
        .filter(scope -> model.trading.deadMan.willClose(scope.id))
        .filter(NaiveLiquidation::hasPosition)
        .toList();
  }

  /** Offers at the mark about what one of those holds; there must be one. */
  Step offerToClosed() {
    NaiveScope scope = dice.any(toBeClosed());
    NaiveMarket market =
        dice.any(
            model.exchange.markets.stream()
                .filter(it -> scope.position(it).lots.signum() != 0)
                .toList());
    long lots = scope.position(market).lots.longValueExact();
    PlaceOrder command = new PlaceOrder();
    command.subAccountId = dice.subAccountId();
    command.marketId = market.id;
    command.side = lots > 0 ? Side.BUY : Side.SELL;
    command.ordType = OrdType.LIMIT;
    command.timeInForce = TimeInForce.GTC;
    command.selfTradePrevention = dice.any(PREVENTIONS);
    command.triggerSource = TriggerSource.MARK;
    command.orderQtyLots =
        Math.min(Math.abs(lots) + dice.random.nextInt(3), market.parameters.maxOrderLots);
    command.priceTicks = market.mark;
    isolate(command);
    return step(
        (engine, stamped) -> engine.placeOrder(stamped, command),
        model -> model.trading.place(command),
        "offer",
        command);
  }

  private NaiveMarket.Order find(Target target) {
    long id = target.step.id(target.leg);
    return live().stream().filter(order -> order.id == id).findFirst().orElse(null);
  }

  private Step step(
      BiConsumer<Engine, CommandHeader> toEngine,
      Function<NaiveEngine, Answer> toModel,
      Object... description) {
    return new Step(header, NaiveSessions.TRADERS, toEngine, toModel, description);
  }
}
