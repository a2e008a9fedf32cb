package io.quantdesk.protocol.ipc;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.agrona.IoUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A file as memory that processes share. The owner closes it after its last use of the buffer on
 * any thread: a later access would bring the process down.
 */
public final class MappedFile implements AutoCloseable {
  private final MappedByteBuffer mapping;
  private final UnsafeBuffer buffer;

  private MappedFile(MappedByteBuffer mapping) {
    this.mapping = mapping;
    this.buffer = new UnsafeBuffer(mapping);
  }

  /** Makes a file of zeros that only its owner can open; refuses one that exists. */
  public static MappedFile create(Path path, int length) {
    try (FileChannel channel =
        FileChannel.open(
            path,
            Set.of(CREATE_NEW, READ, WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      return new MappedFile(channel.map(FileChannel.MapMode.READ_WRITE, 0, length));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot create shared memory file " + path, e);
    }
  }

  /** Maps the whole of a file that exists. */
  public static MappedFile open(Path path) {
    try (FileChannel channel = FileChannel.open(path, READ, WRITE)) {
      return new MappedFile(channel.map(FileChannel.MapMode.READ_WRITE, 0, channel.size()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open shared memory file " + path, e);
    }
  }

  /** The whole file; not to be used after close. */
  public UnsafeBuffer buffer() {
    return buffer;
  }

  @Override
  public void close() {
    buffer.wrap(0, 0);
    IoUtil.unmap(mapping);
  }
}
