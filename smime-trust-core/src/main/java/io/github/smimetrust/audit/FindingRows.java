package io.github.smimetrust.audit;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.report.document.FindingRow;
import io.github.smimetrust.report.document.RuleRow;
import io.github.smimetrust.report.document.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The findings of an audit as a report shows them, with the rules that they name. */
record FindingRows(List<RuleRow> rules, List<FindingRow> rows) {
  static FindingRows of(AuditReport report) {
    List<Finding> all =
        Stream.concat(report.findings().stream(), report.ignored().stream()).toList();
    Map<String, RuleRow> rules = new TreeMap<>();
    Map<String, List<FindingRow.ClientEffect>> clients = new HashMap<>();
    for (Finding finding : all) {
      rules.computeIfAbsent(finding.rule(), id -> rule(finding));
      clients.computeIfAbsent(finding.rule(), id -> clients(finding));
    }
    return new FindingRows(
        List.copyOf(rules.values()),
        all.stream().map(f -> row(f, report, clients.getOrDefault(f.rule(), List.of()))).toList());
  }

  /** The severity of the catalogue; where there is none for private PKIs, that for public ones. */
  private static RuleRow rule(Finding finding) {
    AuditRule rule = RuleCatalogue.rule(finding.rule());
    return new RuleRow(
        rule.id(),
        rule.title(),
        rule.severity().or(rule::publicSeverity).orElse(finding.severity()),
        finding.source());
  }

  private static List<FindingRow.ClientEffect> clients(Finding finding) {
    return finding.clients().entrySet().stream()
        .map(
            e ->
                new FindingRow.ClientEffect(
                    e.getKey().label(), e.getValue().words(), e.getValue().source()))
        .toList();
  }

  private static FindingRow row(
      Finding finding, AuditReport report, List<FindingRow.ClientEffect> clients) {
    return new FindingRow(
        finding.rule(),
        finding.severity(),
        finding.entry().map(BundleEntry::fingerprint),
        Text.of(finding.message(), finding.message(Locale.JAPANESE)),
        finding.found(),
        finding.expected(),
        Text.of(finding.remedy(), finding.remedy(Locale.JAPANESE)),
        finding.source(),
        clients,
        report.waiver(finding).map(w -> new FindingRow.Waiver(w.reason(), w.until())));
  }
}
