package io.github.smimetrust.audit;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.report.Severity;
import io.github.smimetrust.report.document.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Tells new errors and warnings of an audit, one alert a rule. What ends is told by threshold, and
 * notes are for those who read the report.
 */
record AuditMonitoring(AuditPolicy policy, List<Evidence> samples) implements MonitorCheck {
  private static final Set<String> TOLD_BY_THRESHOLD = Set.of("expired", "ends-soon");

  @Override
  public String name() {
    return "audit";
  }

  @Override
  public void look(String source, TrustBundle bundle, MonitorRun run) {
    String prefix = "audit/" + source + "/";
    Set<String> present = new HashSet<>();
    Map<String, List<Finding>> fresh = new TreeMap<>();
    List<Finding> findings =
        TrustAudit.of(bundle).under(policy).usedBy(samples).run(run.at()).findings();
    for (Finding finding : findings) {
      if (finding.severity() == Severity.NOTE || TOLD_BY_THRESHOLD.contains(finding.rule())) {
        continue;
      }
      String key = key(prefix, finding);
      if (present.add(key) && run.told(key).isEmpty()) {
        fresh.computeIfAbsent(finding.rule(), r -> new ArrayList<>()).add(finding);
      }
    }
    fresh.forEach((rule, found) -> tell(source, prefix, found, run));
    run.keepOnly(prefix, present);
  }

  private static void tell(String source, String prefix, List<Finding> found, MonitorRun run) {
    // The findings of a report are ordered, the worst first.
    Finding worst = found.get(0);
    List<BundleEntry> entries =
        found.stream().map(Finding::entry).flatMap(Optional::stream).distinct().toList();
    run.alert(MonitorAlert.Kind.AUDIT_FINDING, worst.severity(), source, message(found))
        .about(entries, List.of())
        .knowing(found.stream().map(f -> key(prefix, f)).toList())
        .tell(prefix + worst.rule());
  }

  private static Text message(List<Finding> found) {
    Finding first = found.get(0);
    int more = found.size() - 1;
    String name = first.entry().map(ExpiryWording::name).map(n -> n + ": ").orElse("");
    return Text.of(
        first.rule()
            + ": "
            + name
            + first.message()
            + " "
            + first.remedy()
            + (more == 0 ? "" : " (and " + more + " more)"),
        first.rule()
            + ": "
            + name
            + first.message(Locale.JAPANESE)
            + first.remedy(Locale.JAPANESE)
            + (more == 0 ? "" : "（ほか " + more + " 件）"));
  }

  private static String key(String prefix, Finding finding) {
    return prefix
        + finding.rule()
        + "/"
        + finding.entry().map(e -> e.fingerprint().toString()).orElse("list");
  }
}
