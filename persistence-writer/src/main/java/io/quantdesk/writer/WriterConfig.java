package io.quantdesk.writer;

import io.quantdesk.writer.sql.ConnectionFactory;
import java.time.Duration;
import java.util.Objects;

/**
 * What a {@link PersistenceWriter} works on and within which bounds.
 *
 * @param journal the event journal
 * @param connections the database
 * @param stream name of the event journal in the checkpoint table; one writer per stream
 * @param maxRows rows at which a transaction is full; the writer stays below while transactions
 *     take longer than {@code targetTransaction}
 * @param maxBytes bytes of journal at which a transaction is full
 * @param linger how long a small batch waits for more before it is written
 * @param targetTransaction how long a full transaction should take
 * @param lockWait how long to wait for a predecessor's session to end before giving up
 */
public record WriterConfig(
    JournalSource journal,
    ConnectionFactory connections,
    String stream,
    int maxRows,
    long maxBytes,
    Duration linger,
    Duration targetTransaction,
    Duration lockWait) {
  /** Checks ranges. */
  public WriterConfig {
    Objects.requireNonNull(journal, "journal");
    Objects.requireNonNull(connections, "connections");
    Objects.requireNonNull(stream, "stream");
    if (maxRows < 1 || maxBytes < 1) {
      throw new IllegalArgumentException("a transaction must hold at least 1 row and 1 byte");
    }
    if (linger.isNegative() || targetTransaction.isNegative() || lockWait.isNegative()) {
      throw new IllegalArgumentException("durations must not be negative");
    }
  }

  /** With the bounds that suit a server: transactions of at most 50,000 rows, about 200 ms. */
  public static WriterConfig of(JournalSource journal, ConnectionFactory connections) {
    return new WriterConfig(
        journal,
        connections,
        "events",
        50_000,
        16 * 1024 * 1024,
        Duration.ofMillis(5),
        Duration.ofMillis(200),
        Duration.ofSeconds(30));
  }

  /** The same with other bounds of a transaction. */
  public WriterConfig withBounds(int maxRows, long maxBytes, Duration linger) {
    return new WriterConfig(
        journal, connections, stream, maxRows, maxBytes, linger, targetTransaction, lockWait);
  }

  /** The same with another patience for a predecessor's session. */
  public WriterConfig withLockWait(Duration lockWait) {
    return new WriterConfig(
        journal, connections, stream, maxRows, maxBytes, linger, targetTransaction, lockWait);
  }
}
