package io.quantdesk.engine.model;

import static io.quantdesk.engine.model.NaiveMarket.big;

import io.quantdesk.engine.command.UpdateOracle;
import io.quantdesk.engine.oracle.OracleStatus;
import io.quantdesk.engine.oracle.PriceRules;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What the prices of a market's oracle are worth, and what they allow (rule c11). */
final class NaiveOracle {
  private static final BigInteger MILLION = big(1_000_000);
  private static final long STEP_MICROS = 5_000_000;

  /** A price that came into force, by its time in microseconds. */
  private record Priced(long micros, int ticks) {}

  final PriceRules rules = new PriceRules();

  /** Prices that were held back. */
  long heldBack;

  int updatesToThaw;

  /** Whether the last update has become the index. */
  boolean hasTaken;

  OracleStatus told = OracleStatus.VALID;

  /** Whether something was different when it was told last. */
  boolean toldAnew;

  private boolean toldFrozen;

  private Set<OracleStatus> toldConditions = EnumSet.noneOf(OracleStatus.class);
  private final List<Priced> history = new ArrayList<>();
  private boolean on;
  private boolean alwaysOn;
  private Set<OracleStatus> byValue = EnumSet.noneOf(OracleStatus.class);
  private long publishedNs;
  private Integer heldTicks;
  private long heldPublishNs;

  /** One that judges prices without rules, too. */
  static NaiveOracle withAverage() {
    NaiveOracle oracle = new NaiveOracle();
    oracle.alwaysOn = true;
    oracle.on = true;
    return oracle;
  }

  boolean isOn() {
    return on;
  }

  void setRules(PriceRules changed, int index, long nowNs) {
    boolean wasOn = on;
    rules.set(changed);
    PriceRules r = rules;
    int rates = r.wideConfidencePpm + r.uncertainConfidencePpm + r.averageBandPpm + r.jumpPpm;
    int counts = r.minPublishers + r.updatesAfterOutage + r.marginFactorPpm;
    on = alwaysOn || rates + counts > 0 || r.staleTradeNs > 0 || r.staleMarginNs > 0;
    updatesToThaw = Math.min(updatesToThaw, r.updatesAfterOutage);
    if (!on) {
      byValue.clear();
      heldTicks = null;
    } else if (!wasOn) {
      history.clear();
      history.add(new Priced(micros(nowNs), index));
    }
    tell(nowNs);
  }

  /** Whether the price becomes the index. */
  boolean take(UpdateOracle update, int ticks, int index, long nowNs) {
    boolean outage = index != 0 && isOutage(nowNs);
    publishedNs = Math.min(update.publishTimeNs, nowNs);
    hasTaken = true;
    toldAnew = false;
    if (!on) {
      return true;
    }
    byValue = EnumSet.noneOf(OracleStatus.class);
    hasTaken = judge(update, ticks, index, nowNs);
    if (outage || isOutage(nowNs)) {
      updatesToThaw = rules.updatesAfterOutage;
    }
    if (updatesToThaw > 0) {
      updatesToThaw = isGood(nowNs) ? updatesToThaw - 1 : rules.updatesAfterOutage;
    }
    tell(nowNs);
    return hasTaken;
  }

  private boolean judge(UpdateOracle update, int ticks, int index, long nowNs) {
    if (update.priceMantissa <= 0) {
      byValue.add(OracleStatus.NON_POSITIVE);
      return false;
    }
    if (rules.minPublishers > update.publishers) {
      byValue.add(OracleStatus.THIN);
    }
    BigInteger confidence = big(update.confidenceMantissa).multiply(MILLION);
    BigInteger price = big(update.priceMantissa);
    if (rules.uncertainConfidencePpm > 0
        && confidence.compareTo(price.multiply(big(rules.uncertainConfidencePpm))) > 0) {
      byValue.add(OracleStatus.UNCERTAIN);
      return false;
    }
    if (rules.wideConfidencePpm > 0
        && confidence.compareTo(price.multiply(big(rules.wideConfidencePpm))) > 0) {
      byValue.add(OracleStatus.WIDE);
    }
    if (index == 0) {
      history.clear();
    } else if (jumps(index, ticks)) {
      boolean confirmed =
          heldTicks != null && update.publishTimeNs > heldPublishNs && !jumps(heldTicks, ticks);
      if (!confirmed) {
        heldBack++;
        heldTicks = ticks;
        heldPublishNs = update.publishTimeNs;
        byValue.add(OracleStatus.VOLATILE);
        return false;
      }
    }
    heldTicks = null;
    if (index != 0 && rules.averageBandPpm > 0) {
      BigInteger average = big(average(nowNs));
      BigInteger band = MILLION.add(big(rules.averageBandPpm));
      boolean above = big(ticks).multiply(MILLION).compareTo(average.multiply(band)) > 0;
      boolean below = big(ticks).multiply(band).compareTo(average.multiply(MILLION)) < 0;
      if (above || below) {
        byValue.add(OracleStatus.VOLATILE);
      }
    }
    history.add(new Priced(micros(nowNs), ticks));
    return true;
  }

  /** The price that waits for another one to agree, or 0. */
  int heldTicks() {
    return heldTicks == null ? 0 : heldTicks;
  }

  private boolean jumps(int from, int to) {
    BigInteger step = big(to).subtract(big(from)).abs().multiply(MILLION);
    return rules.jumpPpm > 0 && step.compareTo(big(from).multiply(big(rules.jumpPpm))) > 0;
  }

  /** Every price times its time, of the present step of 5 seconds and the 59 before it. */
  int average(long nowNs) {
    long now = micros(nowNs);
    long window = (now / STEP_MICROS - 59) * STEP_MICROS;
    while (history.size() > 1 && history.get(1).micros <= window) {
      history.remove(0);
    }
    BigInteger sum = BigInteger.ZERO;
    for (int i = 0; i < history.size(); i++) {
      long from = Math.max(history.get(i).micros, window);
      long until = i + 1 < history.size() ? history.get(i + 1).micros : now;
      sum = sum.add(big(until - from).multiply(big(history.get(i).ticks)));
    }
    BigInteger time = big(now - Math.max(history.get(0).micros, window));
    if (time.signum() == 0) {
      return history.get(history.size() - 1).ticks;
    }
    BigInteger[] twice =
        sum.multiply(BigInteger.TWO).add(time).divideAndRemainder(time.shiftLeft(1));
    boolean tie = twice[1].signum() == 0;
    return twice[0].intValueExact() - (tie && twice[0].testBit(0) ? 1 : 0);
  }

  private static long micros(long ns) {
    return ns / 1_000;
  }

  Set<OracleStatus> conditions(long nowNs) {
    Set<OracleStatus> all = EnumSet.noneOf(OracleStatus.class);
    if (on) {
      all.addAll(byValue);
      if (rules.staleTradeNs > 0 && nowNs - publishedNs > rules.staleTradeNs) {
        all.add(OracleStatus.STALE_TRADE);
      }
      if (rules.staleMarginNs > 0 && nowNs - publishedNs > rules.staleMarginNs) {
        all.add(OracleStatus.STALE_MARGIN);
      }
    }
    return all;
  }

  OracleStatus status(long nowNs) {
    return conditions(nowNs).stream().max(Enum::compareTo).orElse(OracleStatus.VALID);
  }

  /** Whether a tick would tell a condition that age has brought. */
  boolean isDue(long nowNs) {
    return !toldConditions.containsAll(conditions(nowNs));
  }

  /** What is told by the engine about a time. */
  void tell(long nowNs) {
    told = status(nowNs);
    boolean isFrozen = updatesToThaw > 0;
    toldAnew = !toldConditions.equals(conditions(nowNs)) || isFrozen != toldFrozen;
    toldFrozen = isFrozen;
    toldConditions = conditions(nowNs);
  }

  private boolean isOutage(long nowNs) {
    return hasAny(
        nowNs, OracleStatus.STALE_MARGIN, OracleStatus.UNCERTAIN, OracleStatus.NON_POSITIVE);
  }

  private boolean isGood(long nowNs) {
    return Set.of(OracleStatus.WIDE, OracleStatus.THIN).containsAll(conditions(nowNs));
  }

  private boolean hasAny(long nowNs, OracleStatus... statuses) {
    Set<OracleStatus> all = conditions(nowNs);
    return List.of(statuses).stream().anyMatch(all::contains);
  }

  /** Triggers, funding samples, withdrawals, and orders that are not sure to reduce. */
  boolean isReliable(long nowNs) {
    return isGood(nowNs);
  }

  /** What IM is multiplied by, less 1, ppm. */
  BigInteger raise(long nowNs) {
    boolean raised = hasAny(nowNs, OracleStatus.WIDE, OracleStatus.THIN);
    return big(raised ? Math.max(0, rules.marginFactorPpm - 1_000_000) : 0);
  }

  boolean mayReduce(long nowNs) {
    return !hasAny(nowNs, OracleStatus.NON_POSITIVE);
  }

  boolean mayReduceByLimitOnly(long nowNs) {
    return hasAny(nowNs, OracleStatus.STALE_MARGIN, OracleStatus.UNCERTAIN, OracleStatus.VOLATILE);
  }

  boolean mayLiquidate(long nowNs) {
    return updatesToThaw == 0 && !isOutage(nowNs);
  }

  boolean mayLeaveMarket(long nowNs) {
    return mayLiquidate(nowNs) && !hasAny(nowNs, OracleStatus.STALE_TRADE);
  }

  boolean isVolatile(long nowNs) {
    return hasAny(nowNs, OracleStatus.VOLATILE);
  }
}
