package io.quantdesk.bench.book;

import io.quantdesk.bench.ThreadUsage;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What a plain limit order that rests, and its cancel, cost in the whole engine beside the order
 * book alone: the same orders in turns in one process. The difference is everything else: ids,
 * checks, margin, the list of the owner's orders, events. What of it is the margin is found with
 * orders that are refused: those which fail the check of the margin take so much longer than those
 * which fail the check before it.
 */
final class RiskCost {
  /** Orders that come and go together, so that the clock is read once for all of them. */
  private static final int BATCH = 5_000;

  private static final int RESTING = 20_000;
  private static final int MIDDLE_TICKS = 10_000;
  private static final int RANGE_TICKS = 400;
  private static final int LOTS_MAX = 100;

  private final int rounds;
  private final SplittableRandom random;

  RiskCost(int rounds, long seed) {
    this.rounds = rounds;
    random = new SplittableRandom(seed);
  }

  /**
   * @param subAccounts that send orders, drawn uniformly
   * @param markets in each of which every one of them has a position
   */
  record Shape(int subAccounts, int markets) {}

  /** Nanoseconds of processor time, medians of the rounds; bytes allocated by the engine. */
  record Result(
      Shape shape,
      double bookPlaceNs,
      double enginePlaceNs,
      double marginNs,
      double bookCancelNs,
      double engineCancelNs,
      double bytesPerCommand) {}

  static List<Shape> shapes(boolean quick) {
    return quick
        ? List.of(new Shape(1_000, 1))
        : List.of(new Shape(1_000, 1), new Shape(1_000, 4), new Shape(100_000, 1));
  }

  Result run(Shape shape) {
    RiskEngine engine = new RiskEngine(shape, MIDDLE_TICKS, RESTING + BATCH);
    Books books =
        new Books(new Workload.Size(RESTING + BATCH, 4_096, 1), RESTING + BATCH, id -> {});
    Batch resting = new Batch(shape, RESTING, 0);
    resting.placeIn(books);
    resting.placeIn(engine);
    double[][] ns = new double[6][rounds];
    long allocated = 0;
    for (int round = -rounds / 2; round < rounds; round++) {
      Batch batch = new Batch(shape, BATCH, RESTING);
      long[] times = new long[ns.length + 1];
      times[0] = ThreadUsage.processorNs();
      batch.placeIn(books);
      times[1] = ThreadUsage.processorNs();
      batch.cancelIn(books);
      times[2] = ThreadUsage.processorNs();
      long before = ThreadUsage.allocatedBytes();
      batch.placeIn(engine);
      times[3] = ThreadUsage.processorNs();
      batch.cancelIn(engine);
      times[4] = ThreadUsage.processorNs();
      allocated = ThreadUsage.allocatedBytes() - before;
      engine.startOrdersWithoutFill();
      batch.placeInVainIn(engine);
      times[5] = ThreadUsage.processorNs();
      engine.startOrdersWithoutMargin();
      batch.placeInVainIn(engine);
      times[6] = ThreadUsage.processorNs();
      engine.startGoodOrders();
      for (int i = 0; i < ns.length && round >= 0; i++) {
        ns[i][round] = (times[i + 1] - times[i]) / (double) BATCH;
      }
    }
    engine.requireExpectedAnswers();
    return new Result(
        shape,
        median(ns[0]),
        median(ns[2]),
        median(ns[5]) - median(ns[4]),
        median(ns[1]),
        median(ns[3]),
        allocated / (2.0 * BATCH));
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  /** Orders drawn before any is timed; none crosses another. */
  private final class Batch {
    private final int firstId;
    private final int[] subAccountIds;
    private final int[] sides;
    private final int[] prices;
    private final int[] lots;

    Batch(Shape shape, int count, int firstId) {
      this.firstId = firstId;
      subAccountIds = new int[count];
      sides = new int[count];
      prices = new int[count];
      lots = new int[count];
      for (int i = 0; i < count; i++) {
        subAccountIds[i] = 1 + random.nextInt(shape.subAccounts);
        sides[i] = random.nextInt(2);
        int distance = 1 + random.nextInt(RANGE_TICKS / 2);
        prices[i] = sides[i] == 0 ? MIDDLE_TICKS - distance : MIDDLE_TICKS + distance;
        lots[i] = 1 + random.nextInt(LOTS_MAX);
      }
    }

    void placeIn(Books books) {
      for (int i = 0; i < sides.length; i++) {
        books.place(0, firstId + i, sides[i], prices[i], lots[i]);
      }
    }

    void cancelIn(Books books) {
      for (int i = 0; i < sides.length; i++) {
        books.cancel(firstId + i);
      }
    }

    void placeIn(RiskEngine engine) {
      for (int i = 0; i < sides.length; i++) {
        engine.place(firstId + i, subAccountIds[i], sides[i], prices[i], lots[i]);
      }
    }

    void placeInVainIn(RiskEngine engine) {
      for (int i = 0; i < sides.length; i++) {
        engine.placeInVain(subAccountIds[i], sides[i], prices[i]);
      }
    }

    void cancelIn(RiskEngine engine) {
      for (int i = 0; i < sides.length; i++) {
        engine.cancel(firstId + i, subAccountIds[i]);
      }
    }
  }
}
