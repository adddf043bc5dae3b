package io.github.smimetrust.sst;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Stores that Wine's crypt32 made of known certificates, a CRL and a real CTL. */
class WineStoresTest {
  @Test
  void certificatesComeInReverseOrderOfAddition() {
    assertThat(store("wine_two_certs.sst").elements())
        .containsExactly(certificate("b.der"), certificate("a.der"));
    assertThat(store("wine_empty.sst").elements()).isEmpty();
  }

  @Test
  void crlsComeAfterCertificates() {
    List<StoreElement> elements = store("wine_two_certs_crl.sst").elements();

    assertThat(elements)
        .extracting(StoreElement::kind)
        .containsExactly(
            StoreElement.Kind.CERTIFICATE, StoreElement.Kind.CERTIFICATE, StoreElement.Kind.CRL);
    assertThat(elements.get(2).content()).isEqualTo(vector("a.crl"));
  }

  @Test
  void aRealCtlIsKeptWhole() {
    SerializedStore store = store("wine_cert_and_real_ctl.sst");
    StoreElement ctl = store.elements().get(1);

    assertThat(ctl.kind()).isEqualTo(StoreElement.Kind.CTL);
    assertThat(ctl.content()).isEqualTo(vector("authroot.stl"));
    assertThat(store.findings()).isEmpty();
  }

  @Test
  void textsAndPurposesAreWhatWasAskedFor() {
    List<StoreElement> elements = store("wine_friendly_description_eku.sst").elements();

    assertThat(elements)
        .flatExtracting(e -> e.property(PropertyId.FRIENDLY_NAME).stream().toList())
        .extracting(StoreProperty::text)
        .isNotEmpty()
        .allMatch(text -> !text.isBlank());
    assertThat(elements.stream().flatMap(e -> e.property(PropertyId.ENHKEY_USAGE).stream()))
        .extracting(StoreProperty::objectIdentifiers)
        .contains(List.of("1.3.6.1.5.5.7.3.4"));
  }

  @Test
  void theKeyContainerIsReadThoughWineAlignsNothing() {
    KeyProviderInfo info =
        store("wine_keyprov.sst").elements().stream()
            .flatMap(e -> e.property(PropertyId.KEY_PROV_INFO).stream())
            .findFirst()
            .orElseThrow()
            .keyProviderInfo();

    assertThat(info.container()).isNotBlank();
    assertThat(info.providerType()).isEqualTo(1);
  }

  @Test
  void anElementAloneIsRead() {
    StoreElement element = StoreElement.decode(vector("wine_serialized_cert_element.bin"));

    assertThat(element.content()).isEqualTo(vector("a.der"));
    assertThat(element.encode()).isEqualTo(vector("wine_serialized_cert_element.bin"));
  }

  private static SerializedStore store(String name) {
    Path file = SharedStores.folder("oracle/vectors").resolve(name);
    SerializedStore store = SerializedStore.read(file);
    assertThat(store.encode()).isEqualTo(SharedStores.bytes(file));
    return store;
  }

  private static StoreElement certificate(String name) {
    return StoreElement.certificate(vector(name));
  }

  private static byte[] vector(String name) {
    return SharedStores.bytes(SharedStores.folder("oracle/vectors").resolve(name));
  }
}
