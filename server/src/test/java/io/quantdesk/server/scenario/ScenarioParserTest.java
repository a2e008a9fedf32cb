package io.quantdesk.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantdesk.server.scenario.text.ScenarioError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioParserTest {
  @Test
  void shouldReadSeveralStatementsOfALine() {
    Scenario scenario =
        parse("market BTC-PERP ; deposit alice 1;deposit bob 2 # and a comment\n\n");
    assertThat(scenario.statements())
        .extracting(Statement::text)
        .containsExactly("market BTC-PERP", "deposit alice 1", "deposit bob 2");
    assertThat(scenario.statements())
        .extracting(s -> s.first().column())
        .containsExactly(1, 19, 35);
  }

  @Test
  void shouldAttachArrowsOfFollowingLinesToTheStatement() {
    Scenario scenario =
        parse(
            """
            deposit alice 1 -> accepted
              # a comment, and an empty line

              -> balance alice 1, no rejected
              ->! accepted
            deposit alice 2
            """);
    assertThat(scenario.statements()).hasSize(2);
    Expectations expectations = scenario.statements().get(0).outcome();
    assertThat(expectations.list())
        .extracting(Expectation::text)
        .containsExactly("accepted", "balance alice 1", "no rejected", "accepted");
    assertThat(expectations.exact()).isTrue();
    assertThat(scenario.statements().get(1).outcome().exact()).isFalse();
  }

  @Test
  void shouldCollectTheIdsOfRules() {
    Scenario scenario =
        parse("deposit alice 1 -> accepted [ACC-002] [ACC-001]\ndeposit alice 1 [ACC-002]\n");
    assertThat(scenario.rules()).containsExactly("ACC-001", "ACC-002");
    assertThat(scenario.statements().get(0).rules()).containsExactly("ACC-002", "ACC-001");
  }

  @Test
  void shouldTakeTheCapacitiesOfTheEngine() {
    Scenario scenario = parse("engine accounts 2 price-levels 7\ndeposit alice 1");
    assertThat(scenario.config().accounts()).isEqualTo(2);
    assertThat(scenario.config().priceLevels()).isEqualTo(7);
    assertThat(scenario.config().orders()).isEqualTo(65_536);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | 1 | buy 1",
        "1 | 1 | depositt alice 1",
        "1 | 25 | deposit alice 1 ; alice bys 1 @ 5",
        "1 | 12 | market A ; alice bys 1 @ 5",
        "1 | 8 | deposit",
        "1 | 15 | deposit alice much",
        "1 | 17 | deposit alice 1 twice",
        "1 | 23 | market A ; alice buys @ 5",
        "1 | 29 | market A ; alice buys 1 @ 5 gtx",
        "1 | 1 | -> accepted",
        "1 | 20 | deposit alice 1 -> acepted",
        "1 | 28 | deposit alice 1 -> balance bob 1",
        "1 | 17 | deposit alice 1 [rule]",
        "1 | 17 | deposit alice 1 [ORD-1",
        "1 | 1 | [ORD-1] deposit alice 1",
        "1 | 21 | alice buys 1 @ 5 on BTC",
        "1 | 17 | alice buys 1 @ 5",
        "1 | 28 | market A ; market B ; mark 5",
        "1 | 39 | market A ; market B ; alice buys 1 @ 5",
        "1 | 8 | cancel a1",
        "1 | 32 | market A ; alice buys 1 @ 5 as alice",
        "1 | 8 | market deposit",
        "1 | 8 | market market-7",
        "1 | 12 | market A ; A buys 1 @ 5",
        "1 | 9 | account alice/1",
        "1 | 19 | deposit alice 1 ; engine orders 5",
        "1 | 15 | engine orders 0",
        "1 | 8 | repeat 0 deposit alice 1",
        "1 | 21 | deposit alice 1 via desk",
        "1 | 6 | wait 5",
        "1 | 4 | at noon",
        "1 | 13 | market A im 10",
        "1 | 8 | expect nobody cash 5",
        "1 | 36 | market A ; expect book bids 1 @ 5, asks none",
        "1 | 15 | deposit alice ]"
      })
  void shouldPointAtWhatItDoesNotUnderstand(int line, int column, String text) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOfSatisfying(
            ScenarioError.class,
            error -> {
              assertThat(error.line()).as(error.getMessage()).isEqualTo(line);
              assertThat(error.column()).as(error.getMessage()).isEqualTo(column);
            });
  }

  @Test
  void shouldListEverythingThatIsPossible() {
    assertThatThrownBy(() -> parse("market A state shut"))
        .hasMessage(
            "unexpected \"shut\"; possible here: initializing, INITIALIZING, post-only, POST_ONLY,"
                + " open, OPEN, reduce-only, REDUCE_ONLY, cancel-only, CANCEL_ONLY, halted, HALTED,"
                + " settlement, SETTLEMENT, delisted, DELISTED");
    assertThatThrownBy(() -> parse("market A\nalice buys 1 @ 5 as a1\ncancel a2"))
        .hasMessage("unexpected \"a2\"; possible here: cl-ord-id, an order (a1)");
  }

  private static Scenario parse(String text) {
    return ScenarioParser.parse("test.scenario", text);
  }
}
