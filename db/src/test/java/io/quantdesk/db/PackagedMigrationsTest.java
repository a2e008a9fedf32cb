package io.quantdesk.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackagedMigrationsTest {
  @TempDir Path directory;

  @Test
  void shouldLoadAllFilesInTheOrderOfTheirVersions() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("supabase", "migrations"))) {
      assertThat(PackagedMigrations.load().stream().map(Migration::fileName).toList())
          .isEqualTo(files.map(file -> file.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void shouldLoadThemFromAJarToo() throws Exception {
    Path classes =
        Path.of(
            PackagedMigrations.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path jar = directory.resolve("a b+c.jar");
    try (Stream<Path> tree = Files.walk(classes);
        JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (Path file : tree.toList()) {
        String name = classes.relativize(file).toString().replace('\\', '/');
        out.putNextEntry(new JarEntry(Files.isDirectory(file) ? name + "/" : name));
        if (Files.isRegularFile(file)) {
          Files.copy(file, out);
        }
        out.closeEntry();
      }
    }
    try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
      Object loaded =
          loader.loadClass(PackagedMigrations.class.getName()).getMethod("load").invoke(null);
      assertThat((List<?>) loaded).hasSameSizeAs(PackagedMigrations.load());
    }
  }
}
