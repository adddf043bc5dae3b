package io.github.smimetrust.audit;

import io.github.smimetrust.audit.Member.Role;
import io.github.smimetrust.report.Severity;
import io.github.smimetrust.report.document.Text;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;

/**
 * Hashes that a signature can be forged with. A root's own signature proves nothing and nobody
 * checks it, so it is never weak.
 */
final class SignatureAlgorithmCheck implements AuditCheck {
  /** RFC 3279, RFC 5758, and NIST's OIW and BSI's identifiers that old certificates have. */
  private static final Map<String, String> WEAK =
      Map.ofEntries(
          Map.entry("1.2.840.113549.1.1.2", "MD2"),
          Map.entry("1.2.840.113549.1.1.3", "MD4"),
          Map.entry("1.2.840.113549.1.1.4", "MD5"),
          Map.entry("1.3.14.3.2.3", "MD5"),
          Map.entry("1.2.840.113549.1.1.5", "SHA-1"),
          Map.entry("1.3.14.3.2.29", "SHA-1"),
          Map.entry("1.3.14.3.2.27", "SHA-1"),
          Map.entry("1.2.840.10040.4.3", "SHA-1"),
          Map.entry("1.2.840.10045.4.1", "SHA-1"),
          Map.entry("0.4.0.127.0.7.1.1.4.1.1", "SHA-1"));

  private static final Map<String, String> WEAK_HASHES =
      Map.of(
          "1.3.14.3.2.26", "SHA-1",
          "1.2.840.113549.2.5", "MD5",
          "1.2.840.113549.2.2", "MD2");

  @Override
  public void check(AuditScope scope, Findings findings) {
    for (Member member : scope.members()) {
      if (!isItsOwn(member)) {
        member
            .profile()
            .certificate()
            .map(Certificate::getSignatureAlgorithm)
            .flatMap(SignatureAlgorithmCheck::weakHash)
            .ifPresent(
                hash ->
                    findings.add(
                        "weak-signature",
                        member,
                        Text.verbatim(hash),
                        Text.verbatim("SHA-256, SHA-384, SHA-512"),
                        hash.equals("SHA-1") ? Severity.WARNING : Severity.ERROR));
      }
    }
  }

  /** Also where this library did not verify it, as with MD5. */
  private static boolean isItsOwn(Member member) {
    Optional<String> issuer = member.profile().authorityKeyIdentifier();
    return member.role() == Role.ROOT
        || member.entry().isSelfIssued()
            && (issuer.isEmpty() || issuer.equals(member.profile().subjectKeyIdentifier()));
  }

  private static Optional<String> weakHash(AlgorithmIdentifier algorithm) {
    String id = algorithm.getAlgorithm().getId();
    return id.equals(PKCSObjectIdentifiers.id_RSASSA_PSS.getId())
        ? pss(algorithm)
        : Optional.ofNullable(WEAK.get(id));
  }

  /** SHA-1 is what absent parameters mean (RFC 4055 section 3.1). */
  private static Optional<String> pss(AlgorithmIdentifier algorithm) {
    if (!(algorithm.getParameters() instanceof ASN1Sequence parameters)) {
      return Optional.of("SHA-1");
    }
    try {
      String hash =
          RSASSAPSSparams.getInstance(parameters).getHashAlgorithm().getAlgorithm().getId();
      return Optional.ofNullable(WEAK_HASHES.get(hash));
    } catch (RuntimeException broken) {
      return Optional.empty();
    }
  }
}
