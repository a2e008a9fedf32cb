package io.quantdesk.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quantdesk.server.EngineJournals;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code quantdesk journal dump}: what lies on disk, message by message or record by record. */
class JournalDumpTest {
  @TempDir private Path home;

  @BeforeEach
  void trade() {
    TradingDay.write(home);
  }

  @Test
  void shouldPrintCommandsWithTheirFields() {
    assertThat(dump()).hasSize(35);
    assertThat(dump("--from", "25", "--to", "26"))
        .hasSize(2)
        .first()
        .asString()
        .startsWith("25 2026-11-21T10:00:00Z session=3 PlaceOrder clientSeq=12 clOrdId=1000002")
        .contains(" orderQtyLots=1000 ", " priceTicks=100000 ", " side=BUY ", " timeInForce=IOC ");
    assertThat(dump("--commands", "--from", "1", "--to", "1").get(0))
        .startsWith("1 1970-01-01T00:00:00Z session=0 ConfigureEngine ");
    assertThat(dump("--from", "3", "--to", "3").get(0))
        .contains(" symbol=BTC-PERP ", " parameters.tickSizeE9=500000000 ", " reason=\"\"");
  }

  @Test
  void shouldPrintOutcomesAndEventsWithTheirFields() {
    assertThat(dump("--events", "--from", "30", "--to", "30"))
        .containsExactly(
            "30 2026-11-21T10:00:00Z CommandOutcome commandSeq=30 timeNs=1795255200000000000"
                + " clientSeq=17 orderId=0 originalSeq=0 sessionId=3 reason=NONE eventCount=2",
            "30 2026-11-21T10:00:00Z BalanceChanged cashMicros=99960000000"
                + " changeMicros=-40000000 subAccountId=4 reason=WITHDRAWAL",
            "30 2026-11-21T10:00:00Z WithdrawalRequested withdrawalId=1 amountMicros=40000000"
                + " subAccountId=4");
  }

  @Test
  void shouldPrintAsManyEventsAsReplayTells() {
    assertThat(dump("--events")).hasSameSizeAs(CommandRun.in(home, "replay").lines());
  }

  @Test
  void shouldPrintMessagesAsJson() throws JsonProcessingException {
    JsonMapper mapper = JsonMapper.builder().build();
    JsonNode event = mapper.readTree(dump("--events", "--json", "--from", "30").get(1));
    assertThat(event.get("ordinal").longValue()).isEqualTo(1);
    assertThat(event.get("fields").get("changeMicros").longValue()).isEqualTo(-40_000_000);
    JsonNode command = mapper.readTree(dump("--json", "--from", "25").get(0));
    assertThat(command.get("template").textValue()).isEqualTo("PlaceOrder");
    assertThat(command.get("session").longValue()).isEqualTo(3);
  }

  @Test
  void shouldPrintRecordsWithTheirChecksums() throws JsonProcessingException {
    List<String> records = dump("--records");
    assertThat(records)
        .hasSize(35)
        .allMatch(
            line ->
                line.matches(
                    "\\d{8}-\\d\\dL?\\.cq4 byte \\d+ first \\d+ count 1 length \\d+ epoch 1"
                        + " crc32c [0-9a-f]{8} chain [0-9a-f]{16} forced \\d+"));
    assertThat(dump("--records", "--from", "7", "--to", "9")).isEqualTo(records.subList(6, 9));
    JsonNode record =
        JsonMapper.builder().build().readTree(dump("--records", "--events", "--json").get(34));
    assertThat(record.get("first").longValue()).isEqualTo(35);
  }

  @Test
  void shouldPrintWhatIsIntactAndNameTheDamage() throws IOException {
    List<String> records = dump("--records", "--events", "--from", "20", "--to", "20");
    long place = Long.parseLong(records.get(0).split(" ", -1)[2]) + 80;
    Path events = EngineJournals.eventDirectory(EngineJournals.directoryIn(home));
    try (Stream<Path> files = Files.list(events);
        RandomAccessFile file =
            new RandomAccessFile(
                files.filter(path -> path.toString().endsWith(".cq4")).findFirst().get().toFile(),
                "rw")) {
      file.seek(place);
      int old = file.read();
      file.seek(place);
      file.write(old ^ 1);
    }
    CommandRun run = CommandRun.in(home, "journal", "dump", "--events", "--records");
    assertThat(run.exitCode()).isEqualTo(QuantDesk.ENVIRONMENT);
    assertThat(run.lines()).hasSize(19);
    assertThat(run.errors()).contains("where sequence 20 is expected", "checksum");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--from 36",
        "--from 36 --records",
        "--from 0",
        "--from 4 --to 3",
        "--events --commands",
        "--from x"
      })
  void shouldRefuseWhatCannotBePrinted(String options) {
    CommandRun run = CommandRun.in(home, ("journal dump " + options).split(" "));
    assertThat(run.exitCode()).isEqualTo(QuantDesk.BAD_INPUT);
    assertThat(run.output()).isEmpty();
    assertThat(run.errors()).isNotEmpty();
  }

  private List<String> dump(String... options) {
    String[] words =
        Stream.concat(Stream.of("journal", "dump"), Stream.of(options)).toArray(String[]::new);
    CommandRun run = CommandRun.in(home, words);
    assertThat(run.errors()).isEmpty();
    assertThat(run.exitCode()).isZero();
    return run.lines();
  }
}
