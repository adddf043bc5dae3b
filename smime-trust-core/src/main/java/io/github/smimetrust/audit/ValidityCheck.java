package io.github.smimetrust.audit;

import io.github.smimetrust.report.document.Text;
import java.time.Instant;

/** When certificates begin and end. */
final class ValidityCheck implements AuditCheck {
  @Override
  public void check(AuditScope scope, Findings findings) {
    Instant at = scope.at();
    for (Member member : scope.members()) {
      if (member.entry().notAfter().isBefore(at)) {
        findings.add("expired", member, time(member.entry().notAfter()), time(at));
      } else if (member.entry().notBefore().isAfter(at)) {
        findings.add("not-yet-valid", member, time(member.entry().notBefore()), time(at));
      }
    }
  }

  private static Text time(Instant instant) {
    return Text.verbatim(instant.toString());
  }
}
