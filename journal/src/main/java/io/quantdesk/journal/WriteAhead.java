package io.quantdesk.journal;

import java.io.File;
import java.util.concurrent.locks.LockSupport;
import net.openhft.chronicle.bytes.BytesStore;
import net.openhft.chronicle.core.io.ReferenceOwner;
import org.agrona.concurrent.UnsafeBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes ready what the journal is about to write, on a thread of its own: disk space, and the pages
 * of the mapped block. Without it the journal's thread waits for the file system's own commits in
 * the middle of a record: tens of milliseconds on ext4.
 *
 * <p>All but the loop belongs to the journal's thread. Nothing is lost when this thread lags behind
 * or finds the disk full: then the journal's thread reserves, and gets the error, by itself.
 */
final class WriteAhead implements AutoCloseable, ReferenceOwner {
  private static final Logger LOGGER = LoggerFactory.getLogger(WriteAhead.class);
  private static final int AHEAD = 32 << 20;
  private static final int STEP = 4 << 20;
  private static final int PAGE = 4096;
  private static final int PAGES_AT_A_TIME = 64;
  private static final long PAUSE_NS = 1_000_000;

  private final Object lock = new Object();
  private final int ahead;
  private final Thread thread = new Thread(this::run, "journal-ahead");
  private final UnsafeBuffer page = new UnsafeBuffer(0, 0);
  private volatile boolean running = true;
  private volatile long reservedEnd;
  private volatile long writtenEnd;

  // Guarded by the lock.
  private final SpaceReservation space;
  private File file;
  private BytesStore<?, ?> block;
  private long touchedEnd;

  /**
   * Starts the thread; it has nothing to do until a file and a block are entered.
   *
   * @param blockLength bytes that are mapped at a time
   */
  WriteAhead(int blockLength) {
    ahead = Math.min(AHEAD, blockLength);
    space = new SpaceReservation(Math.min(STEP, blockLength));
    thread.setDaemon(true);
    thread.start();
  }

  /** Another file is written from here on; its first block is entered next. */
  void enterFile(File newFile, long end) {
    synchronized (lock) {
      leaveBlock();
      file = newFile;
      space.restart(end);
      reservedEnd = space.end();
      writtenEnd = end;
    }
  }

  /** Another block of the file is written from here on; it stays mapped until it is left. */
  void enterBlock(BytesStore<?, ?> newBlock) {
    synchronized (lock) {
      leaveBlock();
      newBlock.reserve(this);
      block = newBlock;
      touchedEnd = block.start();
    }
  }

  boolean isIn(BytesStore<?, ?> mapped) {
    return mapped == block;
  }

  /** Makes sure that the disk has space up to a place before a record is begun. */
  void reserve(long end) {
    if (end > reservedEnd) {
      synchronized (lock) {
        extend(end);
      }
    }
  }

  /** Up to where the disk has space for the file; any thread may ask. */
  long reservedEnd() {
    return reservedEnd;
  }

  /** All before this place is written. */
  void written(long end) {
    writtenEnd = end;
  }

  /** Lets the block go; the thread ends by itself, and touches nothing once there is no block. */
  @Override
  public void close() {
    running = false;
    LockSupport.unpark(thread);
    synchronized (lock) {
      leaveBlock();
    }
  }

  private void run() {
    boolean canReserve = true;
    while (running) {
      boolean worked = false;
      try {
        worked = canReserve && reserveAhead();
      } catch (JournalException e) {
        LOGGER.warn("cannot reserve ahead: {}", e.getMessage());
        canReserve = false;
      }
      if (!worked && !touchAhead()) {
        LockSupport.parkNanos(this, PAUSE_NS);
      }
    }
  }

  private boolean reserveAhead() {
    synchronized (lock) {
      if (block == null || reservedEnd >= writtenEnd + ahead) {
        return false;
      }
      extend(reservedEnd + 1);
      return true;
    }
  }

  private void extend(long end) {
    if (!space.covers(end)) {
      space.extend(file, end);
    }
    reservedEnd = space.isSupported() ? space.end() : Long.MAX_VALUE;
  }

  /** Adds zero to one number of each page: it becomes writable, whatever is written meanwhile. */
  private boolean touchAhead() {
    synchronized (lock) {
      if (block == null) {
        return false;
      }
      final long from = Math.max(touchedEnd, writtenEnd / PAGE * PAGE);
      long at = from;
      final long end =
          Math.min(from + PAGES_AT_A_TIME * PAGE, Math.min(reservedEnd, writtenEnd + ahead));
      while (at + PAGE <= end && block.inside(at, PAGE)) {
        page.wrap(block.addressForWrite(at), Integer.BYTES);
        page.getAndAddInt(0, 0);
        at += PAGE;
      }
      touchedEnd = at;
      return at > from;
    }
  }

  private void leaveBlock() {
    if (block != null) {
      block.release(this);
      block = null;
    }
  }
}
