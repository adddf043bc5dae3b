package io.github.smimetrust.audit;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.smimetrust.format.TableFile;
import io.github.smimetrust.report.Severity;
import io.github.smimetrust.report.document.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The rules, from the tables beside this class. Their first line names the columns: id, policies
 * (all, or kinds of {@link AuditPolicy.Kind} with commas), severity, severity for public CAs (a
 * dash: does not apply), from (a day or a dash), source, then title, message and remedy in English
 * and Japanese.
 */
final class RuleCatalogue {
  private static final int COLUMNS = 12;

  /**
   * What breaks chains anywhere; what binds public authorities; what Windows holds against roots;
   * what misleads in names; where revocation could not be asked.
   */
  private static final List<String> TABLES =
      List.of(
          "rules.tsv",
          "rules-public.tsv",
          "rules-microsoft.tsv",
          "rules-names.tsv",
          "rules-revocation.tsv");

  private static final ImmutableMap<String, AuditRule> RULES = read();

  private RuleCatalogue() {}

  /** All rules in the order of the table. */
  static Iterable<AuditRule> rules() {
    return RULES.values();
  }

  static boolean has(String id) {
    return RULES.containsKey(id);
  }

  /**
   * The rule with an id.
   *
   * @throws IllegalArgumentException if there is none
   */
  static AuditRule rule(String id) {
    AuditRule rule = RULES.get(id);
    if (rule == null) {
      throw new IllegalArgumentException(
          "found the rule id \"" + id + "\", expected one of " + String.join(", ", RULES.keySet()));
    }
    return rule;
  }

  private static ImmutableMap<String, AuditRule> read() {
    ImmutableMap.Builder<String, AuditRule> rules = ImmutableMap.builder();
    for (String table : TABLES) {
      for (String[] cells : TableFile.rows(RuleCatalogue.class, table, COLUMNS)) {
        rules.put(cells[0], rule(cells));
      }
    }
    return rules.buildOrThrow();
  }

  private static AuditRule rule(String[] cells) {
    return new AuditRule(
        cells[0],
        policies(cells[1]),
        severity(cells[2]),
        severity(cells[3]),
        cells[4].equals("-") ? Optional.empty() : Optional.of(LocalDate.parse(cells[4])),
        cells[5],
        Text.of(cells[6], cells[7]),
        Text.of(cells[8], cells[9]),
        Text.of(cells[10], cells[11]));
  }

  private static Set<AuditPolicy.Kind> policies(String cell) {
    if (cell.equals("all")) {
      return ImmutableSet.copyOf(AuditPolicy.Kind.values());
    }
    ImmutableSet.Builder<AuditPolicy.Kind> kinds = ImmutableSet.builder();
    for (String kind : cell.split(",", -1)) {
      kinds.add(AuditPolicy.Kind.valueOf(kind.toUpperCase(Locale.ROOT).replace('-', '_')));
    }
    return kinds.build();
  }

  private static Optional<Severity> severity(String cell) {
    return cell.equals("-")
        ? Optional.empty()
        : Optional.of(Severity.valueOf(cell.toUpperCase(Locale.ROOT)));
  }
}
