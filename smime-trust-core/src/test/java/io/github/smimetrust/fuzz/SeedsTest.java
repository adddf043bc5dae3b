package io.github.smimetrust.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The targets hold on their seeds, and on each input that broke one before. */
class SeedsTest {
  private static final Path SEEDS = Path.of("src/test/resources/io/github/smimetrust/fuzz");

  static List<Path> seeds() throws IOException {
    try (Stream<Path> files = Files.find(SEEDS, 2, (p, a) -> a.isRegularFile())) {
      return files.filter(p -> !p.endsWith("README.md")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void targetHoldsOnTheSeed(Path seed) throws IOException {
    byte[] data = Files.readAllBytes(seed);
    assertThatCode(() -> target(seed).accept(data)).doesNotThrowAnyException();
  }

  private static Consumer<byte[]> target(Path seed) {
    return switch (SEEDS.relativize(seed).getName(0).toString()) {
      case "message" -> MessageTarget::fuzzerTestOneInput;
      case "cms" -> CmsTarget::fuzzerTestOneInput;
      default -> ReaderTarget::fuzzerTestOneInput;
    };
  }
}
