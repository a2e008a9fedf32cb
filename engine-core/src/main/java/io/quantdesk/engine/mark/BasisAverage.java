package io.quantdesk.engine.mark;

import io.quantdesk.engine.math.MulDiv;
import io.quantdesk.engine.math.StateHash;

/**
 * Exponential average of the basis, which is how far the middle of the book is from the index, over
 * engine time (c5):
 *
 * <pre>
 *   average += (sample - average) x alpha(t),   alpha(t) = 1 - exp(-t / T)
 * </pre>
 *
 * <p>t is the whole time since the sample before, however long that was: every microsecond counts
 * in exactly one sample. T is divided into 65,536 parts; what is left of t beyond whole parts
 * counts with the next sample. So the same time has passed in the average as in the journal,
 * whether it was cut into many samples or few, and after a gap of an hour the average is the sample
 * that ends it.
 *
 * <p>In ticks x 2^28. A step is rounded towards the average that is there, so that rounding draws
 * it neither up nor down.
 */
public final class BasisAverage {
  /** Bits behind the point. */
  public static final int SCALE_BITS = 28;

  private static final long NS_PER_MICRO = 1_000;

  private boolean started;
  private long scaledTicks;
  private long untilMicros;

  /** Of a part, in microseconds x 65,536: below T. */
  private long restOfPart;

  private long sampledNs;

  /** Forgets everything: the next sample is the average. */
  public void clear() {
    started = false;
    scaledTicks = 0;
    untilMicros = 0;
    restOfPart = 0;
    sampledNs = 0;
  }

  /**
   * Takes a sample at a time, which must not go back.
   *
   * @param sampleScaledTicks below 2^59 in magnitude
   * @param averagingNs T, in whole microseconds, at most a day
   */
  public void take(long sampleScaledTicks, long nowNs, long averagingNs) {
    long now = Math.floorDiv(nowNs, NS_PER_MICRO);
    long elapsed = now - untilMicros;
    long averaging = averagingNs / NS_PER_MICRO;
    if (!started || elapsed >= Decay.TIMES_UNTIL_NOTHING * averaging) {
      scaledTicks = sampleScaledTicks;
      restOfPart = 0;
    } else {
      long scaledTime = elapsed * Decay.PARTS + restOfPart;
      restOfPart = scaledTime % averaging;
      long alpha = Decay.ONE - Decay.after((int) (scaledTime / averaging));
      scaledTicks += MulDiv.towardsZero(sampleScaledTicks - scaledTicks, alpha, Decay.ONE);
    }
    started = true;
    untilMicros = now;
    sampledNs = nowNs;
  }

  /** The average, ticks x 2^28; 0 before the first sample. */
  public long scaledTicks() {
    return scaledTicks;
  }

  /** Whether there is a sample that is not older than an age. */
  public boolean isFresh(long nowNs, long maxAgeNs) {
    return started && nowNs - sampledNs <= maxAgeNs;
  }

  /** Adds it to a hash. */
  public void hash(StateHash hash) {
    hash.add(started ? 1 : 0).add(scaledTicks).add(untilMicros).add(restOfPart).add(sampledNs);
  }
}
