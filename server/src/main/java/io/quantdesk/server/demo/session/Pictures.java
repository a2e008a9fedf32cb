package io.quantdesk.server.demo.session;

import io.quantdesk.engine.order.Side;
import io.quantdesk.server.demo.flow.DemoMarket;
import io.quantdesk.server.demo.view.MarketFrame;
import io.quantdesk.server.demo.view.MarketFrame.Trade;
import io.quantdesk.server.demo.view.MarketPicture;
import java.util.List;
import org.agrona.collections.Int2ObjectHashMap;

/** The pictures of all markets, by the engine's id, and the feed's clock. Owned by one thread. */
final class Pictures {
  private final List<MarketPicture> inOrder;
  private final Int2ObjectHashMap<MarketPicture> byMarketId = new Int2ObjectHashMap<>();
  private long feedTimeNs;

  Pictures(List<DemoMarket> markets) {
    inOrder = markets.stream().map(market -> new MarketPicture(market.source())).toList();
    for (int i = 0; i < markets.size(); i++) {
      byMarketId.put(markets.get(i).marketId(), inOrder.get(i));
    }
  }

  /** The picture of a market of the demo. */
  MarketPicture of(int marketId) {
    return byMarketId.get(marketId);
  }

  /** The feed has come to this time, nanoseconds since 1970. */
  void onFeedTime(long timeNs) {
    feedTimeNs = timeNs;
  }

  long feedTimeNs() {
    return feedTimeNs;
  }

  void onTrade(int marketId, Side takerSide, int priceTicks, long qtyLots) {
    of(marketId).onTrade(new Trade(feedTimeNs, takerSide, priceTicks, qtyLots));
  }

  /** The markets as they are now. */
  List<MarketFrame> frames() {
    return inOrder.stream().map(MarketPicture::frame).toList();
  }
}
