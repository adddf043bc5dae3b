package io.github.smimetrust.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.fixture.TestPki;
import java.util.Arrays;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.Test;

/** The parts of a certificate, as Bouncy Castle cuts it up. */
class ParsedCertificateTest {
  private static final TestPki ROOT = TestPki.root("R");
  private static final TestPki CA = ROOT.issues("I");

  @Test
  void takesCertificatesUpToTheLimit() {
    BundleEntry entry = BundleEntry.of(CA.certificate());
    int length = CA.der().length;

    assertThat(ParsedCertificate.of(entry, length).fault()).isNull();
    assertThat(ParsedCertificate.of(entry, length - 1).fault())
        .isEqualTo(new ParsedCertificate.Fault(length + " bytes", "<= " + (length - 1), true));
  }

  @Test
  void cutsOutWhatIsSignedTheSignatureAndTheKey() throws Exception {
    ParsedCertificate parsed = Parsed.of(CA);
    X509CertificateHolder holder = new X509CertificateHolder(CA.der());

    assertThat(parsed.signedBytes())
        .isEqualTo(holder.toASN1Structure().getTBSCertificate().getEncoded());
    assertThat(parsed.signature()).isEqualTo(holder.getSignature());
    assertThat(parsed.keyBytes()).isEqualTo(holder.getSubjectPublicKeyInfo().getEncoded());
    assertThat(parsed.notBefore()).isEqualTo(holder.getNotBefore().toInstant().getEpochSecond());
    assertThat(parsed.notAfter()).isEqualTo(holder.getNotAfter().toInstant().getEpochSecond());
    assertThat(parsed.isSelfIssued()).isFalse();
    assertThat(Parsed.of(ROOT).isSelfIssued()).isTrue();
    assertThat(parsed).hasToString(parsed.entry().toString());
  }

  @Test
  void isTheSameByNameAndKey() {
    ParsedCertificate own = Parsed.of(ROOT);
    ParsedCertificate cross = Parsed.of(TestPki.root("X").crossCertifies(ROOT));

    assertThat(cross.identity()).isEqualTo(own.identity());
    assertThat(Parsed.of(CA).identity()).isNotEqualTo(own.identity());
    assertThat(cross.slice()).isNotEqualTo(own.slice());
    assertThat(own.signedSlice()).isNotEqualTo(own.slice());
  }

  @Test
  void readsExtensionsInVersionThreeAlone() {
    // version [0] { INTEGER 2 } is A003020102.
    byte[] der = CA.der();
    int at = indexOf(der, new byte[] {(byte) 0xA0, 3, 2, 1, 2});
    der[at + 4] = 1;

    ParsedCertificate.Fault fault = Parsed.of(FakeAuthorities.entry(der)).fault();

    assertThat(fault).isNotNull();
    assertThat(fault.found()).startsWith("extensions in version 2 (byte ");
    assertThat(fault.isSize()).isFalse();
  }

  private static int indexOf(byte[] whole, byte[] part) {
    for (int i = 0; i + part.length <= whole.length; i++) {
      if (Arrays.equals(whole, i, i + part.length, part, 0, part.length)) {
        return i;
      }
    }
    throw new AssertionError("no such part");
  }
}
