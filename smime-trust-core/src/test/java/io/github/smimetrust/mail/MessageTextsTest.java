package io.github.smimetrust.mail;

import static io.github.smimetrust.mail.Signing.FROM;
import static io.github.smimetrust.mail.Verifying.ALICE;
import static io.github.smimetrust.mail.Verifying.EVE;
import static io.github.smimetrust.mail.Verifying.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessageTextsTest {
  private static final MessageVerdict REJECTED =
      Verifying.verify(Signing.by(EVE).detached(FROM, TEXT));

  @Test
  void explanationNamesFoundAndExpectedAndWhatToDo() {
    assertThat(REJECTED.explain())
        .startsWith("Rejected: given message\n  from alice@example.org\n")
        .contains(
            "address-mismatch: The signer's certificate is for eve@example.org; the sender is"
                + " alice@example.org.",
            "RFC 8550 section 3",
            "what to do: Do not take it for the sender's;",
            "/smime-trust-core/reasons/address-mismatch.md",
            "signature intact: ECDSA with SHA-256",
            "signed at 2026-01-15T00:00:00Z, as the signer says",
            "CN=Root");
  }

  @Test
  void explanationComesInJapaneseWithTheSameIdsAndValues() {
    assertThat(REJECTED.explain(Locale.JAPAN))
        .startsWith("\u62d2\u5426: given message\n")
        .contains(
            "address-mismatch: \u7f72\u540d\u8005\u306e\u8a3c\u660e\u66f8\u306f eve@example.org",
            "alice@example.org",
            "ECDSA with SHA-256",
            "2026-01-15T00:00:00Z");
    assertThat(REJECTED.explain(Locale.FRENCH)).isEqualTo(REJECTED.explain());
  }

  @Test
  void trustedMessageIsExplainedWithItsChain() {
    assertThat(Verifying.verify(Signing.by(ALICE).detached(FROM, TEXT)).explain())
        .startsWith("Trusted: given message\n")
        .contains(
            "layers: multipart/signed", "the sender is among them", "not checked: revocation");
  }

  @Test
  void undecidedMessageNamesItsLimit() {
    MessageVerdict verdict =
        Verifying.verify(Mime.bytes("X: " + "y".repeat(MailLimits.HEADER_BYTES)));

    assertThat(verdict.explain()).contains("gave up at the limit header-bytes = 65536");
  }

  @ParameterizedTest
  @EnumSource
  void everyReasonHasTextsInBothLanguages(MessageReason reason) {
    MessageProblem problem = new MessageProblem(reason, "FOUND", "EXPECTED", "RFC 0");

    assertThat(problem.message()).contains("FOUND").endsWith(".").isNotEqualTo(problem.remedy());
    assertThat(problem.remedy()).endsWith(".");
    assertThat(problem.message(Locale.JAPANESE)).contains("FOUND").endsWith("\u3002");
    assertThat(problem.remedy(Locale.JAPANESE)).endsWith("\u3002");
    assertThat(problem.toString()).startsWith(reason.id() + ": ");
  }

  @Test
  void idsAreTheNamesInLowerCase() {
    assertThat(MessageReason.SIGNED_PART_NOT_ROOT.id()).isEqualTo("signed-part-not-root");
  }
}
