package io.github.smimetrust.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.report.Report;
import io.github.smimetrust.report.ReportFormat;
import io.github.smimetrust.report.saved.SavedReport;
import io.github.smimetrust.sst.PropertyId;
import io.github.smimetrust.sst.SerializedStore;
import io.github.smimetrust.sst.StoreElement;
import io.github.smimetrust.sst.StoreProperty;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotationReportTest {
  private static final Instant START = TestPki.NOW;
  private static final TestPki OLD = TestPki.root("Old");
  private static final TestPki NEW = TestPki.root("New");
  private static final Evidence EVIDENCE =
      Evidence.of(OLD.issuesLeaf("a@old.example").certificate()).from("inbox/1.eml");

  private static TrustBundle list(TestPki... certificates) {
    return TrustBundle.of(Stream.of(certificates).map(TestPki::certificate).toList());
  }

  private static RotationPlan plan(TrustBundle current, TrustBundle wanted) {
    return RotationPlan.from(current)
        .to(wanted)
        .keepingTrusted(EVIDENCE)
        .between(START, Instant.parse("2028-01-01T00:00:00Z"));
  }

  private static String text(Report report, ReportFormat format) {
    return new String(report.render(format), StandardCharsets.UTF_8);
  }

  @Test
  void saysFirstThatThereIsNoGapAndThenWhatToDoInEachStep() {
    String runbook = text(plan(list(OLD), list(NEW)).report(), ReportFormat.MARKDOWN);

    assertThat(runbook)
        .containsSubsequence(
            "## Gaps",
            "None: what was trusted stays trusted",
            "## Step 1: add",
            "2026-01-15 00:00:00 UTC | 2026-02-14 00:00:00 UTC",
            "- [ ] The SHA-256 of each new root",
            "- [ ] The list was read back: 2 certificates",
            "CN=New",
            "## Step 2: remove",
            "2027-06-01 00:00:01 UTC",
            "- [ ] Step 1 was done",
            "CN=Old",
            "## Proof",
            "whether an issuer took a certificate back");
  }

  @Test
  void showsGapsWithCertificateReasonAndWhatTheyHit() {
    TestPki ending = TestPki.root("Old", d -> d.notAfter(Instant.parse("2026-12-31T00:00:00Z")));
    String runbook = text(plan(list(ending), list(ending, NEW)).report(), ReportFormat.MARKDOWN);

    assertThat(runbook)
        .containsSubsequence(
            "1 GAP", "2026-12-31 00:00:01 UTC", "CN=Old", "expired", "inbox/1.eml", "## Step 1");
  }

  @Test
  void aStepWhoseListBeforeHasEndedCertificatesHasNoSimpleWayBack() {
    TestPki ended = TestPki.root("Ended", d -> d.notAfter(START.minus(Duration.ofDays(9))));

    assertThat(plan(list(OLD, ended), list(OLD, NEW)).report().text())
        .contains("cannot be put back as it is");
    assertThat(plan(list(OLD), list(OLD, NEW)).report().text())
        .contains("tenant.restore(receipt)")
        .doesNotContain("cannot be put back as it is");
  }

  @Test
  void aListThatTrustsWhatIsDistrustedIsNotGoneBackTo() {
    RotationPlan plan =
        RotationPlan.from(list(OLD, NEW))
            .to(list(NEW))
            .keepingTrusted(EVIDENCE)
            .distrusting(list(OLD))
            .between(START, START.plus(Duration.ofDays(30)));

    assertThat(plan.report().text()).contains("Do not go back").doesNotContain("tenant.restore");
  }

  @Test
  void hasAnEventOfTheCalendarForEachStep() {
    String calendar = text(plan(list(OLD), list(NEW)).report(), ReportFormat.ICALENDAR);

    assertThat(calendar.lines().filter("BEGIN:VEVENT"::equals)).hasSize(2);
    assertThat(calendar)
        .containsSubsequence(
            "DTSTART:20260115T000000Z",
            "SUMMARY:Trust list\\, step 1\\, add: 1 in\\, 0 out",
            "DTSTART:20270601T000001Z",
            "SUMMARY:Trust list\\, step 2\\, remove: 0 in\\, 1 out");
  }

  @Test
  void speaksJapaneseInTheReadersZone() {
    Report report =
        plan(list(OLD), list(NEW))
            .report()
            .inLanguage(Locale.JAPANESE)
            .atZone(ZoneId.of("Asia/Tokyo"));
    String runbook = text(report, ReportFormat.MARKDOWN);

    assertThat(runbook).contains("信頼リスト移行の手順書", "ステップ 1: 追加", "2026-01-15 09:00:00");
    assertThat(runbook.lines().filter(l -> l.startsWith("- [ ]")))
        .hasSize(12)
        .allMatch(l -> l.codePoints().anyMatch(c -> c > 0x3000));
  }

  @Test
  void isReadBackFromItsJson(@TempDir Path folder) {
    Report report = plan(list(OLD), list(NEW)).report();
    Path file = folder.resolve("rotation.json");
    report.writeTo(file);

    assertThat(SavedReport.load(file).render(ReportFormat.JSON))
        .isEqualTo(report.render(ReportFormat.JSON));
  }

  @Test
  void everyFormatIsWritten() {
    Report report = plan(list(OLD), list(NEW)).report();

    for (ReportFormat format : List.of(ReportFormat.values())) {
      assertThat(report.render(format)).isNotEmpty();
    }
  }

  @Test
  void aPlanWithNothingToDoSaysSo() {
    assertThat(plan(list(OLD), list(OLD)).report().text()).contains("There is nothing to upload.");
  }

  @Test
  void aListThatBecomesEmptyIsNotPlannedLikeOthers() {
    TestPki other = TestPki.root("Unused");

    assertThat(plan(list(other), list()).report().text())
        .contains("tenant.planClearing()", "read back: 0 certificates")
        .doesNotContain("tenant.plan(", "removes-more-than-half");
  }

  @Test
  void aStepThatTakesMoreThanHalfOutSaysWhatTheTenantWantsForIt() {
    TestPki one = TestPki.root("One");
    TestPki two = TestPki.root("Two");

    assertThat(plan(list(OLD, one, two), list(OLD)).report().text())
        .contains("allowing(\"removes-more-than-half\")", "2 of 3", "read back: 1 certificate,");
    assertThat(plan(list(OLD, one), list(OLD)).report().text())
        .doesNotContain("removes-more-than-half");
  }

  @Test
  void aListWithRestrictionsIsPlannedWithoutThemOrWithOptions() {
    StoreProperty mailOnly =
        StoreProperty.of(
            PropertyId.ENHKEY_USAGE, HexFormat.of().parseHex("300a06082b06010505070304"));
    StoreElement element = StoreElement.certificate(OLD.der(), mailOnly);
    TrustBundle restricted =
        TrustBundle.decodeSst(SerializedStore.of(List.of(element)).encode(), "test");

    assertThat(plan(list(OLD), restricted).report().text())
        .contains("tenant.plan(step.bundle().certificatesAlone())", "keepingRestrictions()");
    assertThat(plan(list(OLD), list(OLD, NEW)).report().text())
        .contains("tenant.plan(step.bundle())")
        .doesNotContain("certificatesAlone");
  }

  @Test
  void withoutEvidenceNothingIsSaidToStayTrusted() {
    RotationPlan plan =
        RotationPlan.from(list(OLD))
            .to(list(NEW))
            .keepingTrusted(List.of())
            .between(START, START.plus(Duration.ofDays(30)));

    assertThat(plan.describe()).contains("nothing proved, for want of evidence");
    assertThat(plan.report().text())
        .contains("nothing is proved")
        .doesNotContain("stays trusted", "no gap");
  }

  @Test
  void evidenceThatEndsBeforeTheFirstStepIsDueIsNotSaidToBeTrustedByNothing() {
    Evidence brief =
        Evidence.of(
            NEW.issuesLeaf("b@new.example", d -> d.notAfter(START.plus(Duration.ofDays(9))))
                .certificate());
    RotationPlan plan =
        RotationPlan.from(list(OLD))
            .to(list(OLD, NEW))
            .keepingTrusted(brief)
            .between(START, START.plus(Duration.ofDays(90)));

    assertThat(plan.neverTrusted()).extracting(UntrustedEvidence::reason).containsOnly("not-kept");
    assertThat(plan.report().text()).contains("or nothing after the first step is due");
    assertThat(plan.report().text()).contains("or only before the first step is due");
  }
}
