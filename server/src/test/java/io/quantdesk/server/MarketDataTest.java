package io.quantdesk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantdesk.protocol.client.IngressException;
import io.quantdesk.protocol.client.MarketDataClient;
import io.quantdesk.protocol.client.Outcome;
import io.quantdesk.protocol.sbe.BookLevelChangedDecoder;
import io.quantdesk.protocol.sbe.MarkPublishedDecoder;
import io.quantdesk.protocol.sbe.MessageHeaderDecoder;
import io.quantdesk.protocol.sbe.SessionRole;
import io.quantdesk.protocol.sbe.Side;
import io.quantdesk.protocol.sbe.TradePrintedDecoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

      assertThat(admin.pollUntil(() -> listen(listener).size() >= 11)).isTrue();

      assertThat(heard)
          .containsExactly(
              "mark 100000 index 100000",
              "BUY 100000 -> 10",
              "BUY 99999 -> 5",
              "BUY 100000 -> 0",
              "SELL takes 10 @ 100000",
              "BUY 99999 -> 3",
              "SELL takes 2 @ 99999",
              "SELL 100010 -> 4",
              "SELL 100010 -> 0",
              "SELL 100020 -> 2",
              "SELL 100020 -> 0");
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
  void shouldTellListenerThatNoEngineHasRun() {
    assertThatThrownBy(() -> MarketDataClient.open(directory))
        .isInstanceOf(IngressException.class)
        .hasMessageContaining("no engine publishes market data");
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
        yield level.side() + " " + level.priceTicks() + " -> " + level.levelQtyLots();
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
      default -> "template " + templateId;
    };
  }
}
