package io.github.smimetrust.audit;

import io.github.smimetrust.report.Severity;
import io.github.smimetrust.report.document.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes what the checks find, gives it the severity of the policy, and leaves out what does not
 * apply.
 */
final class Findings {
  private final AuditPolicy policy;
  private final List<Finding> found = new ArrayList<>();

  Findings(AuditPolicy policy) {
    this.policy = policy;
  }

  /** A finding about a certificate. */
  void add(String rule, Member member, Text found, Text expected) {
    add(rule, Optional.of(member), found, expected, Optional.empty());
  }

  /** A finding about a certificate whose severity is not that of the catalogue. */
  void add(String rule, Member member, Text found, Text expected, Severity severity) {
    add(rule, Optional.of(member), found, expected, Optional.of(severity));
  }

  /** A finding about the list as a whole. */
  void add(String rule, Text found, Text expected) {
    add(rule, Optional.empty(), found, expected, Optional.empty());
  }

  /** A finding about the list as a whole whose severity is not that of the catalogue, if any. */
  void add(String rule, Text found, Text expected, Optional<Severity> severity) {
    add(rule, Optional.empty(), found, expected, severity);
  }

  private void add(
      String id,
      Optional<Member> member,
      Text foundText,
      Text expected,
      Optional<Severity> severity) {
    AuditRule rule = RuleCatalogue.rule(id);
    boolean isPublic = member.isPresent() && member.get().isPublic();
    Optional<Severity> usual = isPublic ? rule.publicSeverity() : rule.severity();
    if (usual.isEmpty() || !rule.policies().contains(policy.kind())) {
      return;
    }
    found.add(
        new Finding(
            rule, severity.orElse(usual.get()), member.map(Member::entry), foundText, expected));
  }

  List<Finding> all() {
    return found;
  }
}
