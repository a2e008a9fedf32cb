package io.quantdesk.bench.l3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantdesk.bench.recording.BadDataException;
import io.quantdesk.bench.recording.LineSource;
import io.quantdesk.engine.order.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineFormatsTest {
  private static final String EVENT = "1000 order_created ";

  @TempDir private Path folder;

  private interface Parser<T> {
    T parse(LineSource source, String line) throws BadDataException;
  }

  @Test
  void shouldReadALobsterMessage() throws Exception {
    assertThat(parse("34200.000000007,2,42,100,308700,-1", LobsterMessage::parse))
        .isEqualTo(
            new LobsterMessage(
                34_200_000_000_007L,
                LobsterMessage.Type.PARTIAL_CANCEL,
                42,
                100,
                308_700,
                Side.SELL));
  }

  @Test
  void shouldReadAHaltOfLobster() throws Exception {
    assertThat(parse("36023,7,0,0,-1,-1", LobsterMessage::parse).type())
        .isEqualTo(LobsterMessage.Type.HALT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,1,42,100,900 | 5 columns where 6 belong",
        "1,1,42,100,900,1,7 | 7 columns where 6 belong",
        "noon,1,42,100,900,1 | time is no number from 0 with at most 9 decimals: 'noon'",
        "-1,1,42,100,900,1 | time is no number from 0",
        "1.0000000001,1,42,100,900,1 | time is no number from 0",
        "1,8,42,100,900,1 | type 8 is not within 1 to 7",
        "1,1,x,100,900,1 | order id is no whole number: 'x'",
        "1,1,42,0,900,1 | size 0 is not within",
        "1,1,42,100,-900,1 | price -900 is not within",
        "1,1,42,100,2147483648,1 | price 2147483648 is not within",
        "1,1,42,100,900,2 | side is neither 1 nor -1: '2'"
      })
  void shouldRefuseABadLobsterMessage(String line, String why) {
    assertRefused(line, why, LobsterMessage::parse);
  }

  @Test
  void shouldReadLobsterLevelsWithEmptyOnes() throws Exception {
    Depth depth = parse("101,5,99,7,102,6,-9999999999,0", LineFormatsTest::row);

    assertThat(depth.levels(Side.SELL)).isEqualTo(2);
    assertThat(depth.priceTicks(Side.SELL, 1)).isEqualTo(102);
    assertThat(depth.qtyLots(Side.SELL, 1)).isEqualTo(6);
    assertThat(depth.levels(Side.BUY)).isEqualTo(1);
    assertThat(depth.qtyLotsAt(Side.BUY, 99)).isEqualTo(7);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "101,5,99 | 3 columns are no multiple of 4",
        "101,5,99,x | size is no whole number: 'x'",
        "101,5,101,7 | the best bid is not below the best ask",
        "101,5,99,7,101,5,98,7 | price 101 is no worse than that of the level before it",
        "101,5,99,7,102,5,99,7 | price 99 is no worse"
      })
  void shouldRefuseBadLobsterLevels(String line, String why) {
    assertRefused(line, why, LineFormatsTest::row);
  }

  @Test
  void shouldReadAMarketByOrderMessage() throws Exception {
    assertThat(parse("1,2,3,M,A,77,4800250000000,12,130", MboMessage::parse))
        .isEqualTo(new MboMessage(1, MboMessage.Action.MODIFY, Side.SELL, 77, 480_025, 12, true));
  }

  @Test
  void shouldReadTheTradeOfAnAuctionWithoutASide() throws Exception {
    MboMessage trade = parse("1,2,3,T,N,0,4800250000000,44,0", MboMessage::parse);

    assertThat(trade.side()).isNull();
    assertThat(trade.isLast()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,2,3,A,B,77,4800250000000,12 | 8 columns where 9 belong",
        "1,2,3,R,B,77,4800250000000,12,0 | action is none of A, C, M, F, T: 'R'",
        "1,2,3,A,N,77,4800250000000,12,0 | side is neither B nor A: 'N'",
        "1,2,3,A,B,0,4800250000000,12,0 | order id 0 is not within",
        "1,2,3,A,B,77,9223372036854775807,12,0 | is no whole number of hundredths",
        "1,2,3,A,B,77,4800250000001,12,0 | is no whole number of hundredths",
        "1,2,3,A,B,77,4800250000000,12,256 | flags 256 is not within 0 to 255",
        "x,2,3,A,B,77,4800250000000,12,0 | event time is no whole number: 'x'"
      })
  void shouldRefuseABadMarketByOrderMessage(String line, String why) {
    assertRefused(line, why, MboMessage::parse);
  }

  @Test
  void shouldReadABitstampOrderExactly() throws Exception {
    assertThat(
            event(EVENT + "{\"id\":5,\"price\":\"236.47\",\"amount\":\"0.29\",\"order_type\":1}"))
        .isEqualTo(new BitstampEvent(BitstampEvent.Kind.CREATED, 5, Side.SELL, 23_647, 29_000_000));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1000 order_vanished {}",
        "x order_created {\"id\":5,\"price\":\"1\",\"amount\":\"1\",\"order_type\":0}",
        EVENT + "{\"id\":5,\"price\":\"1\",\"amount\":\"1\",\"order_type\":0",
        EVENT + "{\"id\":5,\"price\":\"1\",\"amount\":\"1\",\"order_type\":0} more",
        EVENT + "{\"id\":5,\"price\":\"1\",\"amount\":\"1\",\"order_type\":2}",
        EVENT + "{\"id\":5,\"price\":\"1.001\",\"amount\":\"1\",\"order_type\":0}",
        EVENT + "{\"id\":5,\"price\":\"0\",\"amount\":\"1\",\"order_type\":0}",
        EVENT + "{\"id\":5,\"price\":\"1e999999999\",\"amount\":\"1\",\"order_type\":0}",
        EVENT + "{\"id\":5,\"price\":\"1\",\"order_type\":0}",
        "1000 order_book {\"bids\":[[\"1\",\"1\"],[\"2\",\"1\"]],\"asks\":[]}",
        "1000 order_book {\"bids\":[[\"1\",\"0\"]],\"asks\":[]}"
      })
  void shouldRefuseABadBitstampLine(String line) {
    assertThatThrownBy(() -> event(line))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("sample.csv:1: ");
  }

  @Test
  void shouldSayThatAPackedFileIsBroken() throws IOException {
    Path file = RecordingFiles.write(folder.resolve("cut.csv.gz"), List.of("1,2,3", "4,5,6"));
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 12));

    assertThatThrownBy(() -> readAll(file))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("cut.csv.gz:")
        .hasMessageContaining("cannot be read");
  }

  @Test
  void shouldSayThatAFileIsNotPackedAsItsNameSays() throws IOException {
    Path file = Files.writeString(folder.resolve("plain.csv.xz"), "1,2,3\n1,2,3\n1,2,3\n");

    assertThatThrownBy(() -> readAll(file))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("plain.csv.xz: cannot be read");
  }

  private BitstampEvent event(String line) throws BadDataException, IOException {
    return parse(
        line,
        (source, text) -> BitstampEvent.parse(source, text, new Depth(BitstampEvent.LEVELS_MAX)));
  }

  private static Depth row(LineSource source, String line) throws BadDataException {
    Depth depth = new Depth(LobsterRow.levels(source, line));
    LobsterRow.parse(source, line, depth);
    return depth;
  }

  private <T> void assertRefused(String line, String why, Parser<T> parser) {
    assertThatThrownBy(() -> parse(line, parser))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("sample.csv:1: ")
        .hasMessageContaining(why);
  }

  private <T> T parse(String line, Parser<T> parser) throws BadDataException, IOException {
    Path file = RecordingFiles.write(folder.resolve("sample.csv"), List.of(line));
    try (LineSource source = LineSource.open(file)) {
      return parser.parse(source, source.next());
    }
  }

  private static void readAll(Path file) throws BadDataException, IOException {
    try (LineSource source = LineSource.open(file)) {
      String line = source.next();
      while (line != null) {
        line = source.next();
      }
    }
  }
}
