package io.quantdesk.journal;

import java.util.function.LongSupplier;
import net.openhft.chronicle.core.time.TimeProvider;

/**
 * Tells Chronicle the time that decides which file is written. Never goes back: a record in an
 * earlier file, which is complete, could not be found again.
 */
final class RollClock implements TimeProvider {
  private final LongSupplier sourceMillis;
  private long latestMillis;

  RollClock(LongSupplier sourceMillis) {
    this.sourceMillis = sourceMillis;
  }

  /** Stays at or behind a time from now on. */
  void notBefore(long millis) {
    latestMillis = Math.max(latestMillis, millis);
  }

  @Override
  public long currentTimeMillis() {
    notBefore(sourceMillis.getAsLong());
    return latestMillis;
  }
}
