package io.quantdesk.server.demo.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.server.demo.feed.FeedMessage.Kind;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Holds the figures that the README beside the recordings states. */
final class RecordedFeedTest {
  @Test
  void shouldReadEveryMessageOfTheBitcoinFeed() {
    assertThat(countKinds(FeedSource.RECORDED.get(0)))
        .containsEntry(Kind.DEPTH_UPDATE, 6_551)
        .containsEntry(Kind.DEPTH_SNAPSHOT, 1)
        .containsEntry(Kind.TRADE, 21_313)
        .containsEntry(Kind.BOOK_TICKER, 66_089);
  }

  @Test
  void shouldReadEveryMessageOfTheEtherFeed() {
    assertThat(countKinds(FeedSource.RECORDED.get(1)))
        .containsEntry(Kind.DEPTH_UPDATE, 6_586)
        .containsEntry(Kind.DEPTH_SNAPSHOT, 1)
        .containsEntry(Kind.TRADE, 14_076)
        .containsEntry(Kind.BOOK_TICKER, 53_992);
  }

  private static Map<Kind, Integer> countKinds(FeedSource source) {
    Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    long firstNs = 0;
    long lastNs = 0;
    try (FeedReader reader = source.open()) {
      while (reader.next()) {
        FeedMessage message = reader.message();
        assertThat(message.receiveNs).isGreaterThanOrEqualTo(lastNs);
        firstNs = firstNs == 0 ? message.receiveNs : firstNs;
        lastNs = message.receiveNs;
        counts.merge(message.kind, 1, Integer::sum);
      }
    }
    assertThat(TimeUnit.NANOSECONDS.toSeconds(lastNs - firstNs)).isEqualTo(344);
    return counts;
  }
}
