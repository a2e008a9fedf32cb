package io.quantdesk.server.challenge;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads a gzipped QDOF file; refuses whatever is not whole. */
public final class QdofReader {
  private static final int MAGIC = 'Q' | 'D' << 8 | 'O' << 16 | 'F' << 24;
  private static final int VERSION = 1;
  private static final int HEADER_BYTES = 12;
  private static final int RECORD_BYTES = OrderFlow.WORDS * Integer.BYTES;
  private static final int CHUNK_RECORDS = 1 << 15;

  /** More would not fit into one array. */
  private static final int COUNT_MAX = (Integer.MAX_VALUE - 8) / OrderFlow.WORDS;

  private QdofReader() {}

  /** All messages of a file. */
  public static OrderFlow read(Path file) throws BadFlowException {
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        InputStream in = new GZIPInputStream(raw, 1 << 16)) {
      return read(in);
    } catch (NoSuchFileException e) {
      throw new BadFlowException("no such file");
    } catch (EOFException e) {
      throw new BadFlowException("truncated: the gzip stream ends in the middle");
    } catch (ZipException e) {
      throw new BadFlowException("no sound gzip file: " + e.getMessage());
    } catch (IOException e) {
      throw new BadFlowException("cannot be read: " + e.getMessage());
    }
  }

  private static OrderFlow read(InputStream in) throws IOException, BadFlowException {
    byte[] bytes = in.readNBytes(HEADER_BYTES);
    ByteBuffer header = littleEndian(bytes);
    if (bytes.length < HEADER_BYTES || header.getInt(0) != MAGIC) {
      throw new BadFlowException("no QDOF file");
    }
    if (header.getInt(4) != VERSION) {
      throw new BadFlowException(
          "QDOF version " + Integer.toUnsignedString(header.getInt(4)) + ", only 1 is known");
    }
    long count = Integer.toUnsignedLong(header.getInt(8));
    if (count > COUNT_MAX) {
      throw new BadFlowException(count + " messages, at most " + COUNT_MAX + " are taken");
    }
    OrderFlow flow = readRecords(in, (int) count);
    if (in.read() >= 0) {
      throw new BadFlowException("bytes after the last of " + count + " messages");
    }
    return flow;
  }

  /** Lets the array grow with what is really there: a false count must not claim the memory. */
  private static OrderFlow readRecords(InputStream in, int count)
      throws IOException, BadFlowException {
    byte[] chunk = new byte[CHUNK_RECORDS * RECORD_BYTES];
    IntBuffer chunkWords = littleEndian(chunk).asIntBuffer();
    int[] words = new int[Math.min(count, CHUNK_RECORDS) * OrderFlow.WORDS];
    int done = 0;
    while (done < count) {
      int records = Math.min(count - done, CHUNK_RECORDS);
      int bytes = in.readNBytes(chunk, 0, records * RECORD_BYTES);
      if (bytes < records * RECORD_BYTES) {
        throw new BadFlowException(
            "truncated: " + (done + bytes / RECORD_BYTES) + " of " + count + " messages");
      }
      int end = (done + records) * OrderFlow.WORDS;
      if (end > words.length) {
        long doubled = Math.min(words.length * 2L, (long) count * OrderFlow.WORDS);
        words = Arrays.copyOf(words, (int) doubled);
      }
      chunkWords.get(0, words, done * OrderFlow.WORDS, records * OrderFlow.WORDS);
      check(words, done, done + records);
      done += records;
    }
    return new OrderFlow(words, count);
  }

  private static void check(int[] words, int from, int to) throws BadFlowException {
    for (int message = from; message < to; message++) {
      int at = message * OrderFlow.WORDS;
      String fault = OrderFlow.fault(words[at], words[at + 2]);
      if (fault != null) {
        throw new BadFlowException("message " + message + ": " + fault);
      }
    }
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
