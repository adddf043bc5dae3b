package io.github.smimetrust.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.fixture.ExternalProgram;
import io.github.smimetrust.fixture.TestPki;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code openssl cms} signs verifies here, and the other way round; skipped without it. */
class OpenSslPeerTest {
  private static final String TIME = String.valueOf(TestPki.NOW.getEpochSecond());

  @TempDir Path folder;

  @BeforeAll
  static void needsOpenSsl() {
    ExternalProgram.assumeInstalled("openssl", "version");
  }

  private static TestPki leaf(String kind) {
    return kind.equals("ec")
        ? Verifying.ALICE
        : Verifying.ISSUING.issuesLeaf("alice@example.org", d -> d.rsa(2048));
  }

  private void openssl(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(Arrays.asList(arguments));
    Path log = folder.resolve("openssl.log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(log)).isZero();
  }

  private String pem(String name, String label, byte[] der) throws IOException {
    String text =
        "-----BEGIN " + label + "-----\n" + Signing.base64(der) + "\n-----END " + label + "-----\n";
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private Path sign(TestPki leaf, String options) throws Exception {
    Path content = Files.write(folder.resolve("content.txt"), Mime.bytes(Verifying.TEXT));
    Path out = folder.resolve("signed.eml");
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "cms",
                "-sign",
                "-in",
                content.toString(),
                "-signer",
                pem("leaf.pem", "CERTIFICATE", leaf.der()),
                "-inkey",
                pem("key.pem", "PRIVATE KEY", leaf.privateKey().getEncoded()),
                "-certfile",
                pem("issuing.pem", "CERTIFICATE", Verifying.ISSUING.der()),
                "-from",
                "alice@example.org",
                "-out",
                out.toString()));
    arguments.addAll(List.of(options.split(" ")));
    openssl(arguments.toArray(String[]::new));
    return out;
  }

  @ParameterizedTest
  @CsvSource({
    "rsa, -md sha256",
    "rsa, -md sha512 -nodetach",
    "rsa, -md sha256 -nodetach -stream",
    "rsa, -md sha256 -stream -binary",
    "rsa, -md sha256 -noattr",
    "rsa, -md sha256 -noattr -nodetach",
    "rsa, -md sha256 -keyopt rsa_padding_mode:pss",
    "rsa, -md sha384 -nodetach -keyopt rsa_padding_mode:pss -keyopt rsa_pss_saltlen:32",
    "rsa, -md sha256 -keyid -cades",
    "ec, -md sha256",
    "ec, -md sha256 -nodetach -cades",
    "ec, -md sha512 -keyid -nodetach -stream"
  })
  void whatOpenSslSignsIsTrusted(String kind, String options) throws Exception {
    Path signed = sign(leaf(kind), options);

    assertThat(Verifying.reasons(Verifying.verifier().verify(signed))).containsExactly("trusted");
    byte[] changed = Files.readAllBytes(signed);
    String text = new String(changed, StandardCharsets.ISO_8859_1);
    int at = text.indexOf("world");
    if (at > 0) {
      changed[at] = 'W';
      assertThat(Verifying.reasons(changed))
          .containsExactly(options.contains("noattr") ? "bad-signature" : "digest-mismatch");
    }
  }

  @Test
  void certificatesThatOpenSslLeavesOutCanBeKnown() throws Exception {
    TestPki leaf = leaf("rsa");
    Path signed = sign(leaf, "-md sha256 -nocerts");
    TrustBundle known = TrustBundle.of(leaf.certificate());

    assertThat(Verifying.reasons(Verifying.verifier().verify(signed)))
        .containsExactly("certificate-missing");
    assertThat(Verifying.reasons(Verifying.verifier().knowing(known).verify(signed)))
        .containsExactly("trusted");
  }

  @ParameterizedTest
  @CsvSource({"rsa, detached", "rsa, opaque", "ec, detached", "ec, opaque"})
  void whatIsSignedHereVerifiesInOpenSsl(String kind, String form) throws Exception {
    TestPki leaf = leaf(kind);
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    X509Certificate[] chain = {leaf.certificate(), Verifying.ISSUING.certificate()};
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

    openssl(
        "cms",
        "-verify",
        "-in",
        mail.toString(),
        "-CAfile",
        pem("root.pem", "CERTIFICATE", Verifying.ROOT.der()),
        "-attime",
        TIME,
        "-out",
        folder.resolve("content.out").toString());
    assertThat(folder.resolve("content.out")).content().contains("tests whether a mail program");
  }
}
