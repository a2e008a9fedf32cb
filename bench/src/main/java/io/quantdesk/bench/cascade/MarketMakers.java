package io.quantdesk.bench.cascade;

import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.event.PositionChanged;
import io.quantdesk.engine.order.OrdType;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.order.TimeInForce;

/**
 * Quotes around each new price, as much in all as the minute traded in fact: a cascade meets the
 * liquidity that there was. They have money without end and are never liquidated.
 */
final class MarketMakers {
  static final int COUNT = 4;

  private static final int LEVELS = 20;
  private static final long CASH_MICROS = 10_000_000_000_000_000L;
  private static final int NEAREST_PER_TEN_THOUSAND = 2;
  private static final int STEP_PER_TEN_THOUSAND = 4;

  private final MinuteRecording recording;
  private final TimedEngine engine;
  private final int[] subAccounts = new int[COUNT];
  private final long[][] quotes = new long[LEVELS][2];
  private final PlaceOrder order = new PlaceOrder();
  private long lastClOrdId;
  private long netLots;

  MarketMakers(MinuteRecording recording, TimedEngine engine) {
    this.recording = recording;
    this.engine = engine;
    order.ordType = OrdType.LIMIT;
    order.timeInForce = TimeInForce.GTC;
  }

  void join() {
    for (int i = 0; i < COUNT; i++) {
      subAccounts[i] = engine.newSubAccount();
      engine.deposit(subAccounts[i], CASH_MICROS);
    }
  }

  boolean contains(int subAccountId) {
    return subAccountId >= subAccounts[0] && subAccountId <= subAccounts[COUNT - 1];
  }

  /** One of them has another position than before. */
  void positionChanged(PositionChanged event, long lotsBefore) {
    netLots += event.positionLots - lotsBefore;
  }

  /** What all of them together hold: above 0 long. */
  long netLots() {
    return netLots;
  }

  /** Replaces all quotes. */
  void quote(MinuteBar bar, int priceTicks) {
    withdrawQuotes();
    long valueOfLot = recording.valueMicros(1, priceTicks);
    long lots = Math.max(1, bar.valueMicros() / MinuteBar.STEPS / LEVELS / valueOfLot);
    int nearest = share(priceTicks, NEAREST_PER_TEN_THOUSAND);
    int step = Math.max(share(priceTicks, STEP_PER_TEN_THOUSAND), bar.rangeTicks() / LEVELS);
    for (int level = 0; level < LEVELS; level++) {
      int distance = nearest + level * step;
      quote(level, Side.BUY, Math.max(1, priceTicks - distance), lots);
      quote(level, Side.SELL, priceTicks + distance, lots);
    }
  }

  private static int share(int priceTicks, int perTenThousand) {
    return Math.max(1, (int) ((long) priceTicks * perTenThousand / 10_000));
  }

  private void withdrawQuotes() {
    for (int level = 0; level < LEVELS; level++) {
      for (Side side : Side.values()) {
        if (quotes[level][side.code()] != 0) {
          engine.cancel(subAccounts[level % COUNT], quotes[level][side.code()]);
          quotes[level][side.code()] = 0;
        }
      }
    }
  }

  private void quote(int level, Side side, int priceTicks, long lots) {
    order.subAccountId = subAccounts[level % COUNT];
    order.clOrdId = ++lastClOrdId;
    order.side = side;
    order.priceTicks = priceTicks;
    order.orderQtyLots = lots;
    engine.place(order);
    quotes[level][side.code()] = lastClOrdId;
  }
}
