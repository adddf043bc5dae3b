package io.github.smimetrust.audit;

import io.github.smimetrust.audit.Member.Role;
import io.github.smimetrust.format.PlainText;
import io.github.smimetrust.report.Severity;
import io.github.smimetrust.report.document.Text;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;

/** How certificates say who issued them: key identifiers and names (RFC 5280 4.2.1.1, 7.1). */
final class IssuerLinkCheck implements AuditCheck {
  @Override
  public void check(AuditScope scope, Findings findings) {
    for (Member member : scope.members()) {
      if (member.role() != Role.USER && member.profile().fault().isEmpty()) {
        keyIdentifiers(scope, member, findings);
        nameBytes(scope, member, findings);
      }
    }
  }

  private static void keyIdentifiers(AuditScope scope, Member member, Findings findings) {
    CertificateProfile profile = member.profile();
    if (!profile.has(Extension.subjectKeyIdentifier)) {
      findings.add(
          "key-identifiers",
          member,
          Text.of("no subject key identifier", "サブジェクト キー識別子なし"),
          Text.of("one", "あり"),
          Severity.NOTE);
    }
    if (member.entry().isSelfIssued()) {
      return;
    }
    Optional<String> named = profile.authorityKeyIdentifier();
    if (named.isEmpty()) {
      findings.add(
          "key-identifiers",
          member,
          Text.of("no identifier of the issuer's key", "発行者のキー識別子なし"),
          Text.of("one", "あり"));
      return;
    }
    boolean also =
        profile
            .value(Extension.authorityKeyIdentifier, AuthorityKeyIdentifier::getInstance)
            .filter(a -> a.getAuthorityCertSerialNumber() != null)
            .isPresent();
    if (also) {
      findings.add(
          "key-identifiers",
          member,
          Text.of("issuer and serial number beside the identifier", "識別子に加えて発行者とシリアル番号"),
          Text.of("the key identifier alone", "キー識別子のみ"),
          Severity.NOTE);
    }
    if (!scope.index().identified(profile.issuer(), named.get()).isEmpty()) {
      return;
    }
    // Of a group that is as long as the list, the first is enough to say what is wrong.
    List<Member> candidates = scope.index().named(profile.issuer());
    Optional<String> other =
        candidates.stream()
            .limit(Shown.MOST)
            .flatMap(c -> c.profile().subjectKeyIdentifier().stream())
            .findFirst();
    other.ifPresent(
        id ->
            findings.add(
                "key-identifiers",
                member,
                Text.of(
                    "an issuer with key identifier " + PlainText.of(id),
                    "キー識別子 " + PlainText.of(id) + " の発行者"),
                Text.verbatim(PlainText.of(named.get())),
                Severity.WARNING));
  }

  private static void nameBytes(AuditScope scope, Member member, Findings findings) {
    if (member.issuers().isEmpty()) {
      return;
    }
    boolean same =
        member.issuers().stream()
            .flatMap(e -> scope.member(e).stream())
            .anyMatch(m -> m.profile().subjectDer().equals(member.profile().issuerDer()));
    if (!same) {
      scope
          .member(member.issuers().get(0))
          .ifPresent(
              issuer ->
                  findings.add(
                      "issuer-name-bytes",
                      member,
                      Text.verbatim(PlainText.of(member.entry().issuer())),
                      Text.verbatim(PlainText.of(issuer.entry().subject()))));
    }
  }
}
