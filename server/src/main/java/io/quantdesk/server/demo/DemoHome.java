package io.quantdesk.server.demo;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;

/**
 * The demo's directory, locked for one run. Engine and journal start afresh in every run; the files
 * of the embedded database server stay, so that it starts fast.
 *
 * <pre>
 *  home/demo.lock
 *  home/demo.log      log of the last run
 *  home/engine        home of the engine, with the journal of the last run
 *  home/postgresql    the embedded database server
 * </pre>
 */
final class DemoHome implements AutoCloseable {
  private static final String LOCK = "demo.lock";

  private final Path path;
  private final FileChannel channel;

  private DemoHome(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Locks the directory, made if it is missing, and removes what the last run left.
   *
   * @throws DemoException when another demo runs there, or it holds something else
   */
  static DemoHome open(Path path) {
    try {
      Files.createDirectories(path);
      requireOurs(path);
      FileChannel channel = FileChannel.open(path.resolve(LOCK), CREATE, WRITE);
      if (!isLocked(channel)) {
        channel.close();
        throw new DemoException("another demo runs in " + path + ": wait for it, or use --home");
      }
      DemoHome home = new DemoHome(path, channel);
      deleteTree(home.engine());
      return home;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use the directory " + path, e);
    }
  }

  Path log() {
    return path.resolve("demo.log");
  }

  Path engine() {
    return path.resolve("engine");
  }

  Path postgresql() {
    return path.resolve("postgresql");
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot release " + path, e);
    }
  }

  /** What is deleted must be the demo's own: the lock file shows that a demo has been here. */
  private static void requireOurs(Path path) throws IOException {
    try (Stream<Path> entries = Files.list(path)) {
      if (!Files.exists(path.resolve(LOCK)) && entries.findAny().isPresent()) {
        throw new DemoException(path + " holds other files: choose an empty directory for --home");
      }
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static void deleteTree(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
