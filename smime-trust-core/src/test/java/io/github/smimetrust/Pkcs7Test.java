package io.github.smimetrust;

import static io.github.smimetrust.Reading.ders;
import static io.github.smimetrust.Reading.keepingGood;
import static io.github.smimetrust.Reading.places;
import static io.github.smimetrust.Reading.refusal;
import static io.github.smimetrust.Reading.strictly;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.fixture.TestPki;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Pkcs7Test {
  private static final TestPki ROOT = TestPki.root("R");
  private static final TestPki ISSUING = ROOT.issues("I");
  private static final List<TestPki> CHAIN = List.of(ROOT, ISSUING);
  private static final byte[] SIGNED_DATA = Der.oid("1.2.840.113549.1.7.2");
  private static final byte[] NO_CONTENT = Der.sequence(Der.oid("1.2.840.113549.1.7.1"));

  @Test
  void readsDer() {
    TrustBundle bundle = strictly(Pkcs7.certsOnly(CHAIN));

    assertThat(ders(bundle)).containsExactlyInAnyOrder(ROOT.der(), ISSUING.der());
    assertThat(places(bundle)).containsExactlyInAnyOrder("certificate 1", "certificate 2");
  }

  @Test
  void readsBerWithIndefiniteLengthsAndKeepsTheBytesOfTheCertificates() {
    assertThat(ders(strictly(Pkcs7.certsOnlyBer(CHAIN))))
        .containsExactlyInAnyOrder(ROOT.der(), ISSUING.der());
  }

  @Test
  void readsBerWhoseEveryLevelIsIndefinite() {
    byte[] ber =
        Der.indefinite(
            0x30,
            SIGNED_DATA,
            Der.indefinite(
                0xA0,
                Der.indefinite(
                    0x30,
                    Der.integer(1),
                    Der.indefinite(0x31),
                    Der.indefinite(0x30, Der.oid("1.2.840.113549.1.7.1")),
                    Der.indefinite(0xA0, ROOT.der(), ISSUING.der()),
                    Der.indefinite(0x31))));

    assertThat(ders(strictly(ber))).containsExactly(ROOT.der(), ISSUING.der());
  }

  @ParameterizedTest
  @ValueSource(strings = {"PKCS7", "CMS", "PKCS #7 SIGNED DATA"})
  void readsPemOfEveryLabel(String label) {
    assertThat(ders(strictly(Pem.block(label, Pkcs7.certsOnly(CHAIN))))).hasSize(2);
    assertThat(ders(strictly(Pem.block(label, Pkcs7.certsOnlyBer(CHAIN))))).hasSize(2);
    assertThat(places(strictly(Pem.block(label, Pkcs7.certsOnly(CHAIN)))))
        .contains("block 1 (line 1), certificate 1");
  }

  @Test
  void keepsCrlsAside() {
    TrustBundle bundle = strictly(Pkcs7.certsAndCrls(CHAIN, List.of(Crl.issuedBy(ROOT))));

    assertThat(bundle.size()).isEqualTo(2);
    assertThat(bundle.crlsAndCtls()).isEqualTo(1);
  }

  @Test
  void refusesASignatureSinceItsCertificatesAreEvidence() {
    byte[] signed = Pkcs7.signed(ISSUING.issuesLeaf("a@example.org"), CHAIN);

    UnreadableInputException e = refusal(signed);

    assertThat(e.source()).isEqualTo("input");
    assertThat(e.place()).isEmpty();
    assertThat(e.found()).isEqualTo("a signature with its signers");
    assertThat(e.expected())
        .isEqualTo(
            "certificates alone (certs-only); those of a signed mail are evidence, not trust");
    assertThat(keepingGood(signed).bundle().isEmpty()).isTrue();
  }

  @Test
  void namesAContentTypeThatIsNotSignedData() {
    byte[] enveloped =
        Der.sequence(Der.oid("1.2.840.113549.1.7.3"), Der.element(0xA0, Der.sequence()));

    UnreadableInputException e = refusal(enveloped);

    assertThat(e.found()).isEqualTo("PKCS #7 with content type 1.2.840.113549.1.7.3");
    assertThat(e.expected()).isEqualTo("1.2.840.113549.1.7.2, signedData");
  }

  @Test
  void refusesOneWithoutAnyCertificate() {
    UnreadableInputException e = refusal(Pkcs7.certsOnly(List.of()));

    assertThat(e.found()).isEqualTo("no certificate");
  }

  @Test
  void refusesAttributeCertificatesAndOtherRevocationInformation() {
    // CertificateChoices: v2AttrCert [2]; RevocationInfoChoices: other [1].
    byte[] data =
        signedData(
            Der.element(0xA0, ROOT.der(), Der.element(0xA2, Der.integer(1))),
            Der.element(0xA1, Crl.issuedBy(ROOT), Der.element(0xA1, Der.oid("1.2.3"))),
            Der.set());

    BundleReading reading = keepingGood(data);

    assertThat(ders(reading.bundle())).containsExactly(ROOT.der());
    assertThat(reading.bundle().crlsAndCtls()).isEqualTo(1);
    assertThat(reading.problems())
        .containsExactly(
            new ReadProblem(
                new Origin("input", "certificate 2"),
                "an attribute or other certificate",
                "an X.509 certificate"),
            new ReadProblem(
                new Origin("input", "CRL 2"), "other revocation information", "an X.509 CRL"));
  }

  @Test
  void keepingGoodGoesOnBehindABadCertificate() {
    byte[] bad = Der.sequence(Der.sequence(Der.integer(1)));
    byte[] data = signedData(Der.element(0xA0, bad, ROOT.der()), new byte[0], Der.set());

    assertThat(refusal(data).place()).startsWith("certificate 1, byte ");
    assertThat(ders(keepingGood(data).bundle())).containsExactly(ROOT.der());
  }

  @Test
  void refusesWhatFollowsTheSigners() {
    byte[] data = signedData(Der.element(0xA0, ROOT.der()), new byte[0], Der.set(), Der.integer(1));

    assertThat(refusal(data).expected()).isEqualTo("the end of SignedData");
  }

  @Test
  void refusesWhatFollowsTheContent() {
    byte[] data =
        Der.sequence(
            Der.integer(1), Der.set(), NO_CONTENT, Der.element(0xA0, ROOT.der()), Der.set());
    byte[] more = Der.integer(1);

    assertThat(ders(strictly(Der.sequence(SIGNED_DATA, Der.element(0xA0, data))))).hasSize(1);
    assertThat(refusal(Der.sequence(SIGNED_DATA, Der.element(0xA0, data, more))).expected())
        .isEqualTo("the end of content");
    assertThat(refusal(Der.sequence(SIGNED_DATA, Der.element(0xA0, data), more)).expected())
        .isEqualTo("the end of ContentInfo");
  }

  @Test
  void refusesIndefiniteLengthsWithoutEnd() {
    byte[] ber = Pkcs7.certsOnlyBer(CHAIN);

    UnreadableInputException e = refusal(Arrays.copyOf(ber, ber.length - 2));

    assertThat(e.place()).isEqualTo("byte " + (ber.length - 2));
    assertThat(e.expected()).isEqualTo("the end of an indefinite length (00 00)");
    assertThat(refusal(Der.joined(ber, new byte[] {5, 0})).found()).isEqualTo("2 more bytes");
  }

  @Test
  void refusesIndefiniteLengthsThatNestTooDeep() {
    byte[] ber = new byte[200_000];
    for (int i = 0; i < ber.length; i += 2) {
      ber[i] = 0x30;
      ber[i + 1] = (byte) 0x80;
    }

    UnreadableInputException e = refusal(Der.joined(ber, new byte[200_000]));

    assertThat(e.place()).isEqualTo("byte 128");
    assertThat(e.expected()).isEqualTo("at most 64 levels");
  }

  private static byte[] signedData(
      byte[] certificates, byte[] crls, byte[] signers, byte[]... more) {
    return Der.sequence(
        SIGNED_DATA,
        Der.element(
            0xA0,
            Der.sequence(
                Der.integer(1),
                Der.set(),
                NO_CONTENT,
                certificates,
                crls,
                signers,
                Der.joined(more))));
  }
}
