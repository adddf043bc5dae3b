package io.github.smimetrust.sst;

import static io.github.smimetrust.sst.StoreBytes.bytes;
import static io.github.smimetrust.sst.StoreBytes.store;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.smimetrust.sst.StoreFinding.Kind;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoreFindingTest {
  private static final byte[] DER = Der.root("R");

  @Test
  void aCleanStoreHasNone() {
    byte[] bytes =
        store()
            .record(3, digest("SHA-1", DER))
            .record(4, digest("MD5", DER))
            .record(98, digest("SHA-256", DER))
            .record(107, digest("SHA-256", DER))
            .property(11, 'A', 0, 0, 0)
            .property(19)
            .property(126)
            .property(0x8000, 1, 2, 3)
            .certificate(DER)
            .crl(Der.crl("R"))
            .ctl(Der.ctl())
            .end();

    assertThat(SerializedStore.decode(bytes).findings()).isEmpty();
  }

  static Stream<Arguments> notDer() {
    byte[] trailing = Arrays.copyOf(DER, DER.length + 1);
    byte[] cut = Arrays.copyOf(DER, DER.length - 1);
    byte[] deep = new byte[] {0x05, 0x00};
    for (int i = 0; i < 70; i++) {
      deep = Der.sequence(deep);
    }
    return Stream.of(
        arguments(StoreElement.Kind.CERTIFICATE, bytes()),
        arguments(StoreElement.Kind.CERTIFICATE, StoreBytes.ascii("not DER")),
        arguments(StoreElement.Kind.CERTIFICATE, trailing),
        arguments(StoreElement.Kind.CERTIFICATE, cut),
        arguments(StoreElement.Kind.CERTIFICATE, Der.ctl()),
        arguments(StoreElement.Kind.CERTIFICATE, deep),
        arguments(StoreElement.Kind.CERTIFICATE, Der.hex("30800000")),
        arguments(StoreElement.Kind.CRL, Der.sequence(Der.sequence(), Der.sequence())),
        arguments(StoreElement.Kind.CTL, DER),
        arguments(StoreElement.Kind.CTL, Der.sequence(Der.hex("06092a864886f70d010701"))));
  }

  @ParameterizedTest
  @MethodSource("notDer")
  void namesAnObjectThatIsNotWhatItsIdSays(StoreElement.Kind kind, byte[] content) {
    StoreElement odd = StoreElement.of(kind, content, List.of());
    SerializedStore store =
        SerializedStore.of(List.of(StoreElement.certificate(Der.root("Other")), odd));

    assertThat(store.findings())
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.kind()).isEqualTo(Kind.NOT_DER);
              assertThat(f.offset()).isEqualTo(20 + Der.root("Other").length);
              assertThat(f.record()).isEqualTo("element 2 (" + kind + ")");
            });
  }

  @Test
  void namesARepeatedObjectAndWhereItWas() {
    byte[] bytes =
        store()
            .certificate(DER)
            .certificate(Der.root("S"))
            .property(11, 0, 0)
            .certificate(DER)
            .end();

    assertThat(SerializedStore.decode(bytes).findings())
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.kind()).isEqualTo(Kind.REPEATED_OBJECT);
              assertThat(f.found()).isEqualTo("the same bytes as in element 1");
              assertThat(f.record()).isEqualTo("element 3 (CERTIFICATE)");
            });
  }

  @ParameterizedTest
  @CsvSource({"3, SHA-1", "4, MD5", "98, SHA-256", "107, SHA-256"})
  void namesAHashThatIsNotTheObjects(int id, String algorithm) {
    byte[] wrong = digest(algorithm, DER);
    wrong[0] ^= 1;
    byte[] bytes = store().record(id, wrong).certificate(DER).end();

    assertThat(SerializedStore.decode(bytes).findings())
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.kind()).isEqualTo(Kind.WRONG_HASH);
              assertThat(f.offset()).isEqualTo(8);
              assertThat(f.expected()).endsWith("the " + algorithm + " of the object");
              assertThat(f.message())
                  .startsWith("wrong-hash: element 1 property 1 (" + new PropertyId(id) + ")");
            });
  }

  @Test
  void namesARepeatedProperty() {
    byte[] bytes = store().property(13, 0, 0).property(13, 0, 0).certificate(DER).end();

    assertThat(SerializedStore.decode(bytes).findings())
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.kind()).isEqualTo(Kind.REPEATED_PROPERTY);
              assertThat(f.offset()).isEqualTo(8 + 14);
            });
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 2, 0x10001, 0xFFFFFFFFL})
  void namesEncodingTypesOtherThanOne(long type) {
    byte[] bytes = store().record(200, type, 0, bytes()).record(0x20, type, DER.length, DER).end();

    assertThat(SerializedStore.decode(bytes).findings())
        .extracting(StoreFinding::kind)
        .containsExactly(Kind.ODD_ENCODING_TYPE, Kind.ODD_ENCODING_TYPE);
    assertThat(SerializedStore.decode(bytes).findings().get(1).found())
        .isEqualTo("encoding type 0x" + Long.toHexString(type));
  }

  static Stream<Arguments> malformedValues() {
    return Stream.of(
        arguments(11, bytes('A', 0)),
        arguments(11, bytes('A', 0, 0)),
        arguments(11, bytes('A', 0, 0, 0, 'B', 0, 0, 0)),
        arguments(13, bytes()),
        arguments(6, bytes(1, 0, 0)),
        arguments(104, bytes(1, 2, 3, 4, 5, 6, 7)),
        arguments(126, bytes(1, 2, 3, 4, 5, 6, 7, 8, 9)),
        arguments(9, bytes()),
        arguments(9, Der.hex("3003020101")),
        arguments(122, Der.hex("30000500")),
        arguments(83, Der.hex("30020500")));
  }

  @ParameterizedTest
  @MethodSource("malformedValues")
  void namesAValueThatItsIdDoesNotAllow(int id, byte[] value) {
    byte[] bytes = store().record(id, value).certificate(DER).end();

    assertThat(SerializedStore.decode(bytes).findings())
        .extracting(StoreFinding::kind)
        .containsExactly(Kind.MALFORMED_VALUE);
  }

  @Test
  void warnsOfAKeyContainerEvenIfItIsWellFormed() {
    byte[] value = new byte[32];
    value[0] = 28;
    value[4] = 30;
    byte[] bytes = store().record(2, value).certificate(DER).end();

    assertThat(SerializedStore.decode(bytes).findings())
        .extracting(StoreFinding::kind)
        .containsExactly(Kind.KEY_CONTAINER);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 78, 79, 99, 100})
  void namesHandlesOfAProcess(int id) {
    byte[] bytes = store().property(id, 1, 2, 3, 4).certificate(DER).end();

    assertThat(SerializedStore.decode(bytes).findings())
        .extracting(StoreFinding::kind)
        .contains(Kind.PROCESS_HANDLE);
  }

  @Test
  void listsAtMostTenThousand() {
    StoreBytes many = store();
    for (int i = 0; i < 10_050; i++) {
      many.record(0x20, 1, 0, bytes());
    }

    List<StoreFinding> findings = SerializedStore.decode(many.end()).findings();

    assertThat(findings).hasSize(10_001);
    assertThat(findings.get(10_000).kind()).isEqualTo(Kind.MORE_FINDINGS);
    assertThat(findings.get(9_999).kind()).isNotEqualTo(Kind.MORE_FINDINGS);
  }

  @Test
  void kindsHaveStableNames() {
    assertThat(Kind.values())
        .extracting(Kind::id)
        .containsExactly(
            "not-der",
            "repeated-object",
            "wrong-hash",
            "repeated-property",
            "odd-encoding-type",
            "malformed-value",
            "key-container",
            "process-handle",
            "missing-end",
            "trailing-bytes",
            "more-findings");
  }

  private static byte[] digest(String algorithm, byte[] bytes) {
    try {
      return MessageDigest.getInstance(algorithm).digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
