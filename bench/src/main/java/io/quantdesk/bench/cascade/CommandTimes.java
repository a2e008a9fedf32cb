package io.quantdesk.bench.cascade;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** How long each command of a run took, in nanoseconds, by kinds and in order. */
final class CommandTimes {
  private static final int FIRST_CAPACITY = 1 << 16;

  private final Map<CommandKind, Series> byKind = new EnumMap<>(CommandKind.class);

  private static final class Series {
    private int[] nanos = new int[FIRST_CAPACITY];
    private int count;

    void add(int ns) {
      if (count == nanos.length) {
        nanos = Arrays.copyOf(nanos, count * 2);
      }
      nanos[count++] = ns;
    }
  }

  CommandTimes() {
    for (CommandKind kind : CommandKind.values()) {
      byKind.put(kind, new Series());
    }
  }

  void add(CommandKind kind, long ns) {
    byKind.get(kind).add((int) Math.min(ns, Integer.MAX_VALUE));
  }

  /** Commands of all kinds. */
  int count() {
    return byKind.values().stream().mapToInt(series -> series.count).sum();
  }

  /** Times of a kind, sorted. */
  int[] sorted(CommandKind kind) {
    Series series = byKind.get(kind);
    int[] sorted = Arrays.copyOf(series.nanos, series.count);
    Arrays.sort(sorted);
    return sorted;
  }

  /**
   * Each command's lesser time of two runs of the same commands: what the machine did beside it in
   * one of them is out.
   */
  CommandTimes lesser(CommandTimes other) {
    CommandTimes lesser = new CommandTimes();
    byKind.forEach(
        (kind, series) -> {
          Series others = other.byKind.get(kind);
          if (series.count != others.count) {
            throw new IllegalArgumentException("these are not the same commands");
          }
          for (int i = 0; i < series.count; i++) {
            lesser.add(kind, Math.min(series.nanos[i], others.nanos[i]));
          }
        });
    return lesser;
  }
}
