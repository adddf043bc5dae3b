package io.github.smimetrust.audit;

import io.github.smimetrust.report.document.Text;

/** What the caller's deny lists name. */
final class DistrustCheck implements AuditCheck {
  @Override
  public void check(AuditScope scope, Findings findings) {
    for (Member member : scope.members()) {
      scope
          .distrust()
          .of(member)
          .ifPresent(
              what -> findings.add("distrusted", member, what, Text.of("nothing of it", "該当なし")));
    }
  }
}
