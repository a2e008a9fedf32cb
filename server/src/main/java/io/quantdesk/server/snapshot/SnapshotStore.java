package io.quantdesk.server.snapshot;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The snapshots of one engine, in a directory of their own: one file each, named by the sequence of
 * the newest command in it. A file gets its name when it is whole.
 */
public final class SnapshotStore {
  private static final Logger LOG = LoggerFactory.getLogger(SnapshotStore.class);
  private static final Pattern NAME = Pattern.compile("(\\d{19})\\.snapshot");
  private static final String UNFINISHED = ".unfinished";

  private final Path directory;

  /** Of a directory that need not be there yet. */
  public SnapshotStore(Path directory) {
    this.directory = directory;
  }

  /** Of the engine with this home directory. */
  public static SnapshotStore in(Path home) {
    return new SnapshotStore(home.resolve("snapshots"));
  }

  /**
   * Writes what a replica is in now; nothing, when there is one of the same sequence.
   *
   * @return its file
   */
  public Path write(Replica replica) {
    Path file = directory.resolve("%019d.snapshot".formatted(replica.lastSeq()));
    try {
      Files.createDirectories(directory);
      if (!Files.exists(file)) {
        Path unfinished = directory.resolve(file.getFileName() + UNFINISHED);
        Files.deleteIfExists(unfinished);
        SnapshotFile.write(unfinished, replica);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        force();
      }
      return file;
    } catch (IOException e) {
      throw new SnapshotException("cannot write " + file, e);
    }
  }

  /**
   * The newest usable state at or below a sequence, or an empty one. A snapshot that is damaged or
   * of another version is passed over with a warning.
   *
   * @param fresh makes a replica that has executed nothing
   */
  public Replica newest(long upTo, Supplier<Replica> fresh) {
    for (Path file : files()) {
      if (sequence(file) <= upTo) {
        Replica replica = fresh.get();
        try {
          SnapshotFile.read(file, replica);
          return replica;
        } catch (SnapshotException | IOException e) {
          LOG.warn("passed over the snapshot {}: {}", file, e.getMessage());
        }
      }
    }
    return fresh.get();
  }

  /** Deletes all but the newest few. */
  public void keepNewest(int count) {
    List<Path> files = files();
    try {
      for (Path file : files.subList(Math.min(count, files.size()), files.size())) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new SnapshotException("cannot delete old snapshots in " + directory, e);
    }
  }

  /** All files, the newest first. */
  public List<Path> files() {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> NAME.matcher(file.getFileName().toString()).matches())
          .sorted(Comparator.reverseOrder())
          .toList();
    } catch (IOException e) {
      throw new SnapshotException("cannot list " + directory, e);
    }
  }

  private static long sequence(Path file) {
    Matcher name = NAME.matcher(file.getFileName().toString());
    return name.matches() ? Long.parseLong(name.group(1)) : 0;
  }

  private void force() throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
