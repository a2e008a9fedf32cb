package io.quantdesk.writer.sql;

import io.quantdesk.writer.FencedException;
import io.quantdesk.writer.WriterException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/**
 * One connection that writes one stream, and the only one: it holds the stream's advisory lock from
 * opening to closing. The lock also outlasts a lost client until the server has ended its last
 * transaction, so that a checkpoint read here is never about to be moved by a commit in flight.
 *
 * <p>Belongs to one thread. After an SQLException the session is of no use: close it, open another
 * and read the checkpoint, which tells whether a commit arrived.
 */
public final class WriterSession implements AutoCloseable, RowTransaction {
  /** "QDWR" in ASCII, in front of the stream's hash. */
  private static final long LOCK_KEYS = 0x51445752L << 32;

  private static final long LOCK_POLL_NS = TimeUnit.MILLISECONDS.toNanos(50);

  /**
   * Safety and time limits; and for the updates from staging tables, of whose few rows the planner
   * has no statistics, the big table's primary key as the only way left.
   */
  private static final String SETTINGS =
      """
      set application_name = 'quantdesk-writer';
      set client_min_messages = warning;
      set synchronous_commit = on;
      set lock_timeout = '10s';
      set statement_timeout = '60s';
      set idle_in_transaction_session_timeout = '60s';
      set jit = off;
      set enable_seqscan = off;
      set enable_bitmapscan = off;
      set enable_hashjoin = off;
      set enable_mergejoin = off;
      set enable_material = off""";

  private final Connection connection;
  private final Handle handle;
  private final String stream;

  private WriterSession(Connection connection, String stream) {
    this.connection = connection;
    this.handle = Jdbi.create(connection).open();
    this.stream = stream;
  }

  /**
   * Connects and takes the stream's lock.
   *
   * @param lockWait how long to wait for a predecessor's session to end
   * @throws FencedException when another writer still holds the lock
   */
  public static WriterSession open(ConnectionFactory connections, String stream, Duration lockWait)
      throws SQLException {
    Connection connection = connections.open();
    try {
      WriterSession session = new WriterSession(connection, stream);
      session.prepare(lockWait);
      return session;
    } catch (SQLException | RuntimeException e) {
      closeQuietly(connection, e);
      throw e;
    }
  }

  private void prepare(Duration lockWait) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(SETTINGS);
      acquireLock(lockWait);
      for (String staging :
          new String[] {
            MarketRows.STAGING, BalanceRows.STAGING, OrderRows.STAGING, PositionRows.STAGING
          }) {
        statement.execute(staging);
      }
    }
    handle
        .createUpdate(
            "insert into qd_writer.checkpoint (stream) values (:stream) on conflict do nothing")
        .bind("stream", stream)
        .execute();
  }

  private void acquireLock(Duration lockWait) {
    long deadline = System.nanoTime() + lockWait.toNanos();
    while (!tryLock()) {
      if (System.nanoTime() - deadline >= 0) {
        throw new FencedException(
            "stream '" + stream + "' is written by " + lockHolder() + ": stop that writer first");
      }
      LockSupport.parkNanos(LOCK_POLL_NS);
    }
  }

  private boolean tryLock() {
    return handle
        .createQuery("select pg_try_advisory_lock(:key)")
        .bind("key", lockKey())
        .mapTo(Boolean.class)
        .one();
  }

  private String lockHolder() {
    return handle
        .createQuery(
            """
            select a.application_name || ', server process ' || a.pid
              || coalesce(', from ' || host(a.client_addr), '') || ', since ' || a.backend_start
            from pg_locks l join pg_stat_activity a using (pid)
            where l.locktype = 'advisory' and l.granted and l.objsubid = 1
              and l.classid::bigint = :high and l.objid::bigint = :low
              and l.database = (select oid from pg_database where datname = current_database())""")
        .bind("high", lockKey() >>> 32)
        .bind("low", lockKey() & 0xffff_ffffL)
        .mapTo(String.class)
        .findOne()
        .orElse("another session");
  }

  private long lockKey() {
    return LOCK_KEYS | (stream.hashCode() & 0xffff_ffffL);
  }

  /**
   * Takes the stream over: raises its epoch, which stops every earlier writer at its next commit.
   */
  public Checkpoint takeOver() {
    handle
        .createUpdate("update qd_writer.checkpoint set epoch = epoch + 1 where stream = :stream")
        .bind("stream", stream)
        .execute();
    return checkpoint();
  }

  /** How far the stream is. */
  public Checkpoint checkpoint() {
    return handle
        .createQuery(
            "select last_seq, last_crc32c, epoch from qd_writer.checkpoint where stream = :stream")
        .bind("stream", stream)
        .map((row, context) -> new Checkpoint(row.getLong(1), row.getLong(2), row.getLong(3)))
        .one();
  }

  /** Reads what a batch must know of everything up to the checkpoint. */
  public void loadDirectory(EventBatch batch) {
    Directory directory = batch.directory();
    directory.clear();
    // In a transaction, because only there the driver fetches in portions.
    handle.useTransaction(
        transaction -> {
          transaction
              .createQuery("select sub_account_id, account_id from public.user_balances")
              .setFetchSize(10_000)
              .map((row, context) -> new long[] {row.getLong(1), row.getLong(2)})
              .forEach(pair -> directory.putSubAccount(pair[0], pair[1]));
          transaction
              .createQuery(MarketRows.SELECT)
              .map((row, context) -> MarketRows.read(row))
              .forEach(directory::putMarket);
        });
  }

  /**
   * Writes a batch and moves the checkpoint, in one transaction that waits for the disk.
   *
   * @param from where the stream must stand
   * @return where it stands now
   * @throws SQLException when it is not known whether the commit arrived, or it did not
   * @throws FencedException when the stream does not stand there: another writer moved it
   */
  public Checkpoint commit(EventBatch batch, Checkpoint from) throws SQLException {
    connection.setAutoCommit(false);
    try {
      Checkpoint to = new Checkpoint(batch.lastSeq(), batch.lastCrc32c(), from.epoch());
      moveCheckpoint(from, to, batch.lastTimeNs());
      for (RowSet rows : batch.rowSets()) {
        if (rows.rows() > 0) {
          rows.write(this);
        }
      }
      connection.commit();
      connection.setAutoCommit(true);
      return to;
    } catch (SQLException | RuntimeException e) {
      rollBackQuietly(e);
      throw e;
    }
  }

  private void moveCheckpoint(Checkpoint from, Checkpoint to, long timeNs) {
    Instant time = Instant.ofEpochSecond(0, timeNs);
    int moved =
        handle
            .createUpdate(
                """
                update qd_writer.checkpoint set
                  last_seq = :seq, last_crc32c = :crc, last_time = :time, updated_at = now()
                where stream = :stream and last_seq = :fromSeq and epoch = :epoch""")
            .bind("seq", to.lastSeq())
            .bind("crc", to.lastCrc32c())
            .bind("time", OffsetDateTime.ofInstant(time, ZoneOffset.UTC))
            .bind("stream", stream)
            .bind("fromSeq", from.lastSeq())
            .bind("epoch", from.epoch())
            .execute();
    if (moved != 1) {
      throw new FencedException(
          "stream '" + stream + "' stands no longer at " + from + ": another writer took it over");
    }
  }

  @Override
  public void copy(String sql, CopyBuffer rows) throws SQLException {
    CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
    CopyIn copy = copies.copyIn(sql);
    try {
      rows.sendTo(copy);
      requireCount(sql, copy.endCopy(), rows.rows());
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  @Override
  public void update(String sql, int expectedRows) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      requireCount(sql, statement.executeUpdate(sql), expectedRows);
    }
  }

  private static void requireCount(String sql, long actual, int expected) {
    if (actual != expected) {
      throw new WriterException(
          "the database does not hold what the journal says: "
              + actual
              + " rows instead of "
              + expected
              + " were changed by: "
              + sql.strip().lines().findFirst().orElse(sql));
    }
  }

  private void rollBackQuietly(Exception cause) {
    try {
      connection.rollback();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  private static void closeQuietly(Connection connection, Exception cause) {
    try {
      connection.close();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  /** Ends the session and with it the lock; what is not committed is rolled back. */
  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
