package io.github.smimetrust.report.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.ChainResult;
import io.github.smimetrust.chain.ChainValidator;
import io.github.smimetrust.chain.Purpose;
import io.github.smimetrust.chain.TrustModel;
import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.report.Report;
import io.github.smimetrust.report.ReportFormat;
import io.github.smimetrust.revocation.RevocationPolicy;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChainReportTest {
  private static final TestPki ROOT = TestPki.root("R");
  private static final TestPki OLD =
      ROOT.issues("Old", d -> d.notAfter(TestPki.NOW.minusSeconds(1)));

  private static ChainResult judged(TestPki leaf) {
    return ChainValidator.trusting(TrustBundle.of(ROOT.certificate(), OLD.certificate()))
        .purpose(Purpose.EMAIL_PROTECTION)
        .revocation(RevocationPolicy.notChecked())
        .clock(TestPki.CLOCK)
        .build()
        .validate(leaf.certificate());
  }

  @Test
  void aRejectionIsReportedWithItsReasonItsCertificateAndTheWholeExplanation() {
    ChainResult result = judged(OLD.issuesLeaf("a@example.org"));
    Report report = ChainReport.of(result);

    assertThat(report.text()).contains("rejected", "expired", "CN=Old", "2026-01-14", "RFC 5280");
    assertThat(report.text()).contains(result.explain().lines().findFirst().orElseThrow());
    assertThat(report.inLanguage(Locale.JAPANESE).text()).contains("信頼できない", "CN=Old");
  }

  @Test
  void aTrustedChainHasNoFindings() {
    Report report = ChainReport.of(judged(ROOT.issuesLeaf("a@example.org")));

    assertThat(report.text()).contains("trusted", "CN=R").doesNotContain("[error]");
    assertThat(sarif(report)).contains("\"results\" : [ ]");
  }

  private static String sarif(Report report) {
    return new String(report.render(ReportFormat.SARIF), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @EnumSource
  void everyFormatTakesIt(ReportFormat format) {
    assertThat(ChainReport.of(judged(OLD.issuesLeaf("a@example.org"))).render(format)).isNotEmpty();
  }

  @Test
  void twoModelsStandSideBySide() {
    TestPki other = TestPki.root("Windows");
    Report report =
        ChainReport.of(
            TrustModel.compare(
                    TrustModel.exchangeOnline(TrustBundle.of(ROOT.certificate())),
                    TrustModel.exchangeServer(
                        TrustBundle.of(ROOT.certificate()), TrustBundle.of(other.certificate())))
                .clock(TestPki.CLOCK)
                .judge(other.issuesLeaf("a@example.org").certificate()));

    assertThat(report.text()).contains("Outcome: rejected", "second model: trusted");
  }
}
