package io.github.smimetrust;

import static io.github.smimetrust.Reading.ders;
import static io.github.smimetrust.Reading.strictly;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.sst.PropertyId;
import io.github.smimetrust.sst.SerializedStore;
import io.github.smimetrust.sst.StoreElement;
import io.github.smimetrust.sst.StoreProperty;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.openssl.PEMParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PEM and PKCS #7 as Bouncy Castle and the JDK read what we write. */
class WritingTest {
  private static final TestPki ROOT = TestPki.root("R");
  private static final TestPki ISSUING = ROOT.issues("I");
  private static final TestPki LEAF = ISSUING.issuesLeaf("a@example.org");
  private static final TestPki RSA = TestPki.root("Stammzertifikat \u00fc", d -> d.rsa(2048));
  private static final List<TestPki> ALL =
      List.of(ROOT, ISSUING, LEAF, RSA, RSA.issues("J"), TestPki.root("K"));

  @Provide
  Arbitrary<Set<TestPki>> someCertificates() {
    return Arbitraries.of(ALL).set().ofMinSize(1);
  }

  @Property(tries = 50)
  void pemHoldsWhatIsInTheBundleForEveryReader(
      @ForAll("someCertificates") Set<TestPki> certificates) throws Exception {
    TrustBundle bundle = bundle(certificates);

    byte[] pem = bundle.encodePem();

    assertThat(strictly(pem).entries()).isEqualTo(bundle.entries());
    assertThat(jdkReads(pem)).containsExactlyElementsOf(ders(bundle));
    assertThat(bouncyCastleReadsPem(pem)).containsExactlyElementsOf(ders(bundle));
  }

  @Property(tries = 50)
  void p7bHoldsWhatIsInTheBundleForEveryReader(
      @ForAll("someCertificates") Set<TestPki> certificates) throws Exception {
    TrustBundle bundle = bundle(certificates);

    byte[] p7b = bundle.encodeP7b();

    assertThat(strictly(p7b)).isEqualTo(bundle);
    assertThat(jdkReads(p7b)).containsExactlyInAnyOrderElementsOf(ders(bundle));
    CMSSignedData data = new CMSSignedData(p7b);
    assertThat(data.getSignerInfos().size()).isZero();
    assertThat(data.getVersion()).isEqualTo(1);
    assertThat(data.getSignedContentTypeOID()).isEqualTo("1.2.840.113549.1.7.1");
    List<byte[]> found = new ArrayList<>();
    for (X509CertificateHolder holder : data.getCertificates().getMatches(null)) {
      found.add(holder.getEncoded());
    }
    assertThat(found).containsExactlyInAnyOrderElementsOf(ders(bundle));
    // As DER, with the set in its order: Bouncy Castle would sort it otherwise.
    assertThat(p7b).isEqualTo(ASN1Primitive.fromByteArray(p7b).getEncoded(ASN1Encoding.DER));
  }

  @Test
  void p7bIsWhatBouncyCastleWrites() {
    assertThat(bundle(ALL).encodeP7b()).isEqualTo(Pkcs7.certsOnly(ALL));
  }

  @Test
  void pemSaysWhatEachBlockIs() {
    String pem = new String(bundle(List.of(RSA)).encodePem(), StandardCharsets.UTF_8);

    assertThat(pem)
        .isEqualTo(
            "# CN=Stammzertifikat \u00fc\n"
                + "# valid 2020-01-01T00:00:00Z to 2045-01-01T00:00:00Z\n"
                + "# SHA-256 "
                + Fingerprint.ofDer(RSA.der())
                + "\n"
                + Pem.of(RSA));
  }

  @Test
  void aSubjectThatLooksLikePemEndsNoComment() throws Exception {
    TestPki evil = TestPki.root("-----END CERTIFICATE-----\n---------BEGIN CERTIFICATE-----");
    TrustBundle bundle = bundle(List.of(evil, ISSUING));

    byte[] pem = bundle.encodePem();

    assertThat(new String(pem, StandardCharsets.UTF_8).split("-----BEGIN", -1)).hasSize(3);
    assertThat(ders(strictly(pem))).containsExactlyElementsOf(ders(bundle));
    assertThat(jdkReads(pem)).containsExactlyElementsOf(ders(bundle));
    assertThat(bouncyCastleReadsPem(pem)).containsExactlyElementsOf(ders(bundle));
  }

  @Test
  void writesFiles(@TempDir Path folder) throws IOException {
    TrustBundle bundle = bundle(ALL);
    bundle.writePem(folder.resolve("all.pem"));
    bundle.writeP7b(folder.resolve("all.p7b"));

    assertThat(folder.resolve("all.pem")).hasBinaryContent(bundle.encodePem());
    assertThat(folder.resolve("all.p7b")).hasBinaryContent(bundle.encodeP7b());
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(2);
    }
    Path nowhere = folder.resolve("gone/all.pem");
    assertThatThrownBy(() -> bundle.writePem(nowhere))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(nowhere.toString());
  }

  @Test
  void anEmptyBundleIsNotWritten() {
    TrustBundle empty = TrustBundle.empty();
    for (Runnable write : List.<Runnable>of(empty::encodePem, empty::encodeP7b)) {
      assertThatThrownBy(write::run)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("no certificate to write");
    }
  }

  @Test
  void crlsAreLeftOutOnlyByName() {
    TrustBundle bundle = strictly(Pkcs7.certsAndCrls(List.of(ROOT), List.of(Crl.issuedBy(ROOT))));

    assertRefused(bundle);
    assertThat(ders(strictly(bundle.certificatesAlone().encodePem()))).containsExactly(ROOT.der());
    assertThat(bundle.certificatesAlone().crlsAndCtls()).isZero();
  }

  @Test
  void restrictionsAreLeftOutOnlyByName() {
    StoreProperty distrusted = StoreProperty.of(PropertyId.DISALLOWED_FILETIME, new byte[0]);
    byte[] sst =
        SerializedStore.of(List.of(StoreElement.certificate(ROOT.der(), distrusted))).encode();
    TrustBundle bundle = strictly(sst);

    assertRefused(bundle);
    TrustBundle alone = bundle.certificatesAlone();
    assertThat(alone).isEqualTo(bundle);
    assertThat(alone.entries().get(0).properties()).isEmpty();
    assertThat(alone.entries().get(0).origin()).isEqualTo(bundle.entries().get(0).origin());
    assertThat(ders(strictly(alone.encodeP7b()))).containsExactly(ROOT.der());
  }

  private static void assertRefused(TrustBundle bundle) {
    for (Runnable write : List.<Runnable>of(bundle::encodePem, bundle::encodeP7b)) {
      assertThatThrownBy(write::run)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("certificatesAlone()");
    }
  }

  private static TrustBundle bundle(Collection<TestPki> certificates) {
    return TrustBundle.of(certificates.stream().map(TestPki::certificate).toList());
  }

  private static List<byte[]> jdkReads(byte[] file) throws CertificateException {
    List<byte[]> ders = new ArrayList<>();
    for (var certificate :
        CertificateFactory.getInstance("X.509")
            .generateCertificates(new ByteArrayInputStream(file))) {
      ders.add(certificate.getEncoded());
    }
    return ders;
  }

  private static List<byte[]> bouncyCastleReadsPem(byte[] pem) throws IOException {
    List<byte[]> ders = new ArrayList<>();
    try (PEMParser parser =
        new PEMParser(new StringReader(new String(pem, StandardCharsets.UTF_8)))) {
      for (Object o = parser.readObject(); o != null; o = parser.readObject()) {
        ders.add(((X509CertificateHolder) o).getEncoded());
      }
    }
    return ders;
  }
}
