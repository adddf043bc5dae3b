package io.github.smimetrust.report.document;

import io.github.smimetrust.report.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Findings for people: those of one rule and severity together, the worst first, in the order of
 * the document otherwise; and what all of a group share is said once.
 */
final class FindingGroups {
  /** Findings of one rule and severity. */
  record Group(Severity severity, String rule, Optional<RuleRow> about, List<FindingRow> findings) {
    /** The words that every finding of the group gives, if they are the same. */
    Optional<Text> shared(Function<FindingRow, Text> part) {
      List<Text> different = findings.stream().map(part).distinct().limit(2).toList();
      return different.size() == 1 && findings.size() > 1
          ? Optional.of(different.get(0))
          : Optional.empty();
    }

    /** The source, which rules fix: of the rule, or of the findings if they agree on another. */
    String source() {
      List<String> different =
          findings.stream().map(FindingRow::source).distinct().limit(2).toList();
      return different.size() == 1
          ? different.get(0)
          : about.map(RuleRow::source).orElse(different.get(0));
    }
  }

  private record Key(Severity severity, String rule) {}

  private FindingGroups() {}

  static List<Group> counted(ReportDocument document) {
    return groups(
        document, document.findings().stream().filter(f -> f.waiver().isEmpty()).toList());
  }

  static List<FindingRow> waived(ReportDocument document) {
    return document.findings().stream().filter(f -> f.waiver().isPresent()).toList();
  }

  /** How many count, by severity. */
  static Map<Severity, Long> numbers(ReportDocument document) {
    return document.findings().stream()
        .filter(f -> f.waiver().isEmpty())
        .collect(
            Collectors.groupingBy(
                FindingRow::severity, () -> new EnumMap<>(Severity.class), Collectors.counting()));
  }

  private static List<Group> groups(ReportDocument document, List<FindingRow> findings) {
    Map<String, RuleRow> rules = new LinkedHashMap<>();
    document.rules().forEach(r -> rules.putIfAbsent(r.id(), r));
    Map<Key, List<FindingRow>> byRule = new LinkedHashMap<>();
    for (FindingRow finding : findings) {
      byRule
          .computeIfAbsent(new Key(finding.severity(), finding.rule()), k -> new ArrayList<>())
          .add(finding);
    }
    return byRule.entrySet().stream()
        .map(
            e ->
                new Group(
                    e.getKey().severity(),
                    e.getKey().rule(),
                    Optional.ofNullable(rules.get(e.getKey().rule())),
                    List.copyOf(e.getValue())))
        .sorted(Comparator.comparing(Group::severity))
        .toList();
  }
}
