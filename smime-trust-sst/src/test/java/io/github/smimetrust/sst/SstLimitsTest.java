package io.github.smimetrust.sst;

import static io.github.smimetrust.sst.StoreBytes.alone;
import static io.github.smimetrust.sst.StoreBytes.ones;
import static io.github.smimetrust.sst.StoreBytes.store;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SstLimitsTest {
  /** Two elements; at most two properties an element; the largest value has 50 bytes. */
  private static final byte[] BYTES =
      store()
          .property(11, 0, 0)
          .property(13, 0, 0)
          .record(0x20, ones(50))
          .property(11, 0, 0)
          .record(0x20, ones(40))
          .end();

  private static final int SECOND_ELEMENT = 8 + 14 + 14 + 62;

  @Test
  void publishesItsDefaults() {
    SstLimits limits = SstLimits.defaults();

    assertThat(limits.maxBytes()).isEqualTo(64 * 1024 * 1024);
    assertThat(limits.maxElements()).isEqualTo(100_000);
    assertThat(limits.maxProperties()).isEqualTo(1_000);
    assertThat(limits.maxValueBytes()).isEqualTo(16 * 1024 * 1024);
    assertThat(limits)
        .hasToString(
            "67108864 bytes, 100000 elements, 1000 properties an element, 16777216 bytes a value");
  }

  static Stream<Arguments> limits() {
    SstLimits exact =
        SstLimits.defaults()
            .maxBytes(BYTES.length)
            .maxElements(2)
            .maxProperties(2)
            .maxValueBytes(50);
    return Stream.of(
        arguments("maxBytes", exact, exact.maxBytes(BYTES.length - 1), 0),
        arguments("maxElements", exact, exact.maxElements(1), SECOND_ELEMENT),
        arguments("maxProperties", exact, exact.maxProperties(1), 8 + 14),
        arguments("maxValueBytes", exact, exact.maxValueBytes(49), 8 + 14 + 14));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("limits")
  void takesWhatReachesALimitAndRefusesWhatPassesIt(
      String name, SstLimits exact, SstLimits less, int offset) {
    assertThat(SerializedStore.decode(BYTES, exact).elements()).hasSize(2);
    assertThat(SerializedStore.decodeLenient(BYTES, exact).elements()).hasSize(2);

    for (MalformedStoreException e :
        new MalformedStoreException[] {
          Refusal.of(() -> SerializedStore.decode(BYTES, less)),
          Refusal.of(() -> SerializedStore.decodeLenient(BYTES, less))
        }) {
      assertThat(e.offset()).isEqualTo(offset);
      assertThat(e.expected()).endsWith("(SstLimits." + name + ")");
    }
  }

  @Test
  void limitsHoldForAnElementAlone() {
    byte[] element = alone().property(11, 0, 0).property(13, 0, 0).record(0x20, ones(50)).cut();
    SstLimits exact =
        SstLimits.defaults().maxBytes(element.length).maxProperties(2).maxValueBytes(50);

    assertThat(StoreElement.decode(element, exact).properties()).hasSize(2);
    assertThat(Refusal.of(() -> StoreElement.decode(element, exact.maxBytes(element.length - 1))))
        .hasMessageContaining("SstLimits.maxBytes");
    assertThat(Refusal.of(() -> StoreElement.decode(element, exact.maxProperties(1))))
        .hasMessageContaining("SstLimits.maxProperties");
    assertThat(Refusal.of(() -> StoreElement.decode(element, exact.maxValueBytes(49))))
        .hasMessageContaining("SstLimits.maxValueBytes");
  }

  @Test
  void aFileThatIsTooLargeIsNotReadAtAll(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("large.sst"), BYTES);
    SstLimits less = SstLimits.defaults().maxBytes(BYTES.length - 1);

    MalformedStoreException e = Refusal.of(() -> SerializedStore.read(file, less));

    assertThat(e.source()).isEqualTo(file.toString());
    assertThat(e.found()).isEqualTo(BYTES.length + " bytes");
    assertThat(SerializedStore.read(file, less.maxBytes(BYTES.length)).encode()).isEqualTo(BYTES);
  }

  @Test
  void refusesLimitsThatNoStoreCouldMeet() {
    SstLimits limits = SstLimits.defaults();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> limits.maxBytes(19))
        .withMessage("maxBytes is 19, expected at least 20");
    assertThatIllegalArgumentException().isThrownBy(() -> limits.maxElements(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> limits.maxProperties(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> limits.maxValueBytes(-1));
    assertThat(SerializedStore.decode(store().end(), limits.maxBytes(20).maxElements(0)).elements())
        .isEmpty();
  }
}
