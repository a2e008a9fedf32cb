package io.quantdesk.engine.market;

import io.quantdesk.engine.book.OrderBook;
import io.quantdesk.engine.book.PriceLevels;
import io.quantdesk.engine.book.RestingOrders;
import io.quantdesk.engine.math.Bytes32;
import io.quantdesk.engine.math.StateHash;

/** All markets by id, dense from 1; they never leave. */
public final class Markets {
  private final Market[] byId;
  private final RestingOrders orders;
  private final PriceLevels levels;
  private int count;
  private long lastTradeId;

  public Markets(int capacity, RestingOrders orders, PriceLevels levels) {
    byId = new Market[capacity + 1];
    this.orders = orders;
    this.levels = levels;
  }

  /** The market of an id, or null. */
  public Market find(int marketId) {
    return marketId > 0 && marketId <= count ? byId[marketId] : null;
  }

  /** The market of an id that is known to exist. */
  public Market get(int marketId) {
    return byId[marketId];
  }

  public int count() {
    return count;
  }

  /** Numbers a trade: from 1, over all markets. */
  public long nextTradeId() {
    return ++lastTradeId;
  }

  boolean isFull() {
    return count == byId.length - 1;
  }

  boolean hasSymbol(Bytes32 symbol) {
    for (int marketId = 1; marketId <= count; marketId++) {
      if (byId[marketId].symbol().sameAs(symbol)) {
        return true;
      }
    }
    return false;
  }

  Market create(Bytes32 symbol, MarketParameters parameters) {
    Market market = new Market(++count, symbol, parameters, new OrderBook(orders, levels));
    byId[market.id()] = market;
    return market;
  }

  /** Adds all markets to a hash, in the order of ids. */
  public void hash(StateHash hash) {
    hash.add(count).add(lastTradeId);
    for (int marketId = 1; marketId <= count; marketId++) {
      byId[marketId].hash(orders, hash);
    }
  }
}
