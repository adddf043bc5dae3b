package io.github.smimetrust.audit;

import io.github.smimetrust.report.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The days of the catalogue against the times of certificates. When a certificate was signed cannot
 * be seen; the beginning of its validity stands for it.
 */
final class Dates {
  /** S/MIME Baseline Requirements 1.0.0 take effect: the days of their first profile. */
  static final LocalDate BASELINE = LocalDate.of(2023, 9, 1);

  private Dates() {}

  /** The first instant of a day, in UTC. */
  static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** The day from which a rule holds. */
  static LocalDate from(String rule) {
    return RuleCatalogue.rule(rule)
        .from()
        .orElseThrow(() -> new IllegalStateException(rule + " has no day from which it holds"));
  }

  /** Did the validity begin on the rule's day or later? */
  static boolean holds(String rule, Member member) {
    return since(from(rule), member);
  }

  /** Did the validity begin on a day or later? */
  static boolean since(LocalDate day, Member member) {
    return !member.entry().notBefore().isBefore(start(day));
  }

  /**
   * What a form weighs that the Baseline Requirements ask of public authorities since their first
   * day: a certificate from before that day broke no rule.
   */
  static Severity baselineSeverity(Member member) {
    return member.isPublic() && since(BASELINE, member) ? Severity.WARNING : Severity.NOTE;
  }

  /** The day of an instant, in UTC. */
  static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }
}
