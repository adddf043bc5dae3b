package io.github.smimetrust;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SignatureException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.DSAPublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;

/** What the JDK says about a certificate. */
final class JdkPeer {
  private static final Pattern NIST = Pattern.compile("NIST (P-\\d+)");
  private static final int RFC822_NAME = 1;

  /** Those that RFC 2253 does not name itself. */
  private static final Map<String, String> KEYWORDS =
      Map.ofEntries(
          Map.entry("1.2.840.113549.1.9.1", "E"),
          Map.entry("2.5.4.4", "SN"),
          Map.entry("2.5.4.5", "SERIALNUMBER"),
          Map.entry("2.5.4.12", "T"),
          Map.entry("2.5.4.13", "DESCRIPTION"),
          Map.entry("2.5.4.15", "businessCategory"),
          Map.entry("2.5.4.17", "postalCode"),
          Map.entry("2.5.4.42", "GIVENNAME"),
          Map.entry("2.5.4.46", "DNQUALIFIER"),
          Map.entry("2.5.4.65", "pseudonym"),
          Map.entry("2.5.4.97", "organizationIdentifier"));

  final Agreement agreement = new Agreement("jdk");
  private final CertificateFactory factory;

  JdkPeer() {
    try {
      factory = CertificateFactory.getInstance("X.509");
    } catch (CertificateException e) {
      throw new AssertionError(e);
    }
  }

  Optional<X509Certificate> read(String sha256, byte[] der) {
    return agreement.certificate(
        sha256, () -> (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
  }

  void compare(String sha256, X509Certificate theirs, BundleEntry entry) throws Exception {
    agreement.part("certificate", sha256, () -> theirs, entry::certificate);
    agreement.part(
        "subject",
        sha256,
        () -> text(theirs.getSubjectX500Principal()),
        () -> unescaped(entry.subject()));
    agreement.part(
        "issuer",
        sha256,
        () -> text(theirs.getIssuerX500Principal()),
        () -> unescaped(entry.issuer()));
    agreement.part("serial", sha256, theirs::getSerialNumber, entry::serialNumber);
    agreement.part("notBefore", sha256, () -> theirs.getNotBefore().toInstant(), entry::notBefore);
    agreement.part("notAfter", sha256, () -> theirs.getNotAfter().toInstant(), entry::notAfter);
    agreement.part("key", sha256, () -> key(theirs.getPublicKey()), entry::key);
    agreement.part("isCa", sha256, () -> isCa(theirs), entry::isCa);
    agreement.part(
        "extKeyUsage",
        sha256,
        () -> {
          List<String> purposes = theirs.getExtendedKeyUsage();
          return purposes == null ? List.<String>of() : purposes;
        },
        entry::extendedKeyUsages);
    agreement.part("addresses", sha256, () -> addresses(theirs), entry::emailAddresses);
    agreement.part("version", sha256, theirs::getVersion, entry::version);
    agreement.part("signatureAlgorithm", sha256, theirs::getSigAlgOID, entry::signatureAlgorithm);
    agreement.part("isSelfIssued", sha256, () -> isSelfIssued(theirs), entry::isSelfIssued);
    agreement.part(
        "isRoot",
        sha256,
        () -> isSelfIssued(theirs) && isCa(theirs) && verifies(theirs),
        entry::isRoot);
  }

  private static String text(X500Principal name) {
    return unescaped(name.getName(X500Principal.RFC2253, KEYWORDS));
  }

  /** Which characters are escaped, and how, RFC 4514 leaves open. */
  private static String unescaped(String name) {
    StringBuilder text = new StringBuilder();
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    for (int at = 0; at < name.length(); at++) {
      char c = name.charAt(at);
      if (c == '\\' && "\",+=<>;# \\".indexOf(name.charAt(at + 1)) < 0) {
        octets.write(HexFormat.fromHexDigits(name, at + 1, at + 3));
        at += 2;
        continue;
      }
      text.append(octets.toString(StandardCharsets.UTF_8));
      octets.reset();
      text.append(c == '\\' ? name.charAt(++at) : c);
    }
    return text.append(octets.toString(StandardCharsets.UTF_8)).toString();
  }

  private static boolean isSelfIssued(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
  }

  private static boolean isCa(X509Certificate certificate) {
    return certificate.getVersion() < 3
        ? isSelfIssued(certificate)
        : certificate.getBasicConstraints() >= 0;
  }

  private static boolean verifies(X509Certificate certificate) throws GeneralSecurityException {
    try {
      certificate.verify(certificate.getPublicKey());
      return true;
    } catch (SignatureException e) {
      return false;
    }
  }

  private static List<String> addresses(X509Certificate certificate) throws CertificateException {
    var names = certificate.getSubjectAlternativeNames();
    return names == null
        ? List.of()
        : names.stream()
            .filter(name -> name.get(0).equals(RFC822_NAME))
            .map(name -> (String) name.get(1))
            .toList();
  }

  private static String key(PublicKey key) {
    if (key instanceof RSAPublicKey rsa) {
      return rsa.getAlgorithm() + " " + rsa.getModulus().bitLength();
    }
    if (key instanceof DSAPublicKey dsa) {
      return "DSA " + dsa.getParams().getP().bitLength();
    }
    if (key instanceof EdECPublicKey edwards) {
      return edwards.getParams().getName();
    }
    if (key instanceof ECPublicKey ec) {
      // "secp256r1 [NIST P-256,X9.62 prime256v1] (1.2.840.10045.3.1.7)"
      String curve = ec.getParams().toString();
      return "EC "
          + NIST.matcher(curve)
              .results()
              .findFirst()
              .map((MatchResult nist) -> nist.group(1))
              .orElseGet(() -> curve.substring(0, curve.indexOf(' ')));
    }
    throw new UnsupportedOperationException(key.getAlgorithm());
  }
}
