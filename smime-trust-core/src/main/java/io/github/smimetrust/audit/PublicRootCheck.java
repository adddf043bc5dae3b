package io.github.smimetrust.audit;

import com.google.common.collect.ImmutableSet;
import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.report.Severity;
import io.github.smimetrust.report.document.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import org.bouncycastle.asn1.x509.Extension;

/** What programmes and the Baseline Requirements ask of roots alone, and of what roots issue. */
final class PublicRootCheck implements AuditCheck {
  /** Microsoft Trusted Root Program 3.1.8. */
  private static final int MOST_YEARS = 10;

  /** Two years: how long a change of root takes. */
  private static final int HORIZON_YEARS = 2;

  @Override
  public void check(AuditScope scope, Findings findings) {
    Set<Fingerprint> listed =
        scope.policy().publicRoots().map(PublicRootCheck::fingerprints).orElse(ImmutableSet.of());
    for (Member member : scope.members()) {
      if (member.role() == Member.Role.ROOT) {
        issuesUsers(scope, member, findings);
        if (member.isPublic()) {
          policies(member, findings);
          validity(member, findings);
          if (listed.contains(member.entry().fingerprint())) {
            lifecycle(scope, member, findings);
          }
        }
      }
    }
  }

  private static Set<Fingerprint> fingerprints(TrustBundle roots) {
    return roots.entries().stream()
        .map(BundleEntry::fingerprint)
        .collect(ImmutableSet.toImmutableSet());
  }

  private static void issuesUsers(AuditScope scope, Member root, Findings findings) {
    long users =
        scope.usesOf(root).stream()
            .map(e -> CertificateProfile.of(e.leaf()))
            .filter(p -> p.issuer().equals(root.profile().subject()))
            .count();
    if (users > 0) {
      findings.add(
          "root-issues-users",
          root,
          Text.verbatim(Long.toString(users)),
          Text.of("an issuing authority between", "間に発行用 CA"));
    }
  }

  private static void policies(Member root, Findings findings) {
    if (root.profile().has(Extension.certificatePolicies)
        && Dates.holds("root-policies-present", root)) {
      findings.add(
          "root-policies-present",
          root,
          Text.of("certificate policies", "証明書ポリシー"),
          Text.of("none on a root", "ルートにはなし"));
    }
  }

  private static void validity(Member root, Findings findings) {
    if (!Dates.holds("root-validity-10y", root)) {
      return;
    }
    Instant latest =
        root.entry().notBefore().atZone(ZoneOffset.UTC).plusYears(MOST_YEARS).toInstant();
    if (root.entry().notAfter().isAfter(latest)) {
      findings.add(
          "root-validity-10y",
          root,
          Text.verbatim(root.entry().notAfter().toString()),
          Text.verbatim(latest.toString()));
    }
  }

  private static void lifecycle(AuditScope scope, Member root, Findings findings) {
    LocalDate end = MailLifecycle.distrustedAfter(Dates.day(root.entry().notBefore()));
    if (!Dates.start(end).isBefore(root.entry().notAfter())) {
      return;
    }
    Instant horizon = Dates.start(end.minusYears(HORIZON_YEARS));
    findings.add(
        "root-email-lifecycle",
        root,
        Text.verbatim(end.toString()),
        Text.verbatim(Dates.day(root.entry().notAfter()).toString()),
        scope.at().isBefore(horizon) ? Severity.NOTE : Severity.WARNING);
  }
}
