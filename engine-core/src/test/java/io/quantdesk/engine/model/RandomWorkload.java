package io.quantdesk.engine.model;

import io.quantdesk.engine.Engine;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.command.AmendOrder;
import io.quantdesk.engine.command.CancelAll;
import io.quantdesk.engine.command.CancelOrder;
import io.quantdesk.engine.command.CommandHeader;
import io.quantdesk.engine.command.CreateMarket;
import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.command.ScheduleCancel;
import io.quantdesk.engine.command.SetRateLimits;
import io.quantdesk.engine.command.UpdateMarket;
import io.quantdesk.engine.command.UpdateOracle;
import io.quantdesk.engine.market.MarketParameters;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.math.Bytes32;
import io.quantdesk.engine.order.OrdType;
import io.quantdesk.engine.order.SelfTradePrevention;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.order.SideFilter;
import io.quantdesk.engine.order.TimeInForce;
import io.quantdesk.engine.order.TriggerSource;
import io.quantdesk.engine.session.SessionRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A seeded stream of commands of all kinds, sensible, wrong and extreme ones, given to the naive
 * exchange and to one or more engines. The last market works at the edge of the number range.
 */
final class RandomWorkload {
  private static final int LIVE_ORDERS_MAX = 80;
  private static final int MARKET_THAT_ENDS = 3;
  private static final long SECOND_NS = 1_000_000_000;
  private static final long[] EXTREMES = {
    0, -1, 1, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 62, (1L << 62) - 1, 1L << 61, 1L << 31
  };

  /** States that a market can leave again. */
  private static final List<MarketState> STATES =
      List.of(
          MarketState.INITIALIZING,
          MarketState.POST_ONLY,
          MarketState.OPEN,
          MarketState.REDUCE_ONLY,
          MarketState.CANCEL_ONLY,
          MarketState.HALTED);

  private static final List<MarketState> FINAL_STATES =
      List.of(MarketState.SETTLEMENT, MarketState.DELISTED);
  private static final List<SessionRole> ROLES = List.of(SessionRole.values());
  private static final List<SelfTradePrevention> PREVENTIONS =
      List.of(SelfTradePrevention.values());
  private static final List<TriggerSource> SOURCES = List.of(TriggerSource.values());
  private static final List<SideFilter> SIDES = List.of(SideFilter.values());

  final NaiveExchange model = new NaiveExchange();
  final NaiveTrading trading = new NaiveTrading(model);
  final CommandHeader header = new CommandHeader();

  private final Random random;
  private final List<Engine> engines;
  private final List<Long> knownOrderIds = new ArrayList<>();
  private final PlaceOrder place = new PlaceOrder();
  private final CancelOrder cancel = new CancelOrder();
  private final AmendOrder amend = new AmendOrder();
  private final CancelAll cancelAll = new CancelAll();
  private final SetRateLimits limits = new SetRateLimits();
  private final ScheduleCancel schedule = new ScheduleCancel();
  private final UpdateOracle oracle = new UpdateOracle();
  private long wallets;

  RandomWorkload(long seed, List<Engine> engines) {
    random = new Random(seed);
    this.engines = engines;
  }

  /** Sessions, accounts and open markets to start with. */
  void prepare(Runnable afterEach) {
    for (SessionRole role : SessionRole.values()) {
      openSession("client-" + role, role);
      afterEach.run();
    }
    for (int i = 0; i < 6; i++) {
      createAccount();
      afterEach.run();
    }
    for (int i = 1; i <= 4; i++) {
      createMarket(i);
      afterEach.run();
      server();
      oracle(i, i == 4 ? 1 << 30 : 100);
      afterEach.run();
      server();
      setState(i, MarketState.OPEN);
      afterEach.run();
    }
  }

  private Answer next() {
    if (engines.get(0).nextDeadlineNs() <= header.timeNs && chance(4)) {
      server();
      return tick();
    }
    sender();
    int dice = random.nextInt(1_000);
    NaiveMarket closed =
        model.markets.stream()
            .filter(market -> market.state != MarketState.OPEN)
            .filter(market -> !FINAL_STATES.contains(market.state))
            .findFirst()
            .orElse(null);
    if (closed != null && header.sessionId == 0 && chance(40)) {
      return setState(closed.id, MarketState.OPEN);
    }
    if (dice < 560) {
      return liveOrders() < LIVE_ORDERS_MAX ? placeOrder() : cancelOrder();
    } else if (dice < 680) {
      return cancelOrder();
    } else if (dice < 800) {
      return amendOrder();
    } else if (dice < 810) {
      return chance(3) ? scheduleCancel() : massCancel();
    } else if (dice < 860) {
      return move(true);
    } else if (dice < 900) {
      return move(false);
    } else if (dice < 960) {
      return oracle(marketId(), 0);
    } else if (dice < 970) {
      int marketId = marketId();
      boolean ends = marketId == MARKET_THAT_ENDS && chance(30);
      return setState(marketId, any(ends ? FINAL_STATES : STATES));
    } else if (dice < 980) {
      return updateMarket();
    } else if (dice < 984) {
      return model.scopes.size() < 10 ? createAccount() : createSubAccount();
    } else if (dice < 988) {
      return createMarket(1 + random.nextInt(6));
    } else if (dice < 992) {
      return openSession("client-" + role(), role());
    }
    if (dice < 994) {
      return setRateLimits();
    }
    return dice < 997 ? tick() : rejectFrame();
  }

  /** The next command; learns the full id of the order that it made from the engine's outcome. */
  Answer nextAndName(LongSupplier outcomeOrderId) {
    long lastOrderNumber = trading.lastOrderNumber;
    Answer answer = next();
    if (trading.lastOrderNumber > lastOrderNumber) {
      trading.name(outcomeOrderId.getAsLong());
      knownOrderIds.add(outcomeOrderId.getAsLong());
    }
    return answer;
  }

  private int liveOrders() {
    return model.markets.stream()
        .mapToInt(market -> market.orders.size() + market.waiting.size())
        .sum();
  }

  private SessionRole role() {
    return any(ROLES);
  }

  private void server() {
    header.seq++;
    header.timeNs += chance(1_500) ? random.nextLong(6 * SECOND_NS) : random.nextInt(1_000);
    model.nowNs = header.timeNs;
    header.sessionId = 0;
    header.clientSeq = 0;
  }

  private void sender() {
    server();
    if (random.nextInt(4) > 0) {
      return;
    }
    header.sessionId = chance(50) ? 99 : 1 + random.nextInt(model.sessions.count());
    long last = header.sessionId == 99 ? 0 : model.sessions.lastClientSeq(header.sessionId);
    header.clientSeq = last + 1;
    if (chance(20)) {
      header.clientSeq = last - random.nextInt(1_100);
    } else if (chance(50)) {
      header.clientSeq = last + 2 + random.nextInt(3);
    }
  }

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private long extreme() {
    return EXTREMES[random.nextInt(EXTREMES.length)];
  }

  private boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  private int subAccountId() {
    return chance(100) ? random.nextInt(40) - 2 : 1 + random.nextInt(model.scopes.size());
  }

  private int marketId() {
    return chance(200) ? random.nextInt(9) - 1 : 1 + random.nextInt(model.markets.size());
  }

  private long lots(int marketId) {
    if (chance(60)) {
      return extreme();
    }
    return marketId == 4 ? random.nextLong(1L << (1 + random.nextInt(31))) : random.nextInt(25);
  }

  private int price(int marketId) {
    NaiveMarket market = model.market(marketId);
    if (market == null || chance(60)) {
      return random.nextBoolean() ? random.nextInt() : random.nextInt(3);
    }
    int spread = Math.max(market.mark / 20, 1);
    return (int)
        Math.min(market.mark + (long) random.nextInt(2 * spread + 1) - spread, Integer.MAX_VALUE);
  }

  private Answer placeOrder() {
    place.subAccountId = subAccountId();
    place.marketId = marketId();
    place.side = random.nextBoolean() ? Side.BUY : Side.SELL;
    place.timeInForce = chance(3) ? TimeInForce.IOC : TimeInForce.GTC;
    if (chance(12)) {
      place.timeInForce = TimeInForce.FOK;
    }
    place.expireTimeNs = chance(300) ? header.timeNs : 0;
    if (place.timeInForce == TimeInForce.GTC && chance(3)) {
      place.timeInForce = TimeInForce.GTD;
      place.expireTimeNs = chance(40) ? extreme() : header.timeNs + random.nextInt(80_000);
    }
    boolean immediate = !place.timeInForce.mayRest();
    place.ordType = chance(immediate ? 3 : 60) ? OrdType.MARKET : OrdType.LIMIT;
    place.postOnly = chance(immediate ? 60 : 6);
    place.postOnlySlide = chance(immediate ? 60 : 10);
    place.reduceOnly = chance(6);
    place.selfTradePrevention = any(PREVENTIONS);
    place.clOrdId = chance(3) ? 1 + random.nextInt(20) : 0;
    place.orderQtyLots = lots(place.marketId);
    place.priceTicks = place.ordType == OrdType.MARKET && chance(2) ? 0 : price(place.marketId);
    place.displayQtyLots = chance(immediate ? 100 : 5) ? display() : 0;
    trigger();
    engines.forEach(engine -> engine.placeOrder(header, place));
    return run(NaiveSessions.TRADERS, () -> trading.place(place));
  }

  /** A part of the quantity, not so small that one order could reach the limit of fills. */
  private long display() {
    return chance(20) ? extreme() : 1 + place.orderQtyLots / (2 + random.nextInt(6));
  }

  /** Makes some orders wait, and now and then gives a trigger to one that has none. */
  private void trigger() {
    place.triggerPriceTicks = 0;
    place.triggerSource = TriggerSource.MARK;
    place.trailingOffsetTicks = 0;
    place.trailingOffsetPpm = 0;
    place.activationPriceTicks = 0;
    if (chance(10)) {
      trail();
      return;
    }
    boolean waits = chance(4);
    if (waits) {
      boolean stop = random.nextBoolean();
      place.ordType =
          place.ordType == OrdType.MARKET
              ? (stop ? OrdType.STOP : OrdType.TAKE_PROFIT)
              : (stop ? OrdType.STOP_LIMIT : OrdType.TAKE_PROFIT_LIMIT);
    }
    if (waits || chance(100)) {
      place.triggerPriceTicks = price(place.marketId);
      place.triggerSource = any(SOURCES);
    }
  }

  private void trail() {
    place.ordType =
        place.ordType == OrdType.MARKET || chance(2)
            ? OrdType.TRAILING_STOP
            : OrdType.TRAILING_STOP_LIMIT;
    if (place.ordType == OrdType.TRAILING_STOP) {
      place.timeInForce = chance(50) ? TimeInForce.GTC : TimeInForce.IOC;
      place.postOnly = false;
      place.postOnlySlide = false;
    }
    place.triggerSource = any(SOURCES);
    boolean inTicks = random.nextBoolean();
    place.trailingOffsetTicks = inTicks || chance(50) ? offsetTicks(place.marketId) : 0;
    place.trailingOffsetPpm = !inTicks || chance(50) ? offsetPpm() : 0;
    place.activationPriceTicks = chance(3) ? price(place.marketId) : 0;
    place.triggerPriceTicks = chance(50) ? 1 : 0;
  }

  private int offsetTicks(int marketId) {
    NaiveMarket market = model.market(marketId);
    if (market == null || chance(20)) {
      return chance(2) ? random.nextInt() : random.nextInt(3) - 1;
    }
    return 1 + random.nextInt(Math.max(market.mark / 20, 1));
  }

  private int offsetPpm() {
    return chance(20) ? random.nextInt(1_100_000) - 50_000 : random.nextInt(60_000);
  }

  /** Mostly the id of a live order with its owner, sometimes a dead one or nonsense. */
  private long orderId() {
    List<NaiveMarket.Order> live =
        model.markets.stream()
            .flatMap(market -> Stream.concat(market.orders.stream(), market.waiting.stream()))
            .toList();
    if (live.isEmpty() || chance(20)) {
      return knownOrderIds.isEmpty() || chance(5)
          ? random.nextLong()
          : knownOrderIds.get(random.nextInt(knownOrderIds.size()));
    }
    NaiveMarket.Order order = live.get(random.nextInt(live.size()));
    amend.priceTicks = order.price;
    amend.orderQtyLots = order.total().longValue();
    cancel.subAccountId = order.subAccountId;
    return order.id;
  }

  private Answer cancelOrder() {
    cancel.subAccountId = subAccountId();
    cancel.orderId = chance(4) ? 0 : orderId();
    cancel.clOrdId = random.nextInt(21);
    engines.forEach(engine -> engine.cancelOrder(header, cancel));
    return run(NaiveSessions.TRADERS, () -> trading.cancel(cancel));
  }

  private Answer amendOrder() {
    cancel.subAccountId = subAccountId();
    amend.priceTicks = price(1);
    amend.orderQtyLots = lots(1);
    amend.orderId = chance(8) ? 0 : orderId();
    amend.clOrdId = random.nextInt(21);
    amend.subAccountId = cancel.subAccountId;
    if (chance(2)) {
      amend.priceTicks += random.nextInt(9) - 4;
    }
    if (chance(2)) {
      amend.orderQtyLots += random.nextInt(9) - 5;
    }
    amend.triggerPriceTicks = chance(12) ? price(1 + random.nextInt(4)) : 0;
    amend.trailingOffsetTicks = chance(12) ? offsetTicks(1 + random.nextInt(4)) : 0;
    amend.trailingOffsetPpm = chance(12) ? offsetPpm() : 0;
    amend.activationPriceTicks = chance(12) ? price(1 + random.nextInt(4)) : 0;
    if (chance(50)) {
      amend.orderQtyLots = extreme();
    }
    engines.forEach(engine -> engine.amendOrder(header, amend));
    return run(NaiveSessions.TRADERS, () -> trading.amend(amend));
  }

  private Answer massCancel() {
    cancelAll.subAccountId = subAccountId();
    cancelAll.marketId = chance(2) ? 0 : marketId();
    cancelAll.side = any(SIDES);
    engines.forEach(engine -> engine.cancelAll(header, cancelAll));
    return run(NaiveSessions.TRADERS, () -> trading.cancelAll(cancelAll));
  }

  private Answer setRateLimits() {
    limits.orderTokens = chance(3) ? 1 + random.nextInt(60) : 0;
    limits.refillIntervalNs = limits.orderTokens == 0 ? 0 : random.nextInt(40_000);
    if (chance(10)) {
      limits.orderTokens = chance(2) ? extreme() : random.nextInt(1_000_000_001);
    }
    engines.forEach(engine -> engine.setRateLimits(header, limits));
    return run(NaiveSessions.ADMINS, () -> trading.rateLimits.set(limits));
  }

  private Answer scheduleCancel() {
    schedule.subAccountId = subAccountId();
    schedule.cancelTimeNs = chance(3) ? 0 : header.timeNs + (4 + random.nextInt(8)) * SECOND_NS;
    if (chance(20)) {
      schedule.cancelTimeNs = extreme();
    }
    engines.forEach(engine -> engine.scheduleCancel(header, schedule));
    return run(NaiveSessions.TRADERS, () -> trading.deadMan.schedule(schedule));
  }

  private Answer move(boolean in) {
    int subAccountId = subAccountId();
    long amount = 1L + random.nextInt(2_000_000);
    if (chance(10)) {
      amount = random.nextLong(1L << 60);
    } else if (chance(40)) {
      amount = extreme();
    }
    long micros = amount;
    if (in) {
      engines.forEach(engine -> engine.deposit(header, subAccountId, micros));
      return run(NaiveSessions.TRADERS, () -> model.deposit(subAccountId, micros));
    }
    engines.forEach(engine -> engine.withdraw(header, subAccountId, micros));
    return run(NaiveSessions.TRADERS, () -> model.withdraw(subAccountId, micros));
  }

  private Answer oracle(int marketId, int ticks) {
    NaiveMarket market = model.market(marketId);
    oracle.marketId = marketId;
    oracle.publishTimeNs = header.timeNs - (chance(40) ? 5_000 : 0);
    oracle.exponent = -9;
    oracle.priceMantissa = random.nextLong();
    if (ticks != 0) {
      oracle.priceMantissa = ticks * market.parameters.tickSizeE9;
    } else if (chance(15)) {
      oracle.exponent = random.nextInt(32) - 20;
      oracle.priceMantissa = random.nextLong() >> random.nextInt(63);
    } else if (market != null && !chance(50)) {
      long next =
          (long) market.mark - market.mark / 20 + random.nextInt(Math.max(market.mark / 10, 3));
      if (chance(40)) {
        next = random.nextBoolean() ? market.mark * 2L : market.mark / 2;
      }
      if (marketId != 4 && (next < 20 || next > 1_000)) {
        next = 100;
      }
      // Between ticks, at the middle now and then.
      long tick = market.parameters.tickSizeE9;
      oracle.priceMantissa = next * tick + (chance(3) ? tick / 2 : random.nextInt(100));
    }
    engines.forEach(engine -> engine.updateOracle(header, oracle));
    return run(
        NaiveSessions.ORACLES,
        () -> {
          Answer answer = model.updateOracle(oracle);
          if (answer.reason() == RejectReason.NONE) {
            trading.triggers.price(model.market(marketId), TriggerSource.MARK);
            trading.triggers.price(model.market(marketId), TriggerSource.INDEX);
          }
          return answer;
        });
  }

  private Answer setState(int marketId, MarketState state) {
    engines.forEach(engine -> engine.setMarketState(header, marketId, state));
    return run(
        NaiveSessions.ADMINS,
        () -> {
          NaiveMarket market = model.market(marketId);
          boolean empty = !trading.reduceOnly.isClearing(market);
          Answer answer = model.setState(marketId, state, empty);
          if (answer.reason() == RejectReason.NONE) {
            trading.reduceOnly.stateChanged(market);
            trading.triggers.opened(model.market(marketId));
          }
          return answer;
        });
  }

  private Answer createAccount() {
    Bytes32 wallet = new Bytes32();
    wallet.w0 = chance(8) ? random.nextInt(3) : ++wallets;
    engines.forEach(engine -> engine.createAccount(header, wallet));
    return run(NaiveSessions.TRADERS, () -> model.createAccount(wallet));
  }

  private Answer createSubAccount() {
    int accountId = model.scopes.size() < 14 ? 1 + random.nextInt(8) : 0;
    engines.forEach(engine -> engine.createSubAccount(header, accountId));
    return run(NaiveSessions.TRADERS, () -> model.createSubAccount(accountId));
  }

  private Answer createMarket(int number) {
    CreateMarket command = new CreateMarket();
    command.symbol.w0 = 'A' + (long) number;
    command.parameters.set(WorkloadMarkets.parameters(number));
    boolean bad = number > 4;
    RejectReason expected = bad ? RejectReason.INVALID_TICK_OR_LOT_SIZE : RejectReason.NONE;
    engines.forEach(engine -> engine.createMarket(header, command));
    return run(NaiveSessions.ADMINS, () -> model.createMarket(command, "M" + number, expected));
  }

  private Answer updateMarket() {
    UpdateMarket command = new UpdateMarket();
    command.marketId = marketId();
    NaiveMarket market = model.market(command.marketId);
    MarketParameters base = market == null ? WorkloadMarkets.parameters(1) : market.parameters;
    command.parameters.set(base);
    WorkloadMarkets.change(command.parameters, command.marketId, random);
    engines.forEach(engine -> engine.updateMarket(header, command));
    return run(NaiveSessions.ADMINS, () -> model.updateMarket(command));
  }

  private Answer openSession(String name, SessionRole role) {
    if (header.sessionId == 0 && header.seq == 0) {
      server();
    }
    Bytes32 clientName = new Bytes32();
    for (int i = 0; i < name.length(); i++) {
      clientName.w0 = clientName.w0 * 31 + name.charAt(i);
    }
    engines.forEach(engine -> engine.openSession(header, header.seq, role, clientName));
    return run(NaiveSessions.NOBODY, () -> model.sessions.open(role, name));
  }

  private Answer tick() {
    engines.forEach(engine -> engine.tick(header, header.timeNs));
    return run(NaiveSessions.NOBODY, trading::tick);
  }

  private Answer rejectFrame() {
    engines.forEach(engine -> engine.rejectFrame(header, RejectReason.BAD_LENGTH));
    model.sessions.rejectFrame(header, RejectReason.BAD_LENGTH);
    return Answer.of(RejectReason.BAD_LENGTH);
  }

  private Answer run(Set<SessionRole> allowed, Supplier<Answer> command) {
    return model.sessions.run(header, allowed, command);
  }
}
