package io.github.smimetrust.audit;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.smimetrust.format.PlainText;
import io.github.smimetrust.report.document.Text;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * The bytes that S/MIME BR sections 7.1.3.1 and 7.1.3.2 name for AlgorithmIdentifiers. Algorithms
 * that they do not name are the business of the rules about weak keys and signatures, and are left
 * alone here.
 */
final class AlgorithmEncoding {
  private static final String P256 = "301306072a8648ce3d020106082a8648ce3d030107";
  private static final String P384 = "301006072a8648ce3d020106052b81040022";
  private static final String P521 = "301006072a8648ce3d020106052b81040023";

  private static final String RSA_OID = "1.2.840.113549.1.1.1";
  private static final String EC_OID = "1.2.840.10045.2.1";
  private static final String ED25519_OID = "1.3.101.112";
  private static final String ED448_OID = "1.3.101.113";
  private static final String PSS_OID = "1.2.840.113549.1.1.10";

  private static final ImmutableMap<String, Set<String>> KEYS =
      ImmutableMap.of(
          RSA_OID, ImmutableSet.of("300d06092a864886f70d0101010500"),
          EC_OID, ImmutableSet.of(P256, P384, P521),
          ED25519_OID, ImmutableSet.of("300506032b6570"),
          ED448_OID, ImmutableSet.of("300506032b6571"));

  private static final ImmutableMap<String, Set<String>> SIGNATURES =
      ImmutableMap.<String, Set<String>>builder()
          .put("1.2.840.113549.1.1.11", ImmutableSet.of("300d06092a864886f70d01010b0500"))
          .put("1.2.840.113549.1.1.12", ImmutableSet.of("300d06092a864886f70d01010c0500"))
          .put("1.2.840.113549.1.1.13", ImmutableSet.of("300d06092a864886f70d01010d0500"))
          .put(PSS_OID, ImmutableSet.of(pss("01", "20"), pss("02", "30"), pss("03", "40")))
          .put("1.2.840.10045.4.3.2", ImmutableSet.of("300a06082a8648ce3d040302"))
          .put("1.2.840.10045.4.3.3", ImmutableSet.of("300a06082a8648ce3d040303"))
          .put("1.2.840.10045.4.3.4", ImmutableSet.of("300a06082a8648ce3d040304"))
          .put(ED25519_OID, ImmutableSet.of("300506032b6570"))
          .put(ED448_OID, ImmutableSet.of("300506032b6571"))
          .buildOrThrow();

  /** The signature that goes with a key's curve. */
  private static final ImmutableMap<String, String> CURVE_SIGNATURES =
      ImmutableMap.of(
          P256, "1.2.840.10045.4.3.2", P384, "1.2.840.10045.4.3.3", P521, "1.2.840.10045.4.3.4");

  /** What differs from the clause. */
  record Fault(Text found, Text expected) {}

  private AlgorithmEncoding() {}

  /** The parameters of RSASSA-PSS with one hash for both uses, and a salt of its length. */
  private static String pss(String hash, String salt) {
    String algorithm = "300d06096086480165030402" + hash + "0500";
    return "304106092a864886f70d01010a3034a00f"
        + algorithm
        + "a11c301a06092a864886f70d010108"
        + algorithm
        + "a2030201"
        + salt;
  }

  static Optional<Fault> fault(Member member, AuditScope scope) {
    return key(member)
        .or(() -> signature(member))
        .or(() -> twice(member))
        .or(() -> curve(member, scope));
  }

  private static Optional<Fault> key(Member member) {
    return member
        .profile()
        .key()
        .map(SubjectPublicKeyInfo::getAlgorithm)
        .flatMap(a -> fault(a, KEYS));
  }

  private static Optional<Fault> signature(Member member) {
    return member
        .profile()
        .certificate()
        .map(Certificate::getSignatureAlgorithm)
        .flatMap(a -> fault(a, SIGNATURES));
  }

  private static Optional<Fault> fault(
      AlgorithmIdentifier algorithm, ImmutableMap<String, Set<String>> table) {
    Set<String> wanted = table.get(algorithm.getAlgorithm().getId());
    String found = hex(algorithm);
    if (wanted == null || wanted.contains(found)) {
      return Optional.empty();
    }
    return Optional.of(
        new Fault(Text.verbatim(shown(found)), Text.verbatim(String.join(" / ", wanted))));
  }

  /** RFC 5280 section 4.1.1.2: the algorithm stands twice, and is the same. */
  private static Optional<Fault> twice(Member member) {
    return member
        .profile()
        .certificate()
        .filter(
            c -> !hex(c.getSignatureAlgorithm()).equals(hex(c.getTBSCertificate().getSignature())))
        .map(
            c ->
                new Fault(
                    Text.verbatim(shown(hex(c.getSignatureAlgorithm()))),
                    Text.verbatim(shown(hex(c.getTBSCertificate().getSignature())))));
  }

  /** The hash of ECDSA follows the curve of the key that signed. */
  private static Optional<Fault> curve(Member member, AuditScope scope) {
    Optional<Member> signer =
        member.role() == Member.Role.ROOT
            ? Optional.of(member)
            : member.issuers().stream().findFirst().flatMap(scope::member);
    String wanted =
        signer
            .flatMap(s -> s.profile().key())
            .map(k -> CURVE_SIGNATURES.get(hex(k.getAlgorithm())))
            .orElse(null);
    return wanted == null
        ? Optional.empty()
        : member
            .profile()
            .certificate()
            .map(c -> c.getSignatureAlgorithm().getAlgorithm().getId())
            .filter(s -> SIGNATURES.containsKey(s) && !s.equals(wanted))
            .map(s -> new Fault(Text.verbatim(s), Text.verbatim(wanted)));
  }

  private static String hex(AlgorithmIdentifier algorithm) {
    try {
      return HexFormat.of().formatHex(algorithm.getEncoded(ASN1Encoding.DER));
    } catch (IOException e) {
      return "";
    }
  }

  private static String shown(String hex) {
    return PlainText.of(hex);
  }
}
