package io.quantdesk.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quantdesk.server.scenario.ScenarioResult;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code quantdesk replay --state}: accounts, markets and totals as of a moment in the past. */
class ReplayStateTest {
  @TempDir private static Path home;

  private static ScenarioResult day;

  @BeforeAll
  static void trade() {
    day = TradingDay.write(home);
  }

  @Test
  void shouldShowTheTotalsAndTheHashOfTheEngineThatWroteTheJournal() {
    assertThat(show("replay --state"))
        .isEqualTo(
            """
            sequence 35
            time 2026-11-21T11:00:00Z
            state_hash %016x
            accounts 4
            sub_accounts 5
            markets 2
            positions 5
            orders 1
            cash 2106261.66
            insurance 1036.34
            funding_pools 0
            dust 0
            treasury 20
            pending_withdrawals 50
            deposits 2108000
            withdrawals 0
            """
                .formatted(day.exchange().engine().stateHash()));
  }

  @Test
  void shouldShowTheSubAccountsOfAnAccount() {
    assertThat(show("replay --state --account 1"))
        .isEqualTo(
            """
            sequence 35
            time 2026-11-21T11:00:00Z
            sub_account s1
              account a1
              cash 5306.66
              equity 1938.66
              initial_margin 3873.2
              maintenance_margin 1936.6
              health 1.001
              withdrawable 0
              under_liquidation false
              position market BTC-PERP qty 0.842 entry 50000 cost 42100 realized -632 \
            funding_owed 0 liquidation_price 45997.5
            sub_account s5
              account a1
              cash 1000
              equity 1000
              initial_margin 0
              maintenance_margin 0
              health none
              withdrawable 1000
              under_liquidation false
            """);
  }

  @Test
  void shouldShowAnAccountAsOfAnEarlierCommand() {
    assertThat(show("replay --state --sub-account 3 --until 27"))
        .contains(
            "cash 1000000\n",
            "position market ETH-PERP qty 0.5 entry 3000 cost 1500 realized 0",
            "order order 50331648 market ETH-PERP side BUY leaves 1.5 price 3000 filled 0.5"
                + " cl_ord_id 1000003\n");
    assertThat(show("replay --state --sub-account 3 --until 29")).doesNotContain("order 50331648");
    assertThat(show("replay --state --sub-account 3 --to 25"))
        .contains("sequence 25\n")
        .doesNotContain("position", "order");
  }

  @Test
  void shouldShowAMarketAsOfATime() {
    assertThat(show("replay --state --market BTC-PERP --until 2026-11-21T10:59:59Z"))
        .isEqualTo(
            """
            sequence 32
            time 2026-11-21T10:00:00Z
            market BTC-PERP
              state OPEN
              parameter tick 0.5 lot 0.001 min 0.001 max 461168.601 oi 461168.601 max-price \
            5000000 im 10% mm 5% taker 0.05% maker -0.01% band 5% placement-band 0% match-band 0%
              mark 50000
              index 50000
              last 50000
              oracle_status VALID
              open_interest 1
              insurance 1000
              funding_rate 0%
              funding_due 2026-11-21T11:00:00Z
              long_funding_index 0
              short_funding_index 0
              funding_pool 0
              dust 0
              bid price 46000 qty 1
            """);
    assertThat(show("replay --state --market BTC-PERP"))
        .contains("mark 46000\n", "insurance 1036.34\n", "bid price 46000 qty 0.842\n");
  }

  @Test
  void shouldShowTheSameAsJson() throws JsonProcessingException {
    JsonNode sheet =
        JsonMapper.builder()
            .build()
            .readTree(show("replay --state --json --account 1 --market ETH-PERP"));
    assertThat(sheet.get("sequence").longValue()).isEqualTo(35);
    assertThat(sheet.get("sub_accounts")).hasSize(2);
    JsonNode position = sheet.get("sub_accounts").get(0).get("positions").get(0);
    assertThat(position.get("qty").textValue()).isEqualTo("0.842");
    assertThat(sheet.get("markets").get(0).get("open_interest").textValue()).isEqualTo("0.5");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --until 36                     | the command journal ends with sequence 35, before 36
          --until 1960-01-01T00:00:00Z   | no command is as early as 1960-01-01T00:00:00Z
          --until noon                   | is neither a sequence nor a time such as
          --until 0                      | the range ends with sequence 0, before it begins with 1
          --market BTC-PERP --until 2    | there is no market BTC-PERP in the journal up to sequence 2
          --sub-account 5 --until 20     | there is no sub-account 5 in the journal up to sequence 20
          --account 2 --sub-account 5    | there is no sub-account 5 of account 2 in the journal
          --from 3                       | a state is as of one moment: leave out --from and --since
          --verify                       | --verify compares whole journals
          """)
  void shouldSayWhatCannotBeShown(String options, String message) {
    CommandRun run = CommandRun.in(home, ("replay --state " + options).split(" "));
    assertThat(run.exitCode()).isEqualTo(QuantDesk.BAD_INPUT);
    assertThat(run.errors()).contains(message);
  }

  @Test
  void shouldSayThatNoEngineHasBegunTheJournal(@TempDir Path empty) {
    CommandRun run = CommandRun.in(empty, "replay", "--state");
    assertThat(run.exitCode()).isEqualTo(QuantDesk.ENVIRONMENT);
    assertThat(run.errors()).contains("no engine has begun it");
  }

  private static String show(String line) {
    CommandRun run = CommandRun.in(home, line.split(" "));
    assertThat(run.errors()).isEmpty();
    assertThat(run.exitCode()).isZero();
    return run.output().replace(System.lineSeparator(), "\n");
  }
}
