package io.github.smimetrust.sst.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The targets hold on their seeds, and on each input that broke one before. */
class SeedsTest {
  private static final Path SEEDS = Path.of("src/test/resources/io/github/smimetrust/sst/fuzz");

  static List<Path> seeds() throws IOException {
    try (Stream<Path> files = Files.find(SEEDS, 2, (p, a) -> a.isRegularFile())) {
      return files.filter(p -> !p.endsWith("README.md")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void targetHoldsOnTheSeed(Path seed) throws IOException {
    byte[] data = Files.readAllBytes(seed);
    assertThatCode(() -> StoreTarget.fuzzerTestOneInput(data)).doesNotThrowAnyException();
  }
}
