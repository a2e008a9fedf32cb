package io.quantdesk.engine.model;

import static io.quantdesk.engine.model.NaiveMarket.big;
import static java.math.BigInteger.ZERO;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.command.AmendOrder;
import io.quantdesk.engine.command.CancelAll;
import io.quantdesk.engine.command.CancelOrder;
import io.quantdesk.engine.command.CreateMarket;
import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.command.UpdateMarket;
import io.quantdesk.engine.command.UpdateOracle;
import io.quantdesk.engine.market.MarketParameters;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.math.Bytes32;
import io.quantdesk.engine.order.OrdType;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.order.SideFilter;
import io.quantdesk.engine.order.TimeInForce;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules of the market once more, written from the specification in the plainest way: lists,
 * unbounded integers, everything recomputed. What the engine is compared with.
 */
final class NaiveExchange {
  private static final BigInteger MILLION = big(1_000_000);
  private static final BigInteger MAX = big(Long.MAX_VALUE);

  final List<NaiveScope> scopes = new ArrayList<>();
  final List<NaiveMarket> markets = new ArrayList<>();
  final NaiveSessions sessions = new NaiveSessions();
  BigInteger treasury = ZERO;
  BigInteger deposits = ZERO;
  BigInteger withdrawals = ZERO;
  long lastOrderNumber;
  long trades;

  private final List<Long> wallets = new ArrayList<>();

  Answer createAccount(Bytes32 wallet) {
    if (wallet.w0 == 0) {
      return Answer.of(RejectReason.INVALID_FIELD);
    }
    if (wallets.contains(wallet.w0)) {
      return Answer.of(RejectReason.DUPLICATE_WALLET);
    }
    wallets.add(wallet.w0);
    scopes.add(new NaiveScope(scopes.size() + 1, wallets.size(), 0));
    return Answer.of(RejectReason.NONE);
  }

  Answer createSubAccount(int accountId) {
    if (accountId < 1 || accountId > wallets.size()) {
      return Answer.of(RejectReason.UNKNOWN_ACCOUNT);
    }
    int number = (int) scopes.stream().filter(scope -> scope.owner == accountId).count();
    scopes.add(new NaiveScope(scopes.size() + 1, accountId, number));
    return Answer.of(RejectReason.NONE);
  }

  Answer deposit(int subAccountId, long amount) {
    NaiveScope scope = scope(subAccountId);
    if (scope == null) {
      return Answer.of(RejectReason.UNKNOWN_SUB_ACCOUNT);
    }
    if (amount <= 0) {
      return Answer.of(RejectReason.INVALID_AMOUNT);
    }
    if (deposits.add(big(amount)).compareTo(MAX) > 0
        || gross().add(big(amount)).compareTo(MAX.shiftRight(1)) > 0) {
      return Answer.of(RejectReason.ARITHMETIC_LIMIT);
    }
    scope.cash = scope.cash.add(big(amount));
    deposits = deposits.add(big(amount));
    return Answer.of(RejectReason.NONE);
  }

  Answer withdraw(int subAccountId, long amount) {
    NaiveScope scope = scope(subAccountId);
    if (scope == null) {
      return Answer.of(RejectReason.UNKNOWN_SUB_ACCOUNT);
    }
    if (amount <= 0) {
      return Answer.of(RejectReason.INVALID_AMOUNT);
    }
    if (big(amount).compareTo(scope.withdrawable()) > 0) {
      return Answer.of(RejectReason.INSUFFICIENT_WITHDRAWABLE);
    }
    if (withdrawals.add(big(amount)).compareTo(MAX) > 0) {
      return Answer.of(RejectReason.ARITHMETIC_LIMIT);
    }
    scope.cash = scope.cash.subtract(big(amount));
    withdrawals = withdrawals.add(big(amount));
    return Answer.of(RejectReason.NONE);
  }

  /** Symbols of the workload are well-formed; parameters come from its table. */
  Answer createMarket(CreateMarket command, String symbol, RejectReason expected) {
    if (markets.stream().anyMatch(market -> market.symbol.equals(symbol))) {
      return Answer.of(RejectReason.DUPLICATE_SYMBOL);
    }
    if (expected == RejectReason.NONE) {
      markets.add(new NaiveMarket(markets.size() + 1, symbol, command.parameters));
    }
    return Answer.of(expected);
  }

  Answer updateMarket(UpdateMarket command) {
    NaiveMarket market = market(command.marketId);
    if (market == null) {
      return Answer.of(RejectReason.UNKNOWN_MARKET);
    }
    MarketParameters changed = command.parameters;
    if (changed.tickSizeE9 != market.parameters.tickSizeE9
        || changed.lotSizeE9 != market.parameters.lotSizeE9) {
      return Answer.of(RejectReason.UNITS_ARE_FIXED);
    }
    if (changed.maxPriceTicks > 0 && changed.maxPriceTicks < market.parameters.maxPriceTicks) {
      return Answer.of(RejectReason.MAX_PRICE_CANNOT_FALL);
    }
    RejectReason reason = check(changed, market);
    if (reason == RejectReason.NONE) {
      market.parameters.set(changed);
    }
    return Answer.of(reason);
  }

  private RejectReason check(MarketParameters p, NaiveMarket market) {
    if (p.minOrderLots < 1
        || p.minOrderLots > p.maxOrderLots
        || p.maxOrderLots > p.maxOpenInterestLots
        || p.maxPriceTicks < 1) {
      return RejectReason.INVALID_ORDER_LIMITS;
    }
    BigInteger largest = openInterest(market).max(big(p.maxOpenInterestLots));
    boolean orders =
        scopes.stream()
            .anyMatch(
                scope ->
                    exceeds(scope.orderLots(market, Side.BUY), p, market.k)
                        || exceeds(scope.orderLots(market, Side.SELL), p, market.k));
    if (exceeds(largest, p, market.k)) {
      return RejectReason.ARITHMETIC_LIMIT;
    }
    int mm = p.maintenanceMarginPpm;
    if (mm <= 0 || mm >= p.initialMarginPpm || p.initialMarginPpm > 1_000_000) {
      return RejectReason.INVALID_MARGIN_RATE;
    }
    if (p.takerFeePpm < 0
        || Math.max(p.takerFeePpm, p.makerFeePpm) > mm
        || p.takerFeePpm + p.makerFeePpm < 0) {
      return RejectReason.INVALID_FEE_RATE;
    }
    if (p.marketOrderBandPpm < 0 || p.marketOrderBandPpm > 999_999) {
      return RejectReason.INVALID_BAND;
    }
    return orders ? RejectReason.ARITHMETIC_LIMIT : RejectReason.NONE;
  }

  private static boolean exceeds(BigInteger lots, MarketParameters p, BigInteger k) {
    return lots.multiply(k).multiply(big(p.maxPriceTicks)).bitLength() > 62;
  }

  Answer setState(int marketId, MarketState state) {
    NaiveMarket market = market(marketId);
    if (market == null) {
      return Answer.of(RejectReason.UNKNOWN_MARKET);
    }
    boolean opens = state == MarketState.OPEN || state == MarketState.POST_ONLY;
    if (state == market.state
        || state == MarketState.INITIALIZING
        || (market.state == MarketState.INITIALIZING && !opens)) {
      return Answer.of(RejectReason.INVALID_STATE_TRANSITION);
    }
    if (market.mark == 0) {
      return Answer.of(RejectReason.NO_MARK_PRICE);
    }
    market.state = state;
    return Answer.of(RejectReason.NONE);
  }

  Answer updateOracle(UpdateOracle command) {
    NaiveMarket market = market(command.marketId);
    if (market == null) {
      return Answer.of(RejectReason.UNKNOWN_MARKET);
    }
    if (command.publishTimeNs < market.publishTimeNs) {
      return Answer.of(RejectReason.ORACLE_TIME_BACKWARDS);
    }
    BigDecimal ticks =
        BigDecimal.valueOf(command.priceMantissa)
            .scaleByPowerOfTen(command.exponent + 9)
            .divide(BigDecimal.valueOf(market.parameters.tickSizeE9), 40, RoundingMode.DOWN);
    BigInteger rounded = nearestEven(command, market, ticks);
    if (command.priceMantissa <= 0
        || command.exponent < -18
        || command.exponent > 9
        || rounded.signum() <= 0
        || rounded.compareTo(big(market.parameters.maxPriceTicks)) > 0) {
      return Answer.of(RejectReason.INVALID_ORACLE_PRICE);
    }
    market.mark = rounded.intValueExact();
    market.publishTimeNs = command.publishTimeNs;
    return Answer.of(RejectReason.NONE);
  }

  /** Exact comparison with the middle between two ticks, without a division. */
  private static BigInteger nearestEven(
      UpdateOracle command, NaiveMarket market, BigDecimal ticks) {
    BigInteger below = ticks.toBigInteger();
    BigDecimal tick = BigDecimal.valueOf(market.parameters.tickSizeE9).scaleByPowerOfTen(-9);
    BigDecimal middle =
        new BigDecimal(below).add(new BigDecimal("0.5")).multiply(tick);
    int side =
        BigDecimal.valueOf(command.priceMantissa)
            .scaleByPowerOfTen(command.exponent)
            .compareTo(middle);
    return side > 0 || (side == 0 && below.testBit(0)) ? below.add(BigInteger.ONE) : below;
  }

  /** Full id of the order that the last accepted place made is told by {@link #name}. */
  Answer place(PlaceOrder command) {
    NaiveScope scope = scope(command.subAccountId);
    NaiveMarket market = market(command.marketId);
    RejectReason reason = checkShape(command, scope, market);
    if (reason != RejectReason.NONE) {
      return Answer.of(reason);
    }
    NaiveMarket.Order order = new NaiveMarket.Order();
    order.clOrdId = command.clOrdId;
    order.subAccountId = command.subAccountId;
    order.market = market;
    order.side = command.side;
    order.postOnly = command.postOnly;
    order.leaves = big(command.orderQtyLots);
    order.price = worstPrice(command, market);
    if (command.clOrdId != 0 && find(command.subAccountId, 0, command.clOrdId) != null) {
      return Answer.of(RejectReason.DUPLICATE_CL_ORD_ID);
    }
    BigInteger fillable = market.fillable(order.side, order.price, order.leaves);
    if (order.postOnly && fillable.signum() > 0) {
      return Answer.of(RejectReason.POST_ONLY_WOULD_CROSS);
    }
    if (command.timeInForce == TimeInForce.FOK && fillable.compareTo(order.leaves) < 0) {
      return Answer.of(RejectReason.FOK_NOT_FILLABLE);
    }
    boolean mayRest = command.timeInForce == TimeInForce.GTC;
    reason = checkRisk(scope, order, null, fillable);
    if (reason == RejectReason.NONE && mayRest && levelWouldOverflow(order)) {
      reason = RejectReason.ARITHMETIC_LIMIT;
    }
    if (reason != RejectReason.NONE) {
      return Answer.of(reason);
    }
    order.number = ++lastOrderNumber;
    sweep(order);
    if (mayRest && order.leaves.signum() > 0) {
      market.orders.add(order);
    }
    forgetIdlePositions();
    return Answer.of(RejectReason.NONE, order.number);
  }

  private static boolean levelWouldOverflow(NaiveMarket.Order order) {
    return order.market.level(order.price).add(order.leaves).compareTo(MAX) > 0;
  }

  private static RejectReason checkShape(
      PlaceOrder command, NaiveScope scope, NaiveMarket market) {
    if (scope == null) {
      return RejectReason.UNKNOWN_SUB_ACCOUNT;
    }
    if (market == null) {
      return RejectReason.UNKNOWN_MARKET;
    }
    if (market.state != MarketState.OPEN && market.state != MarketState.POST_ONLY) {
      return RejectReason.MARKET_NOT_ACCEPTING_ORDERS;
    }
    boolean gtc = command.timeInForce == TimeInForce.GTC;
    boolean isMarket = command.ordType == OrdType.MARKET;
    if ((isMarket && gtc) || (command.postOnly && (!gtc || isMarket))) {
      return RejectReason.INVALID_ORDER_COMBINATION;
    }
    if (market.state == MarketState.POST_ONLY && !command.postOnly) {
      return RejectReason.MARKET_POST_ONLY;
    }
    if (command.orderQtyLots <= 0) {
      return RejectReason.INVALID_QUANTITY;
    }
    RejectReason size = checkSize(command.orderQtyLots, market);
    if (size != RejectReason.NONE) {
      return size;
    }
    boolean inRange =
        command.priceTicks > 0 && command.priceTicks <= market.parameters.maxPriceTicks;
    return inRange || (isMarket && command.priceTicks == 0)
        ? RejectReason.NONE
        : RejectReason.INVALID_PRICE;
  }

  private static RejectReason checkSize(long lots, NaiveMarket market) {
    if (lots < market.parameters.minOrderLots) {
      return RejectReason.QUANTITY_BELOW_MINIMUM;
    }
    return lots > market.parameters.maxOrderLots
        ? RejectReason.QUANTITY_ABOVE_MAXIMUM
        : RejectReason.NONE;
  }

  private static int worstPrice(PlaceOrder command, NaiveMarket market) {
    if (command.ordType == OrdType.LIMIT) {
      return command.priceTicks;
    }
    int protection = market.protection(command.side);
    if (command.priceTicks == 0) {
      return protection;
    }
    return command.side == Side.BUY
        ? Math.min(protection, command.priceTicks)
        : Math.max(protection, command.priceTicks);
  }

  /** Puts the order in the place of another one, asks, and takes it out again. */
  private RejectReason checkRisk(
      NaiveScope scope,
      NaiveMarket.Order order,
      NaiveMarket.Order replaced,
      BigInteger fillable) {
    NaiveMarket market = order.market;
    BigInteger lots = scope.position(market).lots;
    BigInteger sign = big(order.side.sign());
    BigInteger closable = lots.multiply(sign).negate().max(ZERO);
    BigInteger opening = order.leaves.subtract(closable).max(ZERO);
    BigInteger room = big(market.parameters.maxOpenInterestLots).subtract(openInterest(market));
    if (opening.signum() > 0 && opening.compareTo(room) > 0) {
      return RejectReason.OPEN_INTEREST_LIMIT;
    }
    BigInteger worstBefore = scope.worstLots(market);
    int index = market.orders.indexOf(replaced);
    if (index >= 0) {
      market.orders.set(index, order);
    } else {
      market.orders.add(order);
    }
    try {
      return checkMargin(scope, order, worstBefore, fillable);
    } finally {
      if (index >= 0) {
        market.orders.set(index, replaced);
      } else {
        market.orders.remove(order);
      }
    }
  }

  private RejectReason checkMargin(
      NaiveScope scope, NaiveMarket.Order order, BigInteger worstBefore, BigInteger fillable) {
    NaiveMarket market = order.market;
    BigInteger sign = big(order.side.sign());
    BigInteger limit = NaiveMarket.orderLotsLimit(market.parameters, market.k);
    BigInteger moved = market.value(fillable, market.parameters.maxPriceTicks).shiftLeft(3);
    if (scope.orderLots(market, order.side).compareTo(limit) > 0
        || moved.add(gross()).compareTo(MAX) > 0) {
      return RejectReason.ARITHMETIC_LIMIT;
    }
    BigInteger fee = fee(market.value(fillable, order.price), market.parameters.takerFeePpm);
    BigInteger equity = scope.equity();
    if (equity.compareTo(scope.initialMargin().add(fee)) >= 0) {
      return RejectReason.NONE;
    }
    boolean opposes = scope.position(market).lots.signum() * order.side.sign() < 0;
    if (!opposes || scope.worstLots(market).compareTo(worstBefore) > 0) {
      return RejectReason.INSUFFICIENT_MARGIN;
    }
    BigInteger signedLots = order.leaves.multiply(sign);
    BigInteger equityAfter =
        equity
            .add(market.value(signedLots, market.mark))
            .subtract(market.value(signedLots, order.price))
            .subtract(fee);
    BigInteger before = scope.maintenanceMargin(market, ZERO);
    BigInteger after = scope.maintenanceMargin(market, signedLots);
    for (BigInteger operand : new BigInteger[] {equity, equityAfter, before, after}) {
      if (operand.bitLength() > 63) {
        return RejectReason.ARITHMETIC_LIMIT;
      }
    }
    return equityAfter.multiply(before).compareTo(equity.multiply(after)) >= 0
        ? RejectReason.NONE
        : RejectReason.REDUCING_ORDER_LOWERS_HEALTH;
  }

  private void sweep(NaiveMarket.Order taker) {
    NaiveMarket market = taker.market;
    for (NaiveMarket.Order maker : market.counterparties(taker.side, taker.price)) {
      BigInteger lots = taker.leaves.min(maker.leaves);
      if (lots.signum() == 0) {
        return;
      }
      trades++;
      taker.leaves = taker.leaves.subtract(lots);
      taker.cum = taker.cum.add(lots);
      maker.leaves = maker.leaves.subtract(lots);
      maker.cum = maker.cum.add(lots);
      if (maker.leaves.signum() == 0) {
        market.orders.remove(maker);
      }
      BigInteger value = market.value(lots, maker.price);
      BigInteger makerFee = fee(value, market.parameters.makerFeePpm);
      BigInteger takerFee = fee(value, market.parameters.takerFeePpm);
      BigInteger bought = lots.multiply(big(taker.side.sign()));
      scope(maker.subAccountId).trade(market, bought.negate(), maker.price, makerFee);
      scope(taker.subAccountId).trade(market, bought, maker.price, takerFee);
      treasury = treasury.add(makerFee).add(takerFee);
    }
  }

  /** Charges are rounded up, rebates down. */
  private static BigInteger fee(BigInteger value, int ppm) {
    BigInteger exact = value.multiply(big(Math.abs(ppm)));
    return ppm >= 0 ? NaiveScope.ceil(exact, MILLION) : exact.divide(MILLION).negate();
  }

  /** Tells the full id of an order, whose counter part is known. */
  void name(long orderId) {
    for (NaiveMarket market : markets) {
      for (NaiveMarket.Order order : market.orders) {
        if (order.number == orderId >>> 24) {
          order.id = orderId;
        }
      }
    }
  }

  Answer cancel(CancelOrder command) {
    NaiveMarket.Order order = find(command.subAccountId, command.orderId, command.clOrdId);
    if (scope(command.subAccountId) == null) {
      return Answer.of(RejectReason.UNKNOWN_SUB_ACCOUNT, command.orderId >>> 24);
    }
    if (order == null) {
      return Answer.of(RejectReason.UNKNOWN_ORDER, command.orderId >>> 24);
    }
    order.market.orders.remove(order);
    forgetIdlePositions();
    return Answer.of(RejectReason.NONE, order.number);
  }

  Answer cancelAll(CancelAll command) {
    if (scope(command.subAccountId) == null) {
      return Answer.of(RejectReason.UNKNOWN_SUB_ACCOUNT);
    }
    if (command.marketId != 0 && market(command.marketId) == null) {
      return Answer.of(RejectReason.UNKNOWN_MARKET);
    }
    for (NaiveMarket market : markets) {
      market.orders.removeIf(
          order ->
              order.subAccountId == command.subAccountId
                  && (command.marketId == 0 || command.marketId == market.id)
                  && (command.side == SideFilter.BOTH
                      || command.side.code() == order.side.code()));
    }
    forgetIdlePositions();
    return Answer.of(RejectReason.NONE);
  }

  Answer amend(AmendOrder command) {
    NaiveScope scope = scope(command.subAccountId);
    if (scope == null) {
      return Answer.of(RejectReason.UNKNOWN_SUB_ACCOUNT, command.orderId >>> 24);
    }
    NaiveMarket.Order order = find(command.subAccountId, command.orderId, command.clOrdId);
    if (order == null) {
      return Answer.of(RejectReason.UNKNOWN_ORDER, command.orderId >>> 24);
    }
    RejectReason reason = amend(command, scope, order);
    forgetIdlePositions();
    return Answer.of(reason, order.number);
  }

  private RejectReason amend(AmendOrder command, NaiveScope scope, NaiveMarket.Order order) {
    NaiveMarket market = order.market;
    if (market.state != MarketState.OPEN && market.state != MarketState.POST_ONLY) {
      return RejectReason.MARKET_NOT_ACCEPTING_ORDERS;
    }
    if (command.orderQtyLots <= 0) {
      return RejectReason.INVALID_QUANTITY;
    }
    if (command.priceTicks < 1 || command.priceTicks > market.parameters.maxPriceTicks) {
      return RejectReason.INVALID_PRICE;
    }
    BigInteger total = big(command.orderQtyLots);
    if (total.compareTo(order.cum) <= 0) {
      market.orders.remove(order);
      return RejectReason.NONE;
    }
    RejectReason size = checkSize(command.orderQtyLots, market);
    if (size != RejectReason.NONE) {
      return size;
    }
    if (command.priceTicks == order.price && total.equals(order.total())) {
      return RejectReason.NOTHING_TO_AMEND;
    }
    if (command.priceTicks == order.price && total.compareTo(order.total()) < 0) {
      order.leaves = total.subtract(order.cum);
      return RejectReason.NONE;
    }
    if (market.state == MarketState.POST_ONLY && !order.postOnly) {
      return RejectReason.MARKET_POST_ONLY;
    }
    NaiveMarket.Order changed = new NaiveMarket.Order();
    changed.id = order.id;
    changed.number = order.number;
    changed.clOrdId = order.clOrdId;
    changed.subAccountId = order.subAccountId;
    changed.market = market;
    changed.side = order.side;
    changed.postOnly = order.postOnly;
    changed.price = command.priceTicks;
    changed.cum = order.cum;
    changed.leaves = total.subtract(order.cum);
    BigInteger fillable = market.fillable(changed.side, changed.price, changed.leaves);
    if (changed.postOnly && fillable.signum() > 0) {
      return RejectReason.POST_ONLY_WOULD_CROSS;
    }
    RejectReason risk = checkRisk(scope, changed, order, fillable);
    if (risk != RejectReason.NONE) {
      return risk;
    }
    if (levelWouldOverflow(changed)) {
      return RejectReason.ARITHMETIC_LIMIT;
    }
    market.orders.remove(order);
    sweep(changed);
    if (changed.leaves.signum() > 0) {
      market.orders.add(changed);
    }
    return RejectReason.NONE;
  }

  NaiveMarket.Order find(int subAccountId, long orderId, long clOrdId) {
    for (NaiveMarket market : markets) {
      for (NaiveMarket.Order order : market.orders) {
        boolean named = orderId != 0 ? order.id == orderId : order.clOrdId == clOrdId;
        if (named && order.subAccountId == subAccountId && (orderId != 0 || clOrdId != 0)) {
          return order;
        }
      }
    }
    return null;
  }

  NaiveScope scope(int subAccountId) {
    return subAccountId < 1 || subAccountId > scopes.size() ? null : scopes.get(subAccountId - 1);
  }

  NaiveMarket market(int marketId) {
    return marketId < 1 || marketId > markets.size() ? null : markets.get(marketId - 1);
  }

  BigInteger openInterest(NaiveMarket market) {
    return scopes.stream()
        .map(scope -> scope.position(market).lots.max(ZERO))
        .reduce(ZERO, BigInteger::add);
  }

  private BigInteger gross() {
    return scopes.stream().map(scope -> scope.cash.abs()).reduce(treasury.abs(), BigInteger::add);
  }

  /** What a position realised is forgotten with its last lot and order. */
  private void forgetIdlePositions() {
    for (NaiveScope scope : scopes) {
      for (NaiveMarket market : markets) {
        NaiveScope.Position position = scope.position(market);
        boolean orders =
            market.orders.stream().anyMatch(order -> order.subAccountId == scope.id);
        if (position.lots.signum() == 0 && !orders) {
          position.realized = ZERO;
        }
      }
    }
  }
}
