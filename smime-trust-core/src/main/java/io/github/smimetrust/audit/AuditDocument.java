package io.github.smimetrust.audit;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.report.document.CertificateRow;
import io.github.smimetrust.report.document.Fact;
import io.github.smimetrust.report.document.FindingRow;
import io.github.smimetrust.report.document.ReportDocument;
import io.github.smimetrust.report.document.RuleRow;
import io.github.smimetrust.report.document.Text;
import io.github.smimetrust.report.document.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Makes the report of an audit. */
final class AuditDocument {
  private AuditDocument() {}

  static ReportDocument of(AuditReport report, AuditScope scope) {
    List<Finding> all =
        Stream.concat(report.findings().stream(), report.ignored().stream()).toList();
    return ReportDocument.of("audit", Text.of("Audit of a trust list", "信頼リストの監査"), report.at())
        .plus(new Fact("policy", Text.of("Policy", "基準"), Value.of(scope.policy().toString())))
        .plus(
            new Fact(
                "certificates", Text.of("Certificates", "証明書"), Value.of(scope.members().size())))
        .certificates(scope.members().stream().map(AuditDocument::row).toList())
        .findings(rules(all), all.stream().map(f -> row(f, report)).toList());
  }

  private static CertificateRow row(Member member) {
    return new CertificateRow(
        member.entry(),
        CertificateRow.Role.valueOf(member.role().name()),
        member.issuers().stream().map(BundleEntry::fingerprint).toList());
  }

  private static List<RuleRow> rules(List<Finding> findings) {
    Map<String, RuleRow> rules = new TreeMap<>();
    for (Finding finding : findings) {
      AuditRule rule = RuleCatalogue.rule(finding.rule());
      rules.put(
          rule.id(), new RuleRow(rule.id(), rule.title(), finding.severity(), finding.source()));
    }
    return new ArrayList<>(rules.values());
  }

  private static FindingRow row(Finding finding, AuditReport report) {
    return new FindingRow(
        finding.rule(),
        finding.severity(),
        finding.entry().map(BundleEntry::fingerprint),
        Text.of(finding.message(), finding.message(Locale.JAPANESE)),
        finding.found(),
        finding.expected(),
        Text.of(finding.remedy(), finding.remedy(Locale.JAPANESE)),
        finding.source(),
        List.of(),
        report.waiver(finding).map(w -> new FindingRow.Waiver(w.reason(), w.until())));
  }
}
