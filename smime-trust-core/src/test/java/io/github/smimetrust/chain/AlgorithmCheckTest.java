package io.github.smimetrust.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.fixture.TestPki;
import java.math.BigInteger;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;

/** What is said of keys and signatures that do not count, and whose signature is judged at all. */
class AlgorithmCheckTest {
  private static final TestPki ROOT = TestPki.root("R");

  private static List<Failure> failures(BundleEntry entry, Role role) {
    return CertificateChecks.of(Parsed.of(entry), role, Parsed.terms(Limits.defaults())).stream()
        .filter(f -> f.section().equals("RFC 8550 section 4.3"))
        .toList();
  }

  private static String weakKey(SubjectPublicKeyInfo key) {
    List<Failure> failures = failures(FakeAuthorities.authority("I", "R", 1, key), Role.ISSUER);
    assertThat(failures).extracting(Failure::reason).containsExactly(Reason.WEAK_KEY);
    return failures.get(0).found();
  }

  @Test
  void namesSizeAndExponentOfRsaKeys() {
    BigInteger usual = BigInteger.valueOf(65_537);

    assertThat(weakKey(FakeAuthorities.rsa(1, 2_047, usual)))
        .isEqualTo("RSA 2047, exponent of 17 bits, odd");
    assertThat(weakKey(FakeAuthorities.rsa(1, 2_048, BigInteger.TWO)))
        .isEqualTo("RSA 2048, exponent of 2 bits, even");
    assertThat(weakKey(FakeAuthorities.rsa(1, 2_048, BigInteger.ONE)))
        .isEqualTo("RSA 2048, exponent of 1 bits, odd");
  }

  @Test
  void namesOtherKeysWithoutAnExponent() {
    assertThat(
            weakKey(
                new SubjectPublicKeyInfo(
                    new AlgorithmIdentifier(
                        X9ObjectIdentifiers.id_ecPublicKey, SECNamedCurves.getByName("secp256r1")),
                    new byte[65])))
        .isEqualTo("EC with explicit parameters");
  }

  @Test
  void judgesNoAnchorByItsOwnSignature() throws Exception {
    X509CertificateHolder holder =
        new X509v3CertificateBuilder(
                new X500Name("CN=R"),
                BigInteger.ONE,
                Date.from(TestPki.NOW),
                Date.from(TestPki.NOW),
                new X500Name("CN=I"),
                new X509CertificateHolder(ROOT.der()).getSubjectPublicKeyInfo())
            .build(
                new JcaContentSignerBuilder("SHA1withECDSA")
                    .setProvider(new BouncyCastleProvider())
                    .build(ROOT.privateKey()));
    BundleEntry entry = FakeAuthorities.entry(holder.getEncoded());

    assertThat(failures(entry, Role.ISSUER))
        .extracting(Failure::reason)
        .containsExactly(Reason.WEAK_SIGNATURE);
    assertThat(failures(entry, Role.TARGET)).hasSize(1);
    assertThat(failures(entry, Role.ANCHOR)).isEmpty();
    assertThat(failures(entry, Role.ANCHOR_AS_TARGET)).isEmpty();
  }
}
