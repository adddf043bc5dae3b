package io.github.smimetrust.sst;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Stores that Windows made, beside the JDK and the plain reader: every typed view is held against a
 * value that was come by in another way. Round trips and counts are in the conformance program.
 */
class RealStoresTest {
  private static final PropertyId[] HASHES = {
    PropertyId.SHA1_HASH, PropertyId.AUTH_ROOT_SHA256_HASH
  };

  @Test
  void everyIntactStoreIsReadAsThePlainReaderReadsIt() {
    List<Path> stores = stores();
    assertThat(stores).hasSizeGreaterThanOrEqualTo(14);
    for (Path file : stores) {
      byte[] bytes = SharedStores.bytes(file);
      SerializedStore store = SerializedStore.read(file);
      List<PlainReader.Entry> records = PlainReader.entries(bytes);

      assertThat(store.encode()).as("%s", file).isEqualTo(bytes);
      assertThat(SerializedStore.decodeLenient(bytes, SstLimits.defaults())).isEqualTo(store);
      assertThat(SerializedStore.of(store.elements())).isEqualTo(store);
      assertThat(store.elements())
          .hasSize((int) records.stream().filter(PlainReader.Entry::isObject).count());
      assertThat(ids(store))
          .isEqualTo(
              records.stream()
                  .filter(r -> !r.isObject())
                  .map(PlainReader.Entry::id)
                  .map(Long::intValue)
                  .toList());
      assertThat(store.elements()).allMatch(e -> e.encodingType() == 1);
    }
  }

  @Test
  void theCorruptStoreIsRefusedAtItsFirstBadRecord() {
    Path file = SharedStores.folder("real").resolve("AstralSocery_roots.corrupt.sst");

    MalformedStoreException e = Refusal.of(() -> SerializedStore.read(file));

    assertThat(e.offset()).isEqualTo(107_443);
    assertThat(e.found()).contains("0x1000000");
    assertThat(e.expected()).contains("conversion of line ends");
    assertThat(PlainReader.strict(SharedStores.bytes(file)).offset()).isEqualTo(107_443);
  }

  @Test
  void hashesAreThoseOfTheObjects() throws NoSuchAlgorithmException {
    MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    Map<PropertyId, Integer> seen = new TreeMap<>();
    for (StoreElement element : elements()) {
      for (PropertyId id : HASHES) {
        MessageDigest digest = id.equals(PropertyId.SHA1_HASH) ? sha1 : sha256;
        element
            .property(id)
            .ifPresent(
                p -> {
                  assertThat(p.value()).isEqualTo(digest.digest(element.content()));
                  seen.merge(id, 1, Integer::sum);
                });
      }
    }
    assertThat(seen.get(PropertyId.SHA1_HASH)).isGreaterThan(3_000);
    assertThat(seen.get(PropertyId.AUTH_ROOT_SHA256_HASH)).isGreaterThan(2_500);
  }

  @Test
  void subjectHashAndKeyIdentifierAreWhatTheJdkSees() throws Exception {
    CertificateFactory jdk = CertificateFactory.getInstance("X.509");
    MessageDigest md5 = MessageDigest.getInstance("MD5");
    MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
    int seen = 0;
    for (StoreElement element : store("GeekDuanLian_root.sst").elements()) {
      X509Certificate certificate = certificate(jdk, element);
      byte[] extension = certificate.getExtensionValue("2.5.29.14");
      byte[] identifier =
          extension == null
              ? sha1.digest(certificate.getPublicKey().getEncoded())
              : Arrays.copyOfRange(extension, 4, extension.length);

      assertThat(element.property(PropertyId.SUBJECT_NAME_MD5_HASH).orElseThrow().value())
          .isEqualTo(md5.digest(certificate.getSubjectX500Principal().getEncoded()));
      assertThat(element.property(PropertyId.KEY_IDENTIFIER).orElseThrow().value())
          .isEqualTo(identifier);
      seen++;
    }
    assertThat(seen).isEqualTo(507);
  }

  @Test
  void namesAreWhatTheJdkDecodes() {
    int seen = 0;
    int marked = 0;
    for (StoreElement element : elements()) {
      for (StoreProperty name : element.property(PropertyId.FRIENDLY_NAME).stream().toList()) {
        String expected = new String(name.value(), StandardCharsets.UTF_16LE);
        assertThat(name.text() + "\0").isEqualTo(expected);
        seen++;
        marked += name.text().startsWith("\u200E") ? 1 : 0;
      }
    }
    assertThat(seen).isGreaterThan(3_000);
    assertThat(marked).isPositive();
    assertThat(
            store("GeekDuanLian_root.sst").elements().stream()
                .flatMap(e -> e.property(PropertyId.FRIENDLY_NAME).stream())
                .map(StoreProperty::text))
        .contains("DigiCert Global Root G2", "GlobalSign Root CA - R6");
  }

  @Test
  void fileTimesAreDatesOfTheProgrammeOrEmpty() {
    int dates = 0;
    int empty = 0;
    for (StoreElement element : elements()) {
      for (PropertyId id :
          List.of(PropertyId.DISALLOWED_FILETIME, PropertyId.NOT_BEFORE_FILETIME)) {
        for (StoreProperty property : element.property(id).stream().toList()) {
          byte[] value = property.value();
          if (value.length == 0) {
            assertThat(property.fileTime()).isEmpty();
            empty++;
          } else {
            long ticks = ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN).getLong();
            Instant expected =
                Instant.parse("1601-01-01T00:00:00Z")
                    .plusSeconds(ticks / 10_000_000)
                    .plusNanos(ticks % 10_000_000 * 100);
            assertThat(property.fileTime()).contains(expected);
            // The programme began to date its decisions in 2010, and dates none a century ahead.
            assertThat(expected)
                .isBetween(
                    Instant.parse("2000-01-01T00:00:00Z"), Instant.parse("2100-01-01T00:00:00Z"));
            dates++;
          }
        }
      }
    }
    assertThat(dates).isGreaterThan(1_500);
    assertThat(empty).isPositive();
  }

  @Test
  void purposesAndPoliciesAreWellFormed() {
    Map<String, Integer> purposes = new TreeMap<>();
    Map<Integer, Integer> flags = new TreeMap<>();
    for (StoreElement element : elements()) {
      for (PropertyId id :
          List.of(
              PropertyId.ENHKEY_USAGE,
              PropertyId.DISALLOWED_ENHKEY_USAGE,
              PropertyId.NOT_BEFORE_ENHKEY_USAGE,
              PropertyId.ROOT_PROGRAM_CHAIN_POLICIES)) {
        element
            .property(id)
            .ifPresent(p -> p.objectIdentifiers().forEach(o -> purposes.merge(o, 1, Integer::sum)));
      }
      element
          .property(PropertyId.ROOT_PROGRAM_CERT_POLICIES)
          .ifPresent(
              p ->
                  p.policies()
                      .forEach(
                          policy -> {
                            assertThat(policy.policy()).matches("[0-2](\\.\\d+)+");
                            flags.merge(policy.flags(), 1, Integer::sum);
                          }));
    }
    // emailProtection, serverAuth, clientAuth, codeSigning (RFC 5280 4.2.1.12) and the programme's.
    assertThat(purposes)
        .containsKeys(
            "1.3.6.1.5.5.7.3.4",
            "1.3.6.1.5.5.7.3.1",
            "1.3.6.1.5.5.7.3.2",
            "1.3.6.1.5.5.7.3.3",
            "1.3.6.1.4.1.311.60.3.2");
    assertThat(flags.get(0xC0)).isGreaterThan(500);
  }

  @Test
  void theKeyContainerOfTheDotNetStoreIsFound() {
    List<StoreElement> withKey =
        store("dotnet_corefx_SerializedStore.sst").elements().stream()
            .filter(e -> e.property(PropertyId.KEY_PROV_INFO).isPresent())
            .toList();
    StoreElement alone =
        StoreElement.decode(
            SharedStores.bytes(
                SharedStores.folder("real").resolve("dotnet_corefx_SerializedCert.element.bin")));

    KeyProviderInfo info =
        withKey.get(0).property(PropertyId.KEY_PROV_INFO).orElseThrow().keyProviderInfo();

    assertThat(withKey).hasSize(1);
    // By hand: the container's 78 bytes begin at 28, the provider's at 108; both end with a NUL.
    byte[] value = withKey.get(0).property(PropertyId.KEY_PROV_INFO).orElseThrow().value();
    assertThat(info.container() + "\0")
        .isEqualTo(new String(value, 28, 78, StandardCharsets.UTF_16LE))
        .hasSize(39);
    assertThat(info.provider() + "\0")
        .isEqualTo(new String(value, 108, value.length - 108, StandardCharsets.UTF_16LE));
    assertThat(info.providerType()).isEqualTo(1);
    assertThat(info.keySpec()).isEqualTo(2);
    assertThat(alone.property(PropertyId.KEY_PROV_INFO).orElseThrow().keyProviderInfo().provider())
        .isEqualTo(info.provider());
  }

  @Test
  void theOnlyFindingsAreKeyContainers() {
    for (Path file : stores()) {
      List<StoreFinding.Kind> kinds =
          SerializedStore.read(file).findings().stream().map(StoreFinding::kind).toList();
      assertThat(kinds)
          .as("%s", file)
          .isEqualTo(
              file.toString().contains("dotnet")
                  ? List.of(StoreFinding.Kind.KEY_CONTAINER)
                  : List.of());
    }
  }

  @Test
  void certutilWritesBySha1Descending() {
    SerializedStore store = store("GeekDuanLian_root.sst");

    SerializedStore sorted =
        SerializedStore.of(
            store.elements(),
            SstOptions.bareCertificates().keepingAllProperties().bySha1Descending());

    assertThat(sorted).isEqualTo(store);
  }

  private static SerializedStore store(String name) {
    return SerializedStore.read(SharedStores.folder("real").resolve(name));
  }

  private static List<Path> stores() {
    SharedStores.folder("real");
    List<Path> files = new ArrayList<>(SharedStores.files("real", ".sst"));
    files.addAll(SharedStores.files("real/history", ".sst"));
    files.removeIf(f -> f.toString().contains("corrupt"));
    return files;
  }

  private static List<StoreElement> elements() {
    return stores().stream().flatMap(f -> SerializedStore.read(f).elements().stream()).toList();
  }

  private static List<Integer> ids(SerializedStore store) {
    return store.elements().stream()
        .flatMap(e -> e.properties().stream())
        .map(p -> p.id().number())
        .toList();
  }

  private static X509Certificate certificate(CertificateFactory jdk, StoreElement element)
      throws CertificateException {
    return (X509Certificate) jdk.generateCertificate(new ByteArrayInputStream(element.content()));
  }
}
