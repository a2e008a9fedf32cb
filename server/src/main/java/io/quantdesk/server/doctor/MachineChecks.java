package io.quantdesk.server.doctor;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * Checks of this machine for a home directory. Each is independent, quick, and leaves nothing
 * behind.
 */
public final class MachineChecks {
  private static final long GIB = 1L << 30;
  private static final int CORES_FOR_DEDICATED = 4;
  private static final int PROBE_BYTES = 1 << 16;

  private final Path home;

  /**
   * Prepares the checks.
   *
   * @param home directory of an engine; made when it is not there
   */
  public MachineChecks(Path home) {
    this.home = home;
  }

  /** Runs all checks, in the order in which a start would fail. */
  public List<Finding> run() {
    return List.of(
        java(), cores(), memory(), directory(), diskSpace(), permissions(), mapping(), locking());
  }

  private static Finding java() {
    int feature = Runtime.version().feature();
    String detail = Runtime.version() + " at " + System.getProperty("java.home");
    return feature >= 17
        ? Finding.ok("java", detail)
        : Finding.failed("java", detail + ": 17 or newer is needed");
  }

  private static Finding cores() {
    int cores = Runtime.getRuntime().availableProcessors();
    return cores >= CORES_FOR_DEDICATED
        ? Finding.ok("cores", cores + ": threading dedicated")
        : Finding.warning("cores", cores + ": threading shared; dedicated needs 4 or more");
  }

  private static Finding memory() {
    long heap = Runtime.getRuntime().maxMemory();
    String detail = "heap up to " + heap / (1 << 20) + " MiB";
    return heap >= GIB
        ? Finding.ok("memory", detail)
        : Finding.warning("memory", detail + ": give at least 1 GiB (QUANTDESK_JAVA_OPTS=-Xmx2g)");
  }

  private Finding directory() {
    try {
      Files.createDirectories(home);
      return Finding.ok("home", home.toString());
    } catch (IOException e) {
      return Finding.failed("home", "cannot make " + home + ": " + e.getMessage());
    }
  }

  private Finding diskSpace() {
    try {
      FileStore store = Files.getFileStore(home);
      long free = store.getUsableSpace();
      String detail = free / GIB + " GiB free on " + store.type();
      return free >= 2 * GIB
          ? Finding.ok("disk", detail)
          : Finding.failed("disk", detail + ": the journals need room, at least 2 GiB");
    } catch (IOException e) {
      return Finding.failed("disk", e.getMessage());
    }
  }

  private Finding permissions() {
    return probe(
        "permissions",
        file -> {
          Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
          return "files can be made private (0600)";
        });
  }

  private Finding mapping() {
    return probe(
        "shared memory",
        file -> {
          try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
            access.setLength(PROBE_BYTES);
            MappedByteBuffer mapped =
                access.getChannel().map(FileChannel.MapMode.READ_WRITE, 0, PROBE_BYTES);
            mapped.putLong(0, 1);
          }
          return "files can be mapped";
        });
  }

  private Finding locking() {
    return probe(
        "locks",
        file -> {
          try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw");
              FileLock lock = access.getChannel().tryLock()) {
            if (lock == null) {
              throw new IOException("a new file is locked already");
            }
          }
          return "files can be locked";
        });
  }

  @FunctionalInterface
  private interface Probe {
    String run(Path file) throws IOException;
  }

  private Finding probe(String check, Probe probe) {
    Path file = null;
    try {
      file = Files.createTempFile(home, "doctor", ".probe");
      return Finding.ok(check, probe.run(file));
    } catch (IOException | UnsupportedOperationException e) {
      return Finding.failed(check, "not in " + home + ": " + e.getMessage());
    } finally {
      deleteQuietly(file);
    }
  }

  private static void deleteQuietly(Path file) {
    if (file != null) {
      file.toFile().delete();
    }
  }
}
