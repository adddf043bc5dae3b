package io.github.smimetrust;

import static io.github.smimetrust.Reading.ders;
import static io.github.smimetrust.Reading.keepingGood;
import static io.github.smimetrust.Reading.places;
import static io.github.smimetrust.Reading.refusal;
import static io.github.smimetrust.Reading.strictly;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.fixture.TestPki;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DerContentTest {
  private static final TestPki ROOT = TestPki.root("R");
  private static final TestPki ISSUING = ROOT.issues("I");

  @Test
  void readsOneCertificate() {
    TrustBundle bundle = strictly(ROOT.der());

    assertThat(ders(bundle)).containsExactly(ROOT.der());
    assertThat(bundle.entries().get(0).origin()).isEqualTo(new Origin("input", ""));
  }

  @Test
  void readsSeveralObjectsOneBehindTheOther() {
    TrustBundle bundle = strictly(Der.joined(ROOT.der(), Crl.issuedBy(ROOT), ISSUING.der()));

    assertThat(ders(bundle)).containsExactly(ROOT.der(), ISSUING.der());
    assertThat(places(bundle)).containsExactly("object 1", "object 3");
    assertThat(bundle.crlsAndCtls()).isEqualTo(1);
  }

  @Test
  void readsCertificatesOfVersion1() {
    HandMade old = HandMade.certificate();
    old.version = null;

    assertThat(ders(strictly(old.der()))).containsExactly(old.der());
  }

  @Test
  void refusesACertificateThatIsCutOff() {
    byte[] der = ROOT.der();

    UnreadableInputException e = refusal(Arrays.copyOf(der, der.length - 1));

    assertThat(e.source()).isEqualTo("input");
    assertThat(e.place()).isEqualTo("byte 0");
    assertThat(e.found()).isEqualTo("an element of " + (der.length - 4) + " content bytes");
    assertThat(e.expected())
        .isEqualTo("at most " + (der.length - 5) + ", the rest of what encloses it");
  }

  @Test
  void refusesBytesBehindTheCertificate() {
    byte[] der = ROOT.der();

    UnreadableInputException e = refusal(Der.joined(der, new byte[] {'\n'}));

    assertThat(e.place()).isEqualTo("byte " + (der.length + 1));
    assertThat(e.found()).isEqualTo("the end");
    BundleReading good = keepingGood(Der.joined(der, new byte[] {'\n'}));
    assertThat(ders(good.bundle())).containsExactly(der);
    assertThat(good.problems()).hasSize(1);
  }

  @Test
  void refusesBytesBehindACrlInPem() {
    byte[] crl = Crl.issuedBy(ROOT);

    UnreadableInputException e = refusal(Pem.block("X509 CRL", Der.joined(crl, new byte[] {5, 0})));

    assertThat(e.place()).isEqualTo("block 1 (line 1), byte " + crl.length);
    assertThat(e.found()).isEqualTo("2 more bytes");
    assertThat(e.expected()).isEqualTo("the end of the CRL");
  }

  @Test
  void readsACrlWithoutVersion() {
    // TBSCertList of version 1 begins with the algorithm.
    byte[] algorithm = Der.sequence(Der.oid(HandMade.SHA256_WITH_ECDSA));
    byte[] list = Der.sequence(algorithm, Der.commonName("R"), HandMade.utcTime("250101000000Z"));
    byte[] crl = Der.sequence(list, algorithm, Der.bits(new byte[2]));

    assertThat(strictly(crl).crlsAndCtls()).isEqualTo(1);
  }

  @Test
  void refusesAnAttributeCertificate() {
    // RFC 5755: AttributeCertificateInfo { version 1, holder, issuer [0], ... }
    byte[] info =
        Der.sequence(
            Der.integer(1),
            Der.sequence(Der.element(0xA1)),
            Der.element(0xA0),
            Der.sequence(Der.oid(HandMade.SHA256_WITH_ECDSA)));
    byte[] certificate =
        Der.sequence(
            info, Der.sequence(Der.oid(HandMade.SHA256_WITH_ECDSA)), Der.bits(new byte[2]));

    assertThat(refusal(certificate).found()).isEqualTo("DER of another kind");
  }

  @Test
  void keepingGoodGoesOnBehindAnObjectOfAnotherKind() {
    BundleReading reading =
        keepingGood(Der.joined(ROOT.der(), ROOT.privateKey().getEncoded(), ISSUING.der()));

    assertThat(ders(reading.bundle())).containsExactly(ROOT.der(), ISSUING.der());
    assertThat(reading.problems())
        .containsExactly(
            new ReadProblem(
                new Origin("input", "object 2"),
                "a private key; keep keys out of trust lists",
                "certificates, PKCS #7 with certificates, CRLs, or PKCS #12"));
  }

  @Test
  void refusesBerInACertificate() {
    // The serial number's length in two bytes instead of one.
    HandMade ber = HandMade.certificate();
    ber.serial = new byte[] {2, (byte) 0x81, 1, 1};

    UnreadableInputException e = refusal(ber.der());

    assertThat(e.found()).isEqualTo("a length in more bytes than needed (BER)");
    assertThat(e.expected())
        .isEqualTo("the shortest form (DER) in an X.509 certificate (RFC 5280 section 4.1)");
  }

  @Test
  void refusesVersionsThatDoNotExist() {
    HandMade fourth = HandMade.certificate();
    fourth.version = Der.element(0xA0, Der.integer(3));

    UnreadableInputException e = refusal(fourth.der());

    assertThat(e.found()).isEqualTo("version number 3");
    assertThat(e.expected()).startsWith("0, 1 or 2 (v1 to v3)");
  }
}
