package io.github.smimetrust.audit;

import io.github.smimetrust.report.Severity;
import io.github.smimetrust.report.document.Text;
import java.time.LocalDate;
import java.util.Optional;
import org.bouncycastle.asn1.x509.Extension;

/** What the certificates of public authorities may be for. */
final class PublicPurposeCheck implements AuditCheck {
  /** Apple Root Program Policy 2.0, section 1.7 and appendix A: mail alone, a year earlier. */
  private static final LocalDate APPLE = LocalDate.of(2026, 8, 1);

  private static final Text NONE = Text.of("no extended key usage", "拡張鍵用途なし");
  private static final Text BROKEN =
      Text.of("an extended key usage that cannot be read", "読み取れない拡張鍵用途");
  private static final Text MAIL =
      Text.of("emailProtection, and clientAuth at most", "emailProtection（任意で clientAuth）のみ");

  @Override
  public void check(AuditScope scope, Findings findings) {
    for (Member member : scope.members()) {
      if (member.isPublic() && member.profile().isReadable()) {
        switch (member.role()) {
          case ROOT -> root(member, findings);
          case INTERMEDIATE -> {
            if (member.isBelowRoot()) {
              subordinate(member, findings);
            }
          }
          case CROSS -> cross(member, findings);
          case USER -> {}
        }
      }
    }
  }

  private static void root(Member member, Findings findings) {
    if (!member.profile().has(Extension.extendedKeyUsage)
        || !Dates.holds("root-eku-present", member)) {
      return;
    }
    Optional<Purposes> purposes = Purposes.of(member);
    boolean excluded = purposes.filter(p -> !p.admitMail()).isPresent();
    findings.add(
        "root-eku-present",
        member,
        purposes.map(Purposes::text).orElse(BROKEN),
        NONE,
        excluded ? Severity.ERROR : Severity.WARNING);
  }

  private static void subordinate(Member member, Findings findings) {
    Optional<Purposes> purposes = Purposes.of(member);
    if (!member.profile().has(Extension.extendedKeyUsage)) {
      if (Dates.holds("sub-ca-eku-missing", member)) {
        findings.add("sub-ca-eku-missing", member, NONE, MAIL);
      }
      return;
    }
    // An authority that is not for mail at all is the business of another rule.
    purposes
        .filter(Purposes::admitMail)
        .ifPresent(
            p -> {
              if (isMixed(p, member)) {
                findings.add("sub-ca-eku-mixed", member, p.text(), MAIL);
              } else {
                dedicated(p, member, findings);
              }
            });
  }

  /** Mail with server authentication is older than the rest of the clause (MRSP section 5.3). */
  private static boolean isMixed(Purposes purposes, Member member) {
    return purposes.hasForeign() && Dates.since(Dates.BASELINE, member)
        || purposes.has(Purposes.EMAIL)
            && purposes.isServerToo()
            && Dates.holds("sub-ca-eku-mixed", member);
  }

  private static void dedicated(Purposes purposes, Member member, Findings findings) {
    if (purposes.isMailAlone()) {
      return;
    }
    if (Dates.holds("sub-ca-eku-dedicated", member)) {
      findings.add("sub-ca-eku-dedicated", member, purposes.text(), MAIL);
    } else if (Dates.since(APPLE, member)) {
      findings.add("sub-ca-eku-dedicated", member, purposes.text(), MAIL, Severity.NOTE);
    }
  }

  /** What the root itself is dedicated to is not in a certificate: only plain mixtures count. */
  private static void cross(Member member, Findings findings) {
    Optional<Purposes> purposes = Purposes.of(member);
    boolean mixed = purposes.filter(p -> p.admitMail() && p.hasForeign()).isPresent();
    if ((purposes.isEmpty() || mixed) && Dates.holds("cross-cert-eku", member)) {
      findings.add(
          "cross-cert-eku",
          member,
          purposes
              .map(Purposes::text)
              .orElse(member.profile().has(Extension.extendedKeyUsage) ? BROKEN : NONE),
          MAIL);
      return;
    }
    purposes.filter(p -> p.has(Purposes.EMAIL)).ifPresent(p -> dedicated(p, member, findings));
  }
}
