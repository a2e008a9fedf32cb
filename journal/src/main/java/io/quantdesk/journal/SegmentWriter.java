package io.quantdesk.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;

/**
 * Appends records to segment files of one length, each by one positional write: an error of the
 * disk is an exception, never a fault of the process. A segment has all its space before its first
 * record, so that the disk cannot be full in the middle of one.
 *
 * <p>Owned by the journal's thread, which must never be interrupted: that closes the channels.
 * Allocates when a segment begins.
 */
final class SegmentWriter implements RecordWriter {
  /** Gives a new file its length and its space on the disk; what it had is kept. */
  interface Space {
    void fill(Path file, long length) throws IOException;
  }

  private final Path directory;
  private final long segmentLength;
  private final Space space;
  private final SegmentHeader header = new SegmentHeader();
  private final ForcedFiles forced;
  private final SeekHints.Writer hints = new SeekHints.Writer();
  private FileChannel channel;
  private long end;
  private long limit;

  SegmentWriter(Path directory, long segmentLength, Space space) {
    this.directory = directory;
    this.segmentLength = segmentLength;
    this.space = space;
    forced = new ForcedFiles(directory);
  }

  /** Goes on in the newest segment, whose last record ends at a byte. */
  void continueIn(Path file, long recordsEnd) throws IOException {
    switchTo(FileChannel.open(file, StandardOpenOption.WRITE), file);
    end = recordsEnd;
  }

  @Override
  public void write(DirectBuffer record, int length) throws IOException {
    if (channel == null || end + length > limit) {
      begin(RecordHeader.firstSequence(record, 0), RecordHeader.epoch(record, 0));
    }
    hints.offer(RecordHeader.firstSequence(record, 0), end);
    final ByteBuffer bytes = record.byteBuffer();
    bytes.limit(length).position(0);
    writeFully(channel, bytes, end);
    bytes.clear();
    end = SegmentFile.aligned(end + length);
  }

  @Override
  public void force() throws IOException {
    forced.force();
  }

  @Override
  public void close() throws IOException {
    hints.close();
    if (channel != null) {
      channel.close();
    }
    forced.close();
  }

  /**
   * Begins a segment. A file of its name can only be one that died before its first record, cleared
   * since: it is written again in its place, for a reader that waits in it.
   */
  private void begin(long firstSequence, long epoch) throws IOException {
    final Path file = SegmentHeader.pathOf(directory, firstSequence);
    final FileChannel next =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      space.fill(file, segmentLength);
      writeFully(next, header.encode(firstSequence, epoch), 0);
      switchTo(next, file);
    } catch (IOException | RuntimeException e) {
      CloseHelper.quietClose(next);
      giveBack(file, e);
      throw e;
    }
    end = SegmentHeader.LENGTH;
  }

  /** What could be allocated of it is needed by others. */
  private static void giveBack(Path file, Exception reason) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }

  private void switchTo(FileChannel next, Path file) throws IOException {
    forced.enter(file);
    hints.restart(file);
    if (channel != null) {
      channel.close();
    }
    channel = next;
    limit = next.size();
  }

  private static void writeFully(FileChannel channel, ByteBuffer bytes, long position)
      throws IOException {
    long at = position;
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
  }
}
