package io.github.smimetrust.sst;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Stores that others made. They are no part of the project and lie beside the public vectors. */
final class SharedStores {
  private SharedStores() {}

  /** A folder of them; without it the test is skipped, or fails where they are required. */
  static Path folder(String name) {
    Path folder = path(name);
    if (!Files.isDirectory(folder)) {
      if (Boolean.getBoolean("smimetrust.vectors.required")) {
        throw new AssertionError("required, but not there: " + folder);
      }
      abort("skipped, not there: " + folder);
    }
    return folder;
  }

  /** The files of a folder whose names end in something, by name; none where it is absent. */
  static List<Path> files(String name, String ending) {
    if (!Files.isDirectory(path(name))) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(path(name))) {
      return files.filter(f -> f.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path path(String name) {
    return Path.of(System.getProperty("smimetrust.vectors", "../../shared/vectors"))
        .resolveSibling("sst")
        .resolve(name);
  }
}
