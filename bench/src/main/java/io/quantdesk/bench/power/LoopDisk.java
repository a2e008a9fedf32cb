package io.quantdesk.bench.power;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file system of its own in a file, mounted by the kernel: what the file holds at an instant is
 * what the disk would hold if the power failed then. Needs root, Linux and mkfs.ext4.
 */
final class LoopDisk implements AutoCloseable {
  private final Path image;
  private final Path root;

  private LoopDisk(Path image, Path root) {
    this.image = image;
    this.root = root;
  }

  /** Makes an empty one and mounts it. */
  static LoopDisk create(Path image, Path root, int mebibytes) {
    run("truncate", "-s", mebibytes + "M", image.toString());
    run("mkfs.ext4", "-q", "-F", image.toString());
    return mount(image, root);
  }

  /** Mounts one as the power left it: the kernel replays the file system's own journal. */
  static LoopDisk mount(Path image, Path root) {
    try {
      Files.createDirectories(root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    run("mount", "-o", "loop", image.toString(), root.toString());
    return new LoopDisk(image, root);
  }

  Path root() {
    return root;
  }

  /** Copies what the disk holds now, while it is written. */
  void copyTo(Path copy) {
    run("cp", "--sparse=auto", image.toString(), copy.toString());
  }

  @Override
  public void close() {
    run("umount", root.toString());
  }

  private static void run(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (process.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", command) + ": " + output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run " + List.of(command), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted during " + command[0], e);
    }
  }
}
