package io.github.smimetrust.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.ChainValidator;
import io.github.smimetrust.chain.Purpose;
import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.revocation.RevocationPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The calls that the documentation shows. */
class MailCallSitesTest {
  @TempDir Path folder;

  @Test
  void messageOfAFileIsExplained() throws Exception {
    TrustBundle bundle = TrustBundle.of(Verifying.ROOT.certificate());
    Path file =
        Files.write(
            folder.resolve("mail.eml"),
            Signing.by(Verifying.ALICE).detached(Signing.FROM, Verifying.TEXT));

    ChainValidator validator =
        ChainValidator.trusting(bundle)
            .purpose(Purpose.EMAIL_PROTECTION)
            .revocation(RevocationPolicy.notChecked())
            .clock(TestPki.CLOCK)
            .build();
    MessageVerdict verdict = MessageVerifier.using(validator).verify(file);

    assertThat(verdict.explain()).startsWith("Trusted: " + file);
    String said =
        switch (verdict.outcome()) {
          case TRUSTED -> "trusted";
          case NOT_SIGNED -> "not signed";
          case REJECTED, UNDECIDED -> verdict.explain();
        };
    assertThat(said).isEqualTo("trusted");
    // Who signs feeds the next question: which certificates would another list have to hold?
    assertThat(validator.validate(verdict.evidence(), Instant.parse("2026-02-01T00:00:00Z")))
        .hasSize(1);
    assertThat(
            verdict.<List<String>>fold(
                trusted -> trusted.signer().addresses(),
                rejected -> List.of(),
                undecided -> List.of(),
                notSigned -> List.of()))
        .containsExactly("alice@example.org");
  }
}
