package io.quantdesk.bench.l3;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Writes recordings for tests, packed as their name says. */
final class RecordingFiles {
  private RecordingFiles() {}

  static Path write(Path file, List<String> lines) {
    try (OutputStream out = packed(file)) {
      out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.ISO_8859_1));
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static OutputStream packed(Path file) throws IOException {
    OutputStream out = Files.newOutputStream(file);
    String name = file.toString();
    if (name.endsWith(".gz")) {
      return new GZIPOutputStream(out);
    }
    return name.endsWith(".xz") ? new XZOutputStream(out, new LZMA2Options()) : out;
  }

  /** A recording that lies beside the tests, with its origin and licence. */
  static Path shipped(String name) {
    return Path.of("src/test/resources/io/quantdesk/bench/l3").resolve(name);
  }

  /** The check of this name begins with these words. */
  static Check check(Result result, String words) {
    return result.checks().stream()
        .filter(check -> check.name().startsWith(words))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no check '" + words + "' in " + result.checks()));
  }
}
