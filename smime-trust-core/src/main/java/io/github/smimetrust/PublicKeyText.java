package io.github.smimetrust;

import io.github.smimetrust.sst.der.DerReader;
import io.github.smimetrust.sst.der.ObjectIdentifiers;
import java.util.Map;

/** Names kind and size of a SubjectPublicKeyInfo (RFC 3279, RFC 5480). */
final class PublicKeyText {
  private static final String RSA = "1.2.840.113549.1.1.1";
  private static final String RSA_PSS = "1.2.840.113549.1.1.10";
  private static final String EC = "1.2.840.10045.2.1";
  private static final String DSA = "1.2.840.10040.4.1";

  /** RFC 8410, FIPS 203, 204 and 205: the algorithm tells the size. */
  private static final Map<String, String> PLAIN =
      Map.ofEntries(
          Map.entry("1.3.101.110", "X25519"),
          Map.entry("1.3.101.111", "X448"),
          Map.entry("1.3.101.112", "Ed25519"),
          Map.entry("1.3.101.113", "Ed448"),
          Map.entry("2.16.840.1.101.3.4.3.17", "ML-DSA-44"),
          Map.entry("2.16.840.1.101.3.4.3.18", "ML-DSA-65"),
          Map.entry("2.16.840.1.101.3.4.3.19", "ML-DSA-87"),
          Map.entry("2.16.840.1.101.3.4.3.20", "SLH-DSA-SHA2-128s"),
          Map.entry("2.16.840.1.101.3.4.3.21", "SLH-DSA-SHA2-128f"),
          Map.entry("2.16.840.1.101.3.4.3.22", "SLH-DSA-SHA2-192s"),
          Map.entry("2.16.840.1.101.3.4.3.23", "SLH-DSA-SHA2-192f"),
          Map.entry("2.16.840.1.101.3.4.3.24", "SLH-DSA-SHA2-256s"),
          Map.entry("2.16.840.1.101.3.4.3.25", "SLH-DSA-SHA2-256f"),
          Map.entry("2.16.840.1.101.3.4.3.26", "SLH-DSA-SHAKE-128s"),
          Map.entry("2.16.840.1.101.3.4.3.27", "SLH-DSA-SHAKE-128f"),
          Map.entry("2.16.840.1.101.3.4.3.28", "SLH-DSA-SHAKE-192s"),
          Map.entry("2.16.840.1.101.3.4.3.29", "SLH-DSA-SHAKE-192f"),
          Map.entry("2.16.840.1.101.3.4.3.30", "SLH-DSA-SHAKE-256s"),
          Map.entry("2.16.840.1.101.3.4.3.31", "SLH-DSA-SHAKE-256f"),
          Map.entry("2.16.840.1.101.3.4.4.1", "ML-KEM-512"),
          Map.entry("2.16.840.1.101.3.4.4.2", "ML-KEM-768"),
          Map.entry("2.16.840.1.101.3.4.4.3", "ML-KEM-1024"));

  private static final Map<String, String> CURVES =
      Map.of(
          "1.3.132.0.33", "P-224",
          "1.2.840.10045.3.1.7", "P-256",
          "1.3.132.0.34", "P-384",
          "1.3.132.0.35", "P-521",
          "1.3.132.0.10", "secp256k1",
          "1.3.36.3.3.2.8.1.1.7", "brainpoolP256r1",
          "1.3.36.3.3.2.8.1.1.11", "brainpoolP384r1",
          "1.3.36.3.3.2.8.1.1.13", "brainpoolP512r1");

  private PublicKeyText() {}

  static String of(CertificateScan scan) {
    DerReader info = scan.at(scan.publicKey).enter();
    DerReader algorithm = info.expect(DerReader.SEQUENCE, "algorithm").enter();
    algorithm.expect(DerReader.OBJECT_IDENTIFIER, "algorithm");
    String identifier = ObjectIdentifiers.read(scan.der, algorithm);
    info.expect(DerReader.BIT_STRING, "subjectPublicKey");
    return switch (identifier) {
      case RSA -> "RSA " + rsaBits(info);
      case RSA_PSS -> "RSASSA-PSS " + rsaBits(info);
      case EC -> "EC " + curve(scan, algorithm);
      case DSA -> "DSA " + dsaSize(algorithm);
      default -> PLAIN.getOrDefault(identifier, identifier);
    };
  }

  private static int rsaBits(DerReader key) {
    DerReader parts = key.enterString().expect(DerReader.SEQUENCE, "RSAPublicKey").enter();
    return parts.expect(DerReader.INTEGER, "modulus").bitLength();
  }

  private static String dsaSize(DerReader algorithm) {
    // RFC 3279 section 2.3.2: absent parameters are those of the issuer.
    return algorithm.peek() == DerReader.SEQUENCE
        ? String.valueOf(enterNext(algorithm).expect(DerReader.INTEGER, "p").bitLength())
        : "with inherited parameters";
  }

  private static DerReader enterNext(DerReader reader) {
    reader.next();
    return reader.enter();
  }

  private static String curve(CertificateScan scan, DerReader algorithm) {
    int tag = algorithm.hasNext() ? algorithm.next() : -1;
    if (tag == DerReader.OBJECT_IDENTIFIER) {
      String curve = ObjectIdentifiers.read(scan.der, algorithm);
      return CURVES.getOrDefault(curve, curve);
    }
    // RFC 5480 section 2.1.1 allows neither.
    return tag == DerReader.SEQUENCE ? "with explicit parameters" : "with inherited parameters";
  }
}
