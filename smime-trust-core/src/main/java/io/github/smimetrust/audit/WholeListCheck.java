package io.github.smimetrust.audit;

import static io.github.smimetrust.audit.Shown.count;

import io.github.smimetrust.audit.Member.Role;
import io.github.smimetrust.report.Severity;
import io.github.smimetrust.report.document.Text;
import java.util.Optional;

/** What is wrong with the list as a whole. */
final class WholeListCheck implements AuditCheck {
  @Override
  public void check(AuditScope scope, Findings findings) {
    if (scope.members().isEmpty()) {
      findings.add("empty", count(0), Text.of("one root or more", "1 つ以上のルート"));
      return;
    }
    long roots = scope.members().stream().filter(m -> m.role() == Role.ROOT).count();
    if (roots == 0) {
      // The Windows stores of the server may hold it.
      Optional<Severity> severity =
          scope.policy().kind() == AuditPolicy.Kind.EXCHANGE_SERVER
              ? Optional.of(Severity.WARNING)
              : Optional.empty();
      findings.add(
          "no-root", count(scope.members().size()), Text.of("one root", "1 つのルート"), severity);
    } else if (scope.members().stream()
        .allMatch(m -> m.role() == Role.ROOT || m.role() == Role.USER)) {
      findings.add(
          "roots-only",
          count(roots),
          Text.of("the authorities that issue to users", "利用者に発行する中間認証局"));
    }
    int size = scope.size();
    int limit = scope.policy().sizeLimit();
    if (size > limit) {
      findings.add("size", count(size), count(limit));
    }
  }
}
