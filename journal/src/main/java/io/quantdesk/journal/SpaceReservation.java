package io.quantdesk.journal;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import net.openhft.posix.OpenFlag;
import net.openhft.posix.PosixAPI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reserves disk space: ahead of the place that is being written in a sparse, memory-mapped file, or
 * for a whole file. A full disk then is an error before a record is begun, not a fault in the
 * middle of it; and the first touch of a page costs a ninth (1.2 us against 10.5 us on ext4), since
 * its block is there.
 *
 * <p>One thread at a time. Allocates when it reserves.
 */
final class SpaceReservation {
  private static final Logger LOGGER = LoggerFactory.getLogger(SpaceReservation.class);

  /** FALLOC_FL_KEEP_SIZE: the length of the file stays Chronicle's business. */
  private static final int KEEP_SIZE = 1;

  private static final int WITH_LENGTH = 0;
  private static final int ZEROS = 1 << 16;

  private static final int NO_SUCH_CALL = 38;
  private static final int NOT_SUPPORTED = 95;

  private final long step;
  private long reservedEnd;
  private boolean isSupported = true;

  /**
   * Starts with nothing reserved.
   *
   * @param step bytes to reserve at a time
   */
  SpaceReservation(long step) {
    this.step = step;
  }

  /** Forgets what is reserved: another file is written from here on. */
  void restart(long end) {
    reservedEnd = end - end % step;
  }

  /** Whether a file is reserved up to a place already. */
  boolean covers(long end) {
    return end <= reservedEnd || !isSupported;
  }

  /** Up to where the current file is reserved. */
  long end() {
    return reservedEnd;
  }

  /** Whether the file system can reserve at all; false is known after the first attempt only. */
  boolean isSupported() {
    return isSupported;
  }

  /** Reserves whole steps until a place is covered. */
  void extend(File file, long end) {
    final long length = (end - reservedEnd + step - 1) / step * step;
    if (!allocate(file, KEEP_SIZE, reservedEnd, length)) {
      LOGGER.warn("the file system of {} cannot reserve space: appends are slower there", file);
      isSupported = false;
    }
    reservedEnd += length;
  }

  /**
   * Gives a file its length and all the space for it, once and for all; what it has is kept. Where
   * the file system cannot reserve, zeros are written.
   */
  static void fill(Path file, long length) throws IOException {
    if (!allocate(file.toFile(), WITH_LENGTH, 0, length)) {
      fillWithZeros(file, length);
    }
  }

  /** Writes zeros from the end of a file on, up to its new length. */
  static void fillWithZeros(Path file, long length) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      final ByteBuffer zeros = ByteBuffer.allocateDirect(ZEROS);
      while (channel.size() < length) {
        zeros.clear().limit((int) Math.min(ZEROS, length - channel.size()));
        channel.write(zeros, channel.size());
      }
    }
  }

  /** False when the file system does not know how. */
  private static boolean allocate(File file, int mode, long from, long length) {
    final PosixAPI posix = PosixAPI.posix();
    final int descriptor = posix.open(file.getPath(), OpenFlag.O_RDWR.value(), 0);
    if (descriptor < 0) {
      throw new JournalException("cannot open " + file + ": error " + posix.lastError());
    }
    final int result = posix.fallocate(descriptor, mode, from, length);
    final int error = result == 0 ? 0 : posix.lastError();
    posix.close(descriptor);
    if (error == NOT_SUPPORTED || error == NO_SUCH_CALL) {
      return false;
    }
    if (error != 0) {
      throw new JournalException(
          "cannot reserve %d bytes for %s: error %d (28: no space left on the device)"
              .formatted(length, file, error));
    }
    return true;
  }
}
