package io.quantdesk.bench.book;

import io.quantdesk.bench.ThreadUsage;
import io.quantdesk.bench.book.SteadyFlow.Cancels;
import io.quantdesk.bench.book.SteadyFlow.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The rows of the growth table, each a workload that is run on new books a few times. */
final class Growth {
  private static final int WARM_UP_COMMANDS = 300_000;

  /** Heap that one resting order takes in a row, with what draws and holds the commands. */
  private static final long HEAP_PER_ORDER = 300;

  private static final int RANGE_TICKS = 10_000;
  private static final int HUNDRED_THOUSAND = 100_000;
  private static final int SWEEP_ORDERS = 5_000;

  private final int commands;
  private final int restingMax;
  private final int rounds;
  private final long seed;

  Growth(int commands, int restingMax, int rounds, long seed) {
    this.commands = commands;
    this.restingMax = restingMax;
    this.rounds = rounds;
    this.seed = seed;
  }

  /** A row to come: drawing its commands takes memory and time, so only when its turn comes. */
  record Row(String name, long heapBytes, Supplier<Workload> workload) {}

  /**
   * What a row gave.
   *
   * @param ns of processor time a command, in the best round
   * @param right whether every round traded and left what it should
   */
  record Result(
      String name, double ns, double bytesPerCommand, double bytesPerOrder, boolean right) {}

  List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (Cancels cancels : Cancels.values()) {
      for (int resting = 1_000; resting <= restingMax; resting *= 10) {
        String name = "%,d resting orders, %s cancels".formatted(resting, name(cancels));
        rows.add(steady(name, new Shape(resting, 1, RANGE_TICKS, cancels)));
      }
    }
    for (int books = 10; books <= 10_000; books *= 10) {
      String name = "%,d instruments, 100,000 resting orders".formatted(books);
      rows.add(steady(name, new Shape(HUNDRED_THOUSAND, books, 2_000, Cancels.UNIFORM)));
    }
    for (int range : List.of(100, 10_000, 1_000_000, 10_000_000, Integer.MAX_VALUE - 1)) {
      String name = "prices over %,d ticks, 100,000 resting orders".formatted(range);
      rows.add(steady(name, new Shape(HUNDRED_THOUSAND, 1, range, Cancels.UNIFORM)));
    }
    rows.add(
        steady(
            "one order a level: 100,000 on as many prices",
            new Shape(HUNDRED_THOUSAND, 1, 2 * HUNDRED_THOUSAND, Cancels.UNIFORM)));
    rows.addAll(worstCases());
    return rows;
  }

  Result run(Row row) {
    Workload workload = row.workload.get();
    double best = Double.MAX_VALUE;
    double bytesPerCommand = 0;
    double bytesPerOrder = 0;
    boolean right = true;
    for (int round = 0; round < rounds; round++) {
      Books books = workload.newBooks();
      workload.preload(books);
      bytesPerOrder = books.bytesPerRestingOrder();
      long before = ThreadUsage.allocatedBytes();
      long start = ThreadUsage.processorNs();
      workload.run(books);
      long end = ThreadUsage.processorNs();
      long allocated = ThreadUsage.allocatedBytes() - before;
      best = Math.min(best, (double) (end - start) / workload.timedCommands());
      bytesPerCommand = (double) allocated / workload.timedCommands();
      right &= workload.isRight(books);
    }
    return new Result(row.name, best, bytesPerCommand, bytesPerOrder, right);
  }

  /** Lets the compiler see the usual and the unusual before the first row is timed. */
  void warmUp() {
    Shape shape = new Shape(WARM_UP_COMMANDS / 100, 3, RANGE_TICKS, Cancels.UNIFORM);
    run(new Row("", 0, () -> SteadyFlow.of(shape, WARM_UP_COMMANDS, seed)));
    worstCases().forEach(this::run);
  }

  private List<Row> worstCases() {
    return List.of(
        new Row(
            "sweep of 5,000 orders at one price, an order rested and filled",
            0,
            () -> WorstCases.sweeps(SWEEP_ORDERS, 1, commands / SWEEP_ORDERS)),
        new Row(
            "sweep of 5,000 orders at 5,000 prices, an order rested and filled",
            0,
            () -> WorstCases.sweeps(SWEEP_ORDERS, SWEEP_ORDERS, commands / SWEEP_ORDERS)),
        new Row(
            "a book of 100,000 levels emptied level by level",
            0,
            () -> WorstCases.emptyingLevelByLevel(HUNDRED_THOUSAND)),
        new Row(
            "each new order cancels the oldest of 100,000",
            0,
            () -> WorstCases.cancelsOfOldest(HUNDRED_THOUSAND, commands)));
  }

  private Row steady(String name, Shape shape) {
    long heapBytes = shape.resting() * HEAP_PER_ORDER;
    return new Row(name, heapBytes, () -> SteadyFlow.of(shape, commands, seed));
  }

  private static String name(Cancels cancels) {
    return cancels == Cancels.UNIFORM ? "uniform" : "recent";
  }
}
