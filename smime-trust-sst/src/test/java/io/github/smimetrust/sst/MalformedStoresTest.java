package io.github.smimetrust.sst;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table in the module's README is what the codec does, and what the plain reader would do. */
class MalformedStoresTest {
  /** One row of the table. */
  record Decision(String file, String strict, String lenient, String findings) {}

  @ParameterizedTest(name = "{0}")
  @MethodSource("table")
  void theTableSaysWhatIsDone(Decision decision) {
    Path file = SharedStores.folder("malformed").resolve(decision.file() + ".sst");
    byte[] bytes = SharedStores.bytes(file);

    Agreement.check(bytes);
    assertThat(outcome(() -> SerializedStore.decode(bytes))).isEqualTo(decision.strict());
    assertThat(outcome(() -> lenient(bytes))).isEqualTo(decision.lenient());
    if (!decision.lenient().startsWith("refused")) {
      assertThat(
              lenient(bytes).findings().stream()
                  .map(f -> f.kind().id())
                  .collect(Collectors.joining(", ")))
          .isEqualTo(decision.findings());
    }
  }

  @Test
  void theTableHasARowForEveryFile() throws IOException {
    SharedStores.folder("malformed");
    assertThat(SharedStores.files("malformed", ".sst"))
        .extracting(f -> f.getFileName().toString())
        .containsExactlyElementsOf(table().stream().map(d -> d.file() + ".sst").toList())
        .hasSize(36);
  }

  static List<Decision> table() throws IOException {
    return Files.readAllLines(Path.of("README.md")).stream()
        .filter(line -> line.matches("\\| \\d\\d_.*"))
        .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
        .map(cells -> new Decision(cells.get(1), cells.get(2), cells.get(3), cells.get(4)))
        .toList();
  }

  private interface Reading {
    SerializedStore read();
  }

  private static SerializedStore lenient(byte[] bytes) {
    return SerializedStore.decodeLenient(bytes, SstLimits.defaults());
  }

  private static String outcome(Reading reading) {
    try {
      return reading.read().elements().size() + " elements";
    } catch (MalformedStoreException e) {
      return "refused at " + e.offset();
    }
  }
}
