package io.quantdesk.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes one writer of a journal out of all processes. The kernel frees the lock when its process
 * dies, whatever its process id: Chronicle's own lock, a process id in a file, cannot do that.
 *
 * <p>Within the process a set of directories guards it: the kernel would drop the lock as soon as
 * any other channel of the same process on the same file is closed.
 */
final class JournalLock implements AutoCloseable {
  static final String FILE_NAME = "journal.lock";

  private static final Set<Path> LOCKED_HERE = ConcurrentHashMap.newKeySet();

  private final Path directory;
  private final FileChannel channel;

  private JournalLock(Path directory, FileChannel channel) {
    this.directory = directory;
    this.channel = channel;
  }

  /** Creates the directory when missing. */
  static JournalLock acquire(Path directory) {
    try {
      Files.createDirectories(directory);
      final Path realDirectory = directory.toRealPath();
      if (!LOCKED_HERE.add(realDirectory)) {
        throw refused(directory, "another instance in this process");
      }
      try {
        return new JournalLock(realDirectory, lock(directory));
      } catch (IOException | RuntimeException e) {
        LOCKED_HERE.remove(realDirectory);
        throw e;
      }
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
    } finally {
      LOCKED_HERE.remove(directory);
    }
  }

  private static FileChannel lock(Path directory) throws IOException {
    final FileChannel channel =
        FileChannel.open(
            directory.resolve(FILE_NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (channel.tryLock() == null) {
      channel.close();
      throw refused(directory, "another process");
    }
    return channel;
  }

  private static JournalException refused(Path directory, String holder) {
    return new JournalException("the journal in " + directory + " is being written by " + holder);
  }
}
