package io.quantdesk.engine.limit;

import io.quantdesk.engine.CommandTime;
import io.quantdesk.engine.math.StateHash;
import java.util.Arrays;

/**
 * Two buckets of tokens for each sub-account (rule c9): one for new and amended orders, and one for
 * cancels that gets twice of everything. A bucket is full at first. After each interval it gets a
 * token as long as it is not full, and a token for each USDC that its owner trades, full or not. A
 * part of a token is kept and counts, in millionths; nothing is rounded but the tokens that time
 * brings: down, an interval that has not passed brings nothing yet.
 *
 * <p>A bucket is kept as what it lacks, so that one that was never used is full by itself.
 */
public final class RateLimits {
  /** What is left when there is no limit. */
  public static final long UNLIMITED = Long.MAX_VALUE;

  /** Parts of a token: one for each USDC micro that is traded. */
  private static final long TOKEN = 1_000_000;

  private static final int ORDERS = 0;
  private static final int CANCELS = 1;
  private static final int BUCKETS = 2;

  /** Trading brings no more when a bucket has so many parts beyond its size. */
  private static final long CREDIT_MAX = 1L << 61;

  private final CommandTime time;
  private final long[] lacking;
  private final long[] filledNs;
  private long orderTokens;
  private long refillIntervalNs;

  /** Without limits; takes memory for sub-accounts with ids up to a number. */
  public RateLimits(int subAccounts, CommandTime time) {
    this.time = time;
    lacking = new long[(subAccounts + 1) * BUCKETS];
    filledNs = new long[lacking.length];
  }

  /** Whether there are limits. */
  public boolean areOn() {
    return orderTokens != 0;
  }

  /** Size of a bucket for orders; 0: no limits. */
  public long orderTokens() {
    return orderTokens;
  }

  /** After each of which a bucket gets a token; 0: time brings none. */
  public long refillIntervalNs() {
    return refillIntervalNs;
  }

  /** Takes what a new or amended order costs; false: there is not enough. */
  public boolean takeOrder(int subAccountId) {
    return !areOn() || take(subAccountId, ORDERS);
  }

  /** Takes what a cancel costs; false: there is not enough. */
  public boolean takeCancel(int subAccountId) {
    return !areOn() || take(subAccountId, CANCELS);
  }

  /** Adds what a party of a trade gets for its value, which is not below 0. */
  public void traded(int subAccountId, long valueMicros) {
    long credit = Math.min(valueMicros, CREDIT_MAX);
    for (int kind = 0; kind < BUCKETS; kind++) {
      int bucket = subAccountId * BUCKETS + kind;
      refill(bucket, factor(kind));
      lacking[bucket] = Math.max(lacking[bucket] - credit * factor(kind), -CREDIT_MAX);
    }
  }

  /** New and amended orders that a sub-account could send now; UNLIMITED without a limit. */
  public long ordersLeft(int subAccountId) {
    return left(subAccountId, ORDERS);
  }

  /** Cancels that a sub-account could send now; UNLIMITED without a limit. */
  public long cancelsLeft(int subAccountId) {
    return left(subAccountId, CANCELS);
  }

  /** Adds the limits and the buckets in use to a hash. */
  public void hash(int subAccounts, StateHash hash) {
    hash.add(orderTokens).add(refillIntervalNs);
    for (int bucket = 0; areOn() && bucket < (subAccounts + 1) * BUCKETS; bucket++) {
      hash.add(lacking[bucket]).add(filledNs[bucket]);
    }
  }

  /** Sets new limits, with all buckets full; 0 tokens: no limits. */
  void set(long tokens, long intervalNs) {
    orderTokens = tokens;
    refillIntervalNs = intervalNs;
    Arrays.fill(lacking, 0);
    Arrays.fill(filledNs, 0);
  }

  private boolean take(int subAccountId, int kind) {
    int bucket = subAccountId * BUCKETS + kind;
    int factor = factor(kind);
    refill(bucket, factor);
    if (lacking[bucket] > (orderTokens * factor - 1) * TOKEN) {
      return false;
    }
    lacking[bucket] += TOKEN;
    return true;
  }

  private long left(int subAccountId, int kind) {
    if (!areOn()) {
      return UNLIMITED;
    }
    int factor = factor(kind);
    long parts = orderTokens * factor * TOKEN - lacking(subAccountId * BUCKETS + kind, factor);
    return parts / TOKEN;
  }

  /** A full bucket does not wait for a token: the next interval begins when one is taken. */
  private void refill(int bucket, int factor) {
    long lacks = lacking(bucket, factor);
    if (lacks <= 0) {
      filledNs[bucket] = time.ns();
    } else {
      filledNs[bucket] += (lacking[bucket] - lacks) / (factor * TOKEN) * refillIntervalNs;
    }
    lacking[bucket] = lacks;
  }

  /** What a bucket lacks now: {@code max(0, lacking - floor(elapsed / interval) x factor)}. */
  private long lacking(int bucket, int factor) {
    long lacks = lacking[bucket];
    if (lacks <= 0 || refillIntervalNs == 0) {
      return lacks;
    }
    long intervals = (time.ns() - filledNs[bucket]) / refillIntervalNs;
    long partsAnInterval = factor * TOKEN;
    return intervals > lacks / partsAnInterval ? 0 : lacks - intervals * partsAnInterval;
  }

  private static int factor(int kind) {
    return kind == CANCELS ? 2 : 1;
  }
}
