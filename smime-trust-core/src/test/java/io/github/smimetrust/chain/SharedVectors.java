package io.github.smimetrust.chain;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Cases that others made. They are no part of the project and lie beside it. */
final class SharedVectors {
  private SharedVectors() {}

  /** The lines of a file; without it the test is skipped, or fails where they are required. */
  static List<String> lines(String name) {
    Path file = Path.of(System.getProperty("smimetrust.vectors", "../../shared/vectors"), name);
    if (!Files.isRegularFile(file)) {
      if (Boolean.getBoolean("smimetrust.vectors.required")) {
        throw new AssertionError("required, but not there: " + file);
      }
      abort("skipped, not there: " + file);
    }
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
