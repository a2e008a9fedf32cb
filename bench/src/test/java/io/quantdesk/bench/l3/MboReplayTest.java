package io.quantdesk.bench.l3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantdesk.bench.recording.BadDataException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MboReplayTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void shouldFillTheOrdersThatANaiveMarketFills(long seed) throws Exception {
    Result result = new MboMarket(seed).run(5_000).writeTo(folder).run();

    Check trades = RecordingFiles.check(result, "of these");
    assertThat(trades.right()).isEqualTo(trades.total()).isGreaterThan(500);
    assertThat(RecordingFiles.check(result, "filled orders").total()).isGreaterThan(1_000);
    assertThat(result.checks()).allMatch(Check::isReached);
  }

  @Test
  void shouldUncrossTheCallPhaseByPriceThenTime() throws Exception {
    Result result =
        run(
            "A B 1 101.00 5 130",
            "A B 2 100.00 5 130",
            "A A 3 99.00 4 130",
            "A A 4 100.00 4 130",
            "A A 5 102.00 1 130",
            "T N 0 100.00 9 0",
            "F N 1 100.00 5 0",
            "F N 3 100.00 4 0",
            "F N 2 100.00 3 0",
            "F N 4 100.00 4 0",
            "F N 99 100.00 2 0",
            "C B 1 101.00 5 0",
            "M B 2 100.00 2 0",
            "C A 3 99.00 4 0",
            "C A 4 100.00 4 130");

    assertCheck(result, "auction fills", 4, 4);
    assertCheck(result, "filled orders", 4, 4);
    assertThat(result.isReached()).isTrue();
  }

  @Test
  void shouldFillWhatAnOrderShowsBeforeWhatItHides() throws Exception {
    Result result =
        run(
            "A B 1 100.00 1 130",
            "A B 2 100.00 2 130",
            "T A 9 100.00 8 0",
            "F B 2 100.00 2 0",
            "F B 1 100.00 6 0",
            "C B 2 100.00 2 0",
            "M B 1 100.00 1 130");

    assertCheck(result, "trades that fill", 1, 1);
    assertCheck(result, "of these", 0, 1);
    assertThat(result.isReached()).isTrue();
  }

  @Test
  void shouldPassByAnOrderThatSelfTradePreventionCancels() throws Exception {
    Result result =
        run(
            "A B 1 100.00 1 130",
            "A B 2 100.00 2 130",
            "T A 9 100.00 2 0",
            "F B 2 100.00 2 0",
            "C B 2 100.00 2 0",
            "C B 1 100.00 1 130");

    assertCheck(result, "fills at the head", 1, 1);
    assertThat(result.isReached()).isTrue();
  }

  @Test
  void shouldTakeAnAmendedOrderOutOfTheBookBeforeItTrades() throws Exception {
    Result result =
        run(
            "A B 1 100.00 3 130",
            "A A 2 101.00 1 130",
            "T B 1 101.00 1 0",
            "F B 1 101.00 1 0",
            "F A 2 101.00 1 0",
            "C A 2 101.00 1 0",
            "M B 1 101.00 2 130",
            "C B 1 101.00 2 130");

    assertCheck(result, "fills at the head", 1, 1);
    assertCheck(result, "cancels and modifies", 2, 2);
    assertThat(result.isReached()).isTrue();
  }

  @Test
  void shouldMissAFillBehindTheHead() throws Exception {
    Result result =
        run(
            "A B 1 100.00 2 130",
            "A B 2 100.00 2 130",
            "T A 9 100.00 2 0",
            "F B 2 100.00 2 0",
            "C B 2 100.00 2 130");

    assertCheck(result, "fills at the head", 0, 1);
    assertCheck(result, "trades that fill", 0, 1);
    assertCheck(result, "filled orders", 0, 1);
    assertThat(result.isReached()).isFalse();
  }

  @Test
  void shouldMissAnOrderThatIsNotThere() throws Exception {
    Result result = run("A B 1 100.00 2 130", "C B 7 100.00 2 130", "M B 8 100.00 2 130");

    assertCheck(result, "cancels and modifies", 0, 2);
    assertThat(result.isReached()).isFalse();
  }

  @Test
  void shouldRefuseATradeWhileBidsAndAsksCross() {
    assertRefused(
        ":4: a trade, but bids and asks cross",
        "A B 1 100.00 2 130",
        "A A 2 100.00 2 130",
        "T A 9 100.00 2 0",
        "F B 1 100.00 2 130");
  }

  @Test
  void shouldRefuseAnOrderThatRestsThroughTheOtherSide() {
    assertRefused(
        ":6: rests at a price that trades",
        "A B 1 100.00 2 130",
        "T A 9 100.00 1 0",
        "F B 1 100.00 1 0",
        "M B 1 100.00 1 130",
        "A A 2 100.00 1 130");
  }

  @Test
  void shouldRefuseAnOrderThatRestsAlready() {
    assertRefused(":3: order 1 is resting already", "A B 1 100.00 2 130", "A A 1 101.00 1 130");
  }

  @Test
  void shouldRefuseAFileThatEndsWithinAnEvent() {
    assertRefused("the file ends within an event", "A B 1 100.00 2 130", "A A 2 101.00 1 0");
  }

  private void assertRefused(String message, String... rows) {
    assertThatThrownBy(() -> run(rows))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining(message);
  }

  /** Rows are: action, side, order id, price, size, flags. */
  private Result run(String... rows) throws BadDataException {
    List<String> lines = new ArrayList<>(List.of(MboMessage.HEADER));
    for (String row : rows) {
      String[] parts = row.split(" ");
      parts[3] = parts[3].replace(".", "") + "0000000";
      lines.add("1,2,3," + String.join(",", parts));
    }
    return new MboReplay(RecordingFiles.write(folder.resolve("mbo.csv"), lines)).run();
  }

  private static void assertCheck(Result result, String name, long right, long total) {
    Check check = RecordingFiles.check(result, name);
    assertThat(check.right()).as(name).isEqualTo(right);
    assertThat(check.total()).as(name).isEqualTo(total);
  }
}
