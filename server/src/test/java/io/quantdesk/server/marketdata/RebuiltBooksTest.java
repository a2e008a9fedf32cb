package io.quantdesk.server.marketdata;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.protocol.client.L3Book;
import io.quantdesk.protocol.client.MarketBook;
import io.quantdesk.protocol.sbe.BookLevelChangedDecoder;
import io.quantdesk.protocol.sbe.MessageHeaderDecoder;
import io.quantdesk.protocol.sbe.TradePrintedDecoder;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.agrona.DirectBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a listener makes of market data must equal the engine's books after every command. */
class RebuiltBooksTest {
  private static final int COMMANDS = 8_000;
  private static final int COMMANDS_WITH_LOSS = 12_000;

  private final ListenersBooks first = new ListenersBooks(1);
  private final ListenersBooks second = new ListenersBooks(2);
  private final List<ListenersBooks> markets = List.of(first, second);
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final BookLevelChangedDecoder level = new BookLevelChangedDecoder();
  private final TreeMap<Integer, Integer> heard = new TreeMap<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void shouldEqualTheEnginesBooksAfterEveryCommand(long seed) {
    PublishedEngine published = new PublishedEngine(this::onMessage);
    RandomTrading trading = new RandomTrading(published, seed);
    trading.prepare((buffer, offset, length) -> {});
    for (int i = 0; i < COMMANDS; i++) {
      trading.next((buffer, offset, length) -> {});
      for (ListenersBooks market : markets) {
        for (MarketBook book : market.all) {
          assertThat(book.isLive()).isTrue();
          requireEqual(published, book, seed, i);
        }
      }
    }
    System.out.println("seed " + seed + ": messages by template " + heard);
    assertThat(first.l3.size()).isPositive();
    assertThat(heard.get(TradePrintedDecoder.TEMPLATE_ID)).isGreaterThan(COMMANDS / 20);
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void shouldNoticeEveryGapAndBeRightAfterTheNextSnapshot(long seed) {
    Loss loss = new Loss(seed);
    PublishedEngine published =
        new PublishedEngine(
            (buffer, offset, length) -> {
              if (!loss.takesNext()) {
                markets.forEach(market -> market.onMessage(buffer, offset));
              }
            });
    RandomTrading trading = new RandomTrading(published, seed);
    trading.prepare((buffer, offset, length) -> {});
    long liveBooks = 0;
    for (int i = 0; i < COMMANDS_WITH_LOSS; i++) {
      loss.probability = i % 1_000 < 800 ? 0.004 : 0;
      trading.next((buffer, offset, length) -> {});
      for (ListenersBooks market : markets) {
        for (MarketBook book : market.all) {
          if (book.needsSnapshot()) {
            published.request(book.marketId(), book.depth());
          }
          boolean unaware = book.marketSeq() != published.marketSeq(book.marketId());
          if (book.isLive() && !unaware) {
            requireEqual(published, book, seed, i);
            liveBooks++;
          }
        }
      }
      published.sendSnapshots();
    }
    while (published.sendSnapshots() > 0) {
      // no command and no loss any more: all that was asked for is sent
    }
    long gaps = 0;
    for (ListenersBooks market : markets) {
      for (MarketBook book : market.all) {
        assertThat(book.isLive()).isTrue();
        requireEqual(published, book, seed, COMMANDS_WITH_LOSS);
        gaps += book.gapCount();
      }
    }
    System.out.printf("seed %d: %d lost, %d gaps, %d live%n", seed, loss.count, gaps, liveBooks);
    assertThat(gaps).isGreaterThan(200);
    assertThat(liveBooks).isGreaterThan(COMMANDS_WITH_LOSS);
  }

  private void onMessage(DirectBuffer buffer, int offset, int length) {
    heard.merge(header.wrap(buffer, offset).templateId(), 1, Integer::sum);
    markets.forEach(market -> market.onMessage(buffer, offset));
    if (header.templateId() == BookLevelChangedDecoder.TEMPLATE_ID) {
      level.wrapAndApplyHeader(buffer, offset, header);
      L3Book l3 = markets.get(level.marketId() - 1).l3;
      assertThat(l3.levelQtyLots(level.side(), level.priceTicks())).isEqualTo(level.levelQtyLots());
    }
  }

  private static void requireEqual(
      PublishedEngine published, MarketBook book, long seed, int command) {
    String difference = ListenersBooks.difference(book, published.view);
    if (difference != null) {
      throw new AssertionError(
          "seed %d, command %d, %s: %s"
              .formatted(seed, command, book.getClass().getSimpleName(), difference));
    }
  }

  /** Loses messages at random, single ones and several in a row. */
  private static final class Loss {
    private final Random random;
    private double probability;
    private int more;
    private int count;

    Loss(long seed) {
      random = new Random(~seed);
    }

    boolean takesNext() {
      if (more == 0 && random.nextDouble() < probability) {
        more = 1 + random.nextInt(random.nextBoolean() ? 1 : 60);
      }
      if (more > 0) {
        more--;
        count++;
        return true;
      }
      return false;
    }
  }
}
