package io.github.smimetrust.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.sst.StoreElement;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * One line of a table of rules: a certificate among others, and what a rule says to it.
 *
 * @param rule the rule's id
 * @param verdict the id of a severity; "-" where the rule is kept or does not apply
 * @param clause who says so
 * @param what what is special about the certificate
 */
record RuleCase(
    String rule,
    String verdict,
    String clause,
    String what,
    AuditPolicy policy,
    Instant at,
    List<TestPki> list,
    List<TestPki> evidence,
    TestPki about) {
  static RuleCase of(String rule, String verdict, String clause, String what, TestPki about) {
    return new RuleCase(
        rule,
        verdict,
        clause,
        what,
        AuditPolicy.publicCa(),
        TestPki.NOW,
        about.path(),
        List.of(),
        about);
  }

  RuleCase under(AuditPolicy other) {
    return new RuleCase(rule, verdict, clause, what, other, at, list, evidence, about);
  }

  RuleCase at(String instant) {
    return new RuleCase(
        rule, verdict, clause, what, policy, Instant.parse(instant), list, evidence, about);
  }

  /** The whole list, the certificate in question included. */
  RuleCase among(TestPki... others) {
    return new RuleCase(
        rule, verdict, clause, what, policy, at, Arrays.asList(others), evidence, about);
  }

  RuleCase usedBy(TestPki... leaves) {
    return new RuleCase(
        rule, verdict, clause, what, policy, at, list, Arrays.asList(leaves), about);
  }

  void check() {
    // Not through the JDK, which refuses some of what rules are about.
    TrustBundle bundle =
        Stores.of(list.stream().map(p -> Stores.entry(p)).toArray(StoreElement[]::new));
    AuditReport report =
        TrustAudit.of(bundle)
            .under(policy)
            .usedBy(evidence.stream().map(l -> Evidence.of(l.certificate())).toList())
            .run(at);
    Fingerprint fingerprint = Fingerprint.ofDer(about.der());
    List<String> severities =
        report.findings().stream()
            .filter(f -> f.rule().equals(rule))
            .filter(f -> f.entry().filter(e -> e.fingerprint().equals(fingerprint)).isPresent())
            .map(f -> f.severity().id())
            .toList();
    assertThat(severities)
        .as("%s: %s (%s)", rule, what, clause)
        .isEqualTo(verdict.equals("-") ? List.of() : List.of(verdict));
  }

  @Override
  public String toString() {
    return rule + " " + verdict + ": " + what + " (" + clause + ")";
  }
}
