package io.github.smimetrust.audit;

import io.github.smimetrust.report.document.Text;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extension;

/** Extensions that the Baseline Requirements want on authorities below a root. */
final class PublicSubordinateCheck implements AuditCheck {
  private static final String ANY_POLICY = "2.5.29.32.0";

  /** Policies of the S/MIME Baseline Requirements stand below this arc (section 7.1.6.1). */
  private static final String BASELINE_POLICIES = "2.23.140.1.5.";

  private static final Text NONE = Text.of("none", "なし");

  @Override
  public void check(AuditScope scope, Findings findings) {
    for (Member member : scope.members()) {
      if (!member.isBelowRoot()
          || !member.profile().isReadable()
          || !Purposes.mayIssueForMail(member)) {
        continue;
      }
      if (member.isPublic() && Dates.holds("sub-ca-crl-dp", member)) {
        revocationLists(member, findings);
      }
      if (member.role() == Member.Role.INTERMEDIATE) {
        if (member.isPublic() && Dates.holds("sub-ca-policies", member)) {
          policies(member, findings);
        }
        if (Dates.holds("sub-ca-aia", member)) {
          issuerAddress(member, findings);
        }
      }
    }
  }

  private static void revocationLists(Member member, Findings findings) {
    Optional<Extension> extension = member.profile().extension(Extension.cRLDistributionPoints);
    Text expected =
        Text.of(
            "an HTTP address in an extension that is not critical", "critical でない拡張に HTTP アドレス");
    if (extension.isEmpty()) {
      findings.add("sub-ca-crl-dp", member, NONE, expected);
      return;
    }
    PublishedAddresses addresses = PublishedAddresses.ofRevocationLists(member.profile());
    if (!addresses.hasHttp()) {
      findings.add("sub-ca-crl-dp", member, addresses.text(), expected);
    } else if (extension.get().isCritical()) {
      findings.add(
          "sub-ca-crl-dp", member, Text.of("a critical extension", "critical な拡張"), expected);
    }
  }

  private static void issuerAddress(Member member, Findings findings) {
    PublishedAddresses addresses = PublishedAddresses.ofIssuers(member.profile());
    if (!addresses.hasHttp()) {
      findings.add(
          "sub-ca-aia",
          member,
          addresses.text(),
          Text.of("an HTTP address of the issuer's certificate", "発行者証明書の HTTP アドレス"));
    }
  }

  private static void policies(Member member, Findings findings) {
    Text expected =
        Text.of(
            "a policy " + BASELINE_POLICIES + "x or anyPolicy, not critical",
            "critical でないポリシー " + BASELINE_POLICIES + "x または anyPolicy");
    Optional<Extension> extension = member.profile().extension(Extension.certificatePolicies);
    if (extension.isEmpty()) {
      findings.add("sub-ca-policies", member, NONE, expected);
      return;
    }
    boolean known =
        member
            .profile()
            .value(Extension.certificatePolicies, CertificatePolicies::getInstance)
            .filter(
                p ->
                    Arrays.stream(p.getPolicyInformation())
                        .map(i -> i.getPolicyIdentifier().getId())
                        .anyMatch(o -> o.equals(ANY_POLICY) || o.startsWith(BASELINE_POLICIES)))
            .isPresent();
    if (!known) {
      findings.add("sub-ca-policies", member, Text.of("neither of the two", "どちらもなし"), expected);
    } else if (extension.get().isCritical()) {
      findings.add(
          "sub-ca-policies", member, Text.of("a critical extension", "critical な拡張"), expected);
    }
  }
}
