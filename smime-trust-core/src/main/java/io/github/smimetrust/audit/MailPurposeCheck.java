package io.github.smimetrust.audit;

import io.github.smimetrust.audit.Member.Role;
import io.github.smimetrust.report.Severity;
import io.github.smimetrust.report.document.Text;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/**
 * Whether mail can be signed below an authority. The extended key usages of authorities restrict
 * those below in Windows and in Mozilla's library, not in RFC 5280.
 */
final class MailPurposeCheck implements AuditCheck {
  private static final Text EMAIL = Text.verbatim("emailProtection (1.3.6.1.5.5.7.3.4)");

  @Override
  public void check(AuditScope scope, Findings findings) {
    for (Member member : scope.members()) {
      if (member.role() != Role.USER) {
        purposes(member, findings);
        names(member, findings);
      }
    }
  }

  private static void purposes(Member member, Findings findings) {
    Optional<ExtendedKeyUsage> usages =
        member.profile().value(Extension.extendedKeyUsage, ExtendedKeyUsage::getInstance);
    if (usages.isEmpty() || usages.get().hasKeyPurposeId(KeyPurposeId.id_kp_emailProtection)) {
      return;
    }
    List<String> listed =
        Arrays.stream(usages.get().getUsages()).map(KeyPurposeId::getId).sorted().toList();
    Text found = Text.verbatim("extendedKeyUsage " + Shown.list(listed));
    if (usages.get().hasKeyPurposeId(KeyPurposeId.anyExtendedKeyUsage)) {
      findings.add("eku-any-only", member, found, EMAIL);
    } else {
      add(member, found, EMAIL, findings);
    }
  }

  private static void names(Member member, Findings findings) {
    MailNames.of(member.profile())
        .filter(MailNames::permitNoAddress)
        .ifPresent(
            n ->
                add(
                    member,
                    Text.verbatim("nameConstraints " + n.shown()),
                    Text.of("a mail address that they permit", "許可されるメール アドレス"),
                    findings));
  }

  /** What an anchor's own certificate says is looked at by some clients alone. */
  private static void add(Member member, Text found, Text expected, Findings findings) {
    if (member.role() == Role.ROOT) {
      findings.add("not-for-mail", member, found, expected, Severity.WARNING);
    } else {
      findings.add("not-for-mail", member, found, expected);
    }
  }
}
