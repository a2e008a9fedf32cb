package io.quantdesk.server.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the scenario files of the tests. */
final class ScenarioFiles {
  private static final Path FOLDER = Path.of("src", "test", "resources", "scenarios");

  private ScenarioFiles() {}

  /** All files, by name. */
  static List<Path> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Scenario parse(Path file) {
    try {
      return ScenarioParser.parse(file.getFileName().toString(), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
