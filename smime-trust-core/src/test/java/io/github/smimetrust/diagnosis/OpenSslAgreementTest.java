package io.github.smimetrust.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.chain.Reason;
import io.github.smimetrust.fixture.ExternalProgram;
import io.github.smimetrust.fixture.TestPki;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What {@code openssl verify} says about a chain means what the path engine says; skipped without
 * it.
 */
class OpenSslAgreementTest {
  private static final String TIME = String.valueOf(TestPki.NOW.getEpochSecond());

  @TempDir Path folder;

  @BeforeAll
  static void needsOpenSsl() {
    ExternalProgram.assumeInstalled("openssl", "version");
  }

  /** OpenSSL calls an issuer that may not sign certificates an invalid CA, whatever is wrong. */
  static Stream<AgreementTest.Case> cases() {
    return AgreementTest.cases().filter(c -> c.reason() != Reason.KEY_USAGE_CERT_SIGN);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void verificationMeansTheSame(AgreementTest.Case wrong) throws Exception {
    List<TestPki> path = wrong.leaf().path();

    assertThat(verify(path.get(path.size() - 1), path.subList(1, path.size() - 1), wrong.leaf()))
        .containsExactly(wrong.reason().id());
  }

  @Test
  void missingIntermediateIsMissingIssuer() throws Exception {
    TestPki root = TestPki.root("R");

    assertThat(verify(root, List.of(), root.issues("I").issuesLeaf("a@example.org")))
        .contains("issuer-missing");
  }

  @Test
  void rootThatIsNotTrustedIsUntrustedRoot() throws Exception {
    TestPki root = TestPki.root("R");
    TestPki authority = root.issues("I");

    assertThat(
            verify(
                TestPki.root("Other"),
                List.of(authority, root),
                authority.issuesLeaf("a@example.org")))
        .containsExactly("untrusted-root");
  }

  private List<String> verify(TestPki anchor, List<TestPki> along, TestPki leaf) throws Exception {
    Path log = folder.resolve("openssl.log");
    Process process =
        new ProcessBuilder(
                "openssl",
                "verify",
                "-attime",
                TIME,
                "-no-CApath",
                "-no-CAstore",
                "-CAfile",
                pem("anchor.pem", List.of(anchor)),
                "-untrusted",
                pem("along.pem", along.isEmpty() ? List.of(anchor) : along),
                pem("leaf.pem", List.of(leaf)))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    String text = Files.readString(log);
    assertThat(process.exitValue()).as(text).isNotZero();
    return Diagnosis.of(text).findings().stream().map(DiagnosedCause::id).toList();
  }

  private String pem(String name, List<TestPki> certificates) throws IOException {
    StringBuilder text = new StringBuilder();
    for (TestPki certificate : certificates) {
      text.append("-----BEGIN CERTIFICATE-----\n")
          .append(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.der()))
          .append("\n-----END CERTIFICATE-----\n");
    }
    return Files.writeString(folder.resolve(name), text).toString();
  }
}
