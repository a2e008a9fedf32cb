package io.quantdesk.server.demo.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.engine.order.Side;
import io.quantdesk.server.demo.feed.FeedSource;
import io.quantdesk.server.demo.view.DemoFrame.Counts;
import io.quantdesk.server.demo.view.DemoFrame.Latency;
import io.quantdesk.server.demo.view.MarketFrame.Trade;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LivePictureTest {
  private static final Lags LAGS = new Lags(990, 400, 1_250_000_000);

  @ParameterizedTest
  @CsvSource({"80, 24, 80, 24", "140, 40, 140, 40", "60, 10, 80, 24", "300, 50, 160, 50"})
  void shouldFillTheTerminalExactly(int columns, int rows, int drawnColumns, int drawnRows) {
    for (Glyphs glyphs : Glyphs.values()) {
      List<String> lines =
          plain(new LivePicture(glyphs, columns, rows).lines(frame(), LAGS, "playing"));
      assertThat(lines).hasSize(drawnRows);
      assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(drawnColumns));
      assertThat(lines.get(0)).hasSize(drawnColumns);
    }
  }

  @Test
  void shouldShowBooksTapesAndFigures() {
    List<String> lines = plain(new LivePicture(Glyphs.ASCII, 80, 24).lines(frame(), LAGS, "play"));
    assertThat(lines.get(0)).contains("23:54:15.030 UTC").contains("play  10x  0:12");
    assertThat(lines.get(1)).contains(" 43%  2:30 of 5:45").contains("####---");
    assertThat(lines.get(3)).contains("BTC-PERP  61,800.3 ^  mark 61,800.2").contains("ETH-PERP");
    assertThat(lines.get(5)).contains("  2.507 61,800.2 | 61,800.3    3.330");
    assertThat(lines.get(15)).contains("1 trades  0.006 BTC");
    assertThat(lines.get(16)).contains("23:54:15.030 ^    61,800.3       0.006");
    assertThat(lines.get(21))
        .contains("commands 12,345  1,000/s ")
        .contains("events 20,000  refused 7");
    assertThat(lines.get(22)).contains("p50 84 us").contains("p99 1.2 ms").contains("p99.9 4.3 ms");
    assertThat(lines.get(23)).contains("journal behind 64  PostgreSQL behind 590 commands, 1.2 s");
  }

  @Test
  void shouldSayTheSameInOnePlainLine() {
    assertThat(PlainProgress.line(frame(), LAGS, "playing"))
        .isEqualTo(
            " 43% playing: 2:30 of feed, 12,345 commands (1,000/s), BTC-PERP 1 trades, ETH-PERP 0"
                + " trades, p50 84 us p99 1.2 ms p99.9 4.3 ms, journal 64, PostgreSQL 590 behind");
  }

  @Test
  void shouldWriteOnlyTheLinesThatChangedAndGiveTheTerminalBack() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (AnsiScreen screen = new AnsiScreen(new PrintStream(bytes, true, StandardCharsets.UTF_8))) {
      screen.open();
      screen.draw(List.of("first", "second"));
      bytes.reset();
      screen.draw(List.of("first", "changed"));
      assertThat(bytes.toString(StandardCharsets.UTF_8))
          .contains("\u001b[2;1Hchanged\u001b[K")
          .doesNotContain("first");
    }
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .endsWith("\u001b[0m\u001b[?25h\u001b[?1049l");
  }

  @Test
  void shouldDrawNoPictureWhereTheEnvironmentAsksForNone() {
    assertThat(Terminal.allowsPicture(Map.of("TERM", "xterm-256color"))).isTrue();
    assertThat(Terminal.allowsPicture(Map.of("TERM", "xterm", "NO_COLOR", "1"))).isFalse();
    assertThat(Terminal.allowsPicture(Map.of("TERM", "dumb"))).isFalse();
    assertThat(Terminal.allowsPicture(Map.of())).isFalse();
  }

  @Test
  void shouldUseUnicodeOnlyInALocaleOfUtf8() {
    assertThat(Terminal.isUnicode(Map.of("LANG", "de_DE.UTF-8"))).isTrue();
    assertThat(Terminal.isUnicode(Map.of("LANG", "en_US.UTF-8", "LC_ALL", "C"))).isFalse();
    assertThat(Terminal.isUnicode(Map.of("LC_ALL", "", "LANG", "C.utf8"))).isTrue();
    assertThat(Terminal.isUnicode(Map.of())).isFalse();
  }

  private static DemoFrame frame() {
    List<MarketFrame> markets = new ArrayList<>();
    for (FeedSource source : FeedSource.RECORDED) {
      MarketPicture picture = new MarketPicture(source);
      if (source.priceDecimals() == 1) {
        picture.onLevel(Side.BUY, 618_002, 2_507);
        picture.onLevel(Side.SELL, 618_003, 3_330);
        picture.onTrade(new Trade(1_723_161_255_030_314_667L, Side.BUY, 618_003, 6));
        picture.onMark(618_002);
      }
      markets.add(picture.frame());
    }
    return new DemoFrame(
        150_000_000_000L,
        345_000_000_000L,
        1_723_161_255_030_314_667L,
        12_000_000_000L,
        10,
        markets,
        new Counts(12_345, 1_000, List.of(1L, 500L, 1_000L), 20_000, 7, 64),
        new Latency(84_000, 1_200_000, 4_300_000, 43_000_000));
  }

  private static List<String> plain(List<String> lines) {
    return lines.stream().map(line -> line.replaceAll("\u001b\\[[0-9;]*m", "")).toList();
  }
}
