package io.github.smimetrust;

import static io.github.smimetrust.Reading.ders;
import static io.github.smimetrust.Reading.keepingGood;
import static io.github.smimetrust.Reading.places;
import static io.github.smimetrust.Reading.refusal;
import static io.github.smimetrust.Reading.strictly;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.smimetrust.fixture.TestPki;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PemTest {
  private static final TestPki ROOT = TestPki.root("R");
  private static final TestPki ISSUING = ROOT.issues("I");

  @Test
  void readsEveryBlockInOrderAndSaysWhereItBegins() {
    TrustBundle bundle = strictly(Pem.of(ROOT) + Pem.of(ISSUING));

    assertThat(ders(bundle)).containsExactly(ROOT.der(), ISSUING.der());
    int lines = (int) Pem.of(ROOT).lines().count();
    assertThat(places(bundle))
        .containsExactly("block 1 (line 1)", "block 2 (line " + (lines + 1) + ")");
    assertThat(bundle.entries().get(0).origin().source()).isEqualTo("input");
  }

  @Test
  void textAroundTheBlocksDoesNotCount() {
    String text =
        "Certificate chain\n 0 s:CN = R\n   i:CN = R\n"
            + Pem.of(ROOT)
            + "# the issuing authority, \u00fcber alles\n"
            + Pem.of(ISSUING)
            + "---\nend";

    assertThat(ders(strictly(text))).containsExactly(ROOT.der(), ISSUING.der());
    assertThat(ders(strictly(text.getBytes(StandardCharsets.ISO_8859_1)))).hasSize(2);
    assertThat(ders(strictly(text.getBytes(Charset.forName("Shift_JIS"))))).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r\n", "\r", "\n\n", " \t\n", "\f\n", "\u000b\n"})
  void anyEndOfLineIsGood(String end) {
    String text = (Pem.of(ROOT) + Pem.of(ISSUING)).replace("\n", end);

    assertThat(ders(strictly(text))).containsExactly(ROOT.der(), ISSUING.der());
  }

  @Test
  void linesMayBeIndentedOrOfAnyLength() {
    String indented = Pem.of(ROOT).indent(6);
    String oneLine =
        "-----BEGIN CERTIFICATE-----"
            + Base64.getEncoder().encodeToString(ISSUING.der())
            + "-----END CERTIFICATE-----";

    assertThat(ders(strictly(indented + oneLine))).containsExactly(ROOT.der(), ISSUING.der());
  }

  @Test
  void readsUtf8AndUtf16WithByteOrderMark() {
    String text = "\ufeff" + "R\u00f6\u00f6t\n" + Pem.of(ROOT);

    assertThat(ders(strictly(text.getBytes(StandardCharsets.UTF_8)))).containsExactly(ROOT.der());
    assertThat(ders(strictly(text.getBytes(StandardCharsets.UTF_16LE))))
        .containsExactly(ROOT.der());
    assertThat(ders(strictly(text.getBytes(StandardCharsets.UTF_16BE))))
        .containsExactly(ROOT.der());
  }

  @Test
  void refusesUtf16WithHalfACharacterAtItsEnd() {
    byte[] text = ("\ufeff" + Pem.of(ROOT)).getBytes(StandardCharsets.UTF_16LE);
    byte[] cut = java.util.Arrays.copyOf(text, text.length - 1);

    assertThat(refusal(cut).found()).isEqualTo("bytes that are neither text nor DER");
  }

  @Test
  void refusesABlockThatIsCutOff() {
    String whole = Pem.of(ISSUING);
    UnreadableInputException e =
        refusal(Pem.of(ROOT) + whole.substring(0, whole.indexOf("-----END")));

    assertThat(e.source()).isEqualTo("input");
    assertThat(e.place()).startsWith("block 2 (line ");
    assertThat(e.found()).isEqualTo("CERTIFICATE without its END line");
    assertThat(e.expected()).isEqualTo("-----END CERTIFICATE-----; the file may be cut off");
    assertThat(e)
        .hasMessage("input, " + e.place() + ": found " + e.found() + ", expected " + e.expected());
  }

  @Test
  void refusesABlockThatAnotherOneInterrupts() {
    String cut = Pem.of(ROOT).replace("-----END CERTIFICATE-----\n", "");

    UnreadableInputException e = refusal(cut + Pem.of(ISSUING));

    assertThat(e.place()).isEqualTo("block 1 (line 1)");
    assertThat(e.found()).isEqualTo("CERTIFICATE without its END line");
    BundleReading good = keepingGood(cut + Pem.of(ISSUING));
    assertThat(ders(good.bundle())).containsExactly(ISSUING.der());
    assertThat(good.problems()).hasSize(1);
  }

  @Test
  void refusesAnEndLineOfAnotherKind() {
    UnreadableInputException e = refusal(Pem.of(ROOT).replace("END CERTIFICATE", "END X509 CRL"));

    assertThat(e.place()).isEqualTo("block 1 (line 1)");
    assertThat(e.found()).isEqualTo("CERTIFICATE that ends as X509 CRL");
    assertThat(e.expected()).isEqualTo("-----END CERTIFICATE-----");
  }

  @Test
  void refusesAnEndLineWhoseBeginLineIsDamaged() {
    // Without this the certificate would pass for text between blocks.
    String damaged = Pem.of(ISSUING).replace("-----BEGIN", "----BEGIN");

    UnreadableInputException e = refusal(Pem.of(ROOT) + damaged + Pem.of(ROOT));

    int line = (int) (Pem.of(ROOT) + damaged).lines().count();
    assertThat(e.place()).isEqualTo("line " + line);
    assertThat(e.found()).isEqualTo("an END line without its BEGIN line");
    assertThat(e.expected()).isEqualTo("-----BEGIN CERTIFICATE----- above it");
    assertThat(ders(keepingGood(Pem.of(ROOT) + damaged).bundle())).containsExactly(ROOT.der());
  }

  @Test
  void refusesABeginLineWithoutItsLastHyphens() {
    String damaged = Pem.of(ROOT).replace("BEGIN CERTIFICATE-----", "BEGIN CERTIFICATE----");

    UnreadableInputException e = refusal(damaged + Pem.of(ISSUING));

    assertThat(e.place()).isEqualTo("block 1 (line 1)");
    assertThat(e.found()).isEqualTo("a broken BEGIN line");
    assertThat(e.expected()).isEqualTo("-----BEGIN CERTIFICATE-----");
    BundleReading good = keepingGood(damaged + Pem.of(ISSUING));
    assertThat(ders(good.bundle())).containsExactly(ISSUING.der());
    assertThat(good.problems()).hasSize(1);
  }

  @Test
  void refusesWhatIsNotBase64() {
    UnreadableInputException e = refusal(Pem.of(ROOT).replaceFirst("\nMII", "\nM!I"));

    assertThat(e.place()).isEqualTo("block 1 (line 1)");
    assertThat(e.found()).startsWith("text that is not Base64 (");
    assertThat(e.expected()).isEqualTo("Base64");
    assertThat(refusal(Pem.of(ROOT).replaceFirst("\nMII", "\nM\u0416I")).found())
        .startsWith("text that is not Base64 (");
  }

  @Test
  void refusesHeaderLinesInsideABlock() {
    String headers = "Proc-Type: 4,MIC-CLEAR\nContent-Domain: RFC822\n\n";

    UnreadableInputException e =
        refusal(Pem.of(ROOT).replaceFirst("\nMII", "\n" + headers + "MII"));

    assertThat(e.place()).isEqualTo("block 1 (line 1)");
    assertThat(e.found()).isEqualTo("header lines (RFC 1421) in the block");
    assertThat(e.expected()).isEqualTo("Base64 alone");
  }

  @Test
  void refusesBytesThatAreNoCertificate() {
    byte[] der = ROOT.der();
    int serial = 12;
    assertThat(der[serial]).isEqualTo((byte) 0x02);
    der[serial] = 0x31;

    UnreadableInputException e = refusal(Pem.block("CERTIFICATE", der));

    assertThat(e.place()).isEqualTo("block 1 (line 1), byte 12");
    assertThat(e.found()).isEqualTo("SET");
    assertThat(e.expected())
        .isEqualTo("serialNumber (INTEGER) in an X.509 certificate (RFC 5280 section 4.1)");
  }

  @Test
  void refusesAnEmptyBlock() {
    UnreadableInputException e = refusal(Pem.block("CERTIFICATE", new byte[0]));

    assertThat(e.place()).isEqualTo("block 1 (line 1)");
    assertThat(e.found()).isEqualTo("nothing: the block is empty");
    assertThat(e.expected()).isEqualTo("Base64");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PRIVATE KEY",
        "ENCRYPTED PRIVATE KEY",
        "RSA PRIVATE KEY",
        "EC PRIVATE KEY",
        "DSA PRIVATE KEY",
        "OPENSSH PRIVATE KEY",
        "ANY PRIVATE KEY"
      })
  void refusesPrivateKeysOfEveryLabelInEitherMode(String label) {
    String text = Pem.of(ROOT) + Pem.block(label, ROOT.privateKey().getEncoded());

    UnreadableInputException e = refusal(text);

    assertThat(e.place()).startsWith("block 2 (line ");
    assertThat(e.found()).isEqualTo("a private key (" + label + ")");
    assertThat(e.expected()).isEqualTo("certificates alone; keep keys out of trust lists");
    BundleReading good = keepingGood(text);
    assertThat(ders(good.bundle())).containsExactly(ROOT.der());
    assertThat(good.problems())
        .containsExactly(new ReadProblem(new Origin("input", e.place()), e.found(), e.expected()));
  }

  @Test
  void refusesAPrivateKeyUnderTheLabelOfACertificate() {
    UnreadableInputException e = refusal(Pem.block("CERTIFICATE", ROOT.privateKey().getEncoded()));

    assertThat(e.found()).isEqualTo("a private key; keep keys out of trust lists");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"CERTIFICATE REQUEST", "PUBLIC KEY", "PGP PRIVATE KEY BLOCK", "DH PARAMETERS", ""})
  void namesTheLabelOfOtherBlocks(String label) {
    UnreadableInputException e = refusal(Pem.block(label, new byte[] {0x30, 0}));

    assertThat(e.place()).isEqualTo("block 1 (line 1)");
    assertThat(e.found()).isEqualTo("a block labelled \"" + label + "\"");
    assertThat(e.expected()).isEqualTo("CERTIFICATE, PKCS7, CMS or X509 CRL");
  }

  @Test
  void whatALabelSaysIsMadeHarmlessInMessages() {
    String label = "\u001b[31m\u202ereversed" + "x".repeat(1_000);

    String found = refusal("-----BEGIN " + label + "-----\n-----END " + label + "-----").found();

    assertThat(found).doesNotContain("\u001b", "\u202e").hasSizeLessThan(300);
  }

  @Test
  void readsTheOldLabelsOfCertificates() {
    assertThat(ders(strictly(Pem.block("X509 CERTIFICATE", ROOT.der()))))
        .containsExactly(ROOT.der());
  }

  @Test
  void readsATrustedCertificateOfOpenSslThatHasNoTrustSettings() {
    assertThat(ders(strictly(Pem.block("TRUSTED CERTIFICATE", ROOT.der()))))
        .containsExactly(ROOT.der());
  }

  @Test
  void refusesATrustedCertificateOfOpenSslThatHasTrustSettings() {
    // X509_CERT_AUX { trust SEQUENCE OF OID } after the certificate: emailProtection alone.
    byte[] trust = Der.sequence(Der.sequence(Der.oid("1.3.6.1.5.5.7.3.4")));

    UnreadableInputException e =
        refusal(Pem.block("TRUSTED CERTIFICATE", Der.joined(ROOT.der(), trust)));

    assertThat(e.place()).isEqualTo("block 1 (line 1)");
    assertThat(e.found()).isEqualTo("a certificate with trust settings of OpenSSL");
    assertThat(e.expected()).isEqualTo("a plain one: openssl x509 -in FILE -out PLAIN");
  }

  @Test
  void keepsCrlsAside() {
    byte[] crl = Crl.issuedBy(ROOT);

    TrustBundle bundle = strictly(Pem.of(ROOT) + Pem.block("X509 CRL", crl));

    assertThat(bundle.size()).isEqualTo(1);
    assertThat(bundle.crlsAndCtls()).isEqualTo(1);
  }

  @Test
  void refusesACrlThatIsNone() {
    UnreadableInputException e =
        refusal(Pem.of(ROOT) + Pem.block("X509 CRL", new byte[] {1, 2, 3}));

    assertThat(e.place()).startsWith("block 2 (line ");
  }

  @Test
  void contentDecidesWhereALabelIsWrong() {
    // certutil -encode labels everything CERTIFICATE.
    byte[] pkcs7 = Pkcs7.certsOnly(List.of(ROOT, ISSUING));
    byte[] store = TrustBundle.of(ROOT.certificate(), ISSUING.certificate()).encodeSst();

    assertThat(ders(strictly(Pem.block("CERTIFICATE", pkcs7)))).hasSize(2);
    assertThat(ders(strictly(Pem.block("CERTIFICATE", store)))).hasSize(2);
    assertThat(ders(strictly(Pem.block("PKCS7", ROOT.der())))).hasSize(1);
  }

  @Test
  void strictReadingNamesTheFirstBadBlockAndTheOtherListsAll() {
    String bad = Pem.block("CERTIFICATE", new byte[] {0x30, 0});
    String text = bad + Pem.of(ROOT) + bad + Pem.of(ISSUING) + "-----BEGIN ";

    assertThat(refusal(text).place()).isEqualTo("block 1 (line 1), byte 2");
    BundleReading good = keepingGood(text);
    assertThat(ders(good.bundle())).containsExactly(ROOT.der(), ISSUING.der());
    assertThat(good.problems())
        .extracting(p -> p.origin().place().replaceFirst(" \\(.*", ""))
        .containsExactly("block 1", "block 3", "block 5");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-----BEGIN X-----\n",
        "-----BEGIN X-----",
        "-----BEGIN \n",
        "-----END X-----",
        "-----"
      })
  void manyBrokenBlocksCostLinearTime(String broken) {
    // 100 000 problems is where reading ends; searched again for each, this would take minutes.
    String text = broken.repeat(90_000);

    assertTimeoutPreemptively(Duration.ofSeconds(10), () -> keepingGood(text));
  }
}
