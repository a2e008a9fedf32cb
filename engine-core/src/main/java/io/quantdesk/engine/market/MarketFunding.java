package io.quantdesk.engine.market;

import io.quantdesk.engine.index.DeadlineQueue;
import io.quantdesk.engine.math.StateHash;
import io.quantdesk.engine.order.Side;

/**
 * State of the funding of one market (c6): the rules, when the next sample and the next funding are
 * due, the samples so far, and a funding index of each side. An index is what one lot of a long
 * position has owed since the market began, in USDC micros x 2^20; of a short position it is what
 * one lot has earned. Funding moves both by the same, so that what one side pays the other gets;
 * they differ when a loss is spread over one side only.
 */
public final class MarketFunding {
  private final FundingRules rules = new FundingRules();
  private long nextSampleNs = DeadlineQueue.NEVER;
  private long nextFundingNs = DeadlineQueue.NEVER;
  private long premiumSumE9;
  private int samples;
  private long longIndex;
  private long shortIndex;
  private int lastRateE9;
  private boolean hasManualRate;
  private int manualRateE9;
  private int manualReference;

  /** The rules in force, owned by this object. */
  public FundingRules rules() {
    return rules;
  }

  /** Index of the positions of a side. */
  public long index(Side side) {
    return side == Side.BUY ? longIndex : shortIndex;
  }

  /** Index of a position of signed lots; 0 without lots. */
  public long index(long lots) {
    return lots > 0 ? longIndex : lots < 0 ? shortIndex : 0;
  }

  /** Moves the index of one side. */
  public void moveIndex(Side side, long change) {
    if (side == Side.BUY) {
      longIndex += change;
    } else {
      shortIndex += change;
    }
  }

  /** Rate of the last funding, 1e-9; 0 before the first. */
  public int lastRateE9() {
    return lastRateE9;
  }

  /** When the next funding is due, nanoseconds since 1970; DeadlineQueue.NEVER: there is none. */
  public long nextFundingNs() {
    return nextFundingNs;
  }

  /** When something is due next, or DeadlineQueue.NEVER. */
  public long nextNs() {
    return Math.min(nextSampleNs, nextFundingNs);
  }

  public boolean isSampleDue(long nowNs) {
    return nextSampleNs <= nowNs;
  }

  public boolean isFundingDue(long nowNs) {
    return nextFundingNs <= nowNs;
  }

  /** Samples since the last funding. */
  public int samples() {
    return samples;
  }

  /** truncDiv(sum of the samples, their number), 1e-9; 0 without samples. */
  public long averagePremiumE9() {
    return samples == 0 ? 0 : premiumSumE9 / samples;
  }

  /** Whether an operator has set the rate of the next funding. */
  public boolean hasManualRate() {
    return hasManualRate;
  }

  /** What the operator has set, 1e-9. */
  public int manualRateE9() {
    return manualRateE9;
  }

  /** The operator's own number for why. */
  public int manualReference() {
    return manualReference;
  }

  /** Replaces the rules; samples and an operator's rate are forgotten, the indices stay. */
  public void start(FundingRules changed, long nowNs) {
    rules.set(changed);
    nextSampleNs = changed.areOn() ? after(nowNs, changed.sampleIntervalNs) : DeadlineQueue.NEVER;
    nextFundingNs = changed.areOn() ? after(nowNs, changed.fundingIntervalNs) : DeadlineQueue.NEVER;
    startInterval();
  }

  /** Sets the rate of the next funding. */
  public void setManualRate(int rateE9, int reference) {
    hasManualRate = true;
    manualRateE9 = rateE9;
    manualReference = reference;
  }

  /** Counts a sample. */
  public void addSample(long premiumE9) {
    premiumSumE9 += premiumE9;
    samples++;
  }

  /** The sample that was due has been taken, or could not be. */
  public void sampleDone(long nowNs) {
    nextSampleNs = after(nowNs, rules.sampleIntervalNs);
  }

  /** The funding that was due has been made at a rate: the next interval begins. */
  public void fundingDone(int rateE9, long nowNs) {
    lastRateE9 = rateE9;
    nextFundingNs = after(nowNs, rules.fundingIntervalNs);
    startInterval();
  }

  void hash(StateHash hash) {
    rules.hash(hash);
    hash.add(nextSampleNs).add(nextFundingNs).add(premiumSumE9).add(samples);
    hash.add(longIndex).add(shortIndex).add(lastRateE9);
    hash.add(hasManualRate ? 1 : 0).add(manualRateE9).add(manualReference);
  }

  private void startInterval() {
    premiumSumE9 = 0;
    samples = 0;
    hasManualRate = false;
    manualRateE9 = 0;
    manualReference = 0;
  }

  /** The first multiple of an interval since 1970 behind a time. */
  static long after(long nowNs, long intervalNs) {
    long last = nowNs - Math.floorMod(nowNs, intervalNs);
    return last > DeadlineQueue.NEVER - intervalNs ? DeadlineQueue.NEVER : last + intervalNs;
  }
}
