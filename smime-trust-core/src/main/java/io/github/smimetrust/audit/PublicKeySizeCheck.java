package io.github.smimetrust.audit;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.report.Severity;
import io.github.smimetrust.report.document.Text;
import java.io.IOException;
import java.time.Instant;
import java.util.OptionalInt;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** How long RSA keys of public authorities must be, and from when (S/MIME BR section 6.1.5). */
final class PublicKeySizeCheck implements AuditCheck {
  private static final String NEW_KEYS = "rsa-4096";
  private static final String ISSUING = "rsa-3072-issuing";

  private static final int NEW_BITS = 4_096;
  private static final int ISSUING_BITS = 3_072;

  @Override
  public void check(AuditScope scope, Findings findings) {
    for (Member member : scope.members()) {
      OptionalInt bits = member.role() == Member.Role.USER ? OptionalInt.empty() : bits(member);
      if (bits.isEmpty() || !member.isPublic()) {
        continue;
      }
      if (bits.getAsInt() < NEW_BITS && Dates.holds(NEW_KEYS, member)) {
        findings.add(NEW_KEYS, member, rsa(bits.getAsInt()), rsa(NEW_BITS));
      }
      if (bits.getAsInt() < ISSUING_BITS
          && member.role() == Member.Role.INTERMEDIATE
          && member.isBelowRoot()
          && Purposes.mayIssueForMail(member)) {
        issuing(scope, member, bits.getAsInt(), findings);
      }
    }
  }

  /** It stays valid, but issues no longer: what matters is what it issued after the day. */
  private static void issuing(AuditScope scope, Member member, int bits, Findings findings) {
    Instant day = Dates.start(Dates.from(ISSUING));
    if (member.entry().notAfter().isBefore(day)) {
      return;
    }
    boolean issuedAfter =
        scope.usesOf(member).stream()
            .map(Evidence::leaf)
            .anyMatch(leaf -> isIssuer(member, leaf) && !leaf.notBefore().isBefore(day));
    Severity severity =
        issuedAfter ? Severity.ERROR : scope.at().isBefore(day) ? Severity.NOTE : Severity.WARNING;
    findings.add(
        ISSUING, member, rsa(bits), Text.verbatim(Dates.from(ISSUING).toString()), severity);
  }

  private static boolean isIssuer(Member member, BundleEntry leaf) {
    return CertificateProfile.of(leaf).issuer().equals(member.profile().subject());
  }

  /** The length of an RSA key; nothing for other keys and those that cannot be read. */
  static OptionalInt bits(Member member) {
    SubjectPublicKeyInfo key = member.profile().key().orElse(null);
    if (key == null
        || !key.getAlgorithm().getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption)
            && !key.getAlgorithm().getAlgorithm().equals(PKCSObjectIdentifiers.id_RSASSA_PSS)) {
      return OptionalInt.empty();
    }
    try {
      return OptionalInt.of(
          RSAPublicKey.getInstance(key.parsePublicKey()).getModulus().bitLength());
    } catch (IOException | RuntimeException broken) {
      return OptionalInt.empty();
    }
  }

  private static Text rsa(int bits) {
    return Text.of("RSA with " + bits + " bits", "RSA " + bits + " ビット");
  }
}
