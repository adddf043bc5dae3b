package io.github.smimetrust.audit;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.audit.Member.Role;
import io.github.smimetrust.report.Severity;
import io.github.smimetrust.report.document.CertificateRow;
import io.github.smimetrust.report.document.DatedEvent;
import io.github.smimetrust.report.document.Fact;
import io.github.smimetrust.report.document.ReportDocument;
import io.github.smimetrust.report.document.Text;
import io.github.smimetrust.report.document.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Makes the report of an audit. */
final class AuditDocument {
  private final AuditReport report;
  private final AuditScope scope;

  private AuditDocument(AuditReport report, AuditScope scope) {
    this.report = report;
    this.scope = scope;
  }

  static ReportDocument of(AuditReport report, AuditScope scope) {
    return new AuditDocument(report, scope).document();
  }

  private ReportDocument document() {
    FindingRows findings = FindingRows.of(report);
    ReportDocument document =
        ReportDocument.of("audit", Text.of("Audit of a trust list", "信頼リストの監査"), report.at())
            .certificates(scope.members().stream().map(AuditDocument::row).toList())
            .findings(findings.rules(), findings.rows())
            .events(ends(), List.of(scope.policy().warning()));
    for (Fact fact : facts()) {
      document = document.plus(fact);
    }
    if (!scope.policy().waivers().isEmpty()) {
      document = document.plus(WaiverSection.of(scope));
    }
    if (!scope.evidence().isEmpty()) {
      document = document.plus(EvidenceSection.evidence(scope)).plus(EvidenceSection.uses(scope));
    }
    return document;
  }

  private List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.of("policy", "Policy", "基準", Value.of(scope.policy().toString())));
    facts.add(Fact.of("certificates", "Certificates", "証明書", Value.of(scope.members().size())));
    facts.add(Fact.of("roots", "Roots", "ルート", count(Role.ROOT)));
    facts.add(Fact.of("intermediates", "Intermediates", "中間認証局", count(Role.INTERMEDIATE)));
    facts.add(Fact.of("cross-certificates", "Cross certificates", "相互認証証明書", count(Role.CROSS)));
    facts.add(Fact.of("users", "User certificates", "利用者の証明書", count(Role.USER)));
    facts.add(Fact.of("errors", "Errors", "エラー", count(Severity.ERROR)));
    facts.add(Fact.of("warnings", "Warnings", "警告", count(Severity.WARNING)));
    facts.add(Fact.of("notes", "Notes", "注記", count(Severity.NOTE)));
    facts.add(Fact.of("waived", "Waived findings", "除外した指摘", Value.of(report.ignored().size())));
    facts.add(Fact.of("size", "Size as a store, bytes", "ストアのサイズ（バイト）", Value.of(scope.size())));
    facts.add(
        Fact.of(
            "size-limit",
            "Size to warn at, bytes",
            "警告するサイズ（バイト）",
            Value.of(scope.policy().sizeLimit())));
    scope.members().stream()
        .map(m -> m.entry().notAfter())
        .min(Comparator.naturalOrder())
        .ifPresent(
            end -> facts.add(Fact.of("earliest-end", "Earliest end", "最も早い期限", Value.of(end))));
    facts.add(
        Fact.of(
            "warning-before",
            "Days of warning before an end",
            "期限前に警告する日数",
            Value.of(scope.policy().warning().toDays())));
    facts.add(Fact.of("evidence", "Evidence", "使用実績", Value.of(scope.evidence().size())));
    facts.add(
        Fact.of(
            "waivers",
            "Waivers of the policy",
            "基準の除外設定",
            Value.of(scope.policy().waivers().size())));
    return facts;
  }

  private Value count(Role role) {
    return Value.of(scope.members().stream().filter(m -> m.role() == role).count());
  }

  private Value count(Severity severity) {
    return Value.of(report.findings().stream().filter(f -> f.severity() == severity).count());
  }

  private static CertificateRow row(Member member) {
    return new CertificateRow(
        member.entry(),
        CertificateRow.Role.valueOf(member.role().name()),
        member.issuers().stream().map(BundleEntry::fingerprint).toList());
  }

  /** What is still to come; what has ended is a finding. */
  private List<DatedEvent> ends() {
    Instant at = scope.at();
    Instant soon =
        scope.policy().warning().compareTo(Duration.between(at, Instant.MAX)) < 0
            ? at.plus(scope.policy().warning())
            : Instant.MAX;
    return scope.members().stream()
        .filter(m -> !m.entry().notAfter().isBefore(at))
        .sorted(
            Comparator.comparing((Member m) -> m.entry().notAfter())
                .thenComparing(m -> m.entry().fingerprint()))
        .map(m -> end(m, m.entry().notAfter().isBefore(soon)))
        .toList();
  }

  private DatedEvent end(Member member, boolean isSoon) {
    String name = Shown.name(member);
    return new DatedEvent(
        member.entry().fingerprint() + "-end",
        member.entry().notAfter(),
        isSoon ? Severity.WARNING : Severity.NOTE,
        Text.of("Ends: " + name, "期限: " + name),
        Text.of(
            "Replace it in the list before: Set-SmimeConfig refuses a list with an expired"
                + " certificate.",
            "それまでに一覧の証明書を入れ替えてください。期限切れの証明書を含む一覧は Set-SmimeConfig" + " が拒否します。"),
        Optional.of(member.entry().fingerprint()),
        List.of(scope.policy().warning()));
  }
}
