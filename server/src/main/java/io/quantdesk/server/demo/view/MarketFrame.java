package io.quantdesk.server.demo.view;

import io.quantdesk.engine.order.Side;
import java.util.List;

/**
 * One market at one moment.
 *
 * @param symbol of the market
 * @param priceDecimals a tick is 10^-priceDecimals USDC
 * @param quantityDecimals a lot is 10^-quantityDecimals of the base asset
 * @param markTicks mark price; 0: none yet
 * @param bids best first
 * @param asks best first
 * @param tape newest first
 * @param trades number of trades so far
 * @param volumeLots traded so far
 * @param levels price levels on both sides
 */
public record MarketFrame(
    String symbol,
    int priceDecimals,
    int quantityDecimals,
    int markTicks,
    List<Level> bids,
    List<Level> asks,
    List<Trade> tape,
    long trades,
    long volumeLots,
    int levels) {

  /**
   * A price level.
   *
   * @param priceTicks price
   * @param qtyLots quantity over all its orders
   */
  public record Level(int priceTicks, long qtyLots) {}

  /**
   * A trade.
   *
   * @param feedTimeNs time of the feed at which it came, nanoseconds since 1970
   * @param takerSide side of the aggressor
   * @param priceTicks price
   * @param qtyLots quantity
   */
  public record Trade(long feedTimeNs, Side takerSide, int priceTicks, long qtyLots) {}

  /** Base asset of the market. */
  public String baseAsset() {
    int dash = symbol.indexOf('-');
    return dash < 0 ? symbol : symbol.substring(0, dash);
  }
}
