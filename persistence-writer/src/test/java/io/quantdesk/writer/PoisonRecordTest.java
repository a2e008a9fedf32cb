package io.quantdesk.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantdesk.protocol.sbe.BalanceChangeReason;
import io.quantdesk.protocol.sbe.CommandOutcomeEncoder;
import io.quantdesk.protocol.sbe.MessageHeaderEncoder;
import io.quantdesk.protocol.sbe.OrderRejectedDecoder;
import io.quantdesk.writer.fixture.EventBlocks;
import io.quantdesk.writer.fixture.MemoryJournal;
import io.quantdesk.writer.fixture.Postgres;
import io.quantdesk.writer.fixture.RandomExchange;
import io.quantdesk.writer.fixture.TestDatabase;
import io.quantdesk.writer.sql.Table;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Entries that cannot be written: the writer stops right before them, each time it is started. */
@ExtendWith(Postgres.class)
class PoisonRecordTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int SCHEMA = CommandOutcomeEncoder.SCHEMA_ID;
  private static final int VERSION = CommandOutcomeEncoder.SCHEMA_VERSION;
  private static final int GOOD = 40;

  private final MemoryJournal journal = new MemoryJournal(16);
  private final RandomExchange exchange = new RandomExchange(3, journal).commands(GOOD);
  private final EventBlocks block = new EventBlocks().begin(GOOD + 1, 1);

  @Test
  void shouldStopAtAnUnknownMessage(TestDatabase database) {
    assertStops(database, block.raw(199, SCHEMA, VERSION, 8).end(), "event 1 has unknown template");
  }

  @Test
  void shouldStopAtAMessageOfMarketData(TestDatabase database) {
    assertStops(database, block.raw(201, SCHEMA, VERSION, 8).end(), "unknown template 201");
  }

  @Test
  void shouldStopAtANewerVersion(TestDatabase database) {
    assertStops(
        database,
        block.raw(OrderRejectedDecoder.TEMPLATE_ID, SCHEMA, VERSION + 1, 15).end(),
        "has schema version " + (VERSION + 1));
  }

  @Test
  void shouldStopAtAnOutcomeOfANewerVersion(TestDatabase database) {
    byte[] entry = block.end();
    ByteBuffer.wrap(entry)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putShort(MessageHeaderEncoder.versionEncodingOffset(), (short) (VERSION + 1));
    assertStops(database, entry, "template 100 has schema version");
  }

  @Test
  void shouldStopAtAnotherSchema(TestDatabase database) {
    assertStops(database, block.raw(109, 9, VERSION, 52).end(), "schema 9 is not ours");
  }

  @Test
  void shouldStopAtATruncatedBlock(TestDatabase database) {
    byte[] entry = block.orderRejected(1, 1).end();
    assertStops(database, Arrays.copyOf(entry, entry.length - 1), "exceeds its block");
  }

  @Test
  void shouldStopAtBytesThatAreNoBlock(TestDatabase database) {
    assertStops(database, new byte[20], "a block of 20 bytes is too short");
  }

  @Test
  void shouldStopAtTheEventsOfAnotherCommand(TestDatabase database) {
    assertStops(
        database, new EventBlocks().begin(GOOD + 7, 1).end(), "holds the events of command 47");
  }

  @Test
  void shouldStopAtWhatContradictsTheHistory(TestDatabase database) {
    journal.append(block.orderRejected(1, 1).positionChanged(4_000_000_000L, 1, 1, 1, 0).end());

    assertFails(database, "sub-account 4000000000 was never created");
  }

  @Test
  void shouldStopWhenTheDatabaseLacksWhatTheJournalChanges(TestDatabase database) {
    try (PersistenceWriter writer = writer(database).start()) {
      writer.awaitSequence(GOOD, PATIENCE);
    }
    journal.append(block.balanceChanged(1, 5, 5, BalanceChangeReason.DEPOSIT).end());
    database.execute("update user_balances set seq = 1000000");

    assertFails(database, "the database does not hold what the journal says: 0 rows instead of 1");
    assertThat(database.one("select last_seq from qd_writer.checkpoint")).isEqualTo("40");
  }

  @Test
  void shouldStopAtARowThatIsThereAlready(TestDatabase database) {
    try (PersistenceWriter writer = writer(database).start()) {
      writer.awaitSequence(GOOD, PATIENCE);
    }
    database.execute("update qd_writer.checkpoint set last_seq = 0");

    assertFails(database, "the database refuses commands 1 to 40");
  }

  private void assertStops(TestDatabase database, byte[] poison, String reason) {
    journal.append(poison);
    exchange.commands(20);
    for (int start = 0; start < 2; start++) {
      assertFails(database, "event journal entry 41 cannot be written: ");
      assertFails(database, reason);
    }
    assertThat(database.one("select last_seq from qd_writer.checkpoint")).isEqualTo("40");
    assertThat(database.totals().rows().get(Table.USERS)).isPositive();
  }

  private void assertFails(TestDatabase database, String message) {
    PersistenceWriter writer = writer(database).start();
    assertThatThrownBy(() -> writer.awaitSequence(GOOD + 1, PATIENCE))
        .isInstanceOf(WriterException.class)
        .hasMessageContaining(message);
    assertThat(writer.status().state()).isEqualTo(WriterState.FAILED);
    assertThat(writer.status().lastError()).contains(message);
  }

  private PersistenceWriter writer(TestDatabase database) {
    return PersistenceWriter.open(WriterConfig.of(journal, database.url()).withLockWait(PATIENCE));
  }
}
