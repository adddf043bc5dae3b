package io.github.smimetrust.audit;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.audit.Member.Role;
import io.github.smimetrust.chain.ChainResult;
import io.github.smimetrust.chain.Failure;
import io.github.smimetrust.chain.Reason;
import io.github.smimetrust.chain.TriedPath;
import io.github.smimetrust.format.PlainText;
import io.github.smimetrust.report.document.Text;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/** Name constraints (RFC 5280 section 4.2.1.10): their form, and the evidence that they block. */
final class NameConstraintsCheck implements AuditCheck {
  @Override
  public void check(AuditScope scope, Findings findings) {
    for (Member member : scope.members()) {
      if (member.role() != Role.USER && member.role() != Role.ROOT) {
        MailNames.of(member.profile())
            .flatMap(names -> formFault(names, member.profile()))
            .ifPresent(
                fault ->
                    findings.add(
                        "name-constraints-form",
                        member,
                        fault,
                        Text.of(
                            "critical, with hosts or domains as rfc822Name, and directoryName"
                                + " beside it",
                            "クリティカルで、rfc822Name はホストまたはドメイン、directoryName" + " も併記")));
      }
    }
    blocked(scope, findings);
  }

  private static Optional<Text> formFault(MailNames names, CertificateProfile profile) {
    if (!names.critical()) {
      return Optional.of(Text.of("not critical", "クリティカルではない"));
    }
    if (names.permitsMailbox()) {
      return Optional.of(Text.of("a mailbox as permitted rfc822Name", "許可された rfc822Name に個別のアドレス"));
    }
    boolean mail =
        profile
            .value(Extension.extendedKeyUsage, ExtendedKeyUsage::getInstance)
            .filter(u -> u.hasKeyPurposeId(KeyPurposeId.id_kp_emailProtection))
            .isPresent();
    return mail && (names.permitted().isEmpty() || !names.directories())
        ? Optional.of(
            Text.of(
                "emailProtection without both rfc822Name and directoryName",
                "emailProtection に対して rfc822Name と directoryName の両方がそろっていない"))
        : Optional.empty();
  }

  /** The first mail that constraints keep out, for each member that has them. */
  private static void blocked(AuditScope scope, Findings findings) {
    Map<Member, Failure> blocking = new LinkedHashMap<>();
    for (ChainResult result : scope.judged().results()) {
      if (result instanceof ChainResult.Rejected rejected) {
        for (TriedPath path : rejected.paths()) {
          Optional<Failure> failure =
              path.failures().stream()
                  .filter(f -> f.reason() == Reason.NAME_CONSTRAINTS)
                  .findFirst();
          failure.ifPresent(f -> note(scope, path, f, blocking));
        }
      }
    }
    blocking.forEach(
        (member, failure) ->
            findings.add(
                "name-constraints-blocks",
                member,
                Text.verbatim(PlainText.of(failure.found())),
                Text.verbatim(PlainText.of(failure.expected()))));
  }

  private static void note(
      AuditScope scope, TriedPath path, Failure failure, Map<Member, Failure> blocking) {
    for (BundleEntry entry : path.certificates()) {
      scope
          .member(entry)
          .filter(m -> m.profile().has(Extension.nameConstraints))
          .ifPresent(m -> blocking.putIfAbsent(m, failure));
    }
  }
}
