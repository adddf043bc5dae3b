package io.github.smimetrust.audit;

import static io.github.smimetrust.audit.Shown.time;

import io.github.smimetrust.rotation.RotationPlan;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** When certificates begin and end. */
final class ValidityCheck implements AuditCheck {
  @Override
  public void check(AuditScope scope, Findings findings) {
    // Certificates end with a second, whole.
    Instant at = scope.at().truncatedTo(ChronoUnit.SECONDS);
    Instant soon = later(at, scope.policy().warning());
    Instant margin = later(at, RotationPlan.UPLOAD_MARGIN);
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
