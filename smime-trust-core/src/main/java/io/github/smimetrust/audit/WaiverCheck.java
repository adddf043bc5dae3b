package io.github.smimetrust.audit;

import io.github.smimetrust.format.PlainText;
import io.github.smimetrust.report.document.Text;
import java.util.Optional;

/** Waivers of the policy that have ended: what they covered counts again. */
final class WaiverCheck implements AuditCheck {
  @Override
  public void check(AuditScope scope, Findings findings) {
    for (AuditPolicy.Waiver waiver : scope.policy().waivers()) {
      if (!scope.at().isBefore(waiver.until())) {
        Text found =
            Text.of(
                "the waiver of " + waiver.rule() + " (" + PlainText.of(waiver.reason()) + ")",
                waiver.rule() + " の除外（" + PlainText.of(waiver.reason()) + "）");
        Optional<Member> member = waiver.certificate().flatMap(scope::member);
        if (member.isPresent()) {
          findings.add("waiver-ended", member.get(), found, Shown.time(waiver.until()));
        } else {
          findings.add("waiver-ended", found, Shown.time(waiver.until()));
        }
      }
    }
  }
}
