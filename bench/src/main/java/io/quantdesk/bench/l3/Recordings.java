package io.quantdesk.bench.l3;

import io.quantdesk.bench.recording.BadDataException;
import io.quantdesk.bench.recording.LineSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds recordings, and their formats, in a folder and the folders in it. */
final class Recordings {
  private static final Pattern TEXT = Pattern.compile(".*\\.(csv|log)(\\.\\w+)?");
  private static final Pattern READABLE = Pattern.compile(".*\\.(csv|log)(\\.gz|\\.xz)?");
  private static final String MESSAGES = "_message_";
  private static final String LEVELS = "_orderbook_";
  private static final Pattern PACKED = Pattern.compile("\\.csv(\\.\\w+)?$");

  private Recordings() {}

  /** All recordings, by name; at least one. */
  static List<Replay> in(Path folder) throws BadDataException, IOException {
    if (!Files.isDirectory(folder)) {
      throw new BadDataException(folder + ": no such folder");
    }
    List<Replay> replays = new ArrayList<>();
    for (Path path : sorted(folder)) {
      if (Files.isDirectory(path)) {
        for (Path inner : sorted(path)) {
          addFile(inner, replays);
        }
      } else {
        addFile(path, replays);
      }
    }
    if (replays.isEmpty()) {
      throw new BadDataException(
          folder + ": no recording here: neither *.csv nor *.log, plain or packed by gz or xz");
    }
    return replays;
  }

  private static List<Path> sorted(Path folder) throws IOException {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.sorted().toList();
    }
  }

  private static void addFile(Path file, List<Replay> replays)
      throws BadDataException, IOException {
    String name = file.getFileName().toString();
    if (!Files.isRegularFile(file) || !TEXT.matcher(name).matches()) {
      return;
    }
    if (!READABLE.matcher(name).matches()) {
      throw new BadDataException(file + ": packed by something else than gz or xz");
    }
    if (name.contains(LEVELS)) {
      partner(file, LEVELS, MESSAGES);
    } else if (name.contains(MESSAGES)) {
      replays.add(new LobsterReplay(file, partner(file, MESSAGES, LEVELS)));
    } else {
      replays.add(byFirstLine(file));
    }
  }

  /** The other one of two files that belong together, however it is packed. */
  private static Path partner(Path file, String part, String otherPart)
      throws BadDataException, IOException {
    String name = PACKED.matcher(file.getFileName().toString()).replaceFirst("");
    String wanted = name.replace(part, otherPart) + ".csv";
    for (Path other : sorted(file.toAbsolutePath().getParent())) {
      String otherName = other.getFileName().toString();
      if (otherName.startsWith(wanted) && READABLE.matcher(otherName).matches()) {
        return other;
      }
    }
    throw new BadDataException(file + ": " + wanted + " is missing beside it");
  }

  private static Replay byFirstLine(Path file) throws BadDataException, IOException {
    try (LineSource source = LineSource.open(file)) {
      String line = source.next();
      if (MboMessage.HEADER.equals(line)) {
        return new MboReplay(file);
      }
      if (line != null && BitstampEvent.isLikely(line)) {
        return new BitstampReplay(file);
      }
      throw source.bad(
          "unknown format: neither LOBSTER files *_message_* and *_orderbook_*, nor market by"
              + " order, nor a Bitstamp feed");
    }
  }
}
