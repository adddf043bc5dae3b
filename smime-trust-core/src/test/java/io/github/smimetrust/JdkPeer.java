package io.github.smimetrust;

import java.io.ByteArrayInputStream;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.DSAPublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;

/** What the JDK says about a certificate. */
final class JdkPeer {
  private static final Pattern NIST = Pattern.compile("NIST (P-\\d+)");
  private static final int RFC822_NAME = 1;

  final Agreement agreement = new Agreement("jdk");
  private final CertificateFactory factory;

  JdkPeer() throws CertificateException {
    factory = CertificateFactory.getInstance("X.509");
  }

  void compare(String sha256, byte[] der, BundleEntry entry) throws Exception {
    X509Certificate theirs =
        agreement
            .certificate(
                sha256,
                () -> (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)))
            .orElse(null);
    if (theirs == null) {
      return;
    }
    agreement.part("certificate", sha256, () -> theirs, entry::certificate);
    agreement.part(
        "subject", sha256, theirs::getSubjectX500Principal, () -> principal(entry.subject()));
    agreement.part(
        "issuer", sha256, theirs::getIssuerX500Principal, () -> principal(entry.issuer()));
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
  }

  private static X500Principal principal(String text) {
    return new X500Principal(text, DistinguishedName.OIDS_BY_KEYWORD);
  }

  private static boolean isSelfIssued(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
  }

  private static boolean isCa(X509Certificate certificate) {
    return certificate.getVersion() < 3
        ? isSelfIssued(certificate)
        : certificate.getBasicConstraints() >= 0;
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
