package io.quantdesk.server.demo.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.engine.order.Side;
import io.quantdesk.server.demo.feed.FeedSource;
import io.quantdesk.server.demo.view.MarketFrame.Level;
import io.quantdesk.server.demo.view.MarketFrame.Trade;
import java.util.Comparator;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class MarketPictureTest {
  private static final long SEED = 20_240_808;

  private final MarketPicture picture =
      new MarketPicture(new FeedSource("test", "BTCUSDT", "BTC-PERP", 1, 3));

  @Test
  void shouldShowTheBestLevelsOfEachSideFirst() {
    picture.onLevel(Side.BUY, 1000, 5);
    picture.onLevel(Side.BUY, 1002, 6);
    picture.onLevel(Side.BUY, 1001, 7);
    picture.onLevel(Side.SELL, 1005, 8);
    picture.onLevel(Side.SELL, 1003, 9);
    picture.onLevel(Side.BUY, 1001, 0);
    picture.onLevel(Side.SELL, 1004, 0);
    MarketFrame frame = picture.frame();
    assertThat(frame.bids()).containsExactly(new Level(1002, 6), new Level(1000, 5));
    assertThat(frame.asks()).containsExactly(new Level(1003, 9), new Level(1005, 8));
    assertThat(frame.levels()).isEqualTo(4);
  }

  @Test
  void shouldAgreeWithASortedMapAfterRandomChanges() {
    Random random = new Random(SEED);
    TreeMap<Integer, Long> expected = new TreeMap<>(Comparator.reverseOrder());
    for (int i = 0; i < 20_000; i++) {
      int price = 1 + random.nextInt(3_000);
      long qty = random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(100);
      picture.onLevel(Side.BUY, price, qty);
      expected.compute(price, (p, old) -> qty == 0 ? null : qty);
    }
    MarketFrame frame = picture.frame();
    assertThat(frame.levels()).as("seed %d", SEED).isEqualTo(expected.size());
    assertThat(frame.bids())
        .as("seed %d", SEED)
        .containsExactlyElementsOf(
            expected.entrySet().stream()
                .limit(MarketPicture.DEPTH)
                .map((Map.Entry<Integer, Long> e) -> new Level(e.getKey(), e.getValue()))
                .toList());
  }

  @Test
  void shouldKeepTheNewestTradesAndCountAll() {
    for (int i = 1; i <= 100; i++) {
      picture.onTrade(new Trade(i, Side.BUY, 1000, 2));
    }
    MarketFrame frame = picture.frame();
    assertThat(frame.trades()).isEqualTo(100);
    assertThat(frame.volumeLots()).isEqualTo(200);
    assertThat(frame.tape()).hasSize(MarketPicture.TAPE);
    assertThat(frame.tape().get(0).feedTimeNs()).isEqualTo(100);
  }
}
