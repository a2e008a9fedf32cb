package io.quantdesk.engine.funds;

import io.quantdesk.engine.math.StateHash;

/** What bounds the withdrawals of all accounts together; all 0: nothing does. */
public final class WithdrawalRules {
  /** Longest time for which withdrawals can be held: a day. */
  public static final long HOLD_NS_MAX = 86_400_000_000_000L;

  private static final int PPM = 1_000_000;

  /** What can leave within an hour is the larger of this and the share; both 0: any amount. */
  public long hourlyLimitMicros;

  /** Of all money that the exchange holds. */
  public int hourlySharePpm;

  /** No withdrawal for so long after negative equity was seen in a liquidation; 0: no hold. */
  public long holdNs;

  public void set(WithdrawalRules other) {
    hourlyLimitMicros = other.hourlyLimitMicros;
    hourlySharePpm = other.hourlySharePpm;
    holdNs = other.holdNs;
  }

  /** Whether only so much can leave within an hour. */
  public boolean areBounded() {
    return hourlyLimitMicros != 0 || hourlySharePpm != 0;
  }

  boolean isValid() {
    return hourlyLimitMicros >= 0
        && hourlySharePpm >= 0
        && hourlySharePpm <= PPM
        && holdNs >= 0
        && holdNs <= HOLD_NS_MAX;
  }

  /** Adds all to a hash. */
  public void hash(StateHash hash) {
    hash.add(hourlyLimitMicros).add(hourlySharePpm).add(holdNs);
  }
}
