package io.quantdesk.engine.model;

import io.quantdesk.engine.Engine;
import io.quantdesk.engine.command.AmendOrder;
import io.quantdesk.engine.command.CancelAll;
import io.quantdesk.engine.command.CancelOrder;
import io.quantdesk.engine.command.CommandHeader;
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
import java.util.stream.Stream;

/**
 * Commands of owners of orders: new ones, changes and cancels, for the present state of a model.
 */
final class RandomOrders {
  private static final long SECOND_NS = 1_000_000_000;
  private static final List<SelfTradePrevention> PREVENTIONS =
      List.of(SelfTradePrevention.values());
  private static final List<TriggerSource> SOURCES = List.of(TriggerSource.values());
  private static final List<SideFilter> SIDES = List.of(SideFilter.values());

  private final Dice dice;
  private final NaiveEngine model;
  private final CommandHeader header;
  private final List<Step> placed = new ArrayList<>();
  private final Map<Long, Step> steps = new HashMap<>();
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
      placed.add(step);
      steps.put(step.orderId, step);
    }
  }

  /** Orders that rest or wait. */
  List<NaiveMarket.Order> live() {
    return model.exchange.markets.stream()
        .flatMap(market -> Stream.concat(market.orders.stream(), market.waiting.stream()))
        .toList();
  }

  Step placeOrder() {
    place = new PlaceOrder();
    PlaceOrder command = place;
    place.subAccountId = dice.subAccountId();
    place.marketId = dice.marketId();
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
    return step(
        (engine, stamped) -> engine.placeOrder(stamped, command),
        model -> model.trading.place(command),
        "place",
        command);
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

  /** Mostly the step of a live order, sometimes that of a dead one; or none. */
  private Step known() {
    List<NaiveMarket.Order> live = live();
    if (live.isEmpty() || dice.chance(20)) {
      return placed.isEmpty() || dice.chance(5) ? null : dice.any(placed);
    }
    return steps.get(dice.any(live).id);
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
    Step target = known();
    if (target == null) {
      cancel.orderId = dice.random.nextLong();
      return step;
    }
    NaiveMarket.Order order = find(target);
    cancel.subAccountId = order == null ? cancel.subAccountId : order.subAccountId;
    return step.aimAt(target, id -> cancel.orderId = id);
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
    Step target = known();
    if (target == null) {
      amend.orderId = dice.random.nextLong();
      return;
    }
    NaiveMarket.Order order = find(target);
    if (order != null) {
      amend.subAccountId = order.subAccountId;
      amend.priceTicks = order.price;
      amend.orderQtyLots = order.total().longValue();
    }
    step.aimAt(target, id -> amend.orderId = id);
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
    return step(
        (engine, stamped) -> engine.scheduleCancel(stamped, schedule),
        model -> model.trading.deadMan.schedule(schedule),
        "schedule cancel",
        schedule);
  }

  private NaiveMarket.Order find(Step step) {
    return live().stream().filter(order -> order.id == step.orderId).findFirst().orElse(null);
  }

  private Step step(
      BiConsumer<Engine, CommandHeader> toEngine,
      Function<NaiveEngine, Answer> toModel,
      Object... description) {
    return new Step(header, NaiveSessions.TRADERS, toEngine, toModel, description);
  }
}
