package io.github.smimetrust.audit;

import io.github.smimetrust.audit.Member.Role;
import io.github.smimetrust.format.PlainText;
import io.github.smimetrust.report.Severity;
import io.github.smimetrust.report.document.Text;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;

/** What cannot be read, and what is critical and known to nobody (RFC 5280 section 4.2). */
final class ExtensionsCheck implements AuditCheck {
  /** What a validator of mail has to process, or may (RFC 8550 section 4.4, RFC 5280). */
  private static final Set<ASN1ObjectIdentifier> KNOWN =
      Set.of(
          Extension.basicConstraints,
          Extension.keyUsage,
          Extension.authorityKeyIdentifier,
          Extension.subjectKeyIdentifier,
          Extension.subjectAlternativeName,
          Extension.extendedKeyUsage,
          Extension.certificatePolicies,
          Extension.policyMappings,
          Extension.policyConstraints,
          Extension.inhibitAnyPolicy,
          Extension.nameConstraints,
          Extension.cRLDistributionPoints);

  private static final Map<ASN1ObjectIdentifier, Function<ASN1Primitive, Object>> READERS =
      Map.of(
          Extension.basicConstraints, BasicConstraints::getInstance,
          Extension.keyUsage, KeyUsage::getInstance,
          Extension.authorityKeyIdentifier, AuthorityKeyIdentifier::getInstance,
          Extension.subjectKeyIdentifier, ASN1OctetString::getInstance,
          Extension.extendedKeyUsage, ExtendedKeyUsage::getInstance,
          Extension.certificatePolicies, CertificatePolicies::getInstance,
          Extension.nameConstraints, NameConstraints::getInstance);

  @Override
  public void check(AuditScope scope, Findings findings) {
    for (Member member : scope.members()) {
      unreadable(member, findings);
      unknown(member, findings);
    }
  }

  private static void unreadable(Member member, Findings findings) {
    CertificateProfile profile = member.profile();
    profile
        .fault()
        .ifPresent(fault -> unreadable(member, Text.verbatim(PlainText.of(fault)), findings));
    List<String> broken =
        oids(profile)
            .filter(READERS::containsKey)
            .filter(oid -> profile.value(oid, Objects.requireNonNull(READERS.get(oid))).isEmpty())
            .map(ASN1ObjectIdentifier::getId)
            .sorted()
            .toList();
    if (!broken.isEmpty()) {
      String shown = Shown.list(broken);
      unreadable(
          member,
          Text.of("a broken value of the extension " + shown, "拡張 " + shown + " の壊れた値"),
          findings);
    }
  }

  private static void unreadable(Member member, Text found, Findings findings) {
    findings.add("unreadable", member, found, Text.of("a certificate in DER", "DER 形式の証明書"));
  }

  private static void unknown(Member member, Findings findings) {
    CertificateProfile profile = member.profile();
    List<String> unknown =
        oids(profile)
            .filter(oid -> !KNOWN.contains(oid))
            .filter(oid -> profile.extension(oid).filter(Extension::isCritical).isPresent())
            .map(ASN1ObjectIdentifier::getId)
            .sorted()
            .toList();
    if (!unknown.isEmpty()) {
      Text found = Text.verbatim(Shown.list(unknown));
      Text expected =
          Text.verbatim(
              KNOWN.stream()
                  .map(ASN1ObjectIdentifier::getId)
                  .sorted()
                  .collect(Collectors.joining(", ")));
      if (member.role() == Role.ROOT) {
        // Path validation does not process the anchor's extensions; some clients do.
        findings.add("unknown-critical-extension", member, found, expected, Severity.WARNING);
      } else {
        findings.add("unknown-critical-extension", member, found, expected);
      }
    }
  }

  private static Stream<ASN1ObjectIdentifier> oids(CertificateProfile profile) {
    return profile.extensions().map(Extensions::getExtensionOIDs).stream().flatMap(Arrays::stream);
  }
}
