package io.quantdesk.writer;

import io.quantdesk.writer.sql.EventBatch;
import io.quantdesk.writer.sql.Table;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Counters of a writer: changed by its thread, read by any. */
final class WriterMetrics {
  private final Map<Table, AtomicLong> rows = new EnumMap<>(Table.class);
  private final AtomicLong transactions = new AtomicLong();
  private final AtomicLong errors = new AtomicLong();
  private volatile WriterState state = WriterState.NEW;
  private volatile long lastSeq;
  private volatile long readSeq;
  private volatile long lastTimeNs;
  private volatile boolean atEnd = true;
  private volatile String lastError = "";
  private volatile Throwable failure;

  WriterMetrics() {
    for (Table table : Table.values()) {
      rows.put(table, new AtomicLong());
    }
  }

  void state(WriterState newState) {
    state = newState;
  }

  void failed(Throwable cause) {
    failure = cause;
    lastError = String.valueOf(cause.getMessage());
    state = WriterState.FAILED;
  }

  /** What ended the writer, or null. */
  Throwable failure() {
    return failure;
  }

  void resumedAt(long seq) {
    lastSeq = seq;
    readSeq = Math.max(readSeq, seq);
  }

  void read(long seq) {
    readSeq = seq;
    atEnd = false;
  }

  void reachedEnd() {
    atEnd = true;
  }

  void committed(EventBatch batch) {
    rows.forEach((table, count) -> count.addAndGet(batch.rows(table)));
    transactions.incrementAndGet();
    lastTimeNs = batch.lastTimeNs();
    lastSeq = batch.lastSeq();
  }

  void error(String message) {
    errors.incrementAndGet();
    lastError = message;
  }

  long lastSeq() {
    return lastSeq;
  }

  WriterStatus snapshot() {
    Map<Table, Long> counts = new EnumMap<>(Table.class);
    rows.forEach((table, count) -> counts.put(table, count.get()));
    return new WriterStatus(
        state,
        lastSeq,
        readSeq,
        lagNs(),
        transactions.get(),
        errors.get(),
        counts,
        lastError,
        System.nanoTime());
  }

  private long lagNs() {
    if ((atEnd && lastSeq >= readSeq) || lastTimeNs == 0) {
      return 0;
    }
    long nowNs = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
    return Math.max(0, nowNs - lastTimeNs);
  }
}
