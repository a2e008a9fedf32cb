package io.quantdesk.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quantdesk.journal.JournalReader;
import io.quantdesk.protocol.EventBlockCursor;
import io.quantdesk.protocol.sbe.BalanceChangedEncoder;
import io.quantdesk.protocol.sbe.MessageHeaderEncoder;
import io.quantdesk.protocol.sbe.OrderAcceptedEncoder;
import io.quantdesk.protocol.sbe.OrderDoneEncoder;
import io.quantdesk.protocol.sbe.PositionChangedEncoder;
import io.quantdesk.protocol.sbe.TradedEncoder;
import io.quantdesk.server.EngineJournals;
import io.quantdesk.server.scenario.ScenarioJournal;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code quantdesk audit}: finds nothing in what an engine wrote, and what was changed later. */
class AuditCommandTest {
  @TempDir private Path home;

  private final Map<String, JsonNode> places = new HashMap<>();
  private CommandRun run;

  @BeforeEach
  void trade() {
    TradingDay.write(home);
  }

  @Test
  void shouldFindEverythingAccountedFor() {
    audit();
    assertThat(run.exitCode()).isZero();
    assertThat(run.errors()).isEmpty();
    assertThat(run.lines()).hasSize(8).allMatch(line -> line.startsWith("ok "));
    assertThat(run.lines())
        .anyMatch(line -> line.matches("ok commands records 35 bytes \\d+ last_sequence 35 .*"))
        .anyMatch(line -> line.matches("ok events records 35 bytes \\d+ last_sequence 35 .*"))
        .anyMatch(line -> line.startsWith("ok replay commands 35 identical 35 state_hash "))
        .contains(
            "ok money deposits 2108000 withdrawals 0 cash 2106261.66 insurance 1036.34 treasury 20"
                + " pending 50 funding_pools 0 dust 0 costs -632 imbalance 0",
            "ok positions BTC-PERP 1 ETH-PERP 0.5",
            "ok collateral",
            "ok orders accepted 6 trades 3 filled 4 ended_otherwise 1 live 1",
            "ok state sub_accounts 5 positions 5 live_orders 1");
  }

  @Test
  void shouldPrintFindingsAsJson() throws JsonProcessingException {
    JsonMapper mapper = JsonMapper.builder().build();
    run = CommandRun.in(home, "audit", "--json");
    assertThat(run.exitCode()).isZero();
    JsonNode money = mapper.readTree(run.lines().get(3));
    assertThat(money.get("check").textValue()).isEqualTo("money");
    assertThat(money.get("ok").booleanValue()).isTrue();
    assertThat(money.get("figures").get("treasury").textValue()).isEqualTo("20");
  }

  @Test
  void shouldFindAByteThatWasFlippedInEitherJournal() throws IOException {
    flip("--commands", 25);
    assertFailed("commands", "where sequence 25 is expected", "checksum");
    assertFailed("replay", "where sequence 25 is expected");
    assertFailed("state", "not compared");
    assertOk("events", "money", "positions", "orders");

    flip("--commands", 25);
    flip("--events", 30);
    assertFailed("events", "where sequence 30 is expected", "checksum");
    assertFailed("money", "not all events can be read");
    assertFailed("orders", "not all events can be read");
    assertOk("commands");
  }

  @Test
  void shouldFindAnAmountThatWasForgedWithRightChecksums() throws IOException {
    int amount = BalanceChangedEncoder.changeMicrosEncodingOffset();
    int cash = BalanceChangedEncoder.cashMicrosEncodingOffset();
    forge(
        17,
        BalanceChangedEncoder.TEMPLATE_ID,
        (event, body) -> {
          add(event, body + amount, 5_000_000);
          add(event, body + cash, 5_000_000);
        });
    assertFailed("replay", "17");
    assertFailed("money", "at command 25: the cash of s2 was 1000005, changed by 5");
    assertOk("commands", "events", "orders");
  }

  @Test
  void shouldFindMoneyThatAppearsFromNowhere() throws IOException {
    forgeAll(
        BalanceChangedEncoder.TEMPLATE_ID,
        (event, body) -> {
          int subAccount = body + BalanceChangedEncoder.subAccountIdEncodingOffset();
          if (event.getInt(subAccount, ByteOrder.LITTLE_ENDIAN) == 4) {
            add(event, body + BalanceChangedEncoder.cashMicrosEncodingOffset(), 1);
          }
        },
        sequence -> sequence > 29);
    assertFailed("money", "at command 30: the cash of s4 was 100000, changed by -40");

    TradingDayCopy.renew(home);
    forge(
        25,
        TradedEncoder.TEMPLATE_ID,
        (event, body) -> add(event, body + TradedEncoder.takerFeeMicrosEncodingOffset(), -1));
    assertFailed("money", "at command 25: money is off by -0.000001");
  }

  @Test
  void shouldFindAPositionWithoutACounterparty() throws IOException {
    forge(
        27,
        PositionChangedEncoder.TEMPLATE_ID,
        (event, body) -> add(event, body + PositionChangedEncoder.positionLotsEncodingOffset(), 1));
    assertFailed("positions", "at command 27: longs are not shorts in markets [2], by number");
  }

  @Test
  void shouldFindOrdersThatDoNotAddUp() throws IOException {
    forge(
        27,
        TradedEncoder.TEMPLATE_ID,
        (event, body) -> add(event, body + TradedEncoder.lastQtyLotsEncodingOffset(), 1));
    assertFailed("orders", "at command 27: order 50331648 of 200 lots is filled by 51 and leaves");

    TradingDayCopy.renew(home);
    forge(
        29,
        OrderDoneEncoder.TEMPLATE_ID,
        (event, body) -> add(event, body + OrderDoneEncoder.orderIdEncodingOffset(), 1));
    assertFailed("orders", "at command 29: order 50331649 is not accepted, or has ended before");

    TradingDayCopy.renew(home);
    forge(
        28,
        OrderAcceptedEncoder.TEMPLATE_ID,
        (event, body) ->
            event.putLong(
                body + OrderAcceptedEncoder.orderIdEncodingOffset(),
                16_777_216,
                ByteOrder.LITTLE_ENDIAN));
    assertFailed("orders", "at command 28: order 16777216 is accepted a second time");
  }

  @Test
  void shouldFindEventsThatAreMissing() throws IOException {
    List<byte[]> blocks = readBlocks();
    replaceEvents(blocks.subList(0, 33));
    assertFailed("replay", "commands 1 to 35: 33 event blocks identical, 2 missing");
    assertOk("events", "money");
  }

  @Test
  void shouldSayThatThereIsNothingToAudit(@TempDir Path empty) {
    run = CommandRun.in(empty, "audit");
    assertThat(run.exitCode()).isEqualTo(QuantDesk.ENVIRONMENT);
    assertThat(run.errors()).contains("there is no journal in");
    ScenarioJournal.open(empty).close();
    run = CommandRun.in(empty, "audit");
    assertThat(run.exitCode()).isEqualTo(QuantDesk.CHECK_FAILED);
    assertThat(run.output()).contains("FAILED commands", "the journal is empty");
  }

  /** Writes the day again over what was changed. */
  private static final class TradingDayCopy {
    private static void renew(Path home) throws IOException {
      delete(EngineJournals.directoryIn(home));
      TradingDay.write(home);
    }
  }

  @FunctionalInterface
  private interface Forgery {
    void change(UnsafeBuffer block, int body);
  }

  private void audit() {
    run = CommandRun.in(home, "audit");
  }

  private void assertFailed(String check, String... words) {
    audit();
    assertThat(run.exitCode()).isEqualTo(QuantDesk.CHECK_FAILED);
    assertThat(run.lines())
        .as(run.output())
        .filteredOn(line -> line.startsWith("FAILED " + check))
        .singleElement()
        .asString()
        .contains(words);
  }

  private void assertOk(String... checks) {
    for (String check : checks) {
      assertThat(run.lines()).anyMatch(line -> line.startsWith("ok " + check));
    }
  }

  private void flip(String journal, int sequence) throws IOException {
    String range = Integer.toString(sequence);
    Path directory = EngineJournals.directoryIn(home);
    Path entries =
        journal.equals("--events")
            ? EngineJournals.eventDirectory(directory)
            : EngineJournals.commandDirectory(directory);
    if (!places.containsKey(journal)) {
      CommandRun dump =
          CommandRun.in(
              home,
              "journal",
              "dump",
              "--records",
              "--json",
              journal,
              "--from",
              range,
              "--to",
              range);
      JsonNode record = JsonMapper.builder().build().readTree(dump.output());
      places.put(journal, record);
    }
    JsonNode record = places.get(journal);
    Path file = entries.resolve(record.get("file").textValue());
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      long place = record.get("byte").longValue() + 70;
      bytes.seek(place);
      int old = bytes.read();
      bytes.seek(place);
      bytes.write(old ^ 1);
    }
  }

  private void forge(long sequence, int templateId, Forgery forgery) throws IOException {
    forgeAll(templateId, forgery, seq -> seq == sequence);
  }

  /** Changes the first event of a kind in each block that is wanted. */
  private void forgeAll(int templateId, Forgery forgery, Predicate<Long> wanted)
      throws IOException {
    List<byte[]> blocks = readBlocks();
    int changed = 0;
    for (int i = 0; i < blocks.size(); i++) {
      UnsafeBuffer block = new UnsafeBuffer(blocks.get(i));
      EventBlockCursor cursor = new EventBlockCursor().wrap(block, 0, block.capacity());
      boolean isDone = !wanted.test(i + 1L);
      while (!isDone && cursor.next()) {
        if (cursor.templateId() == templateId) {
          forgery.change(block, cursor.messageOffset() + MessageHeaderEncoder.ENCODED_LENGTH);
          changed++;
          isDone = true;
        }
      }
    }
    assertThat(changed).isPositive();
    replaceEvents(blocks);
  }

  private static void add(UnsafeBuffer block, int place, long amount) {
    long value = block.getLong(place, ByteOrder.LITTLE_ENDIAN);
    block.putLong(place, value + amount, ByteOrder.LITTLE_ENDIAN);
  }

  private List<byte[]> readBlocks() {
    List<byte[]> all = new ArrayList<>();
    try (EngineJournals journals = ScenarioJournal.open(home);
        JournalReader reader = journals.events().openReader(1)) {
      reader.poll(
          (sequence, buffer, offset, length) -> {
            byte[] bytes = new byte[length];
            buffer.getBytes(offset, bytes);
            all.add(bytes);
          },
          Integer.MAX_VALUE);
    }
    return all;
  }

  private void replaceEvents(List<byte[]> all) throws IOException {
    delete(EngineJournals.eventDirectory(EngineJournals.directoryIn(home)));
    try (EngineJournals journals = ScenarioJournal.open(home)) {
      for (int i = 0; i < all.size(); i++) {
        journals.events().append(i + 1, new UnsafeBuffer(all.get(i)), 0, all.get(i).length);
      }
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
