package io.quantdesk.engine.fee;

import io.quantdesk.engine.math.StateHash;

/**
 * What accounts have traded on each of the last 31 days, UTC, in one record of 256 bytes by account
 * id: a day for each of 30 full ones, one for the present day, and which that is.
 */
final class TradedVolumes {
  /** Full days that count. */
  static final int DAYS = 30;

  /** Most that is counted of one day, so that no sum can wrap: 144 billion USDC. */
  static final long MAX_DAY_MICROS = 1L << 57;

  private static final int RING = DAYS + 1;
  private static final int STRIDE = RING + 1;
  private static final int LAST_DAY = RING;

  private final long[] records;

  TradedVolumes(int accountCapacity) {
    records = new long[Math.multiplyExact(accountCapacity + 1, STRIDE)];
  }

  /**
   * Adds to a day, which is not before the last one that was added to.
   *
   * @param day since 1970
   * @param micros at least 0
   */
  void add(int accountId, long day, long micros) {
    int record = accountId * STRIDE;
    if (records[record + LAST_DAY] != day) {
      startDay(record, day);
    }
    int bucket = record + (int) (day % RING);
    records[bucket] += Math.min(micros, MAX_DAY_MICROS - records[bucket]);
  }

  /** Sum of the full days before a day, which is not before the last one that was added to. */
  long before(int accountId, long day) {
    int record = accountId * STRIDE;
    long last = Math.min(records[record + LAST_DAY], day - 1);
    long oldest = Math.max(0, Math.max(day - DAYS, records[record + LAST_DAY] - DAYS));
    long sum = 0;
    for (long each = oldest; each <= last; each++) {
      sum += records[record + (int) (each % RING)];
    }
    return sum;
  }

  /** Forgets the days that the new one takes the place of, and those without trades. */
  private void startDay(int record, long day) {
    long first = Math.max(records[record + LAST_DAY] + 1, day - DAYS);
    for (long each = first; each <= day; each++) {
      records[record + (int) (each % RING)] = 0;
    }
    records[record + LAST_DAY] = day;
  }

  void hash(int accountCount, StateHash hash) {
    for (int i = STRIDE; i < (accountCount + 1) * STRIDE; i++) {
      hash.add(records[i]);
    }
  }
}
