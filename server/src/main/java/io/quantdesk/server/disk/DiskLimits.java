package io.quantdesk.server.disk;

import java.util.List;

/**
 * How full the journals' disk may be. A disk with more room than {@code ignoredAboveBytes} is never
 * too full, whatever its size.
 *
 * @param reduceOnlyPercent used, from which on orders only close positions
 * @param noOrdersPercent used, from which on no order is taken
 * @param stopPercent used, from which on the engine stops
 * @param ignoredAboveBytes usable
 */
public record DiskLimits(
    int reduceOnlyPercent, int noOrdersPercent, int stopPercent, long ignoredAboveBytes) {
  private static final int PERCENT_MAX = 100;

  /** 80, 90 and 95 percent, below 4 GiB. */
  public static final DiskLimits STANDARD = new DiskLimits(80, 90, 95, 4L << 30);

  /**
   * The four values in their order.
   *
   * @throws IllegalArgumentException when there are not four, or they do not rise
   */
  public static DiskLimits of(List<Long> values) {
    if (values.size() != 4) {
      throw new IllegalArgumentException("disk limits are three percentages and a number of bytes");
    }
    return new DiskLimits(
        percent(values.get(0)), percent(values.get(1)), percent(values.get(2)), values.get(3));
  }

  /** Refuses limits that do not rise, or lie beyond 0 to 100 percent. */
  public DiskLimits {
    if (reduceOnlyPercent < 1
        || noOrdersPercent < reduceOnlyPercent
        || stopPercent < noOrdersPercent
        || stopPercent > PERCENT_MAX
        || ignoredAboveBytes < 0) {
      throw new IllegalArgumentException(
          "disk limits must rise from 1 to 100 percent: %d, %d, %d"
              .formatted(reduceOnlyPercent, noOrdersPercent, stopPercent));
    }
  }

  /** What is too large stays too large. */
  private static int percent(long value) {
    return (int) Math.max(0, Math.min(value, PERCENT_MAX + 1));
  }
}
