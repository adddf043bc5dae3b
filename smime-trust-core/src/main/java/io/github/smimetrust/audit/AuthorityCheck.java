package io.github.smimetrust.audit;

import io.github.smimetrust.audit.Member.Role;
import io.github.smimetrust.report.Severity;
import io.github.smimetrust.report.document.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;

/** Basic constraints and key usage of authorities (RFC 5280 sections 4.2.1.9 and 4.2.1.3). */
final class AuthorityCheck implements AuditCheck {
  private static final Text CA = Text.verbatim("basicConstraints cA TRUE");
  private static final Text NONE = Text.of("none", "なし");
  private static final Text NOT_CRITICAL = Text.of("not critical", "クリティカルではない");
  private static final Text CRITICAL = Text.of("critical", "クリティカル");

  @Override
  public void check(AuditScope scope, Findings findings) {
    for (Member member : scope.members()) {
      if (member.profile().fault().isEmpty()) {
        basicConstraints(member, findings);
        if (member.role() != Role.USER) {
          keyUsage(member, findings);
        }
      }
    }
  }

  private static void basicConstraints(Member member, Findings findings) {
    CertificateProfile profile = member.profile();
    Optional<Extension> extension = profile.extension(Extension.basicConstraints);
    boolean says =
        profile
            .value(Extension.basicConstraints, BasicConstraints::getInstance)
            .filter(BasicConstraints::isCA)
            .isPresent();
    if (!says) {
      String rule = member.entry().isSelfIssued() ? "root-basic-constraints" : "not-a-ca";
      Text found =
          extension.isPresent()
              ? Text.verbatim("cA FALSE")
              : Text.of(
                  "version " + member.entry().version() + " without basicConstraints",
                  "バージョン " + member.entry().version() + "、basicConstraints なし");
      findings.add(rule, member, found, CA);
    } else if (!extension.orElseThrow().isCritical()) {
      findings.add(
          "basic-constraints-not-critical",
          member,
          NOT_CRITICAL,
          CRITICAL,
          Dates.baselineSeverity(member));
    }
  }

  private static void keyUsage(Member member, Findings findings) {
    CertificateProfile profile = member.profile();
    if (!profile.has(Extension.keyUsage)) {
      findings.add(
          "key-usage-missing",
          member,
          NONE,
          Text.verbatim("keyUsage keyCertSign, cRLSign"),
          Dates.baselineSeverity(member));
      return;
    }
    if (!profile.extension(Extension.keyUsage).orElseThrow().isCritical()) {
      findings.add("key-usage-not-critical", member, NOT_CRITICAL, CRITICAL);
    }
    Optional<KeyUsage> usage = profile.value(Extension.keyUsage, KeyUsage::getInstance);
    if (usage.isEmpty()) {
      return;
    }
    Text found = Text.verbatim(names(usage.get()));
    if (!usage.get().hasUsages(KeyUsage.keyCertSign)) {
      Text expected = Text.verbatim("keyCertSign");
      if (member.role() == Role.ROOT) {
        // Path validation does not look at the anchor's own key usage; some clients do.
        findings.add("key-usage-cert-sign", member, found, expected, Severity.WARNING);
      } else {
        findings.add("key-usage-cert-sign", member, found, expected);
      }
    }
    if (!usage.get().hasUsages(KeyUsage.cRLSign)) {
      findings.add("crl-sign", member, found, Text.verbatim("cRLSign"));
    }
  }

  private static String names(KeyUsage usage) {
    List<String> names = new ArrayList<>();
    name(usage, KeyUsage.digitalSignature, "digitalSignature", names);
    name(usage, KeyUsage.nonRepudiation, "nonRepudiation", names);
    name(usage, KeyUsage.keyEncipherment, "keyEncipherment", names);
    name(usage, KeyUsage.dataEncipherment, "dataEncipherment", names);
    name(usage, KeyUsage.keyAgreement, "keyAgreement", names);
    name(usage, KeyUsage.keyCertSign, "keyCertSign", names);
    name(usage, KeyUsage.cRLSign, "cRLSign", names);
    name(usage, KeyUsage.encipherOnly, "encipherOnly", names);
    name(usage, KeyUsage.decipherOnly, "decipherOnly", names);
    return names.isEmpty() ? "keyUsage 0" : String.join(", ", names);
  }

  private static void name(KeyUsage usage, int bit, String name, List<String> names) {
    if (usage.hasUsages(bit)) {
      names.add(name);
    }
  }
}
