package io.quantdesk.engine.market;

import io.quantdesk.engine.math.MulDiv;
import io.quantdesk.engine.math.StateHash;

/**
 * How much of a market's open interest one account may come to hold with all its sub-accounts, of
 * each side (c11); a mutable value. Of a new market both are 0: as much as it can.
 */
public final class OpenInterestShare {
  private static final int PPM = 1_000_000;

  /** Of the open interest, ppm; 0: there is no bound. */
  public int sharePpm;

  /** Lots up to which the share does not bound anybody. */
  public long floorLots;

  /** Copies both from another value. */
  public void set(OpenInterestShare other) {
    sharePpm = other.sharePpm;
    floorLots = other.floorLots;
  }

  /** Whether there is a bound. */
  public boolean isOn() {
    return sharePpm != 0;
  }

  /** Whether both are within their ranges, and there is no floor without a share. */
  public boolean isAllowed() {
    return sharePpm >= 0 && sharePpm <= PPM && floorLots >= 0 && (sharePpm > 0 || floorLots == 0);
  }

  /** max(floor, floor(open interest x share)): rounded against the account. */
  public long limitLots(long openInterestLots) {
    return Math.max(floorLots, MulDiv.floor(openInterestLots, sharePpm, PPM));
  }

  /** Adds both to a hash. */
  public void hash(StateHash hash) {
    hash.add(sharePpm).add(floorLots);
  }
}
