package io.quantdesk.bench.l3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantdesk.bench.recording.BadDataException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LobsterReplayTest {
  private static final String MSFT = "MSFT_2012-06-21_34200000_37800000_";
  private static final String AAPL = "AAPL_2012-06-21_34200000_57600000_";

  @TempDir private Path folder;

  @Test
  void shouldKeep45LevelsOfMicrosoftRightOnAllRows() throws Exception {
    Result result =
        new LobsterReplay(
                RecordingFiles.shipped(MSFT + "message_50.csv"),
                RecordingFiles.shipped(MSFT + "orderbook_50.csv.gz"))
            .run();

    assertThat(result.messages()).isEqualTo(999);
    assertCheck(result, "best level", 999, 999);
    assertCheck(result, "levels 1 to 45", 999, 999);
    assertCheck(result, "incoming orders", 35, 35);
    assertCheck(result, "one-step transitions", 999, 999);
    assertCheck(result, "executions fill the head", 110, 110);
    assertCheck(result, "cancels and deletes", 436, 436);
    assertThat(result.isReached()).isTrue();
  }

  @Test
  void shouldFollowEachTransitionOfApple() throws Exception {
    Result result =
        new LobsterReplay(
                RecordingFiles.shipped(AAPL + "message_10.csv"),
                RecordingFiles.shipped(AAPL + "orderbook_10.csv.gz"))
            .run();

    assertCheck(result, "best level", 954, 998);
    assertCheck(result, "one-step transitions", 998, 998);
    assertCheck(result, "executions fill the head", 98, 98);
    assertThat(result.isReached()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"1, 40", "2, 10", "3, 3", "4, 1"})
  void shouldFollowANaiveMarketThroughAWindow(long seed, int levels) throws Exception {
    Result result = new LobsterMarket(seed, levels).run(4_000).writeTo(folder).run();

    assertThat(result.messages()).isGreaterThan(500);
    assertThat(RecordingFiles.check(result, "executions").total()).isGreaterThan(50);
    assertThat(result.checks()).allMatch(Check::isReached);
    Check transitions = RecordingFiles.check(result, "one-step");
    assertThat(transitions.right()).isEqualTo(result.messages());
  }

  @Test
  void shouldStayRightUncorrectedWhereTheWindowShowsAllLevels() throws Exception {
    Result result = new LobsterMarket(5, 40).run(4_000).writeTo(folder).run();

    Check alone = RecordingFiles.check(result, "levels 1 to 36");
    assertThat(alone.right()).isEqualTo(result.messages());
    Check incoming = RecordingFiles.check(result, "incoming orders");
    assertThat(incoming.right()).isEqualTo(incoming.total()).isGreaterThan(100);
  }

  @Test
  void shouldMissATransitionThatTheMessageDoesNotExplain() throws Exception {
    LobsterMarket market = new LobsterMarket(6, 40).run(300);
    int added = 200;
    while (!market.messages.get(added).contains(",1,1")) {
      added++;
    }
    market.messages.set(added, "34200.000200,7,0,0,-1,-1");
    Result result = market.writeTo(folder).run();

    assertCheck(result, "one-step transitions", result.messages() - 1, result.messages());
    assertThat(result.isReached()).isFalse();
  }

  @Test
  void shouldMissTheHeadWhenTimePriorityIsBroken() throws Exception {
    LobsterMarket market = new LobsterMarket(0, 1);
    market.messages.add("1.0,1,1,100,900,1");
    market.rows.add("1000,50,900,100");
    market.messages.add("2.0,1,2,100,900,1");
    market.rows.add("1000,50,900,200");
    market.messages.add("3.0,4,2,100,900,1");
    market.rows.add("1000,50,900,100");
    Result result = market.writeTo(folder).run();

    assertCheck(result, "one-step transitions", 2, 2);
    assertCheck(result, "executions fill the head", 0, 1);
    assertThat(result.isReached()).isFalse();
  }

  @Test
  void shouldRefuseFilesOfDifferentLength() {
    LobsterMarket market = new LobsterMarket(7, 5).run(100);
    market.rows.remove(market.rows.size() - 1);

    assertThatThrownBy(() -> market.writeTo(folder).run())
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("TEST_orderbook_5.csv.gz:" + market.messages.size() + ": ends here");
  }

  @Test
  void shouldRefuseAnOrderThatRestsAlready() {
    LobsterMarket market = new LobsterMarket(0, 1);
    for (int i = 0; i < 3; i++) {
      market.messages.add("1.0,1,1,100,900,1");
      market.rows.add("1000,50,900,100");
    }

    assertThatThrownBy(() -> market.writeTo(folder).run())
        .hasMessageContaining("TEST_message_1.csv:3: order 1 is resting already");
  }

  private static void assertCheck(Result result, String name, long right, long total) {
    Check check = RecordingFiles.check(result, name);
    assertThat(check.right()).as(name).isEqualTo(right);
    assertThat(check.total()).as(name).isEqualTo(total);
  }
}
