package io.quantdesk.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quantdesk.engine.EngineConfig;
import io.quantdesk.journal.CommitLevel;
import io.quantdesk.server.EngineJournals;
import io.quantdesk.server.EngineServer;
import io.quantdesk.server.ServerConfig;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command line against a real engine, as a person would type it. */
class ClientCommandsTest {
  @TempDir private Path home;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void shouldTradeFromAnEmptyEngineToAVerifiedReplay() {
    try (EngineServer server = startServer()) {
      runs("market", "create", "BTC-PERP", "--tick", "0.5", "--lot", "0.001");
      runs("market", "price", "BTC-PERP", "50000");
      runs("market", "state", "BTC-PERP", "open");
      assertThat(runs("account")).contains("account 1, sub-account 1");
      assertThat(runs("account")).contains("account 2, sub-account 2");
      assertThat(runs("deposit", "1", "6000")).contains("6000 USDC");
      runs("deposit", "2", "6000.5");
      assertThat(runs("order", "1", "buy", "0.5", "BTC-PERP", "--price", "50000"))
          .contains("resting 0.5 @ 50000");
      assertThat(runs("order", "2", "sell", "0.2", "BTC-PERP"))
          .contains("traded 0.2 @ 50000 with order");
      runs("order", "2", "sell", "0.25", "BTC-PERP", "--price", "50001.5");
      assertThat(runs("book", "BTC-PERP").lines().skip(1).map(line -> line.trim().split(" +")))
          .containsExactly(
              new String[] {"quantity", "bid", "ask", "quantity"},
              new String[] {"0.3", "50000", "50001.5", "0.25"});
      assertThat(runs("cancel", "1", "--all")).contains("done MASS_CANCELED, filled 200 lots");
      assertThat(runs("deposit", "--withdraw", "1", "0.000001")).contains("accepted");
      assertThat(runs("account", "--of", "1")).contains("account 1, sub-account 3");
      assertThat(runs("transfer", "1", "3", "1000")).contains("sub-account 3: 1000 USDC");
      assertThat(execute("transfer", "1", "2", "1")).isEqualTo(QuantDesk.CHECK_FAILED);
      runs("account", "--of", "1", "--isolated", "BTC-PERP", "--parent", "1");
      assertThat(runs("order 4 buy 0.01 BTC-PERP --price 50000 --isolated-margin 60".split(" ")))
          .contains("sub-account 4: 60 USDC");
      assertThat(runs("cancel", "4", "--all")).contains("sub-account 4: 0 USDC");
      runs("withdrawal-rules", "--limit", "100", "--share", "0");
      assertThat(execute("withdraw", "3", "101")).isEqualTo(QuantDesk.CHECK_FAILED);
      assertThat(runs("withdraw", "3", "60")).contains("withdrawal 2 of 60 USDC requested");
      assertThat(runs("withdraw", "3", "40")).contains("sub-account 3: 900 USDC");
      assertThat(runs("settle-withdrawal", "2")).contains("withdrawal 2 confirmed");
      assertThat(runs("settle-withdrawal", "3", "--revert")).contains("withdrawal 3 reverted");
      assertThat(execute("settle-withdrawal", "3")).isEqualTo(QuantDesk.CHECK_FAILED);
      assertThat(server.lastSeq()).isGreaterThan(11);
    }
    assertThat(runs("replay", "--verify")).contains("identical yes");
  }

  @Test
  void shouldHaveWhatLoosensApprovedByAnother() {
    try (EngineServer server = startServer()) {
      runs("market create BTC-PERP --tick 0.5 --lot 0.001 --reason listing".split(" "));
      assertThat(execute("approval-rules", "--approvals", "1", "--delay", "PT0S"))
          .isEqualTo(QuantDesk.CHECK_FAILED);
      assertThat(execute("proposal", "1", "--client", "eve")).isEqualTo(QuantDesk.CHECK_FAILED);
      runs("approval-rules", "--approvals", "1", "--delay", "PT0S");
      runs("market price BTC-PERP 50000".split(" "));
      assertThat(execute("market", "state", "BTC-PERP", "OPEN")).isEqualTo(QuantDesk.CHECK_FAILED);
      assertThat(runs("market state BTC-PERP OPEN --reason launch".split(" ")))
          .contains("not done yet: proposal 1 needs 1 approvals");
      assertThat(execute("proposal", "1")).isEqualTo(QuantDesk.CHECK_FAILED);
      assertThat(runs("proposal", "1", "--client", "eve"))
          .contains("proposal 1 APPROVED, approvals 1");
      runs("market state BTC-PERP HALTED".split(" "));
      runs("market state BTC-PERP OPEN --reason again".split(" "));
      assertThat(runs("proposal", "2", "--reject")).contains("proposal 2 REJECTED");
      assertThat(execute("account", "--reason", "none")).isEqualTo(QuantDesk.BAD_INPUT);
      assertThat(execute("insurance", "BTC-PERP", "5", "--reason", "x".repeat(65)))
          .isEqualTo(QuantDesk.BAD_INPUT);
      assertThat(server.lastSeq()).isGreaterThan(9);
    }
    assertThat(runs("replay", "--verify")).contains("identical yes");
  }

  @Test
  void shouldListCollateralAndMoveIt() {
    try (EngineServer server = startServer()) {
      runs("account");
      assertThat(execute("collateral", "deposit", "SOL", "1", "1")).isEqualTo(QuantDesk.BAD_INPUT);
      assertThat(runs("collateral rules SOL --reason listing".split(" "))).contains("accepted");
      assertThat(execute("collateral", "rules", "SOL", "--discount", "11"))
          .isEqualTo(QuantDesk.CHECK_FAILED);
      runs("collateral", "price", "SOL", "150.5");
      assertThat(runs("collateral", "deposit", "SOL", "2.5", "1"))
          .contains("collateral of sub-account 1: 2.5");
      assertThat(execute("collateral", "transfer", "SOL", "1", "1", "1"))
          .isEqualTo(QuantDesk.CHECK_FAILED);
      assertThat(runs("collateral", "withdraw", "SOL", "0.5", "1")).contains("REQUESTED");
      assertThat(execute("collateral", "settle", "SOL", "1", "150"))
          .isEqualTo(QuantDesk.CHECK_FAILED);
      runs("collateral", "settle", "SOL", "0", "150", "--reason", "sold");
      assertThat(execute("proposal", "1", "--client", "eve")).isEqualTo(QuantDesk.CHECK_FAILED);
      runs("approval-rules", "--approvals", "1", "--delay", "PT0S");
      runs("collateral rules SOL --initial 70".split(" "));
      assertThat(execute("collateral", "rules", "SOL")).isEqualTo(QuantDesk.CHECK_FAILED);
      assertThat(runs("collateral rules SOL --reason calm".split(" ")))
          .contains("not done yet: proposal 1 needs 1 approvals");
      assertThat(runs("proposal", "1", "--client", "eve"))
          .contains("proposal 1 APPROVED, approvals 1");
      assertThat(server.lastSeq()).isPositive();
    }
    assertThat(runs("replay", "--verify")).contains("identical yes");
  }

  @Test
  void shouldCreateAMarketWithTiersAndSetHowItIsMarginedAndLiquidated() {
    try (EngineServer server = startServer()) {
      runs(
          "market create BTC-PERP --tick 0.5 --lot 0.001 --tier 1000000:20/10 --tier 2000000.5:50/25"
              .split(" "));
      runs("market create ETH-PERP --tick 0.1 --lot 0.01 --oi-lower 5 --oi-upper 10".split(" "));
      assertThat(execute("market", "create", "X", "--tick", "1", "--lot", "1", "--tier", "5:20"))
          .isEqualTo(QuantDesk.BAD_INPUT);
      assertThat(
              execute("market create X --tick 1 --lot 1 --tier 2:20/10 --tier 1:30/20".split(" ")))
          .isEqualTo(QuantDesk.CHECK_FAILED);
      runs("account");
      runs("leverage", "1", "BTC-PERP", "10");
      assertThat(execute("leverage", "1", "BTC-PERP", "11")).isEqualTo(QuantDesk.CHECK_FAILED);
      runs("liquidation-rules", "BTC-PERP", "--fee", "0.25", "--cooldown", "PT10S");
      assertThat(execute("liquidation-rules", "BTC-PERP", "--fee", "60"))
          .isEqualTo(QuantDesk.CHECK_FAILED);
      assertThat(execute("liquidation-rules", "BTC-PERP", "--fee", "0.00001"))
          .isEqualTo(QuantDesk.BAD_INPUT);
      runs("liquidation-rules", "BTC-PERP", "--keep-losses");
      assertThat(runs("backstop-rules", "BTC-PERP", "--account", "1", "--unwind", "PT5S"))
          .contains("accepted");
      assertThat(execute("backstop-rules", "ETH-PERP", "--account", "1"))
          .isEqualTo(QuantDesk.CHECK_FAILED);
      assertThat(execute("backstop-rules", "BTC-PERP")).isEqualTo(QuantDesk.BAD_INPUT);
      runs("backstop-rules", "BTC-PERP", "--off");
      assertThat(runs("insurance", "BTC-PERP", "1000.5")).contains("accepted");
      assertThat(execute("insurance", "BTC-PERP", "0")).isEqualTo(QuantDesk.CHECK_FAILED);
      assertThat(runs("mark-rules", "BTC-PERP")).contains("accepted");
      runs("mark-rules", "BTC-PERP", "--averaging", "PT5M", "--max-basis", "0.5", "--band", "3");
      assertThat(execute("mark-rules", "BTC-PERP", "--band", "100"))
          .isEqualTo(QuantDesk.CHECK_FAILED);
      assertThat(execute("mark-rules", "BTC-PERP", "--band", "0.00001"))
          .isEqualTo(QuantDesk.BAD_INPUT);
      assertThat(runs("mark-rules", "BTC-PERP", "--off")).contains("accepted");
      assertThat(execute("funding-rate", "BTC-PERP", "0.01")).isEqualTo(QuantDesk.CHECK_FAILED);
      assertThat(runs("funding-rules", "BTC-PERP")).contains("accepted");
      runs("funding-rules", "BTC-PERP", "--sample", "PT1M", "--cap", "2", "--min-samples", "60");
      assertThat(execute("funding-rules", "BTC-PERP", "--sample", "PT7S"))
          .isEqualTo(QuantDesk.CHECK_FAILED);
      runs("funding-rate", "BTC-PERP", "-0.0000001", "--reference", "42");
      assertThat(execute("funding-rate", "BTC-PERP", "0.00000001")).isEqualTo(QuantDesk.BAD_INPUT);
      assertThat(runs("funding-rules", "BTC-PERP", "--off")).contains("accepted");
      assertThat(runs("auction-rules", "BTC-PERP", "--min-quote", "0.001")).contains("accepted");
      assertThat(execute("auction-rules", "BTC-PERP", "--max-quotes", "65"))
          .isEqualTo(QuantDesk.CHECK_FAILED);
      assertThat(runs("auction-rules", "BTC-PERP", "--off")).contains("accepted");
      runs("open-interest-share", "BTC-PERP", "--share", "12.5", "--floor", "0.5");
      assertThat(execute("open-interest-share", "BTC-PERP")).isEqualTo(QuantDesk.BAD_INPUT);
      assertThat(execute("open-interest-share", "BTC-PERP", "--floor", "1", "--share", "101"))
          .isEqualTo(QuantDesk.CHECK_FAILED);
      assertThat(runs("open-interest-share", "BTC-PERP", "--off")).contains("accepted");
      assertThat(runs("fee-schedule")).contains("accepted");
      runs("fee-schedule", "--tier", "1000000:0.04/0.01", "--tier", "5000000.5:0.03/-0.0005");
      assertThat(runs("fee-tier", "1", "--tier", "2")).contains("accepted");
      assertThat(execute("fee-tier", "1", "--tier", "3")).isEqualTo(QuantDesk.CHECK_FAILED);
      runs("fee-tier", "1", "--by-volume");
      assertThat(execute("fee-tier", "1")).isEqualTo(QuantDesk.BAD_INPUT);
      assertThat(execute("fee-schedule", "--tier", "1000:0.04")).isEqualTo(QuantDesk.BAD_INPUT);
      assertThat(execute("fee-schedule", "--tier", "1.2.3:0/0")).isEqualTo(QuantDesk.BAD_INPUT);
      assertThat(execute("fee-schedule", "--tier", "1000:0.01/-0.02"))
          .isEqualTo(QuantDesk.CHECK_FAILED);
      assertThat(runs("fee-schedule", "--off")).contains("accepted");
      assertThat(server.lastSeq()).isPositive();
    }
  }

  @Test
  void shouldTakeEveryInstructionOfAnOrder() {
    try (EngineServer server = startServer()) {
      runs("market", "create", "BTC-PERP", "--tick", "0.5", "--lot", "0.001");
      runs("market", "price", "BTC-PERP", "50000");
      runs("market", "state", "BTC-PERP", "open");
      runs("account");
      runs("account");
      runs("deposit", "1", "60000");
      runs("deposit", "2", "60000");
      runs("order", "1", "buy", "1", "BTC-PERP", "--price", "50000", "--display", "0.1");
      assertThat(runs("book", "BTC-PERP").lines().skip(2).map(String::trim))
          .allMatch(line -> line.startsWith("0.1 "));
      assertThat(runs("order", "2", "sell", "0.5", "BTC-PERP", "--price", "49000", "--slide"))
          .contains("resting 0.5 @ 50000.5");
      runs("order", "2", "sell", "0.5", "BTC-PERP", "--self-trade", "decrement");
      assertThat(runs("order", "1", "sell", "2", "BTC-PERP", "--stop", "40000", "--reduce-only"))
          .contains("waiting for MARK 40000");
      assertThat(runs("order", "2", "buy", "1", "BTC-PERP", "--trail-ppm", "10000"))
          .contains("first trigger MARK 50500");
      runs("auction-rules", "BTC-PERP", "--duration", "PT10M");
      String opened = runs("order", "1", "buy", "0.1", "BTC-PERP", "--price", "50000", "--jit");
      assertThat(opened).contains("of 0.1 from 50000 to 50000");
      String auction = opened.replaceAll("(?s).*auction (\\d+) of.*", "$1");
      assertThat(runs("quote", "2", "0.1", "BTC-PERP", auction, "--price", "50000"))
          .contains("quote in auction " + auction);
      assertThat(execute("quote", "1", "0.1", "BTC-PERP", auction, "--price", "50000"))
          .isEqualTo(QuantDesk.CHECK_FAILED);
      assertThat(execute("order", "1", "buy", "1", "BTC-PERP", "--stop", "1", "--trail", "1"))
          .isEqualTo(QuantDesk.BAD_INPUT);
      assertThat(server.lastSeq()).isPositive();
    }
  }

  @Test
  void shouldPlaceABracketAndProtectAPosition() {
    try (EngineServer server = startServer()) {
      runs("market", "create", "BTC-PERP", "--tick", "0.5", "--lot", "0.001");
      runs("market", "price", "BTC-PERP", "50000");
      runs("market", "state", "BTC-PERP", "open");
      runs("account");
      runs("account");
      runs("deposit", "1", "60000");
      runs("deposit", "2", "60000");
      String[] entry = {"order", "1", "buy", "1", "BTC-PERP", "--price", "50000"};
      assertThat(runs(and(entry, "--with-take-profit", "55000", "--with-trail-ppm", "10000")))
          .contains("resting 1 @ 50000")
          .containsPattern("order [0-9]+ accepted, leg of order [0-9]+");
      runs("order", "2", "sell", "1", "BTC-PERP", "--price", "50000");
      String[] pair = {"protect", "1", "long", "0.5", "BTC-PERP", "--with-take-profit", "56000"};
      assertThat(runs(and(pair, "--with-stop", "45000", "--with-stop-limit", "44000")))
          .contains("waiting for MARK 56000")
          .contains("waiting for MARK 45000");
      assertThat(execute(pair)).isEqualTo(QuantDesk.CHECK_FAILED);
      assertThat(out.toString()).contains("refused: BRACKET_LEGS_REQUIRED");
      assertThat(execute(and(pair, "--with-stop", "1", "--with-trail", "1")))
          .isEqualTo(QuantDesk.BAD_INPUT);
      assertThat(server.lastSeq()).isPositive();
    }
  }

  private static String[] and(String[] words, String... more) {
    return Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray(String[]::new);
  }

  @Test
  void shouldSayWhyTheEngineRefuses() {
    try (EngineServer server = startServer()) {
      runs("market", "create", "BTC-PERP", "--tick", "0.5", "--lot", "0.001");
      assertThat(execute("deposit", "7", "1")).isEqualTo(QuantDesk.CHECK_FAILED);
      assertThat(out.toString()).contains("refused: UNKNOWN_SUB_ACCOUNT");
      assertThat(server.lastSeq()).isPositive();
    }
  }

  @Test
  void shouldRefuseWhatIsNoNumberOfTicksOrNoMarket() {
    try (EngineServer server = startServer()) {
      runs("market", "create", "BTC-PERP", "--tick", "0.5", "--lot", "0.001");
      long capacitiesSessionAndMarket = 3;
      await().until(() -> server.lastSeq() == capacitiesSessionAndMarket);
      assertThat(execute("order", "1", "buy", "1", "BTC-PERP", "--price", "50000.3"))
          .isEqualTo(QuantDesk.BAD_INPUT);
      assertThat(err.toString()).contains("50000.3 is no multiple of the tick size 0.5");
      assertThat(execute("order", "1", "buy", "1", "ETH-PERP")).isEqualTo(QuantDesk.BAD_INPUT);
      assertThat(err.toString()).contains("has no market ETH-PERP");
      assertThat(execute("deposit", "1", "0.0000001")).isEqualTo(QuantDesk.BAD_INPUT);
      assertThat(err.toString()).contains("0.0000001 is no multiple of 0.000001");
      assertThat(server.lastSeq()).isEqualTo(capacitiesSessionAndMarket);
    }
  }

  @Test
  void shouldSayThatNoEngineRuns() {
    assertThat(execute("deposit", "--timeout", "1", "1", "1")).isEqualTo(QuantDesk.ENVIRONMENT);
    assertThat(err.toString()).startsWith("quantdesk: ").doesNotContain("Exception");
  }

  @Test
  void shouldSayThatNoEngineAnswersForABook() {
    try (EngineServer server = startServer()) {
      runs("market", "create", "BTC-PERP", "--tick", "0.5", "--lot", "0.001");
      assertThat(server.lastSeq()).isPositive();
    }
    assertThat(execute("book", "--timeout", "1", "BTC-PERP")).isEqualTo(QuantDesk.ENVIRONMENT);
    assertThat(err.toString()).startsWith("quantdesk: no engine answers at ");
  }

  private EngineServer startServer() {
    return EngineServer.start(
        ServerConfig.of(home, EngineConfig.small()),
        EngineJournals.openIn(home, CommitLevel.PROCESS));
  }

  private String runs(String... words) {
    int exitCode = execute(words);
    assertThat(exitCode).as("%s: %s%s", List.of(words), out, err).isZero();
    return out.toString();
  }

  private int execute(String... words) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    List<String> line = new ArrayList<>(List.of(words));
    line.add("--home");
    line.add(home.toString());
    CommandLine commandLine = QuantDesk.commandLine();
    commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return commandLine.execute(line.toArray(String[]::new));
  }
}
