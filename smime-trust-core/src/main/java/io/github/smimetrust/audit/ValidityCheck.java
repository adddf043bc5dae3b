package io.github.smimetrust.audit;

import static io.github.smimetrust.audit.Shown.time;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** When certificates begin and end. */
final class ValidityCheck implements AuditCheck {
  /**
   * Set-SmimeConfig refuses a list with an expired certificate. Old servers were seen to compare
   * local dates with UTC, so the last day is too late.
   */
  private static final Duration MARGIN = Duration.ofDays(1);

  @Override
  public void check(AuditScope scope, Findings findings) {
    // Certificates end with a second, whole.
    Instant at = scope.at().truncatedTo(ChronoUnit.SECONDS);
    Instant soon = later(at, scope.policy().warning());
    Instant margin = later(at, MARGIN);
    for (Member member : scope.members()) {
      Instant end = member.entry().notAfter();
      if (end.isBefore(at)) {
        findings.add("expired", member, time(end), time(at));
      } else if (end.isBefore(soon)) {
        findings.add("ends-soon", member, time(end), time(soon));
      }
      if (end.isBefore(margin)) {
        findings.add("upload-refused", member, time(end), time(margin));
      }
      if (member.entry().notBefore().isAfter(at)) {
        findings.add("not-yet-valid", member, time(member.entry().notBefore()), time(at));
      }
    }
  }

  /** The end of time for what lies behind it. */
  private static Instant later(Instant at, Duration by) {
    return by.compareTo(Duration.between(at, Instant.MAX)) < 0 ? at.plus(by) : Instant.MAX;
  }
}
