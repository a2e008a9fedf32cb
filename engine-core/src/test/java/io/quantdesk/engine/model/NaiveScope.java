package io.quantdesk.engine.model;

import static io.quantdesk.engine.model.NaiveMarket.big;
import static java.math.BigInteger.ZERO;

import io.quantdesk.engine.order.Side;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One sub-account: cash and positions, valued by the formulas of the specification. */
final class NaiveScope {
  /** One position. */
  static final class Position {
    BigInteger lots = ZERO;
    BigInteger cost = ZERO;
    BigInteger realized = ZERO;

    /** Positions of its market are numbered as they are opened. */
    long number;

    /** Funding index up to which it has paid; 0 without lots. */
    BigInteger paidUpTo = ZERO;
  }

  private final NaiveExchange exchange;
  final int id;
  final int owner;
  final int number;
  final Map<NaiveMarket, Position> positions = new TreeMap<>((a, b) -> Integer.compare(a.id, b.id));
  final Map<NaiveMarket, Integer> leverages = new HashMap<>();
  final Map<NaiveCollateral.Asset, BigInteger> units =
      new TreeMap<>((a, b) -> Integer.compare(a.id, b.id));

  /** Market of the position that ended last while there was collateral, or null. */
  NaiveMarket lastMarket;

  /** While it is asked whether to liquidate by prices that are in doubt. */
  boolean benefitOfDoubt;

  BigInteger cash = ZERO;

  /** Of an isolated one; otherwise null. */
  NaiveScope parent;

  /** Of an isolated one; otherwise 0. */
  int isolatedMarketId;

  /** Where a reduce-only order is being judged. */
  NaiveMarket reducing;

  NaiveScope(NaiveExchange exchange, int id, int owner, int number) {
    this.exchange = exchange;
    this.id = id;
    this.owner = owner;
    this.number = number;
  }

  /** Floor of E x 1e4 / MM, as far as a long goes. */
  BigInteger health() {
    BigInteger maintenance = maintenanceMargin(null, ZERO);
    BigInteger most = big(Long.MAX_VALUE);
    return maintenance.signum() == 0
        ? most
        : floor(equity().multiply(big(10_000)), maintenance).min(most);
  }

  Position position(NaiveMarket market) {
    return positions.computeIfAbsent(market, unused -> new Position());
  }

  BigInteger orderLots(NaiveMarket market, Side side) {
    return sum(market, side, false);
  }

  BigInteger orderValue(NaiveMarket market, Side side) {
    return sum(market, side, true);
  }

  private BigInteger sum(NaiveMarket market, Side side, boolean weighted) {
    BigInteger sum = ZERO;
    for (NaiveMarket.Order order :
        Stream.concat(market.orders.stream(), market.inAuctions()).toList()) {
      if (order.subAccountId == id && order.side == side && !order.reduceOnly) {
        sum = sum.add(weighted ? order.leaves.multiply(big(order.price)) : order.leaves);
      }
    }
    return sum;
  }

  BigInteger units(NaiveCollateral.Asset asset) {
    return units.getOrDefault(asset, ZERO);
  }

  BigInteger equity() {
    BigInteger equity = cash.add(exchange.collateral.maintenance(this));
    for (Map.Entry<NaiveMarket, Position> entry : positions.entrySet()) {
      equity = equity.add(unrealized(entry.getKey(), entry.getValue()));
      equity = equity.subtract(NaiveFunding.owed(entry.getKey(), entry.getValue()));
    }
    return equity;
  }

  /** E with profits at their weight in initial margin, rounded down. */
  BigInteger initialEquity() {
    BigInteger equity = cash.add(exchange.collateral.initial(this));
    for (Map.Entry<NaiveMarket, Position> entry : positions.entrySet()) {
      BigInteger profit = unrealized(entry.getKey(), entry.getValue());
      BigInteger weight = big(1_000_000 - entry.getKey().parameters.profitHaircutPpm);
      BigInteger counted =
          profit.signum() < 0 ? profit : floor(profit.multiply(weight), big(1_000_000));
      equity = equity.add(counted);
      equity = equity.subtract(NaiveFunding.owed(entry.getKey(), entry.getValue()));
    }
    return equity;
  }

  private static BigInteger unrealized(NaiveMarket market, Position position) {
    return market.value(position.lots, market.mark).subtract(position.cost);
  }

  BigInteger worstLots(NaiveMarket market) {
    BigInteger lots = position(market).lots;
    BigInteger up = lots.add(orderLots(market, Side.BUY)).abs();
    BigInteger worst = up.max(lots.subtract(orderLots(market, Side.SELL)).abs());
    return mayBeReduced(market)
        ? worst.max(orderLots(market, Side.BUY)).max(orderLots(market, Side.SELL))
        : worst;
  }

  /** Whether a reduce-only order is there, or asks to be, that could take the position away. */
  private boolean mayBeReduced(NaiveMarket market) {
    return market == reducing || isReducing(market);
  }

  /** Whether a reduce-only order rests or waits in a market. */
  boolean isReducing(NaiveMarket market) {
    return Stream.concat(market.orders.stream(), market.waiting.stream())
        .anyMatch(order -> order.reduceOnly && order.subAccountId == id);
  }

  /** Sum of IM and open losses over all markets. */
  BigInteger initialMargin() {
    BigInteger margin = ZERO;
    for (NaiveMarket market : positions.keySet()) {
      BigInteger notional = market.value(worstLots(market), market.mark);
      BigInteger buyLoss =
          market
              .k
              .multiply(orderValue(market, Side.BUY))
              .subtract(market.value(orderLots(market, Side.BUY), market.mark));
      BigInteger sellLoss =
          market
              .value(orderLots(market, Side.SELL), market.mark)
              .subtract(market.k.multiply(orderValue(market, Side.SELL)));
      margin =
          margin
              .add(initialMargin(market, notional))
              .add(buyLoss.max(ZERO))
              .add(sellLoss.max(ZERO));
    }
    return margin;
  }

  /** IM of one market by itself, without open losses. */
  BigInteger initialMarginOf(NaiveMarket market) {
    return initialMargin(market, market.value(worstLots(market), market.mark));
  }

  /** IM of one market: its tiers, the owner's leverage, its open interest. */
  private BigInteger initialMargin(NaiveMarket market, BigInteger notional) {
    BigInteger required = market.required(notional, market.parameters.initialMarginPpm, false);
    if (leverages.containsKey(market)) {
      required = required.max(ceil(notional, big(leverages.get(market))));
    }
    BigInteger rate = exchange.openInterestRate(market);
    return required.max(ceil(notional.multiply(rate), big(1_000_000)));
  }

  /** Sum of MM over all markets, as if one position were larger by some lots. */
  BigInteger maintenanceMargin(NaiveMarket changed, BigInteger change) {
    BigInteger margin = ZERO;
    for (NaiveMarket market : positions.keySet()) {
      BigInteger lots = position(market).lots.add(market == changed ? change : ZERO);
      BigInteger notional = market.value(lots.abs(), market.mark);
      margin = margin.add(market.required(notional, market.parameters.maintenanceMarginPpm, true));
    }
    return margin;
  }

  /** Of all markets with a position. */
  boolean hasReliablePrices() {
    return positions.entrySet().stream()
        .filter(entry -> entry.getValue().lots.signum() != 0)
        .allMatch(entry -> entry.getKey().oracle.isReliable(exchange.nowNs));
  }

  /** With the mark of one market at a price. */
  boolean isLiquidatableAt(NaiveMarket market, int price) {
    int mark = market.mark;
    market.mark = price;
    boolean liquidatable = isBelowMaintenance();
    market.mark = mark;
    return liquidatable;
  }

  /** Below maintenance margin, with some position or some collateral (c4). */
  boolean isUnderWater() {
    boolean has =
        !units.isEmpty()
            || positions.values().stream().anyMatch(position -> position.lots.signum() != 0);
    return has && isBelowMaintenance();
  }

  private boolean isBelowMaintenance() {
    return equity().compareTo(maintenanceMargin(null, ZERO)) < 0;
  }

  BigInteger withdrawable() {
    return cash.min(free()).max(ZERO);
  }

  /** Equity without unrealised profits beyond what has to be kept. */
  BigInteger free() {
    BigInteger lossOnly = cash.add(exchange.collateral.initial(this));
    BigInteger notional = ZERO;
    for (Map.Entry<NaiveMarket, Position> entry : positions.entrySet()) {
      NaiveMarket market = entry.getKey();
      lossOnly = lossOnly.add(unrealized(market, entry.getValue()).min(ZERO));
      lossOnly = lossOnly.subtract(NaiveFunding.owed(market, entry.getValue()));
      notional = notional.add(market.value(worstLots(market), market.mark));
    }
    BigInteger kept = initialMargin().max(ceil(notional, BigInteger.TEN));
    return lossOnly.subtract(kept);
  }

  /** Trades lots of a sign at a price; returns the change of cash. */
  BigInteger trade(NaiveMarket market, BigInteger signedLots, int price, BigInteger fee) {
    exchange.touched.add(this);
    Position position = position(market);
    BigInteger owed = NaiveFunding.owed(market, position);
    cash = cash.subtract(owed);
    market.funding.pool = market.funding.pool.add(owed);
    BigInteger closing = ZERO;
    if (position.lots.signum() * signedLots.signum() < 0) {
      closing = signedLots.abs().min(position.lots.abs());
    }
    BigInteger realized = ZERO;
    if (closing.signum() > 0) {
      BigInteger share = ceil(position.cost.multiply(closing), position.lots.abs());
      BigInteger value = market.value(closing.multiply(big(position.lots.signum())), price);
      realized = value.subtract(share);
      position.cost = position.cost.subtract(share);
      position.lots = position.lots.subtract(closing.multiply(big(position.lots.signum())));
      position.realized = position.realized.add(realized);
    }
    if (position.lots.signum() == 0) {
      market.holders.remove(this);
      market.closed.add(this);
    }
    BigInteger opening = signedLots.subtract(closing.multiply(big(signedLots.signum())));
    position.lots = position.lots.add(opening);
    position.cost = position.cost.add(market.value(opening, price));
    position.paidUpTo = market.funding.index(position.lots);
    if (position.lots.signum() != 0 && !market.holders.contains(this)) {
      market.holders.add(this);
      position.number = ++market.opened;
    }
    market.positionsChanged();
    if (position.lots.signum() == 0 && !units.isEmpty()) {
      lastMarket = market;
    }
    BigInteger change = realized.subtract(fee);
    cash = cash.add(change);
    return change;
  }

  static BigInteger floor(BigInteger dividend, BigInteger divisor) {
    return ceil(dividend.negate(), divisor).negate();
  }

  static BigInteger ceil(BigInteger dividend, BigInteger divisor) {
    BigInteger[] result = dividend.divideAndRemainder(divisor);
    return result[1].signum() > 0 ? result[0].add(BigInteger.ONE) : result[0];
  }
}
