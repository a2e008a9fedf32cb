package io.quantdesk.server.demo.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantdesk.engine.order.Side;
import io.quantdesk.server.demo.feed.FeedMessage.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FeedReaderTest {
  private static final FeedSource SOURCE = new FeedSource("test", "BTCUSDT", "BTC-PERP", 1, 3);

  @Test
  void shouldReadDepthUpdateWithItsIdsAndLevels() throws IOException {
    try (FeedReader reader =
        read(
            """
            5 {"stream":"btcusdt@depth@0ms","data":{"e":"depthUpdate","E":1,"T":2,"s":"BTCUSDT",\
            "U":10,"u":12,"pu":9,"b":[["100.50","0.014"],["99.10","0.000"]],"a":[["101.00","2"]]}}
            """)) {
      assertThat(reader.next()).isTrue();
      FeedMessage message = reader.message();
      assertThat(message.kind).isEqualTo(Kind.DEPTH_UPDATE);
      assertThat(message.receiveNs).isEqualTo(5);
      assertThat(message.firstUpdateId).isEqualTo(10);
      assertThat(message.lastUpdateId).isEqualTo(12);
      assertThat(message.previousUpdateId).isEqualTo(9);
      assertThat(levels(message)).containsExactly("BUY 1005 14", "BUY 991 0", "SELL 1010 2000");
      assertThat(reader.next()).isFalse();
    }
  }

  @Test
  void shouldReadSnapshotTradeAndBookTickerOneAfterTheOther() throws IOException {
    try (FeedReader reader =
        read(
            """
            1 {"lastUpdateId":7,"E":1,"T":2,"bids":[["100.0","1.000"]],"asks":[["100.1","2.000"]]}
            2 {"stream":"btcusdt@trade","data":{"e":"trade","E":1,"T":2,"s":"BTCUSDT","t":77,\
            "p":"100.10","q":"0.006","X":"MARKET","m":true}}
            3 {"stream":"btcusdt@bookTicker","data":{"e":"bookTicker","u":9,"s":"BTCUSDT",\
            "b":"100.00","B":"1.0","a":"100.20","A":"2.5","T":2,"E":1}}
            """)) {
      FeedMessage message = reader.message();
      assertThat(reader.next()).isTrue();
      assertThat(message.kind).isEqualTo(Kind.DEPTH_SNAPSHOT);
      assertThat(message.lastUpdateId).isEqualTo(7);
      assertThat(levels(message)).containsExactly("BUY 1000 1000", "SELL 1001 2000");

      assertThat(reader.next()).isTrue();
      assertThat(message.kind).isEqualTo(Kind.TRADE);
      assertThat(message.levels.size()).isZero();
      assertThat(message.tradeId).isEqualTo(77);
      assertThat(message.priceTicks).isEqualTo(1001);
      assertThat(message.qtyLots).isEqualTo(6);
      assertThat(message.buyerIsMaker).isTrue();

      assertThat(reader.next()).isTrue();
      assertThat(message.kind).isEqualTo(Kind.BOOK_TICKER);
      assertThat(message.bestBidTicks).isEqualTo(1000);
      assertThat(message.bestAskTicks).isEqualTo(1002);
      assertThat(reader.messages()).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"e\":\"trade\"}|a line begins with the time of receipt",
        "1 2|a message follows the time of receipt",
        "1 {\"e\":\"trade\",\"t\":1,\"p\":\"1.0\"}|all fields of its kind",
        "1 {\"x\":1}|all fields of its kind",
        "1 {\"e\":\"liquidation\"}|unknown kind of message \"liquidation\"",
        "1 {\"e\":\"trade\",\"s\":\"DOGEUSDT\"}|the symbol is the feed's",
        "1 {\"e\":\"trade\",\"p\":\"1.05\"}|\"1.05\" is finer than the market's unit",
        "1 {\"e\":\"trade\",\"p\":\"999999999.9\"}|2^31 - 1 ticks",
        "1 {\"c\":[[\"1\",\"2\"]]}|unknown array \"c\"",
        "1 {\"b\":[[\"1\"]]}|a level ends with its quantity",
        "1 {\"b\":[7]}|a side is a list of levels",
        "1 {\"e\":\"trade\"|end-of-input",
        "1 {e}|Unexpected character"
      })
  void shouldRefuseWhatIsNoMessageNamingFeedAndLine(String text, String why) throws IOException {
    try (FeedReader reader = read(text)) {
      assertThatThrownBy(reader::next)
          .isInstanceOf(FeedException.class)
          .hasMessageStartingWith("feed test, line 1")
          .hasMessageContaining(why);
    }
  }

  @Test
  void shouldMergeFeedsByTimeOfReceipt() throws IOException {
    String quote = " {\"e\":\"bookTicker\",\"b\":\"1.0\",\"a\":\"1.1\"}\n";
    List<String> merged = new ArrayList<>();
    try (MergedFeed feed =
        new MergedFeed(
            List.of(
                read("2" + quote + "3" + quote + "9" + quote), read("1" + quote + "3" + quote)))) {
      while (feed.next()) {
        merged.add(feed.feed() + "@" + feed.message().receiveNs);
      }
    }
    assertThat(merged).containsExactly("1@1", "0@2", "0@3", "1@3", "0@9");
  }

  private static FeedReader read(String text) throws IOException {
    return new FeedReader(SOURCE, new ByteArrayInputStream(text.getBytes(UTF_8)));
  }

  private static List<String> levels(FeedMessage message) {
    List<String> levels = new ArrayList<>();
    for (int i = 0; i < message.levels.size(); i++) {
      Side side = message.levels.side(i);
      levels.add(side + " " + message.levels.priceTicks(i) + " " + message.levels.qtyLots(i));
    }
    return levels;
  }
}
