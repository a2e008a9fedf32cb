package io.quantdesk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantdesk.protocol.client.IngressException;
import io.quantdesk.protocol.client.L1Book;
import io.quantdesk.protocol.client.L2Book;
import io.quantdesk.protocol.client.L3Book;
import io.quantdesk.protocol.client.MarketBook;
import io.quantdesk.protocol.client.MarketDataClient;
import io.quantdesk.protocol.client.Outcome;
import io.quantdesk.protocol.sbe.BestPricesChangedDecoder;
import io.quantdesk.protocol.sbe.BookDepth;
import io.quantdesk.protocol.sbe.BookLevelChangedDecoder;
import io.quantdesk.protocol.sbe.MarkPublishedDecoder;
import io.quantdesk.protocol.sbe.MessageHeaderDecoder;
import io.quantdesk.protocol.sbe.SessionRole;
import io.quantdesk.protocol.sbe.Side;
import io.quantdesk.protocol.sbe.TradePrintedDecoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarketDataTest {
  @TempDir Path directory;

  private final List<String> heard = new ArrayList<>();

  @Test
  void shouldPublishLevelsTradesAndMarksWithoutAccounts() {
    try (EngineFixture engine = new EngineFixture(directory).start();
        MarketDataClient listener = MarketDataClient.open(engine.home())) {
      TestClient admin = engine.connect("admin", SessionRole.ADMIN);
      int market = Exchange.openMarket(admin);
      int maker = Exchange.openAccount(admin, 1);
      int taker = Exchange.openAccount(admin, 2);
      admin.execute(Exchange.limit(market, maker, Side.BUY, 10, 100_000));
      admin.execute(Exchange.limit(market, maker, Side.BUY, 5, 99_999));
      admin.execute(Exchange.limit(market, taker, Side.SELL, 12, 99_999));
      Outcome ask = admin.execute(Exchange.limit(market, taker, Side.SELL, 4, 100_010));
      admin.execute(
          draft ->
              draft
                  .amendOrder()
                  .subAccountId(taker)
                  .orderId(ask.orderId())
                  .orderQtyLots(2)
                  .priceTicks(100_020));
      Outcome last = admin.execute(Exchange.cancel(taker, ask.orderId()));
      Exchange.accepted(last);

      assertThat(admin.pollUntil(() -> listen(listener).size() >= 16)).isTrue();

      assertThat(heard)
          .containsExactly(
              "mark 100000 index 100000",
              "BUY 100000 -> 10 ADDED 10",
              "best 10 @ 100000, 0 @ -1",
              "BUY 99999 -> 5 ADDED 5",
              "BUY 100000 -> 0 REMOVED 0",
              "SELL takes 10 @ 100000",
              "BUY 99999 -> 3 REDUCED 3",
              "SELL takes 2 @ 99999",
              "best 3 @ 99999, 0 @ -1",
              "SELL 100010 -> 4 ADDED 4",
              "best 3 @ 99999, 4 @ 100010",
              "SELL 100010 -> 0 REMOVED 0",
              "SELL 100020 -> 2 ADDED 2",
              "best 3 @ 99999, 2 @ 100020",
              "SELL 100020 -> 0 REMOVED 0",
              "best 3 @ 99999, 0 @ -1");
      assertThat(listener.lappedCount()).isZero();
    }
  }

  @Test
  void shouldGoOnHearingAfterARestart() {
    try (EngineFixture engine = new EngineFixture(directory).start();
        MarketDataClient listener = MarketDataClient.open(engine.home())) {
      TestClient admin = engine.connect("admin", SessionRole.ADMIN);
      int market = Exchange.openMarket(admin);
      engine.stop();
      engine.start();
      admin.ingress().reconnect(EngineFixture.PATIENCE);
      admin.execute(draft -> Exchange.oracle(draft, market, 50_001));

      assertThat(admin.pollUntil(() -> listen(listener).size() >= 2)).isTrue();
      assertThat(heard).containsExactly("mark 100000 index 100000", "mark 100002 index 100002");
    }
  }

  @Test
  void shouldKeepALateListenersBooksLiveOverARestart() {
    try (EngineFixture engine = new EngineFixture(directory).start()) {
      TestClient admin = engine.connect("admin", SessionRole.ADMIN);
      int market = Exchange.openMarket(admin);
      int maker = Exchange.openAccount(admin, 1);
      admin.execute(Exchange.limit(market, maker, Side.BUY, 10, 100_000));
      Outcome bid = admin.execute(Exchange.limit(market, maker, Side.BUY, 5, 100_000));
      admin.execute(Exchange.limit(market, maker, Side.SELL, 7, 100_010));
      L1Book l1 = new L1Book(market);
      L2Book l2 = new L2Book(market);
      L3Book l3 = new L3Book(market);
      List<MarketBook> books = List.of(l1, l2, l3);
      try (MarketDataClient listener = MarketDataClient.open(engine.home())) {
        assertThat(books).allMatch(MarketBook::needsSnapshot);
        books.forEach(book -> listener.requestSnapshot(market, book.depth()));
        assertThat(admin.pollUntil(() -> feed(listener, books).allMatch(MarketBook::isLive)))
            .isTrue();
        long before = l3.marketSeq();

        engine.stop();
        engine.start();
        admin.ingress().reconnect(EngineFixture.PATIENCE);
        admin.execute(Exchange.cancel(maker, bid.orderId()));
        assertThat(
                admin.pollUntil(
                    () -> feed(listener, books).allMatch(b -> b.marketSeq() > before + 1)))
            .isTrue();
      }

      assertThat(books).allMatch(MarketBook::isLive).allMatch(book -> book.gapCount() == 0);
      assertThat(l1.bestPriceTicks(Side.BUY)).isEqualTo(100_000);
      assertThat(l1.bestQtyLots(Side.BUY)).isEqualTo(10);
      assertThat(l2.levels(Side.BUY)).containsExactly(Map.entry(100_000, 10L));
      assertThat(l2.levels(Side.SELL)).containsExactly(Map.entry(100_010, 7L));
      assertThat(l3.queue(Side.BUY, 100_000))
          .extracting(L3Book.Order::qtyLots)
          .containsExactly(10L);
      assertThat(l3.order(bid.orderId())).isNull();
      assertThat(l3.size()).isEqualTo(2);
    }
  }

  @Test
  void shouldRefuseToAskForAMarketThatCannotBe() {
    try (EngineFixture engine = new EngineFixture(directory).start();
        MarketDataClient listener = MarketDataClient.open(engine.home())) {
      assertThatThrownBy(() -> listener.requestSnapshot(0, BookDepth.LEVELS))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("no market 0");
      assertThatThrownBy(() -> listener.requestSnapshot(40_000, BookDepth.LEVELS))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("no market 40000");
    }
  }

  @Test
  void shouldTellListenerThatNoEngineHasRun() {
    assertThatThrownBy(() -> MarketDataClient.open(directory))
        .isInstanceOf(IngressException.class)
        .hasMessageContaining("no engine publishes market data");
  }

  private static Stream<MarketBook> feed(MarketDataClient listener, List<MarketBook> books) {
    listener.poll(
        (templateId, buffer, offset, length) ->
            books.forEach(book -> book.onMessage(buffer, offset)),
        100);
    return books.stream();
  }

  private List<String> listen(MarketDataClient listener) {
    listener.poll((templateId, buffer, offset, length) -> heard.add(text(templateId, buffer)), 10);
    return heard;
  }

  private static String text(int templateId, DirectBuffer buffer) {
    MessageHeaderDecoder header = new MessageHeaderDecoder();
    return switch (templateId) {
      case BookLevelChangedDecoder.TEMPLATE_ID -> {
        BookLevelChangedDecoder level =
            new BookLevelChangedDecoder().wrapAndApplyHeader(buffer, 0, header);
        yield "%s %d -> %d %s %d"
            .formatted(
                level.side(),
                level.priceTicks(),
                level.levelQtyLots(),
                level.change(),
                level.orderQtyLots());
      }
      case TradePrintedDecoder.TEMPLATE_ID -> {
        TradePrintedDecoder trade = new TradePrintedDecoder().wrapAndApplyHeader(buffer, 0, header);
        yield trade.takerSide() + " takes " + trade.lastQtyLots() + " @ " + trade.lastPriceTicks();
      }
      case MarkPublishedDecoder.TEMPLATE_ID -> {
        MarkPublishedDecoder mark =
            new MarkPublishedDecoder().wrapAndApplyHeader(buffer, 0, header);
        yield "mark " + mark.markTicks() + " index " + mark.indexTicks();
      }
      case BestPricesChangedDecoder.TEMPLATE_ID -> {
        BestPricesChangedDecoder best =
            new BestPricesChangedDecoder().wrapAndApplyHeader(buffer, 0, header);
        yield "best %d @ %d, %d @ %d"
            .formatted(
                best.bidQtyLots(), best.bidPriceTicks(), best.askQtyLots(), best.askPriceTicks());
      }
      default -> "template " + templateId;
    };
  }
}
