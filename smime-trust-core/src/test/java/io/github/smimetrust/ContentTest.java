package io.github.smimetrust;

import static io.github.smimetrust.Reading.ders;
import static io.github.smimetrust.Reading.keepingGood;
import static io.github.smimetrust.Reading.refusal;
import static io.github.smimetrust.Reading.strictly;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smimetrust.fixture.TestPki;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Stream;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ContentTest {
  private static final TestPki ROOT = TestPki.root("R");
  private static final String EXPECTED =
      "certificates as PEM, DER, Base64, PKCS #7, a serialized store (.sst), a key store or a zip"
          + " archive of those";
  private static final String EXPECTED_DER =
      "certificates, PKCS #7 with certificates, CRLs, or PKCS #12";

  @Test
  void textMayBeginWithTheDigitZero() {
    // 0x30 is also how DER begins.
    assertThat(ders(strictly("0 s:CN = R\n" + Pem.of(ROOT)))).containsExactly(ROOT.der());
  }

  @Test
  void textMayLookLikeTheHeaderOfAStore() {
    // "CERT" from the fifth byte on is how a serialized store goes on after its version.
    assertThat(ders(strictly("The CERTIFICATE of R\n" + Pem.of(ROOT)))).containsExactly(ROOT.der());
  }

  static Stream<Arguments> filesOfOtherKinds() throws Exception {
    byte[] key = ROOT.privateKey().getEncoded();
    TestPki rsa = TestPki.root("A", draft -> draft.rsa(2048));
    byte[] rsaKey =
        PrivateKeyInfo.getInstance(rsa.privateKey().getEncoded())
            .parsePrivateKey()
            .toASN1Primitive()
            .getEncoded();
    byte[] ecKey = PrivateKeyInfo.getInstance(key).parsePrivateKey().toASN1Primitive().getEncoded();
    String own = "a private key; keep keys out of trust lists";
    return Stream.of(
        Arguments.of("empty", new byte[0], "nothing: it is empty", EXPECTED),
        Arguments.of("pkcs8", key, own, EXPECTED_DER),
        Arguments.of("encrypted pkcs8", encrypted(ROOT), own, EXPECTED_DER),
        Arguments.of("rsa key", rsaKey, own, EXPECTED_DER),
        Arguments.of("ec key", ecKey, own, EXPECTED_DER),
        Arguments.of("request", request(ROOT), "a certificate request (PKCS #10)", EXPECTED_DER),
        Arguments.of(
            "public key",
            ROOT.certificate().getPublicKey().getEncoded(),
            "DER of another kind",
            EXPECTED_DER),
        Arguments.of(
            "rsa public key",
            SubjectPublicKeyInfo.getInstance(rsa.certificate().getPublicKey().getEncoded())
                .parsePublicKey()
                .getEncoded(),
            "DER of another kind",
            EXPECTED_DER),
        Arguments.of(
            "html",
            "\r\n <!DOCTYPE html>\n<html></html>".getBytes(StandardCharsets.UTF_8),
            "an HTML or XML document",
            EXPECTED),
        Arguments.of(
            "xml",
            "\ufeff<?xml version=\"1.0\"?>".getBytes(StandardCharsets.UTF_8),
            "an HTML or XML document",
            EXPECTED),
        Arguments.of("rubbish", rubbish(), "bytes that are neither text nor DER", EXPECTED));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("filesOfOtherKinds")
  void namesWhatIsTakenForAFileOfCertificates(
      String name, byte[] content, String found, String expected) {
    UnreadableInputException e = refusal(content);

    assertThat(e.source()).isEqualTo("input");
    assertThat(e.place()).isEmpty();
    assertThat(e.found()).isEqualTo(found);
    assertThat(e.expected()).isEqualTo(expected);
    assertThat(e).hasMessage("input: found " + found + ", expected " + expected);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("filesOfOtherKinds")
  void keepingGoodListsThemInstead(String name, byte[] content, String found, String expected) {
    BundleReading reading = keepingGood(content);

    assertThat(reading.bundle()).isEqualTo(TrustBundle.empty());
    assertThat(reading.problems())
        .containsExactly(new ReadProblem(new Origin("input", ""), found, expected));
  }

  @Test
  void refusesTextWithoutAnyCertificateAtItsFirstLine() {
    UnreadableInputException e = refusal("\n\nDear administrator,\nplease find attached");

    assertThat(e.place()).isEqualTo("line 3");
    assertThat(e.found()).isEqualTo("text that is neither PEM nor Base64 of DER, 19 characters");
    assertThat(e.expected())
        .isEqualTo("-----BEGIN CERTIFICATE-----, or one certificate in Base64 a line or a file");
  }

  @Test
  void refusesBlankText() {
    assertThat(refusal(" \r\n\t\n").found()).isEqualTo("no certificate");
  }

  @Test
  void problemsAreBounded() {
    assertThatThrownBy(() -> keepingGood("-----END X-----\n".repeat(100_001)))
        .isInstanceOfSatisfying(
            UnreadableInputException.class,
            e -> {
              assertThat(e.place()).isEqualTo("line 100001");
              assertThat(e.found()).isEqualTo("more than 100000 objects");
            });
  }

  @Test
  void certificatesAreBounded() {
    byte[] der = HandMade.certificate().der();
    byte[] many = new byte[100_001 * der.length];
    for (int i = 0; i <= 100_000; i++) {
      System.arraycopy(der, 0, many, i * der.length, der.length);
    }

    assertThatThrownBy(() -> keepingGood(many))
        .isInstanceOfSatisfying(
            UnreadableInputException.class,
            e -> {
              assertThat(e.place()).isEqualTo("object 100001");
              assertThat(e.found()).isEqualTo("more than 100000 objects");
            });
  }

  private static byte[] encrypted(TestPki pki) throws Exception {
    return new JcaPKCS8Generator(
            pki.privateKey(),
            new JceOpenSSLPKCS8EncryptorBuilder(JcaPKCS8Generator.AES_256_CBC)
                .setProvider(new BouncyCastleProvider())
                .setPassword("secret".toCharArray())
                .build())
        .generate()
        .getContent();
  }

  private static byte[] request(TestPki pki) throws Exception {
    return new PKCS10CertificationRequestBuilder(
            new X500Name("CN=R"),
            SubjectPublicKeyInfo.getInstance(pki.certificate().getPublicKey().getEncoded()))
        .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pki.privateKey()))
        .getEncoded();
  }

  private static byte[] rubbish() {
    byte[] bytes = new byte[4_096];
    new Random(1).nextBytes(bytes);
    bytes[0] = 0x7F;
    return bytes;
  }
}
