package io.quantdesk.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantdesk.server.scenario.run.EngineTarget;
import io.quantdesk.server.scenario.text.ScenarioError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Claims that do not hold must fail: what passes otherwise proves nothing. */
class ScenarioRunnerTest {
  private static final String START =
      """
      market BTC-PERP taker 5bp
      deposit alice 100_000 ; deposit bob 100_000
      alice sells 1 @ 50000 as a1
      bob buys 0.4 @ 50000 ioc as b1
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cash 100000",
        "equity 0",
        "margin 1",
        "maintenance 1",
        "withdrawable 1",
        "orders 1",
        "position 0.5",
        "position 0.4 @ 50001",
        "position 0.4 cost 1",
        "position 0.4 realized 1"
      })
  void shouldFailOnWrongAccounts(String claim) {
    assertThat(failures(START + "expect bob " + claim)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mark 1",
        "index 1",
        "open-interest 1",
        "state halted",
        "treasury 9",
        "order a1 qty 2",
        "order a1 leaves 1",
        "order a1 filled 1",
        "order a1 @ 5",
        "book bids 1 @ 50000",
        "book asks none",
        "book asks 0.6 @ 50000, 1 @ 50001",
        "book asks 1 @ 50000"
      })
  void shouldFailOnWrongState(String claim) {
    assertThat(failures(START + "expect " + claim)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-> rejected",
        "-> traded 0.1 @ 50001",
        "-> traded 0.2 @ 50000",
        "-> traded with b1",
        "-> traded fee 5",
        "-> traded sells",
        "-> position alice, traded",
        "-> filled a1",
        "-> no traded",
        "-> no filled b2",
        "-> traded, traded",
        "-> balance bob deposit",
        "-> done",
        "->! traded",
        "->! order, traded, position, position, balance alice"
      })
  void shouldFailOnWrongEvents(String claims) {
    assertThat(failures(START + "bob buys 0.1 @ 50000 ioc as b2 " + claims)).isNotEmpty();
  }

  @Test
  void shouldMatchFactsOfOneEventInAnyOrderButEventsInTheirs() {
    String order = START + "bob buys 0.6 @ 50000 as b2 ";
    assertThat(failures(order + "-> filled b2, fee bob 15, filled a1, traded")).isEmpty();
    assertThat(failures(order + "-> position bob, filled b2")).hasSize(1);
  }

  @Test
  void shouldFailOnARefusalThatIsNotExpected() {
    assertThat(failures("market A\nalice buys 1 @ 50000"))
        .singleElement()
        .satisfies(
            failure -> {
              assertThat(failure.message()).isEqualTo("refused, which was not expected");
              assertThat(failure.at().line()).isEqualTo(2);
              assertThat(failure.events()).first().asString().startsWith("rejected INSUFFICIENT");
            });
    assertThat(failures("market A\nalice buys 1 @ 50000 -> any")).isEmpty();
    assertThat(failures("market A\nalice buys 1 @ 50000 -> order-rejected")).isEmpty();
  }

  @Test
  void shouldFailEachTimeOfARepetition() {
    assertThat(failures("repeat 3 deposit alice 5 -> balance alice 5")).hasSize(2);
  }

  @Test
  void shouldStopWhereAPreparationIsRefused() {
    assertThat(failures("engine accounts 1\ndeposit alice 1\ndeposit bob 1\nexpect bob cash 7"))
        .singleElement()
        .satisfies(
            failure -> {
              assertThat(failure.message())
                  .isEqualTo("opening the account bob was refused: ACCOUNT_CAPACITY");
              assertThat(failure.at().line()).isEqualTo(3);
            });
  }

  @Test
  void shouldStopAtTheNameOfARefusedOrder() {
    assertThat(failures("market A\nalice buys 1 @ 5000 as a1 -> rejected\ncancel a1"))
        .singleElement()
        .satisfies(
            failure ->
                assertThat(failure.message())
                    .isEqualTo("the order a1 was refused and has no number"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "market A tick 0.5\nalice buys 1 @ 5.3",
        "market A lot 0.1\nalice buys 1.05 @ 5",
        "market A\nalice buys 1 @ 3_000_000_000",
        "market A\nalice buys 10_000_000_000_000_000_000 @ 5",
        "market A lot 1\ndeposit alice 0.0000001",
        "market A lot 1\nmark 0.1234567890123456789012",
        "wait 5s\nat 00:00:04",
        "market A\nat 25:00:00"
      })
  void shouldRefuseWhatNoMessageCanCarry(String text) {
    assertThatThrownBy(() -> failures(text))
        .isInstanceOfSatisfying(
            ScenarioError.class, error -> assertThat(error.line()).isEqualTo(2));
  }

  private static List<Failure> failures(String text) {
    Scenario scenario = ScenarioParser.parse("test.scenario", text);
    return ScenarioRunner.run(scenario, EngineTarget::new, ScenarioListener.NONE).failures();
  }
}
