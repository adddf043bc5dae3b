package io.github.smimetrust.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.management.ThreadMXBean;
import io.github.smimetrust.cause.Cause;
import io.github.smimetrust.cause.CauseCatalogue;
import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.report.ReportFormat;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiagnosisTest {
  private static List<String> ids(String text) {
    return Diagnosis.of(text).findings().stream().map(DiagnosedCause::id).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0x800B0109",
        "hr=0x800b0109,",
        "(800B0109)",
        "exit code -2146762487.",
        "HRESULT 2148204809",
        "\uFF10\uFF58\uFF18\uFF10\uFF10\uFF22\uFF10\uFF11\uFF10\uFF19",
        "CERT_E_UNTRUSTEDROOT",
        "エラー0x800B0109です"
      })
  void knowsStatusOfWindowsInEachForm(String text) {
    assertThat(ids(text)).containsExactly("untrusted-root");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0x800B01091", "A800B0109", "-21467624870", "MY_CERT_E_UNTRUSTEDROOT"})
  void longerNumberOrNameIsAnotherOne(String text) {
    assertThat(Diagnosis.of(text).isUnknown()).isTrue();
    assertThat(Diagnosis.of(text).unknownLines()).containsExactly(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The digital signature on this message isn't valid or trusted.",
        "the  digital signature on this message isn\u2019t valid or trusted",
        "> The digital signature on this\n> message isn't valid\n> or trusted. More information"
      })
  void caseSpaceQuotationMarksAndWrappedLinesDoNotMatter(String text) {
    assertThat(ids(text)).containsExactly("signature-not-accepted");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "the attachment has an invalid extension",
        "no untrusted root was found",
        "a partial chain is enough\nfor this tool",
        "a partial\nchain is enough",
        "explicit distrust is not configured"
      })
  void wordsThatStandApartAreNoNameOfStatus(String text) {
    assertThat(Diagnosis.of(text).isUnknown()).isTrue();
  }

  @Test
  void whatServerSaysOfTheUploadIsMoreThanThatCertificateEnded() {
    assertThat(ids("ExpiryCertMessage: a certificate has expired")).contains("upload-expired");
    assertThat(Diagnosis.of("ExpiryCertMessage").findings())
        .singleElement()
        .satisfies(c -> assertThat(c.mayBe()).isEmpty());
  }

  /**
   * Of a root that nobody trusts (OpenSSL: "the root CA is not marked as trusted for the specified
   * purpose"; NSS: cert_VerifyCertChain ends at any root without trust so) it is no news that
   * somebody distrusts it.
   */
  @Test
  void rootThatIsNotTrustedNeedNotBeDistrusted() {
    assertThat(ids("error 27: certificate not trusted")).containsExactly("untrusted-root");
    for (String text :
        List.of(
            "SEC_ERROR_UNTRUSTED_ISSUER",
            "Peer's certificate issuer has been marked as not trusted by the user.")) {
      assertThat(Diagnosis.of(text).findings())
          .singleElement()
          .satisfies(c -> assertThat(c.mayBe()).contains("untrusted-root", "distrusted"));
    }
  }

  /** What is added to a list of roots is trusted for everybody in the organisation. */
  @Test
  void whoeverIsToldToAddRootIsToldToCheckItsFingerprint() {
    for (Cause cause : CauseCatalogue.all()) {
      String remedy = cause.remedy().english();
      if (remedy.matches(".*\\b[Aa]dd (the (root|inter|missing)|it|a|this)\\b.*")) {
        assertThat(remedy).as(cause.id()).contains("fingerprint");
        assertThat(cause.remedy().japanese()).as(cause.id()).contains("フィンガープリント");
      }
    }
  }

  @Test
  void readsWhatPowerShellWraps() {
    Diagnosis diagnosis =
        Diagnosis.of(
            """
            Get-Content: C:\\change.ps1:1279
            Line |
            1279 |    $header = (Get-Content -Path $($_.FullName) -Encoding Byte -ReadCo
                 |                                                             ~~~~
                 | Cannot process argument transformation on parameter 'Encoding'. 'Byte' is not a supported encoding
                 | name. For information on defining a custom encoding, see the documentation
            """);

    assertThat(diagnosis.findings())
        .singleElement()
        .returns("wrong-shell", DiagnosedCause::id)
        .returns(5, DiagnosedCause::line)
        .returns("'Byte' is not a supported encoding | name", DiagnosedCause::text);
    assertThat(diagnosis.unknownLines()).containsExactly(1, 2, 3, 4);
  }

  @Test
  void exactMessageOfATraceStandsForTheVagueOnes() {
    Diagnosis diagnosis =
        Diagnosis.of(
            """
            12:00:01 WARN sync - giving up
            sun.security.validator.ValidatorException: PKIX path validation failed: java.security.cert.CertPathValidatorException: validity check failed
            \tat java.base/sun.security.validator.PKIXValidator.doValidate(PKIXValidator.java:369)
            Caused by: java.security.cert.CertPathValidatorException: validity check failed
            \t... 30 more
            Caused by: java.security.cert.CertificateExpiredException: NotAfter: Sat Nov 28 00:00:00 UTC 2026
            12:00:02 ERROR sync - PKIX path building failed: unable to find valid certification path to requested target
            """);

    assertThat(diagnosis.findings())
        .extracting(DiagnosedCause::id, DiagnosedCause::line, DiagnosedCause::times)
        .containsExactly(tuple("expired", 6, 1), tuple("path-not-found", 7, 2));
    assertThat(diagnosis.unknownLines()).containsExactly(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "basic constraints check failed|basic-constraints",
        "basic constraints check failed: this is not a CA certificate|not-a-ca",
        "The term 'Set-SmimeConfig' is not recognized as the name of a cmdlet, function|cmdlet-missing",
        "The term 'Connect-ExchangeOnline' is not recognized as the name of a cmdlet|module-missing",
        "Connector: contoso.onmicrosoft.com - AAD is busy.|sync-busy",
        "信頼プロバイダーが信頼していないルート証明書で終了しました。|untrusted-root"
      })
  void longestMessageCounts(String text, String id) {
    assertThat(ids(text)).containsExactly(id);
  }

  @Test
  void placeholderDoesNotReachFar() {
    String far = "x".repeat(500);

    assertThat(ids("Connector: " + far + " - AAD is busy.")).isEmpty();
  }

  @Test
  void namesEachCauseOnceInTheOrderOfTheText() {
    Diagnosis diagnosis =
        Diagnosis.of("a\r\nCERT_E_REVOKED\rCERT_E_CRITICAL\n0x800B010C, AADSTS700016");

    assertThat(diagnosis.findings())
        .extracting(DiagnosedCause::id)
        .containsExactly("revoked", "unknown-critical-extension", "sign-in-refused");
    assertThat(diagnosis.findings()).extracting(DiagnosedCause::line).containsExactly(2, 3, 4);
    assertThat(diagnosis.findings().get(0).times()).isEqualTo(2);
  }

  @Test
  void unknownTextSaysSo() {
    Diagnosis diagnosis = Diagnosis.of("the coffee machine is out of beans\n\nagain\n");

    assertThat(diagnosis.isUnknown()).isTrue();
    assertThat(diagnosis.findings()).isEmpty();
    assertThat(diagnosis.unknownLines()).containsExactly(1, 3);
    assertThat(diagnosis.explain())
        .contains("Nothing in this text is known here.", "(2): 1, 3.", "Not checked:");
    assertThat(diagnosis.explain(Locale.JAPAN)).contains("既知のメッセージがありません", "未確認");
    assertThat(Diagnosis.of("").isUnknown()).isTrue();
  }

  @Test
  void listsHundredUnknownLinesAndCountsTheRest() {
    Diagnosis diagnosis = Diagnosis.of("x\n".repeat(250));

    assertThat(diagnosis.unknownLines()).hasSize(100).endsWith(99, 100);
    assertThat(diagnosis.unknownLineCount()).isEqualTo(250);
    assertThat(diagnosis.explain()).contains("(250): 1, 2,", "99, 100, ...\n");
  }

  @Test
  void explainsInBothLanguages() {
    Diagnosis diagnosis = Diagnosis.of("verify: 0x800B0109");

    assertThat(diagnosis.explain())
        .contains(
            "untrusted-root: The chain ends at a self-signed certificate",
            "  line 1, Windows: 0x800B0109\n",
            "  what to do: If you decide to trust this root",
            "/smime-trust-core/reasons/untrusted-root.md\n",
            "  known from: Microsoft Learn, CERT_CHAIN_POLICY_STATUS");
    assertThat(diagnosis.explain(Locale.JAPANESE))
        .contains("untrusted-root: チェーンの終わり", "1 行目、Windows: 0x800B0109", "対処: このルートを");
    assertThat(diagnosis.explain(Locale.FRENCH)).isEqualTo(diagnosis.explain());
  }

  @Test
  void vagueMessageNamesAFewThingsThatItMayBe() {
    assertThat(Diagnosis.of("basic constraints check failed").explain())
        .contains("  may be: not-a-ca, path-length\n");
    assertThat(Diagnosis.of("PKIX path building failed").explain())
        .contains("  may be: issuer-missing, untrusted-root, distrusted, expired,")
        .contains("bad-signature, ...\n");
  }

  @Test
  void nothingOfTheTextReachesTheReaderRaw() {
    Diagnosis diagnosis = Diagnosis.of("CERT_E_\u202EUNTRUSTEDROOT");

    assertThat(diagnosis.findings().get(0).text()).isEqualTo("CERT_E_\\u{202e}UNTRUSTEDROOT");
    assertThat(diagnosis.explain()).doesNotContain("\u202E");
  }

  @Test
  void reportHoldsTheFindings() {
    Diagnosis diagnosis = Diagnosis.of("0x800B0109\nPKIX path building failed");

    String json =
        new String(diagnosis.report(TestPki.NOW).render(ReportFormat.JSON), StandardCharsets.UTF_8);

    assertThat(json).contains("\"diagnosis\"", "\"untrusted-root\"", "\"path-not-found\"");
    assertThat(diagnosis.report(TestPki.NOW).inLanguage(Locale.JAPANESE).text())
        .contains("メッセージの意味");
  }

  @Test
  void textOfMoreThanAMebibyteIsRefused() {
    String most = "x".repeat(Diagnosis.MOST_CHARACTERS);

    assertThat(Diagnosis.of(most).isUnknown()).isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Diagnosis.of(most + "x"))
        .withMessageContaining("found a text of 1048577 characters, expected at most 1048576");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The certificate ",
        "CERT_TRUST_HAS_NOT_",
        "The term 'x' is not recognized as the name ",
        "CERT_E_REVOKED ",
        "\n",
        "Connector: "
      })
  void costIsLinearForHostileTexts(String piece) {
    String text = piece.repeat(Diagnosis.MOST_CHARACTERS / piece.length());
    Diagnosis.of(text.substring(0, 1000));
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    Diagnosis.of(text);
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;

    assertThat(bytes).isLessThan(64L * text.length());
  }
}
