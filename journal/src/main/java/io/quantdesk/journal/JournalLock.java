package io.quantdesk.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Makes one writer of a journal out of all processes. The kernel frees the lock when its process
 * dies, whatever its process id: Chronicle's own lock, a process id in a file, cannot do that.
 */
final class JournalLock implements AutoCloseable {
  static final String FILE_NAME = "journal.lock";

  private final FileChannel channel;

  private JournalLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Creates the directory when missing. */
  static JournalLock acquire(Path directory) {
    FileChannel channel = null;
    try {
      Files.createDirectories(directory);
      channel =
          FileChannel.open(
              directory.resolve(FILE_NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw new JournalException(
            "the journal in " + directory + " is being written by another process or instance");
      }
      return new JournalLock(channel);
    } catch (IOException e) {
      throw new JournalException("cannot lock the journal directory " + directory, e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new JournalException("cannot release the journal's lock", e);
    }
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }
}
