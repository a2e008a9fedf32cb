package io.quantdesk.engine.oracle;

import io.quantdesk.engine.command.UpdateOracle;
import io.quantdesk.engine.math.StateHash;
import io.quantdesk.engine.math.WideSum;

/**
 * Judges the prices of one market's oracle (c11). Conditions of value are those of the last update
 * until the next; conditions of age are told exactly for the time that is asked for. Without rules
 * all is allowed and every price is taken.
 *
 * <p>A price is held back, so that index and mark stay what they were, when it is not above 0, when
 * its confidence interval makes it UNCERTAIN, and when it is further from the index than one step
 * may be until a second, later update comes as near to it as one step may be. A price beyond the
 * band around the average is taken: otherwise the average could never follow.
 *
 * <p>One that always has an average judges prices without rules, too: they must be above 0.
 */
public final class OracleGuard {
  private static final int PPM = 1_000_000;
  private static final int WIDE = OracleStatus.WIDE.bit();
  private static final int THIN = OracleStatus.THIN.bit();
  private static final int STALE_TRADE = OracleStatus.STALE_TRADE.bit();
  private static final int STALE_MARGIN = OracleStatus.STALE_MARGIN.bit();
  private static final int UNCERTAIN = OracleStatus.UNCERTAIN.bit();
  private static final int VOLATILE = OracleStatus.VOLATILE.bit();
  private static final int NON_POSITIVE = OracleStatus.NON_POSITIVE.bit();

  private static final int GOOD = WIDE | THIN;
  private static final int OUTAGE = STALE_MARGIN | UNCERTAIN | NON_POSITIVE;

  private final PriceRules rules = new PriceRules();
  private final AveragePrice average = new AveragePrice();
  private final boolean alwaysOn;
  private boolean on;
  private int valueConditions;
  private long publishedNs;
  private int heldTicks;
  private long heldPublishNs;
  private int updatesToThaw;
  private boolean eased;
  private int toldConditions;
  private boolean toldFrozen;

  /** Makes one without rules, of no effect until it has some. */
  public OracleGuard() {
    this(false);
  }

  private OracleGuard(boolean alwaysOn) {
    this.alwaysOn = alwaysOn;
    on = alwaysOn;
  }

  /** Makes one without rules that has an average all the same. */
  public static OracleGuard withAverage() {
    return new OracleGuard(true);
  }

  /** The rules in force, owned by the guard. */
  public PriceRules rules() {
    return rules;
  }

  /** Whether any rule is on. */
  public boolean isOn() {
    return on;
  }

  /** Whether an action is allowed without any restriction at a time. */
  public boolean allows(OracleAction action, long nowNs) {
    return !on || permission(action, nowNs) == OraclePermission.YES;
  }

  /** Whether and how an action is allowed at a time. */
  public OraclePermission permission(OracleAction action, long nowNs) {
    if (!on) {
      return OraclePermission.YES;
    }
    return updatesToThaw > 0 && action.isFrozenByOutage()
        ? OraclePermission.NO
        : OracleMatrix.permission(action, conditions(nowNs));
  }

  /** The worst condition at a time. */
  public OracleStatus status(long nowNs) {
    return OracleStatus.worst(conditions(nowNs));
  }

  /** All conditions at a time: bit n is set for the status of code n. */
  public int conditions(long nowNs) {
    if (!on) {
      return 0;
    }
    long ageNs = nowNs - publishedNs;
    int conditions = valueConditions;
    if (rules.staleTradeNs != 0 && ageNs > rules.staleTradeNs) {
      conditions |= STALE_TRADE;
    }
    if (rules.staleMarginNs != 0 && ageNs > rules.staleMarginNs) {
      conditions |= STALE_MARGIN;
    }
    return conditions;
  }

  /** Good updates that have to follow before anybody is liquidated again. */
  public int updatesToThaw() {
    return updatesToThaw;
  }

  /** Average of the index over the last 5 minutes; the rules must be on. */
  public int averageTicks(long nowNs) {
    return average.ticks(nowNs);
  }

  /** What initial margin is multiplied by, less 1, when it is raised; ppm. */
  public int raisedMarginPpm() {
    return Math.max(0, rules.marginFactorPpm - PPM);
  }

  /**
   * Replaces the rules. Those on values hold from the next update on, unless all are off.
   *
   * @param indexTicks the index, 0 before the first
   */
  public void rules(PriceRules changed, int indexTicks, long nowNs) {
    boolean wasOn = on;
    OraclePermission closing = permission(OracleAction.LIQUIDATE, nowNs);
    OraclePermission leaving = permission(OracleAction.LEAVE_MARKET, nowNs);
    rules.set(changed);
    on = alwaysOn || rules.areOn();
    updatesToThaw = Math.min(updatesToThaw, rules.updatesAfterOutage);
    if (!on) {
      valueConditions = 0;
      heldTicks = 0;
    } else if (!wasOn) {
      average.start(indexTicks, nowNs);
    }
    setEased(closing, leaving, nowNs);
  }

  /**
   * Judges an update that was not published before the last one.
   *
   * @param ticks its price, of no meaning when it is not above 0
   * @param indexTicks the index so far, 0 before the first
   * @return whether its price is the index from now on
   */
  public boolean take(UpdateOracle update, int ticks, int indexTicks, long nowNs) {
    boolean isFirst = indexTicks == 0;
    OraclePermission closing = permission(OracleAction.LIQUIDATE, nowNs);
    OraclePermission leaving = permission(OracleAction.LEAVE_MARKET, nowNs);
    boolean outage = !isFirst && (conditions(nowNs) & OUTAGE) != 0;
    // A publisher's clock that runs ahead must not keep its price fresh for longer.
    publishedNs = Math.min(update.publishTimeNs, nowNs);
    if (!on) {
      eased = false;
      return true;
    }
    valueConditions = conditionsOf(update);
    boolean usable = (valueConditions & (NON_POSITIVE | UNCERTAIN)) == 0;
    if (usable && !isFirst && isHeldBack(ticks, indexTicks, update.publishTimeNs)) {
      valueConditions |= VOLATILE;
      usable = false;
    } else if (usable) {
      follow(ticks, isFirst, nowNs);
    }
    countUpdates(outage, nowNs);
    setEased(closing, leaving, nowNs);
    return usable;
  }

  /** Whether the last update or change of rules allows more against positions than before. */
  public boolean hasEased() {
    return eased;
  }

  private void setEased(OraclePermission closing, OraclePermission leaving, long nowNs) {
    eased =
        permission(OracleAction.LIQUIDATE, nowNs).compareTo(closing) < 0
            || permission(OracleAction.LEAVE_MARKET, nowNs).compareTo(leaving) < 0;
  }

  private int conditionsOf(UpdateOracle update) {
    if (update.priceMantissa <= 0) {
      return NON_POSITIVE;
    }
    int conditions = update.publishers < rules.minPublishers ? THIN : 0;
    if (isBeyond(update, rules.uncertainConfidencePpm)) {
      return conditions | UNCERTAIN;
    }
    return isBeyond(update, rules.wideConfidencePpm) ? conditions | WIDE : conditions;
  }

  /** Confidence / price above a rate; a rate of 0 is no bound. */
  private static boolean isBeyond(UpdateOracle update, int ratePpm) {
    return ratePpm != 0
        && WideSum.compareProducts(update.confidenceMantissa, PPM, update.priceMantissa, ratePpm)
            > 0;
  }

  private boolean isHeldBack(int ticks, int indexTicks, long publishTimeNs) {
    boolean isConfirmed =
        heldTicks != 0 && publishTimeNs > heldPublishNs && !isJump(heldTicks, ticks);
    if (isConfirmed || !isJump(indexTicks, ticks)) {
      return false;
    }
    heldTicks = ticks;
    heldPublishNs = publishTimeNs;
    return true;
  }

  private boolean isJump(int from, int to) {
    return rules.jumpPpm != 0 && Math.abs((long) to - from) * PPM > (long) from * rules.jumpPpm;
  }

  private void follow(int ticks, boolean isFirst, long nowNs) {
    heldTicks = 0;
    if (isFirst) {
      average.start(ticks, nowNs);
    } else {
      if (isOutsideBand(ticks, average.ticks(nowNs))) {
        valueConditions |= VOLATILE;
      }
      average.take(ticks, nowNs);
    }
  }

  private boolean isOutsideBand(int ticks, int averageTicks) {
    long widened = (long) PPM + rules.averageBandPpm;
    return rules.averageBandPpm != 0
        && ((long) ticks * PPM > averageTicks * widened
            || ticks * widened < (long) averageTicks * PPM);
  }

  /** After an outage good updates count, in a row. */
  private void countUpdates(boolean wasOutage, long nowNs) {
    int conditions = conditions(nowNs);
    if (wasOutage || (conditions & OUTAGE) != 0) {
      updatesToThaw = rules.updatesAfterOutage;
    }
    if (updatesToThaw > 0) {
      boolean isGood = (conditions & ~GOOD) == 0;
      updatesToThaw = isGood ? updatesToThaw - 1 : rules.updatesAfterOutage;
    }
  }

  /** Conditions as they were told last. */
  public int toldConditions() {
    return toldConditions;
  }

  /** Takes what is told about a time; whether anything of it is new. */
  public boolean tell(long nowNs) {
    int conditions = conditions(nowNs);
    boolean frozen = updatesToThaw > 0;
    boolean isNew = conditions != toldConditions || frozen != toldFrozen;
    toldConditions = conditions;
    toldFrozen = frozen;
    return isNew;
  }

  /** When age brings the next condition after a time; Long.MAX_VALUE: never. */
  public long nextChangeNs(long nowNs) {
    if (!on) {
      return Long.MAX_VALUE;
    }
    long ageNs = nowNs - publishedNs;
    if (rules.staleTradeNs != 0 && ageNs <= rules.staleTradeNs) {
      return publishedNs + rules.staleTradeNs + 1;
    }
    return rules.staleMarginNs != 0 && ageNs <= rules.staleMarginNs
        ? publishedNs + rules.staleMarginNs + 1
        : Long.MAX_VALUE;
  }

  /** Adds rules and state to a hash. */
  public void hash(StateHash hash) {
    rules.hash(hash);
    hash.add(publishedNs).add(toldConditions).add(toldFrozen ? 1 : 0);
    if (on) {
      hash.add(valueConditions).add(updatesToThaw).add(heldTicks).add(heldPublishNs);
      average.hash(hash);
    }
  }
}
