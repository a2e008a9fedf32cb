package io.quantdesk.db;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds the migrations that this module carries, in a jar or in a directory of classes. */
public final class PackagedMigrations {
  private static final String DIRECTORY = "/io/quantdesk/db/migrations";

  private PackagedMigrations() {}

  /** All of them, oldest first. */
  public static List<Migration> load() {
    URL url = PackagedMigrations.class.getResource(DIRECTORY);
    if (url == null) {
      throw new MigrationException("the db module was packaged without " + DIRECTORY);
    }
    try {
      URI uri = url.toURI();
      if (!"jar".equals(uri.getScheme())) {
        return readAll(Path.of(uri));
      }
      // A file system of its own: the shared one of this jar may be closed by somebody else.
      Path jar = Path.of(URI.create(uri.getRawSchemeSpecificPart().split("!", 2)[0]));
      try (FileSystem files = FileSystems.newFileSystem(jar, Map.of())) {
        return readAll(files.getPath(DIRECTORY));
      }
    } catch (IOException | URISyntaxException e) {
      throw new MigrationException("cannot read the migrations at " + url, e);
    }
  }

  private static List<Migration> readAll(Path directory) throws IOException {
    List<Migration> migrations = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        migrations.add(Migration.of(file.getFileName().toString(), Files.readString(file)));
      }
    }
    migrations.sort(Comparator.comparing(Migration::version));
    return migrations;
  }
}
