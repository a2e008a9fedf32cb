package io.quantdesk.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Where some of a data file's records begin, so that a reader need not walk all of them: a file
 * beside it, named like it with the ending .seek, appended every {@link #SPACING} bytes.
 *
 * <pre>
 *  0               8          16
 *  | firstSequence | position | firstSequence | position | ...
 * </pre>
 *
 * Hints only: whoever follows one checks the record it finds there. They may be deleted.
 */
final class SeekHints {
  static final String SUFFIX = ".seek";

  /** Bytes of records between two hints. */
  static final int SPACING = 1 << 20;

  static final int LENGTH = 16;

  private static final int POSITION_OFFSET = 8;

  private SeekHints() {}

  static Path pathOf(Path dataFile) {
    final String name = dataFile.getFileName().toString();
    return dataFile.resolveSibling(name.substring(0, name.lastIndexOf('.')) + SUFFIX);
  }

  /** Position of the last hinted record that begins at or before a sequence; 0 without one. */
  static long positionBefore(Path dataFile, long sequence) {
    try (FileChannel channel = FileChannel.open(pathOf(dataFile), StandardOpenOption.READ)) {
      final ByteBuffer hint = ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN);
      long low = 0;
      long high = channel.size() / LENGTH;
      while (low < high) {
        final long middle = (low + high) >>> 1;
        read(channel, middle, hint);
        if (hint.getLong(0) <= sequence) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      if (low == 0) {
        return 0;
      }
      read(channel, low - 1, hint);
      return hint.getLong(POSITION_OFFSET);
    } catch (NoSuchFileException e) {
      return 0;
    } catch (IOException e) {
      throw new JournalException("cannot read " + pathOf(dataFile), e);
    }
  }

  private static void read(FileChannel channel, long index, ByteBuffer hint) throws IOException {
    hint.clear();
    channel.read(hint, index * LENGTH);
  }

  /** Appends the hints of the file that is being written. Owned by the journal's thread. */
  static final class Writer implements AutoCloseable {
    private final ByteBuffer hint =
        ByteBuffer.allocateDirect(LENGTH).order(ByteOrder.LITTLE_ENDIAN);
    private FileChannel channel;
    private long nextPosition;

    /** Continues with a data file, whose next record is hinted at. */
    void restart(Path dataFile) throws IOException {
      close();
      channel =
          FileChannel.open(pathOf(dataFile), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      nextPosition = 0;
    }

    /** Hints at a record that begins here, if the last hint is far enough away. */
    void offer(long firstSequence, long position) throws IOException {
      if (position < nextPosition) {
        return;
      }
      nextPosition = position + SPACING;
      hint.clear();
      hint.putLong(0, firstSequence).putLong(POSITION_OFFSET, position);
      channel.write(hint);
    }

    @Override
    public void close() throws IOException {
      if (channel != null) {
        channel.close();
        channel = null;
      }
    }
  }
}
