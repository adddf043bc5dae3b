package io.github.smimetrust.sst;

import static io.github.smimetrust.sst.StoreBytes.ones;
import static io.github.smimetrust.sst.StoreBytes.store;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LenientReadingTest {
  private static final byte[] WHOLE =
      store().property(11, 'A', 0, 0, 0).certificate(Der.root("R")).end();

  @Test
  void takesAWholeStoreAsStrictReadingDoes() {
    SerializedStore store = lenient(WHOLE);

    assertThat(store).isEqualTo(SerializedStore.decode(WHOLE));
    assertThat(store.findings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4, 8, 11})
  void addsTheEndThatIsMissingOrCutShort(int kept) {
    int end = WHOLE.length - 12;

    SerializedStore store = lenient(Arrays.copyOf(WHOLE, end + kept));

    assertThat(store.encode()).isEqualTo(WHOLE);
    assertThat(store.elements()).hasSize(1);
    assertThat(store.findings())
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.kind()).isEqualTo(StoreFinding.Kind.MISSING_END);
              assertThat(f.offset()).isEqualTo(end);
              assertThat(f.found()).isEqualTo(kept == 0 ? "nothing" : kept + " of its bytes");
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 12, 16, 1000})
  void leavesOutWhatFollowsTheEnd(int more) {
    byte[] bytes = Arrays.copyOf(WHOLE, WHOLE.length + more);
    Arrays.fill(bytes, WHOLE.length, bytes.length, (byte) 7);

    SerializedStore store = lenient(bytes);

    assertThat(store.encode()).isEqualTo(WHOLE);
    assertThat(store.findings())
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.kind()).isEqualTo(StoreFinding.Kind.TRAILING_BYTES);
              assertThat(f.offset()).isEqualTo(WHOLE.length);
              assertThat(f.found()).isEqualTo(more + " more bytes");
            });
  }

  @Test
  void isAsStrictAsEverInTheMiddle() {
    byte[] longId = store().record(0x10000, ones(1)).certificate(Der.root("R")).end();
    byte[] longValue = store().record(11, 1, 5000, ones(3)).end();
    byte[] orphan = store().certificate(Der.root("R")).property(11, 0, 0).end();
    byte[] halfRecord = store().certificate(Der.root("R")).raw(0x20, 0, 0, 0, 1, 0).cut();
    byte[] valueCutOff = Arrays.copyOf(WHOLE, WHOLE.length - 13);

    for (byte[] bytes : new byte[][] {longId, longValue, orphan, halfRecord, valueCutOff}) {
      MalformedStoreException strict = Refusal.strict(bytes);
      assertThat(Refusal.lenient(bytes)).hasMessage(strict.getMessage());
    }
  }

  @Test
  void readsFilesAndNamesThem(@TempDir Path folder) throws IOException {
    Path cut = Files.write(folder.resolve("cut.sst"), Arrays.copyOf(WHOLE, WHOLE.length - 12));

    SerializedStore store = SerializedStore.readLenient(cut, SstLimits.defaults());
    MalformedStoreException strict = Refusal.of(() -> SerializedStore.read(cut));

    assertThat(store.encode()).isEqualTo(WHOLE);
    assertThat(strict.source()).isEqualTo(cut.toString());
    assertThat(strict).hasMessageStartingWith(cut + ", byte " + (WHOLE.length - 12));
  }

  private static SerializedStore lenient(byte[] bytes) {
    return SerializedStore.decodeLenient(bytes, SstLimits.defaults());
  }
}
