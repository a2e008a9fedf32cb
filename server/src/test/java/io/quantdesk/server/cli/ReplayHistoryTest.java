package io.quantdesk.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quantdesk.server.scenario.ScenarioJournal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code quantdesk replay} over the journals of a short day: what happened, in words. */
class ReplayHistoryTest {
  @TempDir private static Path home;

  @BeforeAll
  static void trade() {
    TradingDay.write(home);
  }

  @Test
  void shouldTellWhatHappenedInHumanUnits() {
    assertThat(lines("replay"))
        .startsWith("1 1970-01-01T00:00:00Z accepted events 0")
        .containsSequence(
            "25 2026-11-21T10:00:00Z accepted order 50331647 session 3 client-seq 12 events 6",
            "25 2026-11-21T10:00:00Z order 50331647 s1 buys 1 @ 50000 limit ioc on BTC-PERP"
                + " cl-ord-id 1000002",
            "25 2026-11-21T10:00:00Z traded 1 @ 50000 with 16777216 by 50331647 buys on BTC-PERP"
                + " taker s1 maker s2 fee 25 maker-fee -5 leaves 0 maker-leaves 0 level 0 id 1",
            "25 2026-11-21T10:00:00Z position s2 on BTC-PERP -1 @ 50000 cost -50000 realized 0"
                + " total-realized 0",
            "25 2026-11-21T10:00:00Z balance s2 1000005 change 5 trade")
        .contains(
            "14 2026-11-21T10:00:00Z account a1 wallet alice id 1",
            "22 2026-11-21T10:00:00Z sub-account s5 of a1 number 1 id 5",
            "30 2026-11-21T10:00:00Z withdrawal-requested s4 40 id 1",
            "35 2026-11-21T11:00:00Z insurance on BTC-PERP 1036.34 change 36.34 liquidation-fee")
        .endsWith(
            "35 2026-11-21T11:00:00Z risk-alert s1 below 1.1 health 1.001 equity 1938.66"
                + " maintenance 1936.6");
  }

  @Test
  void shouldTellARangeOfCommands() {
    List<String> all = lines("replay");
    assertThat(lines("replay", "--from", "26", "--to", "28"))
        .isEqualTo(all.stream().filter(line -> line.matches("2[678] .*")).toList())
        .hasSize(9);
    assertThat(lines("replay", "--from", "35")).hasSize(12);
    assertThat(lines("replay", "--to", "2")).hasSize(3);
  }

  @Test
  void shouldTellARangeOfTime() {
    assertThat(lines("replay", "--since", "2026-11-21T10:00:00.000000001Z"))
        .isEqualTo(lines("replay", "--from", "33"));
    assertThat(lines("replay", "--until", "2026-11-21T10:59:59Z"))
        .isEqualTo(lines("replay", "--to", "32"));
    assertThat(lines("replay", "--until", "32")).isEqualTo(lines("replay", "--to", "32"));
    assertThat(lines("replay", "--since", "2026-11-21T10:00:00Z", "--to", "2"))
        .isEqualTo(lines("replay", "--from", "2", "--to", "2"));
  }

  @Test
  void shouldTellWhatConcernsAnAccountAsTakerAndAsMaker() {
    assertThat(words("replay", "--account", "3"))
        .containsExactly(
            "accepted session 3 client-seq 5 events 2",
            "account a3 wallet carol id 3",
            "sub-account s3 of a3 number 0 id 3",
            "accepted session 3 client-seq 6 events 1",
            "balance s3 1000000 change 1000000 deposit",
            "accepted order 50331648 session 3 client-seq 13 events 1",
            "order 50331648 s3 buys 2 @ 3000 limit gtc on ETH-PERP rests 2 level 2 cl-ord-id"
                + " 1000003",
            "accepted order 83886079 session 3 client-seq 14 events 4",
            "traded 0.5 @ 3000 with 50331648 by 83886079 sells on ETH-PERP taker s4 maker s3 fee 0"
                + " maker-fee 0 leaves 0 maker-leaves 1.5 level 1.5 id 2",
            "position s3 on ETH-PERP 0.5 @ 3000 cost 1500 realized 0 total-realized 0",
            "accepted order 83886081 session 3 client-seq 15 events 1",
            "order 83886081 s3 buys 1 @ 46000 limit gtc on BTC-PERP rests 1 level 1 cl-ord-id"
                + " 1000005",
            "accepted order 50331648 session 3 client-seq 16 events 1",
            "done 50331648 s3 CANCELED buys 1.5 @ 3000 on ETH-PERP filled 0.5 level 0 rested",
            "accepted events 11",
            "traded 0.158 @ 46000 with 83886081 by 117440511 sells on BTC-PERP taker s1 maker s3"
                + " fee 0 maker-fee 0 leaves 0 maker-leaves 0.842 level 0.842 id 3",
            "position s3 on BTC-PERP 0.158 @ 46000 cost 7268 realized 0 total-realized 0");
  }

  @Test
  void shouldTellOfAllSubAccountsOfAnAccountOrOfOne() {
    assertThat(words("replay", "--account", "1"))
        .contains("balance s1 6000 change 6000 deposit", "balance s5 1000 change 1000 deposit");
    assertThat(words("replay", "--sub-account", "5"))
        .isEqualTo(words("replay", "--sub-account", "5", "--account", "1"))
        .containsExactly(
            "accepted session 3 client-seq 9 events 1",
            "sub-account s5 of a1 number 1 id 5",
            "accepted session 3 client-seq 10 events 1",
            "balance s5 1000 change 1000 deposit");
  }

  @Test
  void shouldTellWhatConcernsAMarket() {
    assertThat(words("replay", "--market", "ETH-PERP", "--from", "20"))
        .filteredOn(words -> !words.startsWith("accepted"))
        .hasSize(6)
        .allMatch(words -> words.contains(" on ETH-PERP"));
  }

  @Test
  void shouldFulfilAllOptionsAtOnce() {
    assertThat(
            words(
                "replay",
                "--account",
                "1",
                "--market",
                "BTC-PERP",
                "--since",
                "2026-11-21T10:30:00Z",
                "--from",
                "10",
                "--to",
                "35"))
        .containsExactly(
            "accepted events 11",
            "order 117440511 s1 sells 0.158 @ 45675 limit ioc reduce-only on BTC-PERP cl-ord-id 0",
            "traded 0.158 @ 46000 with 83886081 by 117440511 sells on BTC-PERP taker s1 maker s3"
                + " fee 0 maker-fee 0 leaves 0 maker-leaves 0.842 level 0.842 id 3",
            "position s1 on BTC-PERP 0.842 @ 50000 cost 42100 realized -632 total-realized -632",
            "liquidation s1 market 0.158 on BTC-PERP leaves 0.842 value 7268 fee 36.34 zero-price"
                + " 44025 limit 45675");
  }

  @Test
  void shouldTellTheSameAsJsonWithTheFieldsOfTheMessages() throws JsonProcessingException {
    List<String> asLines = new ArrayList<>();
    JsonMapper mapper = JsonMapper.builder().build();
    for (String line : lines("replay", "--json")) {
      JsonNode event = mapper.readTree(line);
      asLines.add(
          event.get("seq").asText()
              + ' '
              + event.get("time").asText()
              + ' '
              + event.get("text").asText());
    }
    assertThat(asLines).isEqualTo(lines("replay"));
    assertThat(lines("replay", "--json", "--from", "31", "--to", "31").get(1))
        .isEqualTo(
            "{\"seq\":31,\"time\":\"2026-11-21T10:00:00Z\",\"ordinal\":1,"
                + "\"template\":\"BalanceChanged\",\"fields\":{\"cashMicros\":999995000000,"
                + "\"changeMicros\":-10000000,\"subAccountId\":2,\"reason\":\"WITHDRAWAL\"},"
                + "\"text\":\"balance s2 999995 change -10 withdrawal\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --market DOGE-PERP           | there is no market DOGE-PERP in the journal up to sequence 35
          --market ETH-PERP --to 6     | there is no market ETH-PERP in the journal up to sequence 6
          --account 9                  | there is no account 9 in the journal up to sequence 35
          --sub-account 6              | there is no sub-account 6 in the journal up to sequence 35
          --account 2 --sub-account 1  | there is no sub-account 1 of account 2 in the journal
          --from 36                    | it ends with sequence 35 at 2026-11-21T11:00:00Z
          --since 2027-01-01T00:00:00Z | it ends with sequence 35 at 2026-11-21T11:00:00Z
          --until 1969-01-01T00:00:00Z | it begins at 1970-01-01T00:00:00Z
          --since 2026-11-21T10:10:00Z --until 2026-11-21T10:20:00Z | the last before it is sequence 32
          --from 9 --to 8              | the range ends with sequence 8, before it begins with 9
          --from 0                     | sequences begin with 1, not 0
          --account -1                 | ids begin with 1
          --since 2026-11-22T00:00:00Z --until 2026-11-21T00:00:00Z | the range ends at 2026-11-21T00:00:00Z
          --until 9999-01-01T00:00:00Z | no command can be of 9999-01-01T00:00:00Z
          --since yesterday            | Invalid value for option '--since'
          --verify --from 3            | --verify compares whole journals
          --until noon                 | is neither a sequence nor a time such as
          --verify --json              | --verify compares whole journals
          """)
  void shouldSayWhatCannotBeTold(String options, String message) {
    CommandRun run = CommandRun.in(home, ("replay " + options).split(" "));
    assertThat(run.exitCode()).isEqualTo(QuantDesk.BAD_INPUT);
    assertThat(run.errors()).contains(message);
  }

  @Test
  void shouldSayThatThereIsNoEvent(@TempDir Path empty) {
    ScenarioJournal.open(empty).close();
    CommandRun run = CommandRun.in(empty, "replay");
    assertThat(run.exitCode()).isEqualTo(QuantDesk.ENVIRONMENT);
    assertThat(run.errors()).contains("the event journal is empty");
  }

  private static List<String> lines(String... words) {
    CommandRun run = CommandRun.in(home, words);
    assertThat(run.errors()).isEmpty();
    assertThat(run.exitCode()).isZero();
    return run.lines();
  }

  /** The lines without sequences and times. */
  private static List<String> words(String... words) {
    return lines(words).stream().map(line -> line.split(" ", 3)[2]).toList();
  }
}
