package io.quantdesk.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What a loss of power can leave of a directory: of every file all that was forced, and of what was
 * written since any pages, in any order; new names may be missing. The operating system starts
 * anew.
 */
final class LostPower {
  private static final int PAGE = 4096;

  private final Path directory;
  private final SplittableRandom random;
  private final Map<String, byte[]> forced = new HashMap<>();

  /** The mark is forced now and then only: any of its contents since the beginning may be left. */
  private final List<byte[]> marks = new ArrayList<>();

  LostPower(Path directory, SplittableRandom random) {
    this.directory = directory;
    this.random = random;
  }

  /** To be called when the journal has been opened, and after each of its forces. */
  void forced() throws IOException {
    for (Path path : files()) {
      final String name = path.getFileName().toString();
      if (DataFiles.storeOf(path) != null) {
        forced.put(name, Files.readAllBytes(path));
      }
    }
    marks.add(Files.readAllBytes(directory.resolve(CommittedMark.FILE_NAME)));
  }

  /** Makes what is left of it, in a new directory. */
  void strike(Path target) throws IOException {
    Files.createDirectory(target);
    marks.add(Files.readAllBytes(directory.resolve(CommittedMark.FILE_NAME)));
    Files.write(
        target.resolve(CommittedMark.FILE_NAME), marks.get(random.nextInt(marks.size())).clone());
    startSystemAnew(target);
    for (Path path : files()) {
      final String name = path.getFileName().toString();
      if (!name.equals(CommittedMark.FILE_NAME) && (forced.containsKey(name) || coin())) {
        Files.write(
            target.resolve(name),
            left(forced.getOrDefault(name, new byte[0]), Files.readAllBytes(path)));
      }
    }
  }

  static void startSystemAnew(Path directory) throws IOException {
    try (RandomAccessFile mark =
        new RandomAccessFile(directory.resolve(CommittedMark.FILE_NAME).toFile(), "rw")) {
      mark.seek(CommittedMark.BOOT_ID_OFFSET);
      mark.write(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16});
    }
  }

  private byte[] left(byte[] before, byte[] now) {
    final int shortest = Math.min(before.length, now.length);
    final int length =
        before.length > 0 && coin() ? shortest : shortest + cut(now.length - shortest);
    final byte[] left = Arrays.copyOf(before, length);
    final int chance = 1 + random.nextInt(4);
    for (int at = 0; at < length; at += PAGE) {
      if (random.nextInt(chance) == 0) {
        System.arraycopy(now, at, left, at, Math.min(PAGE, length - at));
      }
    }
    return left;
  }

  private int cut(int bytes) {
    return coin() ? bytes : random.nextInt(bytes / PAGE + 1) * PAGE;
  }

  private boolean coin() {
    return random.nextBoolean();
  }

  private List<Path> files() throws IOException {
    final List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      for (Path path : stream) {
        if (Files.isRegularFile(path)) {
          files.add(path);
        }
      }
    }
    files.sort(null);
    return files;
  }
}
