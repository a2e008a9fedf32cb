package io.quantdesk.engine.model;

import static io.quantdesk.engine.model.NaiveMarket.big;
import static java.math.BigInteger.ZERO;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.collateral.CollateralTerms;
import io.quantdesk.engine.command.MoveCollateral;
import io.quantdesk.engine.command.SetCollateralAsset;
import io.quantdesk.engine.command.SettleCollateral;
import io.quantdesk.engine.command.UpdateCollateralPrice;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Assets other than USDC: what they count for, and where they are (rules c2 and c12). */
final class NaiveCollateral {
  private static final BigInteger MILLION = big(1_000_000);
  private static final BigInteger SCALE = BigInteger.TEN.pow(18);

  /** One asset. */
  static final class Asset {
    final int id;
    final String symbol;
    final CollateralTerms terms = new CollateralTerms();
    final NaiveOracle oracle = NaiveOracle.withAverage();
    int price;
    int average;
    long publishTimeNs;
    BigInteger held = ZERO;
    BigInteger treasury = ZERO;
    BigInteger deposits = ZERO;
    BigInteger withdrawals = ZERO;
    BigInteger pending = ZERO;

    Asset(int id, String symbol) {
      this.id = id;
      this.symbol = symbol;
    }

    BigInteger value(BigInteger units, int ticks, BigInteger weight) {
      BigInteger scale = big(terms.unitSizeE9).multiply(big(terms.tickSizeE9));
      return units.multiply(big(ticks)).multiply(scale).multiply(weight).divide(SCALE);
    }

    BigInteger value(BigInteger units) {
      return value(units, price, MILLION);
    }
  }

  final List<Asset> assets = new ArrayList<>();
  long sales;

  /** How often what could not be sold kept a liquidation waiting. */
  long waits;

  /** Liquidations of scopes without a position. */
  long debts;

  /** How often a price in doubt was asked about. */
  long doubts;

  private final NaiveExchange exchange;

  NaiveCollateral(NaiveExchange exchange) {
    this.exchange = exchange;
  }

  Asset asset(int assetId) {
    return assetId < 1 || assetId > assets.size() ? null : assets.get(assetId - 1);
  }

  /** Weight of an asset in initial margin, lower while deposits are worth more than a bound. */
  BigInteger initialWeight(Asset asset) {
    BigInteger weight = big(asset.terms.initialWeightPpm);
    BigInteger start = big(asset.terms.scaleStartMicros);
    BigInteger deposits = asset.value(asset.held);
    return start.signum() == 0 || deposits.compareTo(start) <= 0
        ? weight
        : weight.multiply(start).divide(deposits);
  }

  BigInteger maintenance(NaiveScope scope) {
    BigInteger sum = ZERO;
    for (Asset asset : scope.units.keySet()) {
      boolean doubted = scope.benefitOfDoubt && !isSellable(asset);
      int price = doubted ? Math.max(asset.price, asset.average) : asset.price;
      BigInteger weight = doubted ? MILLION : big(asset.terms.maintenanceWeightPpm);
      sum = sum.add(asset.value(scope.units(asset), price, weight));
    }
    return sum;
  }

  BigInteger initial(NaiveScope scope) {
    return scope.units.keySet().stream()
        .map(asset -> initial(asset, scope.units(asset)))
        .reduce(ZERO, BigInteger::add);
  }

  private BigInteger initial(Asset asset, BigInteger units) {
    return asset.oracle.isReliable(exchange.nowNs)
        ? asset.value(units, Math.min(asset.price, asset.average), initialWeight(asset))
        : ZERO;
  }

  private boolean isSellable(Asset asset) {
    return asset.oracle.mayLiquidate(exchange.nowNs) && !asset.oracle.isVolatile(exchange.nowNs);
  }

  boolean isDoubtful(NaiveScope scope) {
    boolean doubtful = scope.units.keySet().stream().anyMatch(asset -> !isSellable(asset));
    doubts += doubtful ? 1 : 0;
    return doubtful;
  }

  Answer set(SetCollateralAsset command, String symbol) {
    Asset asset = asset(command.assetId);
    if (asset == null && command.assetId != 0) {
      return Answer.of(RejectReason.UNKNOWN_COLLATERAL_ASSET);
    }
    if (!areAllowed(command.terms)) {
      return Answer.of(RejectReason.INVALID_COLLATERAL_TERMS);
    }
    if (!NaiveExchange.areAllowed(command.rules)) {
      return Answer.of(RejectReason.INVALID_PRICE_RULES);
    }
    if (asset == null) {
      if (assets.stream().anyMatch(other -> other.symbol.equals(symbol))) {
        return Answer.of(RejectReason.DUPLICATE_SYMBOL);
      }
      if (assets.size() == 16) {
        return Answer.of(RejectReason.COLLATERAL_CAPACITY);
      }
    } else if (!asset.symbol.equals(symbol)
        || asset.terms.unitSizeE9 != command.terms.unitSizeE9
        || asset.terms.tickSizeE9 != command.terms.tickSizeE9) {
      return Answer.of(RejectReason.UNITS_ARE_FIXED);
    }
    if (exchange.onlyChecks) {
      return Answer.of(RejectReason.NONE);
    }
    if (asset == null) {
      asset = new Asset(assets.size() + 1, symbol);
      assets.add(asset);
    }
    asset.terms.set(command.terms);
    asset.oracle.setRules(command.rules, asset.price, exchange.nowNs);
    return Answer.of(RejectReason.NONE);
  }

  private static boolean areAllowed(CollateralTerms t) {
    if (t.unitSizeE9 <= 0 || t.tickSizeE9 <= 0 || t.capUnits < 0 || t.scaleStartMicros < 0) {
      return false;
    }
    BigDecimal highest = BigDecimal.valueOf(t.tickSizeE9).movePointLeft(9).movePointRight(9);
    BigDecimal unit = BigDecimal.valueOf(t.unitSizeE9).movePointLeft(9).multiply(highest);
    BigDecimal all = BigDecimal.valueOf(t.capUnits).multiply(unit).movePointRight(6);
    return unit.compareTo(BigDecimal.ONE) <= 0
        && all.compareTo(new BigDecimal(BigInteger.ONE.shiftLeft(58))) <= 0
        && t.initialWeightPpm >= 0
        && t.initialWeightPpm <= t.maintenanceWeightPpm
        && t.maintenanceWeightPpm <= 1_000_000
        && t.discountPpm >= 0
        && t.discountPpm <= 500_000
        && t.discountPpm + t.maintenanceWeightPpm <= 1_000_000;
  }

  Answer update(UpdateCollateralPrice command) {
    Asset asset = asset(command.assetId);
    if (asset == null) {
      return Answer.of(RejectReason.UNKNOWN_COLLATERAL_ASSET);
    }
    if (command.price.publishTimeNs < asset.publishTimeNs) {
      return Answer.of(RejectReason.ORACLE_TIME_BACKWARDS);
    }
    BigInteger ticks = NaiveExchange.ticks(command.price, asset.terms.tickSizeE9);
    boolean isStatus = command.price.priceMantissa <= 0;
    boolean isWrong =
        command.price.exponent < -18
            || command.price.exponent > 9
            || ticks.signum() <= 0
            || ticks.compareTo(big(1_000_000_000)) > 0;
    if ((isWrong && !isStatus) || command.price.confidenceMantissa < 0) {
      return Answer.of(RejectReason.INVALID_ORACLE_PRICE);
    }
    int price = isStatus ? 0 : ticks.intValueExact();
    if (asset.oracle.take(command.price, price, asset.price, exchange.nowNs)) {
      asset.price = price;
      asset.average = asset.oracle.average(exchange.nowNs);
    }
    asset.publishTimeNs = command.price.publishTimeNs;
    return Answer.of(RejectReason.NONE);
  }

  Answer settle(SettleCollateral command) {
    Asset asset = asset(command.assetId);
    if (asset == null) {
      return Answer.of(RejectReason.UNKNOWN_COLLATERAL_ASSET);
    }
    if (Math.min(command.units, command.amountMicros) < 0
        || Math.max(command.units, command.amountMicros) == 0) {
      return Answer.of(RejectReason.INVALID_AMOUNT);
    }
    if (big(command.units).compareTo(asset.treasury) > 0) {
      return Answer.of(RejectReason.INSUFFICIENT_COLLATERAL);
    }
    BigInteger amount = big(command.amountMicros);
    if (!exchange.hasRoomForDeposit(amount)) {
      return Answer.of(RejectReason.ARITHMETIC_LIMIT);
    }
    if (exchange.onlyChecks) {
      return Answer.of(RejectReason.NONE);
    }
    asset.treasury = asset.treasury.subtract(big(command.units));
    asset.withdrawals = asset.withdrawals.add(big(command.units));
    exchange.treasury = exchange.treasury.add(amount);
    exchange.deposits = exchange.deposits.add(amount);
    return Answer.of(RejectReason.NONE);
  }

  Answer deposit(MoveCollateral command, NaiveBackstop backstop) {
    NaiveScope scope = exchange.scope(command.subAccountId);
    Asset asset = asset(command.assetId);
    RejectReason reason = judgeMove(scope, asset, command.units);
    if (reason == RejectReason.NONE) {
      reason = judgeReceiver(scope, backstop);
    }
    if (reason != RejectReason.NONE) {
      return Answer.of(reason);
    }
    if (asset.price == 0) {
      return Answer.of(RejectReason.ORACLE_PRICE_UNRELIABLE);
    }
    BigInteger units = big(command.units);
    if (asset.held.add(asset.pending).add(units).compareTo(big(asset.terms.capUnits)) > 0) {
      return Answer.of(RejectReason.COLLATERAL_CAP);
    }
    if (asset.deposits.add(units).compareTo(NaiveExchange.MAX) > 0) {
      return Answer.of(RejectReason.ARITHMETIC_LIMIT);
    }
    asset.deposits = asset.deposits.add(units);
    move(scope, asset, units);
    return Answer.of(RejectReason.NONE);
  }

  RejectReason judgeMove(NaiveScope scope, Asset asset, long units) {
    if (scope == null) {
      return RejectReason.UNKNOWN_SUB_ACCOUNT;
    }
    if (asset == null) {
      return RejectReason.UNKNOWN_COLLATERAL_ASSET;
    }
    return units <= 0 ? RejectReason.INVALID_AMOUNT : RejectReason.NONE;
  }

  RejectReason judgeReceiver(NaiveScope scope, NaiveBackstop backstop) {
    if (scope.parent != null) {
      return RejectReason.USDC_ONLY;
    }
    return backstop.is(scope) ? RejectReason.BACKSTOP_ACCOUNT : RejectReason.NONE;
  }

  /** Whether there is as much, and what stays is enough for the scope's positions and debts. */
  RejectReason judgeLeaving(NaiveScope scope, Asset asset, BigInteger units) {
    BigInteger has = scope.units(asset);
    if (units.compareTo(has) > 0) {
      return RejectReason.INSUFFICIENT_COLLATERAL;
    }
    BigInteger counted = initial(asset, has).subtract(initial(asset, has.subtract(units)));
    return scope.free().compareTo(counted) < 0
        ? RejectReason.INSUFFICIENT_WITHDRAWABLE
        : RejectReason.NONE;
  }

  void move(NaiveScope scope, Asset asset, BigInteger change) {
    exchange.touched.add(scope);
    asset.held = asset.held.add(change);
    BigInteger after = scope.units(asset).add(change);
    if (after.signum() == 0) {
      scope.units.remove(asset);
    } else {
      scope.units.put(asset, after);
    }
  }

  /** For what a scope owes, asset by asset; whether it owes nothing any more or has nothing. */
  boolean sell(NaiveScope scope) {
    if (scope.cash.signum() >= 0) {
      return true;
    }
    for (Asset asset : List.copyOf(scope.units.keySet())) {
      if (scope.cash.signum() < 0 && isSellable(asset)) {
        sell(scope, asset);
      }
    }
    boolean done = scope.cash.signum() >= 0 || scope.units.isEmpty();
    waits += done ? 0 : 1;
    return done;
  }

  /** The smallest number of units that fetches it, found by halving. */
  private void sell(NaiveScope scope, Asset asset) {
    BigInteger owed = scope.cash.negate();
    BigInteger weight = MILLION.subtract(big(asset.terms.discountPpm));
    BigInteger low = ZERO;
    BigInteger high = scope.units(asset);
    while (low.compareTo(high) < 0) {
      BigInteger middle = low.add(high).shiftRight(1);
      if (asset.value(middle, asset.price, weight).compareTo(owed) >= 0) {
        high = middle;
      } else {
        low = middle.add(BigInteger.ONE);
      }
    }
    BigInteger proceeds = asset.value(high, asset.price, weight).min(owed);
    sales++;
    move(scope, asset, high.negate());
    asset.treasury = asset.treasury.add(high);
    scope.cash = scope.cash.add(proceeds);
    exchange.treasury = exchange.treasury.subtract(proceeds);
  }
}
