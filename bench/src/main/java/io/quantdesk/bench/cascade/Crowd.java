package io.quantdesk.bench.cascade;

import io.quantdesk.engine.EngineView;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.event.PositionChanged;
import io.quantdesk.engine.order.OrdType;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.order.TimeInForce;
import java.util.SplittableRandom;
import org.agrona.collections.IntArrayQueue;

/**
 * Leveraged owners. At first each opens one position against another one of them; who has lost his
 * comes back after a while with fresh money, so that the next fall finds as many again.
 */
final class Crowd {
  /** Leverage, and the percent of owners that take it at most: the rest of the table is higher. */
  private static final int[][] LEVERAGE_UP_TO_PERCENT = {
    {1, 8}, {2, 23}, {3, 43}, {5, 65}, {10, 85}, {20, 96}, {40, 100}
  };

  private static final long LARGE_MICROS = 25_000_000_000L;
  private static final long VERY_LARGE_MICROS = 100_000_000_000L;
  private static final int MOST_OF_LARGE = 20;
  private static final int MOST_OF_VERY_LARGE = 8;
  private static final int SIZES = 64;
  private static final int LIMIT_PERCENT = 2;
  private static final int NO_SUB_ACCOUNT = 0;

  private final MinuteRecording recording;
  private final TimedEngine engine;
  private final MarketMakers makers;
  private final SplittableRandom random;
  private final int count;
  private final long averageMicros;

  /** Sub-accounts without a position; large enough never to grow while the engine is timed. */
  private final IntArrayQueue flat;

  private final PlaceOrder order = new PlaceOrder();
  private long openInterestGoalLots;
  private int first;
  private boolean isOpening;

  /**
   * @param averageMicros value of a position
   */
  Crowd(
      MinuteRecording recording,
      TimedEngine engine,
      MarketMakers makers,
      int count,
      long averageMicros,
      long seed) {
    this.recording = recording;
    this.engine = engine;
    this.makers = makers;
    this.count = count;
    this.averageMicros = averageMicros;
    random = new SplittableRandom(seed);
    flat = new IntArrayQueue(count + 1, NO_SUB_ACCOUNT);
    order.ordType = OrdType.LIMIT;
  }

  /** All open, two by two, at one price. */
  void open(int priceTicks) {
    isOpening = true;
    first = engine.view().subAccountCount() + 1;
    for (int i = 0; i < count; i += 2) {
      int one = engine.newSubAccount();
      int other = engine.newSubAccount();
      Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
      long lots = lots(priceTicks);
      trade(one, side, lots, priceTicks, TimeInForce.GTC, leverage(lots, priceTicks));
      trade(other, side.opposite(), lots, priceTicks, TimeInForce.IOC, leverage(lots, priceTicks));
      openInterestGoalLots += lots;
    }
    isOpening = false;
  }

  /** A position of one of the owners has changed. */
  void positionChanged(PositionChanged event) {
    if (event.positionLots == 0 && !isOpening && event.subAccountId >= first) {
      flat.addInt(event.subAccountId);
    }
  }

  /** Some of those without a position take one again, rather on the side that the makers offer. */
  void comeBack(int most, int priceTicks) {
    int coming = Math.min(most, flat.size());
    for (int i = 0; i < coming; i++) {
      int subAccountId = flat.removeInt();
      if (engine.view().cashMicros(subAccountId) < 0
          || engine.view().isUnderLiquidation(subAccountId)) {
        continue;
      }
      long excess = makers.netLots() * 4_000 / Math.max(1, openInterestGoalLots);
      int buyers = 500 + (int) Math.max(-450, Math.min(450, excess));
      Side side = random.nextInt(1_000) < buyers ? Side.BUY : Side.SELL;
      int limit = priceTicks + side.sign() * Math.max(1, priceTicks * LIMIT_PERCENT / 100);
      long lots = lots(priceTicks);
      RejectReason reason =
          trade(subAccountId, side, lots, limit, TimeInForce.IOC, leverage(lots, priceTicks));
      boolean hasPosition =
          engine.view().position(subAccountId, TimedEngine.MARKET_ID) != EngineView.NONE;
      if (reason != RejectReason.NONE || !hasPosition) {
        flat.addInt(subAccountId);
      }
    }
  }

  private RejectReason trade(
      int subAccountId, Side side, long lots, int limit, TimeInForce timeInForce, int leverage) {
    long value = recording.valueMicros(lots, limit);
    // A fiftieth more pays the fees and the way to the limit.
    long wanted = value / leverage + value / 50;
    long missing = wanted - engine.view().cashMicros(subAccountId);
    if (missing > 0) {
      engine.deposit(subAccountId, missing);
    }
    order.subAccountId = subAccountId;
    order.side = side;
    order.priceTicks = limit;
    order.orderQtyLots = lots;
    order.timeInForce = timeInForce;
    return engine.place(order);
  }

  /** Sizes of very different owners: from a twelfth of the average to five times as much. */
  private long lots(int priceTicks) {
    long valueOfLot = recording.valueMicros(1, priceTicks);
    int drawn = 1 << random.nextInt(Integer.numberOfTrailingZeros(SIZES) + 1);
    int between = random.nextInt(drawn, drawn * 2);
    return Math.max(1, averageMicros / 24 * between / valueOfLot);
  }

  private int leverage(long lots, int priceTicks) {
    long value = recording.valueMicros(lots, priceTicks);
    int percent = random.nextInt(100);
    int drawn = 1;
    for (int[] entry : LEVERAGE_UP_TO_PERCENT) {
      drawn = entry[0];
      if (percent < entry[1]) {
        break;
      }
    }
    if (value > VERY_LARGE_MICROS) {
      return Math.min(drawn, MOST_OF_VERY_LARGE);
    }
    return value > LARGE_MICROS ? Math.min(drawn, MOST_OF_LARGE) : drawn;
  }
}
