package io.quantdesk.engine.trading;

import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.account.Positions;
import io.quantdesk.engine.book.Fills;
import io.quantdesk.engine.book.OrderBook;
import io.quantdesk.engine.book.RestingOrders;
import io.quantdesk.engine.event.Traded;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.market.Markets;
import io.quantdesk.engine.math.MulDiv;
import io.quantdesk.engine.order.Side;

/** Trades an incoming order against the book and settles both parties of every fill. */
public final class Matching implements Fills {
  /**
   * Most fills of one command: bounds its work, and keeps its events, at most six a fill, within
   * the 16-bit count of an event block.
   */
  public static final int MAX_FILLS = 8_192;

  private static final int PPM = 1_000_000;

  private final RestingOrders orders;
  private final Positions positions;
  private final Markets markets;
  private final LiveOrders liveOrders;
  private final FillSettlement settlement;
  private final EngineEvents events;
  private final Traded traded = new Traded();
  private Market market;
  private int takerPosition;
  private long takerLeavesLots;

  Matching(EngineState state, FillSettlement settlement, EngineEvents events) {
    orders = state.orders;
    positions = state.positions;
    markets = state.markets;
    liveOrders = state.liveOrders;
    this.settlement = settlement;
    this.events = events;
  }

  /** What would trade at once of an order, counted up to its lots and to MAX_FILLS makers. */
  long marketableLots(Market inMarket, Side side, int limitTicks, long lots) {
    if (!inMarket.crosses(side, limitTicks)) {
      return 0;
    }
    OrderBook book = inMarket.book();
    long fillable = book.fillableLots(side, limitTicks, lots);
    return inMarket.restingOrders(side.opposite()) <= MAX_FILLS
        ? fillable
        : lotsOfFirstMakers(book, side.opposite(), fillable);
  }

  /**
   * Trades marketable lots of an order.
   *
   * @param orderLeavesLots what the order still wants, at least the marketable lots
   */
  void sweep(
      Market inMarket,
      Side side,
      int limitTicks,
      long marketableLots,
      long orderLeavesLots,
      long orderId,
      int positionSlot) {
    market = inMarket;
    takerPosition = positionSlot;
    takerLeavesLots = orderLeavesLots;
    traded.takerOrderId = orderId;
    traded.takerSubAccountId = positions.scopeId(positionSlot);
    traded.takerSide = side;
    traded.marketId = inMarket.id();
    inMarket.book().match(side, limitTicks, marketableLots, this);
  }

  @Override
  public void onFill(
      int makerSlot, int priceTicks, long qtyLots, long makerLeavesLots, long levelQtyLots) {
    takerLeavesLots -= qtyLots;
    int makerPosition = orders.positionSlot(makerSlot);
    liveOrders.addLots(makerSlot, -qtyLots);
    long value = market.valueMicros(qtyLots, priceTicks);
    traded.tradeId = markets.nextTradeId();
    traded.makerOrderId = orders.orderId(makerSlot);
    traded.makerSubAccountId = positions.scopeId(makerPosition);
    traded.lastPriceTicks = priceTicks;
    traded.lastQtyLots = qtyLots;
    traded.takerLeavesQtyLots = takerLeavesLots;
    traded.makerLeavesQtyLots = makerLeavesLots;
    traded.makerLevelQtyLots = levelQtyLots;
    traded.takerFeeMicros = feeMicros(value, market.parameters().takerFeePpm);
    traded.makerFeeMicros = feeMicros(value, market.parameters().makerFeePpm);
    events.traded(traded);
    long takerLots = qtyLots * traded.takerSide.sign();
    settlement.settle(makerPosition, market, -takerLots, priceTicks, traded.makerFeeMicros);
    settlement.settle(takerPosition, market, takerLots, priceTicks, traded.takerFeeMicros);
    if (makerLeavesLots == 0) {
      market.orderLeft(traded.takerSide.opposite());
      liveOrders.leave(makerSlot);
      if (makerPosition != takerPosition) {
        positions.releaseIfIdle(makerPosition);
      }
    }
  }

  /** Rounded up, in the market's favour: charges up, rebates (below 0) towards 0 (c9). */
  private static long feeMicros(long valueMicros, int ratePpm) {
    return MulDiv.ceil(valueMicros, ratePpm, PPM);
  }

  /** Lots of the first MAX_FILLS orders of a side, counted up to a quantity. */
  private long lotsOfFirstMakers(OrderBook book, Side makerSide, long upToLots) {
    long lots = 0;
    int priceTicks = book.bestPriceTicks(makerSide);
    int maker = book.firstOrder(priceTicks);
    for (int count = 0; count < MAX_FILLS && lots < upToLots; count++) {
      lots += Math.min(orders.leavesLots(maker), upToLots - lots);
      maker = book.nextOrder(maker);
      if (maker == RestingOrders.NONE && lots < upToLots) {
        priceTicks = book.nextPriceTicks(makerSide, priceTicks);
        maker = book.firstOrder(priceTicks);
      }
    }
    return lots;
  }
}
