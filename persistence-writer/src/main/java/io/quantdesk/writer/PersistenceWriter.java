package io.quantdesk.writer;

import io.quantdesk.db.MigrationRunner;
import io.quantdesk.db.PackagedMigrations;
import io.quantdesk.journal.JournalReader;
import io.quantdesk.writer.sql.Checkpoint;
import io.quantdesk.writer.sql.EventBatch;
import io.quantdesk.writer.sql.SqlFailure;
import io.quantdesk.writer.sql.WriterSession;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.agrona.DirectBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tails the event journal into PostgreSQL: reads a contiguous range, writes its rows and the moved
 * checkpoint in one transaction, goes on. It needs nothing from the engine but the journal, may die
 * at any moment, and resumes behind the last committed transaction.
 *
 * <p>{@link #start} runs it on a thread of its own; all other methods may be called from any
 * thread. A database that is away is waited for, with growing pauses; what cannot pass (a second
 * writer, an entry that cannot be written, a journal that does not fit the database) ends the
 * writer in state FAILED, and {@link #awaitSequence} and {@link #close} tell why.
 */
public final class PersistenceWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PersistenceWriter.class);
  private static final long IDLE_NS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long COMPLAINT_NS = TimeUnit.SECONDS.toNanos(10);
  private static final int READ_LIMIT = 256;
  private static final int MIN_ROW_LIMIT = 500;

  private final WriterConfig config;
  private final WriterMetrics metrics = new WriterMetrics();
  private final EventBatch batch = new EventBatch();
  private final Backoff backoff = new Backoff();
  private final Thread thread;
  private volatile boolean closing;

  // Of the writer's thread.
  private WriterSession session;
  private JournalReader reader;
  private Checkpoint checkpoint;
  private int rowLimit;
  private long batchStartNs;
  private boolean resumePointSeen;
  private PoisonRecordException poison;
  private long lastComplaintNs = System.nanoTime() - COMPLAINT_NS;

  private PersistenceWriter(WriterConfig config) {
    this.config = config;
    rowLimit = Math.min(config.maxRows(), 4_096);
    thread = new Thread(this::run, "persistence-writer");
    thread.setDaemon(true);
  }

  /** A writer that is not running yet; touches neither journal nor database. */
  public static PersistenceWriter open(WriterConfig config) {
    return new PersistenceWriter(config);
  }

  /** Starts the writer's thread; only once. */
  public PersistenceWriter start() {
    thread.start();
    return this;
  }

  /** What it has done so far. */
  public WriterStatus status() {
    return metrics.snapshot();
  }

  /**
   * Waits until every command up to a sequence is in the database.
   *
   * @return false when the time is over first
   * @throws WriterException when the writer has ended before
   */
  public boolean awaitSequence(long sequence, Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (metrics.lastSeq() < sequence) {
      if (!thread.isAlive() && thread.getState() != Thread.State.NEW) {
        throwFailure();
        throw new WriterException(
            "the writer was closed at sequence " + metrics.lastSeq() + ", before " + sequence);
      }
      if (System.nanoTime() - deadline >= 0) {
        return false;
      }
      LockSupport.parkNanos(IDLE_NS);
    }
    return true;
  }

  /**
   * Lets the running transaction end, then ends the writer. What the journal holds beyond it is
   * written by the next one.
   *
   * @throws WriterException when the writer had failed
   */
  @Override
  public void close() {
    closing = true;
    LockSupport.unpark(thread);
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    throwFailure();
  }

  private void throwFailure() {
    Throwable failure = metrics.failure();
    if (failure != null) {
      throw new WriterException(failure.getMessage(), failure);
    }
  }

  private void run() {
    try {
      while (!closing) {
        step();
      }
      metrics.state(WriterState.CLOSED);
    } catch (RuntimeException | Error e) {
      metrics.failed(e);
      LOG.error("The writer stops at sequence {}: {}", metrics.lastSeq(), e.getMessage(), e);
    } finally {
      closeSession();
      closeReader();
    }
  }

  private void step() {
    if (session == null) {
      metrics.state(WriterState.CONNECTING);
      tolerate(this::connect);
      return;
    }
    int entries = poison == null && !isFull() ? read() : 0;
    boolean nothingMore = poison != null || (entries == 0 && lingered());
    if (!batch.isEmpty() && (nothingMore || isFull())) {
      tolerate(this::write);
    } else if (poison != null) {
      throw poison;
    } else if (entries == 0) {
      idle();
    }
  }

  /** Work on the database. */
  @FunctionalInterface
  private interface DatabaseWork {
    void run() throws SQLException;
  }

  /**
   * Does the work; when the database fails in a way that passes, gives up the session and waits.
   */
  private void tolerate(DatabaseWork work) {
    try {
      work.run();
    } catch (SQLException | RuntimeException e) {
      SQLException failure = SqlFailure.behind(e).orElse(null);
      if (failure == null) {
        throw (RuntimeException) e;
      }
      if (!SqlFailure.passes(failure)) {
        throw new WriterException(
            "the database refuses " + range() + ": " + failure.getMessage(), e);
      }
      metrics.error(failure.getMessage());
      LOG.warn("The database fails at {}; trying again: {}", range(), failure.getMessage());
      closeSession();
      pause(backoff.nextNs());
    }
  }

  private String range() {
    return batch.isEmpty()
        ? "connecting"
        : "commands " + batch.firstSeq() + " to " + batch.lastSeq();
  }

  private void connect() throws SQLException {
    if (checkpoint == null) {
      try (Connection connection = config.connections().open()) {
        new MigrationRunner(PackagedMigrations.load()).migrate(connection);
      }
    }
    session = WriterSession.open(config.connections(), config.stream(), config.lockWait());
    if (checkpoint == null) {
      Checkpoint taken = session.takeOver();
      session.loadDirectory(batch);
      readFrom(taken);
    } else {
      settle(session.checkpoint());
    }
    metrics.resumedAt(checkpoint.lastSeq());
    metrics.state(WriterState.RUNNING);
    backoff.reset();
  }

  /** After a lost session: the checkpoint tells whether the last commit arrived. */
  private void settle(Checkpoint now) {
    if (now.epoch() != checkpoint.epoch()) {
      throw new FencedException(
          "stream '" + config.stream() + "' was taken over by another writer: " + now);
    }
    if (!batch.isEmpty() && now.lastSeq() == batch.lastSeq()) {
      committed(now);
    } else if (now.lastSeq() != checkpoint.lastSeq()) {
      throw new WriterException("the checkpoint moved from " + checkpoint + " to " + now);
    }
  }

  private void readFrom(Checkpoint taken) {
    resumePointSeen = taken.lastSeq() == 0;
    reader = config.journal().open(Math.max(1, taken.lastSeq()));
    checkpoint = taken;
  }

  private int read() {
    try {
      int entries = reader.poll(this::onEntry, READ_LIMIT);
      if (entries == 0) {
        metrics.reachedEnd();
      }
      return entries;
    } catch (PoisonRecordException e) {
      // What precedes it in the batch is written before the writer stops.
      poison = e;
      return 0;
    }
  }

  private void onEntry(long sequence, DirectBuffer buffer, int offset, int length) {
    if (!resumePointSeen) {
      requireSameJournal(sequence, batch.crc32c(buffer, offset, length));
      return;
    }
    long expected = (batch.isEmpty() ? checkpoint.lastSeq() : batch.lastSeq()) + 1;
    if (sequence != expected) {
      throw new WriterException(
          "the event journal goes on at entry " + sequence + ", but " + expected + " is missing");
    }
    if (batch.isEmpty()) {
      batchStartNs = System.nanoTime();
    }
    batch.add(sequence, buffer, offset, length);
    metrics.read(sequence);
  }

  /** The entry of the checkpoint is read again, to see that it is the journal it was before. */
  private void requireSameJournal(long sequence, long crc32c) {
    if (sequence != checkpoint.lastSeq() || crc32c != checkpoint.lastCrc32c()) {
      throw new WriterException(
          "the database was written from another event journal: its entry "
              + checkpoint.lastSeq()
              + " is not this journal's. Give the engine the journal that belongs to this database,"
              + " or an empty database");
    }
    resumePointSeen = true;
  }

  private void write() throws SQLException {
    boolean full = isFull();
    long startNs = System.nanoTime();
    committed(session.commit(batch, checkpoint));
    adaptRowLimit(full, System.nanoTime() - startNs);
  }

  private void committed(Checkpoint now) {
    checkpoint = now;
    metrics.committed(batch);
    batch.clear();
  }

  /** Smaller transactions when the database is slow, larger ones while it keeps up. */
  private void adaptRowLimit(boolean full, long elapsedNs) {
    long targetNs = config.targetTransaction().toNanos();
    if (elapsedNs > targetNs) {
      rowLimit = Math.max(Math.min(MIN_ROW_LIMIT, config.maxRows()), rowLimit / 2);
    } else if (full && elapsedNs < targetNs / 2) {
      rowLimit = Math.min(config.maxRows(), rowLimit * 2);
    }
  }

  private boolean isFull() {
    return batch.rows() >= rowLimit || batch.bytes() >= config.maxBytes();
  }

  private boolean lingered() {
    return closing || System.nanoTime() - batchStartNs >= config.linger().toNanos();
  }

  private void idle() {
    if (!resumePointSeen && System.nanoTime() - lastComplaintNs >= COMPLAINT_NS) {
      lastComplaintNs = System.nanoTime();
      LOG.warn(
          "The database is ahead of the event journal: waiting for its entry {}",
          checkpoint.lastSeq());
    }
    pause(IDLE_NS);
  }

  private void pause(long pauseNs) {
    if (!closing) {
      LockSupport.parkNanos(pauseNs);
    }
  }

  private void closeSession() {
    if (session != null) {
      try {
        session.close();
      } catch (SQLException e) {
        LOG.debug("The lost session could not be closed: {}", e.getMessage());
      }
      session = null;
    }
  }

  private void closeReader() {
    if (reader != null) {
      reader.close();
      reader = null;
    }
  }
}
