package io.quantdesk.server.demo.view;

import java.util.concurrent.TimeUnit;

/** Numbers as people read them: grouped thousands, exact decimals, short durations. */
public final class Numbers {
  private static final int GROUP = 3;

  private Numbers() {}

  /** {@code 1234567} as {@code 1,234,567}. */
  public static String grouped(long number) {
    StringBuilder text = new StringBuilder(Long.toString(number));
    int firstDigit = number < 0 ? 1 : 0;
    for (int i = text.length() - GROUP; i > firstDigit; i -= GROUP) {
      text.insert(i, ',');
    }
    return text.toString();
  }

  /** A count of units of 10^-decimals as a decimal number with grouped thousands. */
  public static String decimal(long units, int decimals) {
    if (decimals == 0) {
      return grouped(units);
    }
    long scale = 1;
    for (int i = 0; i < decimals; i++) {
      scale *= 10;
    }
    String fraction = Long.toString(Math.abs(units % scale) + scale).substring(1);
    String sign = units < 0 && units > -scale ? "-" : "";
    return sign + grouped(units / scale) + "." + fraction;
  }

  /** A latency: three digits or fewer and the unit that suits it. */
  public static String latency(long ns) {
    if (ns < 1_000) {
      return ns + " ns";
    }
    if (ns < 1_000_000) {
      return scaled(ns, 1_000) + " us";
    }
    return ns < 1_000_000_000 ? scaled(ns, 1_000_000) + " ms" : scaled(ns, 1_000_000_000) + " s";
  }

  /** A duration in minutes and seconds: {@code 5:45}. */
  public static String minutes(long ns) {
    long seconds = TimeUnit.NANOSECONDS.toSeconds(ns);
    return "%d:%02d".formatted(seconds / 60, seconds % 60);
  }

  /** A duration in seconds with one decimal. */
  public static String seconds(long ns) {
    return decimal(TimeUnit.NANOSECONDS.toMillis(ns) / 100, 1) + " s";
  }

  private static String scaled(long ns, long unit) {
    return ns < 10 * unit ? decimal(ns * 10 / unit, 1) : grouped(ns / unit);
  }
}
