package io.quantdesk.server.disk;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a disk has, and what is left of it for this process. */
public interface DiskSpace {
  /** Bytes in all, above 0. */
  long totalBytes() throws IOException;

  /** Bytes that this process can still write. */
  long usableBytes() throws IOException;

  /** The disk on which a directory lies that exists. */
  static DiskSpace of(Path directory) throws IOException {
    FileStore store = Files.getFileStore(directory);
    return new DiskSpace() {
      @Override
      public long totalBytes() throws IOException {
        return store.getTotalSpace();
      }

      @Override
      public long usableBytes() throws IOException {
        return store.getUsableSpace();
      }
    };
  }
}
