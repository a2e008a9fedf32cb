package io.quantdesk.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Names the run of the operating system. What a process wrote survives its death as long as the
 * system runs on; with another run, what was not forced to the disk may be gone, in any part.
 */
record BootId(long high, long low) {
  private static final Path SOURCE = Path.of("/proc/sys/kernel/random/boot_id");
  private static final BootId CURRENT = read();

  /** The present one; zeros where the system tells none: then it never seems to have gone down. */
  static BootId current() {
    return CURRENT;
  }

  private static BootId read() {
    try {
      final UUID id = UUID.fromString(Files.readString(SOURCE).strip());
      return new BootId(id.getMostSignificantBits(), id.getLeastSignificantBits());
    } catch (IOException | IllegalArgumentException e) {
      return new BootId(0, 0);
    }
  }
}
