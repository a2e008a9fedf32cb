package io.quantdesk.bench.flow;

import io.quantdesk.server.challenge.OrderFlow;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Streams from a seed, of the challenge's kind: most orders are cancelled or modified soon after
 * they came, some are immediate-or-cancel, and the price they stand around moves.
 */
public final class GeneratedFlow {
  /** How far prices go. */
  public enum Kind {
    /** The middle stays, orders within 15 ticks of it. */
    STILL(0, 15),
    /** The middle walks, orders within 400 ticks of it. */
    WALKING(2, 400),
    /** The middle leaps, orders within 8,000 ticks of it. */
    SWINGING(40, 8_000);

    private final int stepTicks;
    private final int widthTicks;

    Kind(int stepTicks, int widthTicks) {
      this.stepTicks = stepTicks;
      this.widthTicks = widthTicks;
    }
  }

  private static final int START_TICKS = 100_000;
  private static final int QTY_LOTS_MAX = 100;

  /** In percent of new orders; the remaining ones stay until they trade. */
  private static final int IMMEDIATE_OR_CANCEL = 15;

  private static final int CANCELED = 80;

  private static final int MODIFIED = 15;

  private final Kind kind;
  private final SplittableRandom random;
  private final int[] words;
  private int count;
  private int middleTicks = START_TICKS;
  private int nextOrderId = 1;

  private GeneratedFlow(Kind kind, int messages, long seed) {
    this.kind = kind;
    this.random = new SplittableRandom(seed);
    this.words = new int[messages * OrderFlow.WORDS];
  }

  /** The stream of a kind, the same for the same seed. */
  public static NamedFlow of(Kind kind, int messages, long seed) {
    GeneratedFlow generated = new GeneratedFlow(kind, messages, seed);
    while (generated.count < messages) {
      generated.order(messages);
    }
    String name = "generated_" + kind.name().toLowerCase(Locale.ROOT) + "_seed" + seed;
    return new NamedFlow(name, new OrderFlow(generated.words, messages));
  }

  /** One order with all that becomes of it by its owner's wish. */
  private void order(int messages) {
    middleTicks =
        Math.max(
            START_TICKS / 2, middleTicks + random.nextInt(-kind.stepTicks, kind.stepTicks + 1));
    int orderId = nextOrderId++;
    int side = random.nextInt(2);
    int priceTicks = priceTicks(side);
    int qtyLots = random.nextInt(1, QTY_LOTS_MAX + 1);
    if (random.nextInt(100) < IMMEDIATE_OR_CANCEL) {
      put(OrderFlow.immediateOrCancelHead(side, qtyLots), orderId, middleTicks);
      return;
    }
    put(OrderFlow.head(OrderFlow.NEW, side, qtyLots), orderId, priceTicks);
    if (count < messages && random.nextInt(100) < MODIFIED) {
      put(OrderFlow.head(OrderFlow.MODIFY, side, qtyLots + 1), orderId, priceTicks(side));
    }
    if (count < messages && random.nextInt(100) < CANCELED) {
      put(OrderFlow.head(OrderFlow.CANCEL, side, 0), orderId, 0);
    }
  }

  /** Nearer to the middle more often than far from it. */
  private int priceTicks(int side) {
    int far = random.nextInt(kind.widthTicks + 1);
    int distance = random.nextInt(far + 1);
    return side == 0 ? middleTicks - distance : middleTicks + distance;
  }

  private void put(int head, int orderId, int priceTicks) {
    int at = count++ * OrderFlow.WORDS;
    words[at] = head;
    words[at + 1] = orderId;
    words[at + 2] = priceTicks;
  }
}
