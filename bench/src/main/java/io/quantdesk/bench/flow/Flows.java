package io.quantdesk.bench.flow;

import io.quantdesk.server.challenge.BadFlowException;
import io.quantdesk.server.challenge.QdofReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds the streams to measure with. */
public final class Flows {
  private static final String SUFFIX = ".qdof.gz";

  private Flows() {}

  /**
   * All QDOF files of a folder, by name; without any, the generator's streams.
   *
   * @param messages of each generated stream
   * @throws BadFlowException when a file is not a whole, sound flow
   */
  public static List<NamedFlow> in(Path folder, int messages, long seed)
      throws IOException, BadFlowException {
    List<NamedFlow> flows = new ArrayList<>();
    for (Path file : files(folder)) {
      String name = file.getFileName().toString();
      String stem = name.substring(0, name.length() - SUFFIX.length());
      flows.add(new NamedFlow(stem, QdofReader.read(file)));
    }
    if (flows.isEmpty()) {
      for (GeneratedFlow.Kind kind : GeneratedFlow.Kind.values()) {
        flows.add(GeneratedFlow.of(kind, messages, seed));
      }
    }
    return flows;
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.filter(path -> path.toString().endsWith(SUFFIX)).sorted().toList();
    }
  }
}
