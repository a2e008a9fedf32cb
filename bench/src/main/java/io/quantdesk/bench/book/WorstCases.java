package io.quantdesk.bench.book;

import java.util.ArrayDeque;
import java.util.Deque;

/** Commands that are as bad for a book as commands can be. */
final class WorstCases {
  private static final int MIDDLE_TICKS = 1 << 20;
  private static final int QTY_LOTS = 3;
  private static final int NODES = 1 << 14;

  /** The widest quantity of a command here: 16 bits. */
  private static final int LOTS_MAX = (1 << 16) - 1;

  private WorstCases() {}

  /** One order takes a whole side, on so many prices; then the side is built again. */
  static Workload sweeps(int makers, int prices, int times) {
    WorkloadWriter writer = writer(makers, (makers + sweepsOf(makers)) * (times + 1));
    for (int i = 0; i <= times; i++) {
      for (int maker = 0; maker < makers; maker++) {
        writer.place(0, 1, MIDDLE_TICKS + maker % prices, QTY_LOTS);
      }
      if (i == 0) {
        writer.endPreload();
      }
      for (int left = makers * QTY_LOTS; left > 0; left -= LOTS_MAX) {
        writer.take(0, 0, Integer.MAX_VALUE, Math.min(left, LOTS_MAX));
      }
    }
    return writer.finish();
  }

  /** A book of one order a level is emptied from the best level to the worst, one at a time. */
  static Workload emptyingLevelByLevel(int count) {
    WorkloadWriter writer = writer(count, 2 * count);
    for (int i = 0; i < count; i++) {
      writer.place(0, 1, MIDDLE_TICKS + i, QTY_LOTS);
    }
    writer.endPreload();
    for (int i = 0; i < count; i++) {
      writer.take(0, 0, MIDDLE_TICKS + i, QTY_LOTS);
    }
    return writer.finish();
  }

  /** Each new order is followed by a cancel of the one that has waited longest. */
  static Workload cancelsOfOldest(int resting, int commands) {
    WorkloadWriter writer = writer(resting, resting + commands);
    Deque<Integer> queue = new ArrayDeque<>();
    for (int i = 0; i < resting + commands / 2; i++) {
      if (i == resting) {
        writer.endPreload();
      }
      queue.add(writer.place(0, 1, MIDDLE_TICKS + i % 1_000, QTY_LOTS));
      if (i >= resting) {
        writer.cancel(queue.remove());
      }
    }
    return writer.finish();
  }

  private static int sweepsOf(int makers) {
    return makers * QTY_LOTS / LOTS_MAX + 1;
  }

  private static WorkloadWriter writer(int orders, int commands) {
    return new WorkloadWriter(new Workload.Size(orders + 2, NODES, 1), commands, orderId -> {});
  }
}
