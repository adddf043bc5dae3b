package io.github.smimetrust.audit;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.audit.Member.Role;
import io.github.smimetrust.chain.ChainResult;
import io.github.smimetrust.report.Severity;
import io.github.smimetrust.report.document.Text;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;

/**
 * Path lengths that leave no room for users below an authority of the list (RFC 5280 section
 * 4.2.1.9). The chain of the authority itself is no proof: what ends a path does not count.
 */
final class PathLengthCheck implements AuditCheck {
  @Override
  public void check(AuditScope scope, Findings findings) {
    Map<Member, List<Member>> blocked = new LinkedHashMap<>();
    for (Member member : scope.members()) {
      if (member.role() != Role.USER) {
        member.chain().ifPresent(result -> note(scope, member, result, blocked));
      }
    }
    blocked.forEach((limiting, below) -> report(scope, limiting, below, findings));
  }

  private static void note(
      AuditScope scope, Member member, ChainResult result, Map<Member, List<Member>> blocked) {
    if (!(result instanceof ChainResult.Trusted trusted)) {
      return;
    }
    int authorities = 0;
    for (BundleEntry entry : trusted.chain()) {
      Optional<Member> above = scope.member(entry);
      if (above.isEmpty()) {
        return;
      }
      if (authorities > limit(above.get())) {
        blocked.computeIfAbsent(above.get(), m -> new ArrayList<>()).add(member);
      }
      if (!entry.isSelfIssued()) {
        authorities++;
      }
    }
  }

  private static void report(
      AuditScope scope, Member limiting, List<Member> below, Findings findings) {
    Text found = Shown.names(below);
    Text expected =
        Text.of(
            limit(limiting) + " authorities below it at most",
            "下位の認証局は最大 " + limit(limiting) + " つ");
    if (limiting.role() == Role.ROOT) {
      // RFC 5280 section 6.1 does not process the anchor's constraints; some clients do.
      findings.add("path-length", limiting, found, expected, Severity.WARNING);
    } else if (hasLongerTwin(scope, limiting)) {
      findings.add("path-length", limiting, found, expected, Severity.NOTE);
    } else {
      findings.add("path-length", limiting, found, expected);
    }
  }

  /** Is there a certificate of the same authority that allows more? */
  private static boolean hasLongerTwin(AuditScope scope, Member limiting) {
    return scope.index().longestPath(limiting.profile().nameAndKey()) > limit(limiting);
  }

  /** How many authorities may be below a certificate; the largest number where it says nothing. */
  static int limit(Member member) {
    return limit(member.profile());
  }

  static int limit(CertificateProfile profile) {
    return profile
        .value(Extension.basicConstraints, BasicConstraints::getInstance)
        .map(BasicConstraints::getPathLenConstraintInteger)
        .map(ASN1Integer::getValue)
        .map(length -> length.min(BigInteger.valueOf(Integer.MAX_VALUE)).intValue())
        .orElse(Integer.MAX_VALUE);
  }
}
