package io.quantdesk.bench.book;

import java.util.SplittableRandom;

/**
 * Books that keep their size: of ten commands one takes about one order, the others place or cancel
 * so that the number of resting orders stays. Prices are uniform on both sides of a middle that no
 * order crosses; instruments are drawn uniformly.
 */
final class SteadyFlow {
  /** Which order a cancel names. */
  enum Cancels {
    /** One of the last thousand that came. */
    RECENT,
    /** Any that rests. */
    UNIFORM
  }

  /**
   * What varies.
   *
   * @param rangeTicks from the lowest bid to the highest ask
   */
  record Shape(int resting, int books, int rangeTicks, Cancels cancels) {}

  private static final int RECENT = 1_000;
  private static final int TAKES_PERCENT = 10;
  private static final int QTY_LOTS_MAX = 100;

  private final Shape shape;
  private final SplittableRandom random;
  private final WorkloadWriter writer;
  private final int[] alive;
  private final int[] placeOf;
  private int count;

  private SteadyFlow(Shape shape, int commands, long seed) {
    this.shape = shape;
    random = new SplittableRandom(seed);
    int commandsMax = shape.resting + commands;
    writer = new WorkloadWriter(size(shape), commandsMax, this::forget);
    alive = new int[shape.resting + 2];
    placeOf = new int[commandsMax + 1];
  }

  static Workload of(Shape shape, int commands, long seed) {
    SteadyFlow flow = new SteadyFlow(shape, commands, seed);
    for (int i = 0; i < shape.resting; i++) {
      flow.place();
    }
    flow.writer.endPreload();
    for (int i = 0; i < commands; i++) {
      flow.step();
    }
    return flow.writer.finish();
  }

  /** At most one node for each order and storey, and not more than a storey of the range has. */
  private static Workload.Size size(Shape shape) {
    long nodes = 0;
    for (int bits = 6; bits < Integer.SIZE; bits += 6) {
      long ofRange = (((long) shape.rangeTicks >>> bits) + 3) * shape.books;
      nodes += Math.min(shape.resting + 2L, ofRange) + 2L * shape.books;
    }
    return new Workload.Size(shape.resting + 2, (int) nodes, shape.books);
  }

  private void step() {
    if (random.nextInt(100) < TAKES_PERCENT) {
      int side = random.nextInt(2);
      int limit = side == 0 ? Integer.MAX_VALUE : 0;
      writer.take(random.nextInt(shape.books), side, limit, lots());
    } else if (count < shape.resting) {
      place();
    } else {
      int from = shape.cancels == Cancels.UNIFORM ? 0 : Math.max(0, count - RECENT);
      int orderId = alive[random.nextInt(from, count)];
      forget(orderId);
      writer.cancel(orderId);
    }
  }

  private void place() {
    int half = shape.rangeTicks / 2;
    int side = random.nextInt(2);
    int distance = random.nextInt(half);
    int priceTicks = side == 0 ? half - 1 - distance : half + distance;
    int book = random.nextInt(shape.books);
    int orderId = writer.place(book, side, priceTicks, lots());
    placeOf[orderId] = count;
    alive[count++] = orderId;
  }

  private int lots() {
    return random.nextInt(1, QTY_LOTS_MAX + 1);
  }

  private void forget(int orderId) {
    int last = alive[--count];
    alive[placeOf[orderId]] = last;
    placeOf[last] = placeOf[orderId];
  }
}
