package io.quantdesk.engine.model;

import static io.quantdesk.engine.model.NaiveMarket.big;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.command.SetRateLimits;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/** What each sub-account may still send: tokens in its buckets, exactly, in millionths. */
final class NaiveRateLimits {
  /** Kinds of commands with a bucket of their own; the number is what they get of everything. */
  enum Kind {
    ORDER(1),
    CANCEL(2);

    private final long times;

    Kind(int times) {
      this.times = times;
    }
  }

  private static final BigInteger TOKEN = big(1_000_000);
  private static final BigInteger MOST = BigInteger.TWO.pow(61);

  private record Key(int subAccountId, Kind kind) {}

  private static final class Bucket {
    BigInteger level;
    long sinceNs;
  }

  private final NaiveExchange exchange;
  private final Map<Key, Bucket> buckets = new HashMap<>();
  long tokens;
  long intervalNs;

  NaiveRateLimits(NaiveExchange exchange) {
    this.exchange = exchange;
  }

  Answer set(SetRateLimits command) {
    boolean possible =
        command.orderTokens >= 0
            && command.orderTokens <= 1_000_000_000
            && command.refillIntervalNs >= 0
            && (command.orderTokens > 0 || command.refillIntervalNs == 0);
    if (!possible) {
      return Answer.of(RejectReason.INVALID_RATE_LIMIT);
    }
    if (exchange.onlyChecks) {
      return Answer.of(RejectReason.NONE);
    }
    tokens = command.orderTokens;
    intervalNs = command.refillIntervalNs;
    buckets.clear();
    return Answer.of(RejectReason.NONE);
  }

  boolean take(int subAccountId, Kind kind) {
    if (tokens == 0) {
      return true;
    }
    Bucket bucket = bucket(subAccountId, kind);
    if (bucket.level.compareTo(TOKEN) < 0) {
      return false;
    }
    bucket.level = bucket.level.subtract(TOKEN);
    return true;
  }

  void traded(int subAccountId, BigInteger micros) {
    if (tokens == 0) {
      return;
    }
    for (Kind kind : Kind.values()) {
      Bucket bucket = bucket(subAccountId, kind);
      BigInteger level = bucket.level.add(micros.min(MOST).multiply(big(kind.times)));
      bucket.level = level.min(size(kind).add(MOST));
    }
  }

  /** Whole tokens; null without limits. */
  Long left(int subAccountId, Kind kind) {
    return tokens == 0 ? null : bucket(subAccountId, kind).level.divide(TOKEN).longValueExact();
  }

  private BigInteger size(Kind kind) {
    return big(tokens).multiply(TOKEN).multiply(big(kind.times));
  }

  /** With what time has brought until now. */
  private Bucket bucket(int subAccountId, Kind kind) {
    Bucket bucket =
        buckets.computeIfAbsent(
            new Key(subAccountId, kind),
            unused -> {
              Bucket full = new Bucket();
              full.level = size(kind);
              return full;
            });
    BigInteger size = size(kind);
    if (intervalNs > 0 && bucket.level.compareTo(size) < 0) {
      long intervals = (exchange.nowNs - bucket.sinceNs) / intervalNs;
      BigInteger brought = big(intervals).multiply(big(kind.times)).multiply(TOKEN);
      bucket.level = bucket.level.add(brought).min(size);
      bucket.sinceNs += intervals * intervalNs;
    }
    if (bucket.level.compareTo(size) >= 0) {
      bucket.sinceNs = exchange.nowNs;
    }
    return bucket;
  }
}
