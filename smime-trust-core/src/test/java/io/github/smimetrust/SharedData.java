package io.github.smimetrust;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Public suites and real stores that lie beside the project. Where they are absent a test is
 * skipped, or fails if {@code smimetrust.vectors.required} is true.
 */
public final class SharedData {
  private SharedData() {}

  /** The folder of the suites. */
  public static Path vectors() {
    return folder(
        Path.of(System.getProperty("smimetrust.vectors", "../../shared/vectors"))
            .toAbsolutePath()
            .normalize());
  }

  /** The folder of the stores. */
  public static Path stores() {
    return folder(vectors().resolveSibling("sst"));
  }

  /** All files in a folder and below, in the order of their names. */
  public static List<Path> files(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder(Path folder) {
    if (Files.isDirectory(folder)) {
      return folder;
    }
    String line = "no folder " + folder + " (set -Dsmimetrust.vectors)";
    return Boolean.getBoolean("smimetrust.vectors.required") ? fail(line) : abort(line);
  }
}
