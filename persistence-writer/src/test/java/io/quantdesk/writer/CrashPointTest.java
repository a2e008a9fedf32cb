package io.quantdesk.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.writer.fixture.FaultyConnections;
import io.quantdesk.writer.fixture.FaultyConnections.Fault;
import io.quantdesk.writer.fixture.MemoryJournal;
import io.quantdesk.writer.fixture.Postgres;
import io.quantdesk.writer.fixture.RandomExchange;
import io.quantdesk.writer.fixture.RowAssertions;
import io.quantdesk.writer.fixture.TestDatabase;
import io.quantdesk.writer.sql.ConnectionFactory;
import io.quantdesk.writer.sql.Table;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Cuts the connection at every single step of a run over several transactions. */
@ExtendWith(Postgres.class)
class CrashPointTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String TABLES =
      Arrays.stream(Table.values()).map(Table::sqlName).collect(Collectors.joining(", public."));

  @ParameterizedTest
  @EnumSource(Fault.class)
  void shouldLoseAndDoubleNothingWhereverItIsCut(Fault fault, TestDatabase database) {
    long seed = 7;
    MemoryJournal journal = new MemoryJournal(16);
    RandomExchange exchange = new RandomExchange(seed, journal).commands(400);
    database.migrated();
    Set<String> cuts = new LinkedHashSet<>();
    int step = 1;
    for (String hit = ""; hit != null; step++) {
      database.execute("truncate qd_writer.checkpoint, public." + TABLES);
      FaultyConnections connections = new FaultyConnections(database.url(), fault, step);
      write(journal, connections, fault);
      hit = connections.hit();
      RowAssertions.assertRows(
          database, exchange.expected(), "seed " + seed + ", " + fault + " at " + hit);
      cuts.add(String.valueOf(hit));
    }
    System.out.printf("%s: cut at %d steps, %d different%n", fault, step - 2, cuts.size() - 1);
    assertThat(cuts).anyMatch(cut -> cut.startsWith("commit"));
    if (fault != Fault.LOST_BEFORE_COMMIT) {
      assertThat(cuts)
          .anyMatch(cut -> cut.startsWith("endCopy"))
          .anyMatch(cut -> cut.startsWith("executeUpdate update public.orders"))
          .anyMatch(cut -> cut.startsWith("execute update qd_writer.checkpoint set epoch"))
          .anyMatch(cut -> cut.startsWith("execute update qd_writer.checkpoint set last_seq"));
    }
  }

  private static void write(MemoryJournal journal, ConnectionFactory connections, Fault fault) {
    WriterConfig config =
        WriterConfig.of(journal, connections)
            .withBounds(1, Long.MAX_VALUE, Duration.ZERO)
            .withLockWait(PATIENCE);
    PersistenceWriter writer = PersistenceWriter.open(config).start();
    try {
      assertThat(writer.awaitSequence(journal.lastSequence(), PATIENCE)).isTrue();
      writer.close();
    } catch (WriterException e) {
      assertThat(fault).as(e.getMessage()).isEqualTo(Fault.KILLED_AFTER);
      write(journal, connections, Fault.LOST_AFTER);
    }
  }
}
