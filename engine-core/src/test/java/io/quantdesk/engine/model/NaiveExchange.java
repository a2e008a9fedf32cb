package io.quantdesk.engine.model;

import static io.quantdesk.engine.model.NaiveMarket.big;
import static java.math.BigInteger.ZERO;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.command.CreateMarket;
import io.quantdesk.engine.command.CreateSubAccount;
import io.quantdesk.engine.command.SetLeverage;
import io.quantdesk.engine.command.SetLiquidationRules;
import io.quantdesk.engine.command.SetPriceRules;
import io.quantdesk.engine.command.UpdateMarket;
import io.quantdesk.engine.command.UpdateOracle;
import io.quantdesk.engine.market.LiquidationRules;
import io.quantdesk.engine.market.MarketParameters;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.market.UpperTiers;
import io.quantdesk.engine.math.Bytes32;
import io.quantdesk.engine.oracle.PriceRules;
import io.quantdesk.engine.order.Side;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rules of the exchange once more but for orders, written from the specification in the
 * plainest way: lists, unbounded integers, everything recomputed. What the engine is compared with.
 */
final class NaiveExchange {
  static final BigInteger MAX = big(Long.MAX_VALUE);

  /** Whose cash, positions or terms the last command has changed. */
  final Set<NaiveScope> touched = new LinkedHashSet<>();

  /** Whether commands of administrators only tell why they would be refused, and change nothing. */
  boolean onlyChecks;

  final List<NaiveScope> scopes = new ArrayList<>();
  final List<NaiveMarket> markets = new ArrayList<>();
  final NaiveCollateral collateral = new NaiveCollateral(this);
  final NaiveSessions sessions = new NaiveSessions();
  final NaiveFees fees = new NaiveFees(this);
  final NaiveShares shares = new NaiveShares(this);
  BigInteger treasury = ZERO;
  long nowNs;
  BigInteger deposits = ZERO;
  BigInteger withdrawals = ZERO;
  BigInteger pending = ZERO;

  private final List<Long> wallets = new ArrayList<>();

  Answer createAccount(Bytes32 wallet) {
    if (wallet.w0 == 0) {
      return Answer.of(RejectReason.INVALID_FIELD);
    }
    if (wallets.contains(wallet.w0)) {
      return Answer.of(RejectReason.DUPLICATE_WALLET);
    }
    wallets.add(wallet.w0);
    scopes.add(new NaiveScope(this, scopes.size() + 1, wallets.size(), 0));
    return Answer.of(RejectReason.NONE);
  }

  Answer createSubAccount(CreateSubAccount command) {
    int accountId = command.accountId;
    if (accountId < 1 || accountId > wallets.size()) {
      return Answer.of(RejectReason.UNKNOWN_ACCOUNT);
    }
    NaiveScope parent = scope(command.parentSubAccountId);
    if (command.parentSubAccountId != 0 || command.isolatedMarketId != 0) {
      RejectReason reason = checkIsolation(command, parent);
      if (reason != RejectReason.NONE) {
        return Answer.of(reason);
      }
    }
    int number = (int) scopes.stream().filter(scope -> scope.owner == accountId).count();
    NaiveScope scope = new NaiveScope(this, scopes.size() + 1, accountId, number);
    scope.parent = parent;
    scope.isolatedMarketId = command.isolatedMarketId;
    scopes.add(scope);
    return Answer.of(RejectReason.NONE);
  }

  private RejectReason checkIsolation(CreateSubAccount command, NaiveScope parent) {
    if (command.parentSubAccountId == 0 || command.isolatedMarketId == 0) {
      return RejectReason.INVALID_ISOLATION;
    }
    if (parent == null) {
      return RejectReason.UNKNOWN_SUB_ACCOUNT;
    }
    if (parent.owner != command.accountId) {
      return RejectReason.OTHER_OWNER;
    }
    if (parent.parent != null) {
      return RejectReason.INVALID_ISOLATION;
    }
    NaiveMarket market = market(command.isolatedMarketId);
    if (market == null) {
      return RejectReason.UNKNOWN_MARKET;
    }
    return market.state == MarketState.DELISTED ? RejectReason.MARKET_DELISTED : RejectReason.NONE;
  }

  Answer deposit(int subAccountId, long amount) {
    NaiveScope scope = scope(subAccountId);
    if (scope == null) {
      return Answer.of(RejectReason.UNKNOWN_SUB_ACCOUNT);
    }
    if (amount <= 0) {
      return Answer.of(RejectReason.INVALID_AMOUNT);
    }
    if (!hasRoomForDeposit(big(amount))) {
      return Answer.of(RejectReason.ARITHMETIC_LIMIT);
    }
    touched.add(scope);
    scope.cash = scope.cash.add(big(amount));
    deposits = deposits.add(big(amount));
    return Answer.of(RejectReason.NONE);
  }

  boolean hasRoomForDeposit(BigInteger amount) {
    return deposits.add(amount).compareTo(MAX) <= 0
        && gross().add(amount).compareTo(MAX.shiftRight(1)) <= 0;
  }

  Answer fundInsurance(int marketId, long amount) {
    NaiveMarket market = market(marketId);
    if (market == null) {
      return Answer.of(RejectReason.UNKNOWN_MARKET);
    }
    if (amount <= 0) {
      return Answer.of(RejectReason.INVALID_AMOUNT);
    }
    if (!hasRoomForDeposit(big(amount))) {
      return Answer.of(RejectReason.ARITHMETIC_LIMIT);
    }
    market.insurance = market.insurance.add(big(amount));
    deposits = deposits.add(big(amount));
    return Answer.of(RejectReason.NONE);
  }

  Answer setLiquidationRules(SetLiquidationRules command) {
    NaiveMarket market = market(command.marketId);
    if (market == null) {
      return Answer.of(RejectReason.UNKNOWN_MARKET);
    }
    if (market.state == MarketState.DELISTED) {
      return Answer.of(RejectReason.MARKET_DELISTED);
    }
    LiquidationRules rules = command.rules;
    long least = Math.min(rules.feePpm, Math.min(rules.bufferPpm, rules.closeOutPpm));
    least =
        Math.min(least, Math.min(rules.adjustmentPpm, Math.min(rules.spreadPpm, rules.chunkPpm)));
    least = Math.min(least, Math.min(rules.dustMicros, rules.chunkAboveMicros));
    int share = Math.max(rules.bufferPpm, Math.max(rules.closeOutPpm, rules.chunkPpm));
    int factor = Math.max(rules.adjustmentPpm, rules.spreadPpm);
    if (Math.min(least, rules.cooldownNs) < 0
        || rules.deleveraging == null
        || share > 1_000_000
        || factor > 10_000_000
        || rules.cooldownNs > Long.MAX_VALUE / 2
        || !isFeePayable(rules, market.parameters)) {
      return Answer.of(RejectReason.INVALID_LIQUIDATION_RULES);
    }
    if (!onlyChecks) {
      market.rules.set(rules);
    }
    return Answer.of(RejectReason.NONE);
  }

  private static boolean isFeePayable(LiquidationRules rules, MarketParameters p) {
    return (long) rules.feePpm + p.takerFeePpm <= p.maintenanceMarginPpm;
  }

  Answer setPriceRules(SetPriceRules command) {
    NaiveMarket market = market(command.marketId);
    if (market == null) {
      return Answer.of(RejectReason.UNKNOWN_MARKET);
    }
    if (market.state == MarketState.DELISTED) {
      return Answer.of(RejectReason.MARKET_DELISTED);
    }
    if (!areAllowed(command.rules)) {
      return Answer.of(RejectReason.INVALID_PRICE_RULES);
    }
    if (!onlyChecks) {
      market.oracle.setRules(command.rules, market.index, nowNs);
    }
    return Answer.of(RejectReason.NONE);
  }

  static boolean areAllowed(PriceRules r) {
    int least = Math.min(r.wideConfidencePpm, Math.min(r.uncertainConfidencePpm, r.jumpPpm));
    least = Math.min(least, Math.min(r.averageBandPpm, r.minPublishers));
    int rate = Math.max(r.wideConfidencePpm, Math.max(r.uncertainConfidencePpm, r.jumpPpm));
    boolean factor =
        r.marginFactorPpm == 0
            || (r.marginFactorPpm >= 1_000_000 && r.marginFactorPpm <= 2_000_000);
    boolean ages =
        Math.min(r.staleTradeNs, r.staleMarginNs) >= 0
            && Math.max(r.staleTradeNs, r.staleMarginNs) <= Long.MAX_VALUE / 2;
    return !(Math.min(least, r.updatesAfterOutage) < 0
        || rate > 1_000_000
        || r.averageBandPpm > 10_000_000
        || r.minPublishers > 255
        || r.updatesAfterOutage > 1_000
        || !factor
        || !ages
        || (r.uncertainConfidencePpm != 0 && r.wideConfidencePpm > r.uncertainConfidencePpm)
        || (r.staleMarginNs != 0 && r.staleTradeNs > r.staleMarginNs));
  }

  /** Symbols of the workload are well-formed; parameters come from its table. */
  Answer createMarket(CreateMarket command, String symbol, RejectReason expected) {
    if (markets.stream().anyMatch(market -> market.symbol.equals(symbol))) {
      return Answer.of(RejectReason.DUPLICATE_SYMBOL);
    }
    if (expected == RejectReason.NONE && fees.costsMoney(command.parameters)) {
      return Answer.of(RejectReason.REBATE_ABOVE_FEE);
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
    if (market.state == MarketState.DELISTED) {
      return Answer.of(RejectReason.MARKET_DELISTED);
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
    if (reason == RejectReason.NONE && !onlyChecks) {
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
    BigInteger largest = market.openInterest().max(big(p.maxOpenInterestLots));
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
    if (!areTiers(p)) {
      return RejectReason.INVALID_MARGIN_TIERS;
    }
    boolean scales = p.openInterestUpperLots != 0 || p.openInterestLowerLots != 0;
    if (p.openInterestLowerLots < 0
        || (scales && p.openInterestUpperLots <= p.openInterestLowerLots)) {
      return RejectReason.INVALID_OPEN_INTEREST_BOUNDS;
    }
    if (p.profitHaircutPpm < 0 || p.profitHaircutPpm > 1_000_000) {
      return RejectReason.INVALID_PROFIT_HAIRCUT;
    }
    if (p.takerFeePpm < 0
        || Math.max(p.takerFeePpm, p.makerFeePpm) > mm
        || p.takerFeePpm + p.makerFeePpm < 0) {
      return RejectReason.INVALID_FEE_RATE;
    }
    if (Math.min(p.marketOrderBandPpm, Math.min(p.placementBandPpm, p.matchBandPpm)) < 0
        || Math.max(p.marketOrderBandPpm, Math.max(p.placementBandPpm, p.matchBandPpm)) > 999_999) {
      return RejectReason.INVALID_BAND;
    }
    if (!isFeePayable(market.rules, p)) {
      return RejectReason.INVALID_FEE_RATE;
    }
    if (fees.costsMoney(p)) {
      return RejectReason.REBATE_ABOVE_FEE;
    }
    return orders ? RejectReason.ARITHMETIC_LIMIT : RejectReason.NONE;
  }

  /** Initial rate by open interest, ppm: from im to 100 % between the bounds; 0: without. */
  BigInteger openInterestRate(NaiveMarket market) {
    MarketParameters p = market.parameters;
    if (p.openInterestUpperLots == 0) {
      return ZERO;
    }
    BigInteger above = market.openInterest().subtract(big(p.openInterestLowerLots));
    if (above.signum() <= 0) {
      return ZERO;
    }
    BigInteger width = big(p.openInterestUpperLots).subtract(big(p.openInterestLowerLots));
    BigInteger rise = big(1_000_000 - p.initialMarginPpm).multiply(above.min(width)).divide(width);
    return rise.add(big(p.initialMarginPpm));
  }

  Answer setLeverage(SetLeverage command) {
    NaiveScope scope = scope(command.subAccountId);
    NaiveMarket market = market(command.marketId);
    if (scope == null || market == null) {
      return Answer.of(
          scope == null ? RejectReason.UNKNOWN_SUB_ACCOUNT : RejectReason.UNKNOWN_MARKET);
    }
    if (market.state == MarketState.DELISTED) {
      return Answer.of(RejectReason.MARKET_DELISTED);
    }
    if (command.leverage < 0
        || (long) command.leverage * market.parameters.initialMarginPpm > 1_000_000) {
      return Answer.of(RejectReason.INVALID_LEVERAGE);
    }
    BigInteger before = scope.initialMargin();
    Integer old = scope.leverages.remove(market);
    if (command.leverage != 0) {
      scope.leverages.put(market, command.leverage);
    }
    BigInteger after = scope.initialMargin();
    if (after.compareTo(before) > 0 && scope.initialEquity().compareTo(after) < 0) {
      scope.leverages.remove(market);
      if (old != null) {
        scope.leverages.put(market, old);
      }
      return Answer.of(RejectReason.INSUFFICIENT_MARGIN);
    }
    touched.add(scope);
    return Answer.of(RejectReason.NONE);
  }

  private static boolean areTiers(MarketParameters p) {
    UpperTiers tiers = p.upperTiers;
    List<List<Long>> all = new ArrayList<>();
    all.add(List.of(0L, (long) p.initialMarginPpm, (long) p.maintenanceMarginPpm));
    for (int i = 0; i < UpperTiers.MAX; i++) {
      all.add(
          List.of(
              tiers.lowerBoundMicros(i),
              (long) tiers.initialMarginPpm(i),
              (long) tiers.maintenanceMarginPpm(i)));
    }
    while (all.size() > 1 && all.get(all.size() - 1).equals(List.of(0L, 0L, 0L))) {
      all.remove(all.size() - 1);
    }
    for (int i = 1; i < all.size(); i++) {
      for (int column = 0; column < 3; column++) {
        if (all.get(i).get(column) <= all.get(i - 1).get(column)) {
          return false;
        }
      }
    }
    return all.stream().allMatch(tier -> tier.get(2) < tier.get(1) && tier.get(1) <= 1_000_000);
  }

  private static boolean exceeds(BigInteger lots, MarketParameters p, BigInteger k) {
    return lots.multiply(k).multiply(big(p.maxPriceTicks)).bitLength() > 62;
  }

  private static boolean leadsTo(MarketState from, MarketState to) {
    if (from == MarketState.INITIALIZING) {
      return List.of(MarketState.OPEN, MarketState.POST_ONLY, MarketState.DELISTED).contains(to);
    }
    if (from == MarketState.SETTLEMENT || from == MarketState.DELISTED) {
      return from == MarketState.SETTLEMENT && to == MarketState.DELISTED;
    }
    return to != from && to != MarketState.INITIALIZING && to != MarketState.DELISTED;
  }

  Answer setState(int marketId, MarketState state, int settlementPrice, boolean empty) {
    NaiveMarket market = market(marketId);
    if (market == null) {
      return Answer.of(RejectReason.UNKNOWN_MARKET);
    }
    if (!leadsTo(market.state, state)) {
      return Answer.of(RejectReason.INVALID_STATE_TRANSITION);
    }
    boolean settles = state == MarketState.SETTLEMENT;
    if (settlementPrice != 0
        && (!settles || settlementPrice < 0 || settlementPrice > market.parameters.maxPriceTicks)) {
      return Answer.of(RejectReason.INVALID_SETTLEMENT_PRICE);
    }
    boolean delists = state == MarketState.DELISTED;
    if (market.mark == 0 && !delists) {
      return Answer.of(RejectReason.NO_MARK_PRICE);
    }
    if (delists && (!empty || market.openInterest().signum() > 0)) {
      return Answer.of(RejectReason.MARKET_NOT_EMPTY);
    }
    if (onlyChecks) {
      return Answer.of(RejectReason.NONE);
    }
    market.state = state;
    if (settles) {
      market.settlement = settlementPrice == 0 ? market.mark : settlementPrice;
    }
    return Answer.of(RejectReason.NONE);
  }

  Answer updateOracle(UpdateOracle command) {
    NaiveMarket market = market(command.marketId);
    if (market == null) {
      return Answer.of(RejectReason.UNKNOWN_MARKET);
    }
    if (market.state == MarketState.DELISTED) {
      return Answer.of(RejectReason.MARKET_DELISTED);
    }
    if (command.publishTimeNs < market.publishTimeNs) {
      return Answer.of(RejectReason.ORACLE_TIME_BACKWARDS);
    }
    BigInteger rounded = ticks(command, market.parameters.tickSizeE9);
    boolean isStatus = market.oracle.isOn() && command.priceMantissa <= 0;
    boolean isWrong =
        command.priceMantissa <= 0
            || command.exponent < -18
            || command.exponent > 9
            || rounded.signum() <= 0
            || rounded.compareTo(big(market.parameters.maxPriceTicks)) > 0;
    if ((isWrong && !isStatus) || command.confidenceMantissa < 0) {
      return Answer.of(RejectReason.INVALID_ORACLE_PRICE);
    }
    int price = isStatus ? 0 : rounded.intValueExact();
    if (market.oracle.take(command, price, market.index, nowNs)) {
      market.index = price;
      market.mark = market.marking.compute(market, nowNs);
    }
    market.publishTimeNs = command.publishTimeNs;
    return Answer.of(RejectReason.NONE);
  }

  /** Exact comparison with the middle between two ticks, without a division. */
  static BigInteger ticks(UpdateOracle command, long tickSizeE9) {
    BigInteger below =
        BigDecimal.valueOf(command.priceMantissa)
            .scaleByPowerOfTen(command.exponent + 9)
            .divide(BigDecimal.valueOf(tickSizeE9), 40, RoundingMode.DOWN)
            .toBigInteger();
    BigDecimal tick = BigDecimal.valueOf(tickSizeE9).scaleByPowerOfTen(-9);
    BigDecimal middle = new BigDecimal(below).add(new BigDecimal("0.5")).multiply(tick);
    int side =
        BigDecimal.valueOf(command.priceMantissa)
            .scaleByPowerOfTen(command.exponent)
            .compareTo(middle);
    return side > 0 || (side == 0 && below.testBit(0)) ? below.add(BigInteger.ONE) : below;
  }

  NaiveMarket.Order find(int subAccountId, long orderId, long clOrdId) {
    for (NaiveMarket market : markets) {
      for (NaiveMarket.Order order : market.live().toList()) {
        boolean named = orderId != 0 ? order.id == orderId : order.clOrdId == clOrdId;
        if (named && order.subAccountId == subAccountId && (orderId != 0 || clOrdId != 0)) {
          return order;
        }
      }
    }
    return null;
  }

  int accountCount() {
    return wallets.size();
  }

  NaiveScope scope(int subAccountId) {
    return subAccountId < 1 || subAccountId > scopes.size() ? null : scopes.get(subAccountId - 1);
  }

  NaiveMarket market(int marketId) {
    return marketId < 1 || marketId > markets.size() ? null : markets.get(marketId - 1);
  }

  BigInteger gross() {
    BigInteger insurance =
        markets.stream()
            .map(market -> market.insurance.add(market.dust))
            .reduce(treasury.abs(), BigInteger::add);
    BigInteger pools =
        markets.stream()
            .map(market -> market.funding.pool.abs())
            .reduce(insurance.add(pending), BigInteger::add);
    return scopes.stream().map(scope -> scope.cash.abs()).reduce(pools, BigInteger::add);
  }

  private static boolean forget(NaiveScope.Position position) {
    if (position.lots.signum() == 0) {
      position.realized = ZERO;
    }
    return true;
  }

  /** What a position realised is forgotten with its last lot and order. */
  void forgetIdlePositions() {
    for (NaiveMarket market : markets) {
      Set<Integer> owners =
          market.live().map(order -> order.subAccountId).collect(Collectors.toSet());
      market.closed.removeIf(scope -> !owners.contains(scope.id) && forget(scope.position(market)));
    }
  }
}
