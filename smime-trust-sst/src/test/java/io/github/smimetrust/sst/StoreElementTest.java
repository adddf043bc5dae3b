package io.github.smimetrust.sst;

import static io.github.smimetrust.sst.StoreBytes.alone;
import static io.github.smimetrust.sst.StoreBytes.bytes;
import static io.github.smimetrust.sst.StoreBytes.store;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StoreElementTest {
  private static final byte[] DER = Der.root("R");

  @Test
  void aSerializedCertificateHasNoHeaderAndNoEnd() {
    byte[] blob = alone().property(11, 'A', 0, 0, 0).property(200, 5).certificate(DER).cut();

    StoreElement element = StoreElement.decode(blob);

    assertThat(element.encode()).isEqualTo(blob);
    assertThat(element.kind()).isEqualTo(StoreElement.Kind.CERTIFICATE);
    assertThat(element.content()).isEqualTo(DER);
    assertThat(element.properties()).extracting(p -> p.id().number()).containsExactly(11, 200);
    assertThat(
            StoreElement.certificate(
                DER,
                StoreProperty.ofText(PropertyId.FRIENDLY_NAME, "A"),
                StoreProperty.of(new PropertyId(200), bytes(5))))
        .isEqualTo(element);
  }

  @Test
  void propertiesMayFollowTheObjectAsInTheRegistryAndComeFirstInAStore() {
    byte[] blob = alone().property(3, 1).certificate(DER).property(11, 0, 0).property(13).cut();

    StoreElement element = StoreElement.decode(blob);

    assertThat(element.encode()).isEqualTo(blob);
    assertThat(element.properties()).extracting(p -> p.id().number()).containsExactly(3, 11, 13);
    assertThat(SerializedStore.of(List.of(element)).encode())
        .isEqualTo(store().property(3, 1).property(11, 0, 0).property(13).certificate(DER).end());
  }

  static Stream<Arguments> notOneElement() {
    return Stream.of(
        arguments("nothing", alone(), 0, "no object"),
        arguments("properties alone", alone().property(11, 0, 0), 14, "no object"),
        arguments(
            "two objects",
            alone().certificate(DER).certificate(DER),
            12 + DER.length,
            "a second object"),
        arguments("a store", store().certificate(DER), 0, "an end record, or a store's header"),
        arguments(
            "an end",
            alone().certificate(DER).raw(new int[12]),
            12 + DER.length,
            "an end record, or a store's header"),
        arguments(
            "half a record",
            alone().certificate(DER).raw(1, 2, 3),
            12 + DER.length,
            "3 bytes, too few for a record"),
        arguments("a huge length", alone().record(11, 1, 0xFFFFFFFFL, bytes()), 0, "4294967295"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("notOneElement")
  void refusesWhatIsNotExactlyOneElement(String name, StoreBytes blob, int offset, String found) {
    MalformedStoreException e = Refusal.of(() -> StoreElement.decode(blob.cut()));

    assertThat(e.offset()).isEqualTo(offset);
    assertThat(e.found()).contains(found);
  }

  @Test
  void tellsWhereItStandsInItsStore() {
    byte[] bytes = store().certificate(DER).property(11, 0, 0).crl(Der.crl("R")).end();
    List<StoreElement> elements = SerializedStore.decode(bytes).elements();

    StoreElement certificate = elements.get(0);
    StoreElement crl = elements.get(1);

    assertThat(certificate.offset()).isEqualTo(8);
    assertThat(certificate.contentOffset()).isEqualTo(20);
    assertThat(certificate.contentLength()).isEqualTo(DER.length);
    assertThat(crl.offset()).isEqualTo(20 + DER.length);
    assertThat(crl.contentOffset()).isEqualTo(20 + DER.length + 14 + 12);
    assertThat(
            Arrays.copyOfRange(
                bytes, crl.contentOffset(), crl.contentOffset() + crl.contentLength()))
        .isEqualTo(crl.content())
        .isEqualTo(Der.crl("R"));
  }

  @Test
  void givesTheFirstPropertyWithAnId() {
    StoreElement element =
        StoreElement.decode(
            alone().property(13, 1).property(11, 2).property(11, 3).certificate(DER).cut());

    assertThat(element.property(PropertyId.FRIENDLY_NAME))
        .hasValueSatisfying(p -> assertThat(p.value()).containsExactly(2));
    assertThat(element.property(PropertyId.SHA1_HASH)).isEmpty();
  }

  @Test
  void otherPropertiesReplaceAllAndLeaveTheObject() {
    StoreElement element =
        StoreElement.decode(alone().property(13, 1).record(0x21, 7, 2, bytes(9, 9)).cut());

    StoreElement other =
        element.withProperties(List.of(StoreProperty.of(new PropertyId(500), bytes(4))));

    assertThat(other.encode())
        .isEqualTo(alone().property(500, 4).record(0x21, 7, 2, bytes(9, 9)).cut());
    assertThat(element.withProperties(List.of()).properties()).isEmpty();
  }

  @Test
  void isEqualToAnElementWithTheSameRecords() {
    byte[] bytes = store().property(11, 0, 0).certificate(DER).end();
    StoreElement inStore = SerializedStore.decode(bytes).elements().get(0);
    StoreElement alone = StoreElement.decode(alone().property(11, 0, 0).certificate(DER).cut());

    assertThat(inStore).isEqualTo(alone).hasSameHashCodeAs(alone);
    assertThat(inStore).isNotEqualTo(StoreElement.certificate(DER));
    assertThat(alone).hasToString("CERTIFICATE of " + DER.length + " bytes, " + alone.properties());
  }

  @Test
  void theArraysThatCameInAndWentOutAreCopies() {
    byte[] der = DER.clone();
    byte[] value = bytes(1, 2);
    StoreElement element =
        StoreElement.certificate(der, StoreProperty.of(new PropertyId(200), value));

    der[0] = 99;
    value[0] = 99;
    element.content()[0] = 99;
    element.encode()[0] = 99;
    element.properties().get(0).value()[0] = 99;

    assertThat(element.content()).isEqualTo(DER);
    assertThat(element.properties().get(0).value()).containsExactly(1, 2);
  }
}
