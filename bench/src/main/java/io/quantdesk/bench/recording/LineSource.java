package io.quantdesk.bench.recording;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.tukaani.xz.XZInputStream;

/** The lines of a text file, plain or packed by gzip or xz as its name says, one at a time. */
public final class LineSource implements Closeable {
  private static final int BUFFER_BYTES = 1 << 16;

  private final Path file;
  private final BufferedReader reader;
  private int lineNumber;

  private LineSource(Path file, InputStream in) {
    this.file = file;
    this.reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.ISO_8859_1));
  }

  public static LineSource open(Path file) throws BadDataException {
    try {
      return open(file, new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES));
    } catch (IOException e) {
      throw unreadable(file.toString(), e);
    }
  }

  private static LineSource open(Path file, InputStream packed) throws IOException {
    try {
      String name = file.getFileName().toString();
      if (name.endsWith(".gz")) {
        return new LineSource(file, new GZIPInputStream(packed, BUFFER_BYTES));
      }
      return new LineSource(file, name.endsWith(".xz") ? new XZInputStream(packed) : packed);
    } catch (IOException e) {
      packed.close();
      throw e;
    }
  }

  /** The next line without its end; null after the last. */
  public String next() throws BadDataException {
    try {
      lineNumber++;
      return reader.readLine();
    } catch (IOException e) {
      throw unreadable(file + ":" + lineNumber, e);
    }
  }

  /** The number of the line that came last, from 1. */
  public int lineNumber() {
    return lineNumber;
  }

  /** What is wrong with the line that came last. */
  public BadDataException bad(String what) {
    return bad(lineNumber, what);
  }

  /** What is wrong with an earlier line. */
  public BadDataException bad(int line, String what) {
    return new BadDataException(file + ":" + line + ": " + what);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private static BadDataException unreadable(String where, IOException e) {
    String why = e.getMessage();
    return new BadDataException(
        where + ": cannot be read: " + (why == null ? e.getClass().getSimpleName() : why));
  }
}
