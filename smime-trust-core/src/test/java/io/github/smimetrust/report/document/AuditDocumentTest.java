package io.github.smimetrust.report.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.audit.AuditPolicy;
import io.github.smimetrust.audit.AuditReport;
import io.github.smimetrust.audit.TrustAudit;
import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.report.Severity;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** What the report of an audit holds, whatever its format. */
class AuditDocumentTest {
  private final TestPki root = TestPki.root("R");
  private final TestPki soon =
      root.issues("Soon", d -> d.notAfter(TestPki.NOW.plus(Duration.ofDays(9))));
  private final TestPki ended = root.issues("Ended", d -> d.notAfter(TestPki.NOW.minusSeconds(1)));
  private final TestPki idle = root.issues("Idle");
  private final TrustBundle list =
      TrustBundle.of(
          root.certificate(), soon.certificate(), ended.certificate(), idle.certificate());
  private final AuditReport report =
      TrustAudit.of(list)
          .under(
              AuditPolicy.exchangeOnline()
                  .ignoring(
                      "unused",
                      Fingerprint.ofDer(idle.der()),
                      "kept for May",
                      TestPki.NOW.plusSeconds(1)))
          .usedBy(Evidence.of(soon.issuesLeaf("a@example.org").certificate()).from("mail.eml"))
          .run(TestPki.NOW);
  private final ReportDocument document = (ReportDocument) report.report();

  private Value fact(String id) {
    return document.facts().stream()
        .filter(f -> f.id().equals(id))
        .findFirst()
        .orElseThrow()
        .value();
  }

  private Section.Table table(String id) {
    return document.sections().stream()
        .filter(s -> s.id().equals(id))
        .flatMap(s -> s.blocks().stream())
        .filter(Section.Table.class::isInstance)
        .map(Section.Table.class::cast)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theHeadCounts() {
    assertThat(fact("policy")).isEqualTo(Value.of("exchange-online"));
    assertThat(fact("certificates")).isEqualTo(Value.of(4));
    assertThat(fact("roots")).isEqualTo(Value.of(1));
    assertThat(fact("intermediates")).isEqualTo(Value.of(3));
    assertThat(fact("users")).isEqualTo(Value.of(0));
    assertThat(fact("size")).isEqualTo(Value.of(list.encodeSst().length));
    assertThat(fact("earliest-end")).isEqualTo(Value.of(TestPki.NOW.minusSeconds(1)));
    assertThat(fact("evidence")).isEqualTo(Value.of(1));
    assertThat(fact("waived")).isEqualTo(Value.of(1));
    // Expired, and therefore refused at the upload.
    assertThat(fact("errors")).isEqualTo(Value.of(2));
  }

  @Test
  void whatEndsIsAnEventWithAReminder() {
    assertThat(document.events()).hasSize(3);
    DatedEvent first = document.events().get(0);
    assertThat(first.at()).isEqualTo(TestPki.NOW.plus(Duration.ofDays(9)));
    assertThat(first.severity()).isEqualTo(Severity.WARNING);
    assertThat(first.certificate()).contains(Fingerprint.ofDer(soon.der()));
    assertThat(first.reminders()).containsExactly(Duration.ofDays(90));
    assertThat(document.events()).extracting(DatedEvent::uid).doesNotHaveDuplicates();
    assertThat(document.thresholds()).containsExactly(Duration.ofDays(90));
  }

  @Test
  void theEvidenceAndWhatItNeedsAreTables() {
    assertThat(table("evidence").rows())
        .singleElement()
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .contains(Value.of("mail.eml"), Value.of("trusted", "信頼される"));
    assertThat(table("uses").rows())
        .contains(
            List.of(
                new Value.Certificate(Fingerprint.ofDer(soon.der()), "CN=Soon"),
                Value.of(1),
                Value.of("mail.eml")),
            List.of(
                new Value.Certificate(Fingerprint.ofDer(idle.der()), "CN=Idle"),
                Value.of(0),
                Value.of("")));
  }

  @Test
  void waiversAreShownWithTheirReasonAndTheirEnd() {
    assertThat(table("waivers").rows())
        .singleElement()
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .contains(Value.of("unused"), Value.of("kept for May"), Value.of("holds", "有効"));
    assertThat(document.findings())
        .filteredOn(f -> f.waiver().isPresent())
        .singleElement()
        .satisfies(f -> assertThat(f.rule()).isEqualTo("unused"));
  }

  @Test
  void everyFindingNamesARuleAndAllClients() {
    List<String> rules = document.rules().stream().map(RuleRow::id).toList();
    assertThat(rules).doesNotHaveDuplicates();
    assertThat(document.findings())
        .allSatisfy(
            f -> {
              assertThat(rules).contains(f.rule());
              assertThat(f.clients()).hasSize(5);
            });
  }

  @Test
  void theSameListInAnotherOrderGivesTheSameFindings() {
    TrustBundle turned =
        TrustBundle.of(
            idle.certificate(), ended.certificate(), soon.certificate(), root.certificate());

    assertThat(
            TrustAudit.of(turned).under(AuditPolicy.exchangeOnline()).run(TestPki.NOW).findings())
        .extracting(Object::toString)
        .isEqualTo(
            TrustAudit.of(list)
                .under(AuditPolicy.exchangeOnline())
                .run(TestPki.NOW)
                .findings()
                .stream()
                .map(Object::toString)
                .toList());
  }
}
