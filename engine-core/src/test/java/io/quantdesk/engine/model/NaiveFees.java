package io.quantdesk.engine.model;

import static io.quantdesk.engine.model.NaiveMarket.big;
import static java.math.BigInteger.ZERO;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.command.SetFeeSchedule;
import io.quantdesk.engine.command.SetFeeTier;
import io.quantdesk.engine.fee.FeeSchedule;
import io.quantdesk.engine.market.MarketParameters;
import io.quantdesk.engine.market.MarketState;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Fee tiers by what a master has traded in the last 30 full days (rule c9). */
final class NaiveFees {
  private static final long DAY_NS = 24L * 3_600 * 1_000_000_000;
  private static final int ACCOUNTS_PER_TICK = 256;
  private static final BigInteger MOST_PER_DAY = BigInteger.TWO.pow(57);

  /** From tier 1 on. */
  record Tier(BigInteger bound, int taker, int maker) {}

  /** How often an account has been told of another tier. */
  long changes;

  /** How often that was because of what it had traded, upwards and downwards. */
  long risen;

  long fallen;

  private final NaiveExchange exchange;
  final List<Tier> tiers = new ArrayList<>();
  private final Map<Integer, Map<Long, BigInteger>> traded = new HashMap<>();
  private final Map<Integer, Integer> current = new HashMap<>();
  private final Map<Integer, Integer> contracts = new HashMap<>();
  private final List<Integer> waiting = new ArrayList<>();
  private long workedOutDay;

  NaiveFees(NaiveExchange exchange) {
    this.exchange = exchange;
  }

  Answer set(SetFeeSchedule command) {
    List<Tier> next = new ArrayList<>();
    boolean ended = false;
    long before = 0;
    for (int i = 0; i < FeeSchedule.MAX; i++) {
      FeeSchedule s = command.schedule;
      Tier tier = new Tier(big(s.lowerBoundMicros(i)), s.takerFeePpm(i), s.makerFeePpm(i));
      if (tier.equals(new Tier(ZERO, 0, 0))) {
        ended = true;
        continue;
      }
      if (ended
          || s.lowerBoundMicros(i) <= before
          || tier.taker < 0
          || Math.max(tier.taker, Math.abs(tier.maker)) > 1_000_000) {
        return Answer.of(RejectReason.INVALID_FEE_SCHEDULE);
      }
      before = s.lowerBoundMicros(i);
      next.add(tier);
    }
    if (exchange.markets.stream()
        .filter(market -> market.state != MarketState.DELISTED)
        .anyMatch(market -> costsMoney(next, market.parameters))) {
      return Answer.of(RejectReason.REBATE_ABOVE_FEE);
    }
    if (exchange.onlyChecks) {
      return Answer.of(RejectReason.NONE);
    }
    tiers.clear();
    tiers.addAll(next);
    await();
    return Answer.of(RejectReason.NONE);
  }

  Answer set(SetFeeTier command) {
    if (command.accountId < 1 || command.accountId > exchange.accountCount()) {
      return Answer.of(RejectReason.UNKNOWN_ACCOUNT);
    }
    if (command.tier < -1 || command.tier > tiers.size()) {
      return Answer.of(RejectReason.UNKNOWN_FEE_TIER);
    }
    if (exchange.onlyChecks) {
      return Answer.of(RejectReason.NONE);
    }
    contracts.remove(command.accountId);
    if (command.tier >= 0) {
      contracts.put(command.accountId, command.tier);
    }
    current.put(command.accountId, due(command.accountId));
    changes++;
    return Answer.of(RejectReason.NONE);
  }

  /** Whether some taker pays less than some maker gets. */
  boolean costsMoney(MarketParameters market) {
    return costsMoney(tiers, market);
  }

  private static boolean costsMoney(List<Tier> tiers, MarketParameters market) {
    List<Tier> all = new ArrayList<>(tiers);
    all.add(new Tier(ZERO, 1_000_000, 1_000_000));
    return all.stream()
        .anyMatch(
            payer ->
                all.stream()
                    .anyMatch(
                        maker ->
                            Math.min(payer.taker, market.takerFeePpm)
                                    + Math.min(maker.maker, market.makerFeePpm)
                                < 0));
  }

  int takerPpm(NaiveMarket market, NaiveScope scope) {
    int tier = tier(scope.owner);
    int own = market.parameters.takerFeePpm;
    return tier == 0 || tier > tiers.size() ? own : Math.min(own, tiers.get(tier - 1).taker);
  }

  int makerPpm(NaiveMarket market, NaiveScope scope) {
    int tier = tier(scope.owner);
    int own = market.parameters.makerFeePpm;
    return tier == 0 || tier > tiers.size() ? own : Math.min(own, tiers.get(tier - 1).maker);
  }

  void traded(NaiveScope scope, BigInteger value) {
    if (!tiers.isEmpty()) {
      Map<Long, BigInteger> days = traded.computeIfAbsent(scope.owner, unused -> new HashMap<>());
      BigInteger sum = days.getOrDefault(today(), ZERO).add(value);
      days.put(today(), sum.min(MOST_PER_DAY));
    }
  }

  /** Both rates of a tier, below 0, as limits; 100 % where there is none. */
  List<Long> rates(int tier) {
    return tier == 0 || tier > tiers.size()
        ? List.of(-1_000_000L, -1_000_000L)
        : List.of(-(long) tiers.get(tier - 1).taker, -(long) tiers.get(tier - 1).maker);
  }

  static List<Tier> tiers(FeeSchedule schedule) {
    List<Tier> tiers = new ArrayList<>();
    for (int i = 0; i < FeeSchedule.MAX; i++) {
      if (schedule.lowerBoundMicros(i) != 0) {
        tiers.add(
            new Tier(
                big(schedule.lowerBoundMicros(i)),
                schedule.takerFeePpm(i),
                schedule.makerFeePpm(i)));
      }
    }
    return tiers;
  }

  int tier(int account) {
    return current.getOrDefault(account, 0);
  }

  /** Of the 30 days before today. */
  BigInteger volume(int account) {
    BigInteger sum = ZERO;
    for (long day = today() - 30; day < today(); day++) {
      sum = sum.add(traded.getOrDefault(account, Map.of()).getOrDefault(day, ZERO));
    }
    return sum;
  }

  boolean isDue() {
    return !waiting.isEmpty() || isNewDay();
  }

  boolean areOn() {
    return !tiers.isEmpty();
  }

  void step() {
    if (isDue() && today() != workedOutDay) {
      await();
    }
    int last = Math.min(ACCOUNTS_PER_TICK, waiting.size());
    for (int account : waiting.subList(0, last)) {
      int tier = due(account);
      if (tier != tier(account)) {
        changes++;
        risen += tier > tier(account) ? 1 : 0;
        fallen += tier < tier(account) ? 1 : 0;
        current.put(account, tier);
      }
    }
    waiting.subList(0, last).clear();
  }

  /** Those who come later have traded nothing. */
  private void await() {
    workedOutDay = today();
    waiting.clear();
    IntStream.rangeClosed(1, exchange.accountCount()).forEach(waiting::add);
  }

  private boolean isNewDay() {
    return !tiers.isEmpty() && today() > workedOutDay;
  }

  private int due(int account) {
    Integer contract = contracts.get(account);
    if (contract != null) {
      return Math.min(contract, tiers.size());
    }
    BigInteger volume = volume(account);
    return (int) tiers.stream().filter(tier -> volume.compareTo(tier.bound) >= 0).count();
  }

  private long today() {
    return exchange.nowNs / DAY_NS;
  }
}
