package io.github.smimetrust.report.chain;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.chain.ChainResult;
import io.github.smimetrust.chain.Failure;
import io.github.smimetrust.chain.ModelComparison;
import io.github.smimetrust.chain.Outcome;
import io.github.smimetrust.chain.TriedPath;
import io.github.smimetrust.report.Report;
import io.github.smimetrust.report.Severity;
import io.github.smimetrust.report.document.CertificateRow;
import io.github.smimetrust.report.document.CertificateRow.Role;
import io.github.smimetrust.report.document.Fact;
import io.github.smimetrust.report.document.FindingRow;
import io.github.smimetrust.report.document.ReportDocument;
import io.github.smimetrust.report.document.RuleRow;
import io.github.smimetrust.report.document.Section;
import io.github.smimetrust.report.document.Section.Verbatim;
import io.github.smimetrust.report.document.Text;
import io.github.smimetrust.report.document.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes reports of the answers about one certificate: the outcome, the certificates of the paths,
 * each failure as a finding whose rule is the id of its reason, and the whole explanation.
 *
 * <pre>{@code
 * Report report = ChainReport.of(validator.validate(leaf));
 * report.inLanguage(Locale.JAPANESE).writeTo(Path.of("why-not.html"));
 * }</pre>
 *
 * <p>Stateless and thread-safe.
 *
 * @since 0.1.0
 */
public final class ChainReport {
  private ChainReport() {}

  /**
   * The report of one answer.
   *
   * @param result the answer
   * @return the report, in English and UTC until others are named; it holds for the time of the
   *     question
   */
  public static Report of(ChainResult result) {
    return document("chain", result)
        .plus(explanation(Text.of(result.explain(), result.explain(Locale.JAPANESE))));
  }

  /**
   * The report of two answers side by side; certificates and findings are those of the first.
   *
   * @param comparison both answers
   * @return the report, in English and UTC until others are named
   */
  public static Report of(ModelComparison comparison) {
    return document("model-comparison", comparison.first())
        .plus(
            new Fact(
                "second-outcome",
                Text.of("Outcome of the second model", "二つ目のモデルの結果"),
                outcome(comparison.second().outcome())))
        .plus(explanation(Text.of(comparison.explain(), comparison.explain(Locale.JAPANESE))));
  }

  private static ReportDocument document(String kind, ChainResult result) {
    List<List<BundleEntry>> paths = paths(result);
    List<Failure> failures = failures(result);
    return ReportDocument.of(
            kind, Text.of("Would this certificate be trusted?", "この証明書は信頼されるか"), result.at())
        .plus(
            new Fact(
                "certificate",
                Text.of("Certificate", "証明書"),
                new Value.Certificate(result.leaf().fingerprint(), result.leaf().subject())))
        .plus(new Fact("outcome", Text.of("Outcome", "結果"), outcome(result.outcome())))
        .plus(Fact.of("purpose", "Purpose", "用途", Value.of(result.purpose().toString())))
        .certificates(rows(result.leaf(), paths))
        .findings(rules(failures), failures.stream().map(ChainReport::row).toList());
  }

  private static Value outcome(Outcome outcome) {
    return switch (outcome) {
      case TRUSTED -> Value.of("trusted", "信頼できる");
      case REJECTED -> Value.of("rejected", "信頼できない");
      case UNDECIDED -> Value.of("undecided: a limit was reached", "未決定（上限に達した）");
    };
  }

  private static Section explanation(Text text) {
    return new Section("explanation", Text.of("Explanation", "説明"), List.of(new Verbatim(text)));
  }

  private static List<TriedPath> tried(ChainResult result) {
    return result.fold(
        trusted -> List.of(), rejected -> rejected.paths(), undecided -> undecided.paths());
  }

  private static List<List<BundleEntry>> paths(ChainResult result) {
    return result instanceof ChainResult.Trusted trusted
        ? List.of(trusted.chain())
        : tried(result).stream().map(TriedPath::certificates).toList();
  }

  /** Each once, however many paths it stands in the way of. */
  private static List<Failure> failures(ChainResult result) {
    Map<String, Failure> failures = new LinkedHashMap<>();
    for (TriedPath path : tried(result)) {
      for (Failure failure : path.failures()) {
        String identity =
            String.join(
                "\n",
                failure.reason().id(),
                failure.certificate().fingerprint().toString(),
                failure.found(),
                failure.expected());
        failures.putIfAbsent(identity, failure);
      }
    }
    return List.copyOf(failures.values());
  }

  private static List<CertificateRow> rows(BundleEntry leaf, List<List<BundleEntry>> paths) {
    Map<BundleEntry, Set<Fingerprint>> issuers = new LinkedHashMap<>();
    issuers.put(leaf, new LinkedHashSet<>());
    for (List<BundleEntry> path : paths) {
      for (int i = 0; i < path.size(); i++) {
        Set<Fingerprint> above = issuers.computeIfAbsent(path.get(i), e -> new LinkedHashSet<>());
        if (i + 1 < path.size()) {
          above.add(path.get(i + 1).fingerprint());
        }
      }
    }
    List<CertificateRow> rows = new ArrayList<>();
    issuers.forEach(
        (entry, above) -> rows.add(new CertificateRow(entry, role(entry), List.copyOf(above))));
    return rows;
  }

  private static Role role(BundleEntry entry) {
    if (!entry.isCa()) {
      return Role.USER;
    }
    return entry.isSelfIssued() ? Role.ROOT : Role.INTERMEDIATE;
  }

  private static List<RuleRow> rules(List<Failure> failures) {
    Map<String, RuleRow> rules = new LinkedHashMap<>();
    for (Failure failure : failures) {
      String id = failure.reason().id();
      rules.putIfAbsent(id, new RuleRow(id, Text.verbatim(id), Severity.ERROR, failure.section()));
    }
    return List.copyOf(rules.values());
  }

  private static FindingRow row(Failure failure) {
    return new FindingRow(
        failure.reason().id(),
        Severity.ERROR,
        Optional.of(failure.certificate().fingerprint()),
        Text.of(failure.message(), failure.message(Locale.JAPANESE)),
        Text.verbatim(failure.found()),
        Text.verbatim(failure.expected()),
        Text.of(failure.remedy(), failure.remedy(Locale.JAPANESE)),
        failure.section(),
        List.of(),
        Optional.empty());
  }
}
