package io.github.smimetrust.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.ChainValidator;
import io.github.smimetrust.chain.Purpose;
import io.github.smimetrust.fixture.ExternalProgram;
import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.revocation.RevocationPolicy;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What GnuTLS's certtool signs verifies here, and the other way round; skipped without it. It knows
 * CMS and no mail, so the message around it is made here. Without a time it signs the content
 * itself, without attributes. It signs with RSA PSS only with a key that is for nothing else, so
 * that is left to OpenSSL.
 */
class GnuTlsPeerTest {
  /** It verifies as of today, whatever day that is. */
  private static final Instant LONG = Instant.parse("2090-01-01T00:00:00Z");

  private static final TestPki ROOT = TestPki.root("Root", d -> d.notAfter(LONG));
  private static final TestPki ISSUING = ROOT.issues("Issuing", d -> d.notAfter(LONG));

  @TempDir Path folder;

  @BeforeAll
  static void needsCerttool() {
    ExternalProgram.assumeInstalled("certtool", "--version");
  }

  private static TestPki leaf(String kind) {
    return ISSUING.issuesLeaf(
        "alice@example.org",
        d -> {
          if (kind.equals("rsa")) {
            d.rsa(2048);
          }
          d.notAfter(LONG);
        });
  }

  private static MessageVerifier verifier() {
    return MessageVerifier.using(
        ChainValidator.trusting(ROOT.certificate())
            .purpose(Purpose.EMAIL_PROTECTION)
            .revocation(RevocationPolicy.notChecked())
            .clock(TestPki.CLOCK)
            .build());
  }

  private int certtool(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("certtool"));
    command.addAll(Arrays.asList(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("certtool.log").toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private String pem(String name, String label, byte[]... ders) throws IOException {
    StringBuilder text = new StringBuilder();
    for (byte[] der : ders) {
      text.append("-----BEGIN ").append(label).append("-----\n").append(Signing.base64(der));
      text.append("\n-----END ").append(label).append("-----\n");
    }
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private byte[] sign(TestPki leaf, String options) throws Exception {
    Path content = Files.write(folder.resolve("content.txt"), Mime.bytes(Verifying.TEXT));
    Path out = folder.resolve("signed.der");
    byte[][] chain =
        options.contains("alone")
            ? new byte[][] {leaf.der()}
            : new byte[][] {leaf.der(), ISSUING.der()};
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--load-certificate",
                pem("chain.pem", "CERTIFICATE", chain),
                "--load-privkey",
                pem("key.pem", "PRIVATE KEY", leaf.privateKey().getEncoded()),
                "--infile",
                content.toString(),
                "--outder",
                "--outfile",
                out.toString()));
    arguments.addAll(List.of(options.replace(" alone", "").split(" ")));
    int exit = certtool(arguments.toArray(String[]::new));
    assertThat(exit).as(Files.readString(folder.resolve("certtool.log"))).isZero();
    return Files.readAllBytes(out);
  }

  private static byte[] mail(byte[] cms, String options) {
    return options.contains("detached")
        ? Signing.detached(Signing.FROM, Verifying.TEXT, cms, "xyz")
        : Signing.opaque(Signing.FROM, "application/pkcs7-mime; smime-type=signed-data", cms);
  }

  @ParameterizedTest
  @CsvSource({
    "rsa, --p7-detached-sign",
    "rsa, --p7-detached-sign --p7-time --hash SHA512",
    "rsa, --p7-sign --hash SHA384",
    "rsa, --p7-sign --p7-time",
    "ec, --p7-detached-sign --hash SHA256",
    "ec, --p7-sign --hash SHA384"
  })
  void whatCerttoolSignsIsTrusted(String kind, String options) throws Exception {
    byte[] cms = sign(leaf(kind), options);
    byte[] mail = mail(cms, options);

    assertThat(Verifying.reasons(verifier().verify(mail))).containsExactly("trusted");
    byte[] changed = mail(cms, options);
    String text = new String(changed, StandardCharsets.ISO_8859_1);
    int at = text.indexOf("world");
    if (at > 0) {
      changed[at] = 'W';
      assertThat(Verifying.reasons(verifier().verify(changed)))
          .containsExactly(options.contains("time") ? "digest-mismatch" : "bad-signature");
    }
  }

  @ParameterizedTest
  @CsvSource({"rsa, --p7-sign alone", "ec, --p7-detached-sign alone"})
  void chainThatIsLeftOutIsMissed(String kind, String options) throws Exception {
    byte[] mail = mail(sign(leaf(kind), options), options);

    assertThat(Verifying.reasons(verifier().verify(mail))).containsExactly("chain");
  }

  @Test
  void certificatesThatCerttoolLeavesOutCanBeKnown() throws Exception {
    TestPki leaf = leaf("rsa");
    String options = "--p7-sign --no-p7-include-cert alone";
    byte[] mail = mail(sign(leaf, options), options);
    TrustBundle known = TrustBundle.of(leaf.certificate(), ISSUING.certificate());

    assertThat(Verifying.reasons(verifier().verify(mail))).containsExactly("certificate-missing");
    MessageVerdict verdict = verifier().knowing(known).verify(mail);
    assertThat(verdict.signers().get(0).isIntact()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"rsa, detached", "rsa, opaque", "ec, detached", "ec, opaque"})
  void whatIsSignedHereVerifiesInCerttool(String kind, String form) throws Exception {
    TestPki leaf = leaf(kind);
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    X509Certificate[] chain = {leaf.certificate(), ISSUING.certificate()};
    char[] password = "secret".toCharArray();
    store.setKeyEntry("key", leaf.privateKey(), password, chain);
    Path keyFile = folder.resolve("key.p12");
    try (OutputStream out = Files.newOutputStream(keyFile)) {
      store.store(out, password);
    }
    Path mail = folder.resolve("ours.eml");
    SignedTestMessage message =
        SignedTestMessage.signedWith(keyFile, password).to("bob@example.org").at(TestPki.NOW);
    (form.equals("opaque") ? message.opaque() : message).writeTo(mail);

    assertThat(verifyInCerttool(mail, true)).isZero();
    assertThat(verifyInCerttool(mail, false)).isNotZero();
  }

  /** Takes the signature out of the mail, since certtool reads no multipart. */
  private int verifyInCerttool(Path mail, boolean withRoot) throws Exception {
    MimeEntity root = Mime.entity(Files.readAllBytes(mail));
    List<String> arguments = new ArrayList<>(List.of("--p7-verify", "--inder"));
    MimeEntity signature = root;
    if (root.type().isMultipart()) {
      List<MimeEntity> parts = Objects.requireNonNull(root.parts(new PartBudget()));
      MimeEntity part = parts.get(0);
      signature = parts.get(1);
      Path data = folder.resolve("content.bin");
      Files.write(data, Arrays.copyOfRange(part.bytes(), part.from(), part.to()));
      arguments.addAll(List.of("--load-data", data.toString()));
    }
    Path cms = folder.resolve("ours.der");
    Files.write(cms, Objects.requireNonNull(TransferEncoding.decode(signature)));
    TestPki anchor = withRoot ? ROOT : TestPki.root("Other", d -> d.notAfter(LONG));
    arguments.addAll(
        List.of(
            "--load-ca-certificate",
            pem("root.pem", "CERTIFICATE", anchor.der()),
            "--infile",
            cms.toString()));
    return certtool(arguments.toArray(String[]::new));
  }
}
