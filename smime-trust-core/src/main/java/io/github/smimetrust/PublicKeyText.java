package io.github.smimetrust;

import io.github.smimetrust.sst.der.DerReader;
import io.github.smimetrust.sst.der.ObjectIdentifiers;
import java.util.Map;

/** Names kind and size of a SubjectPublicKeyInfo (RFC 3279, RFC 5480, RFC 8410). */
final class PublicKeyText {
  private static final String RSA = "1.2.840.113549.1.1.1";
  private static final String RSA_PSS = "1.2.840.113549.1.1.10";
  private static final String EC = "1.2.840.10045.2.1";
  private static final String DSA = "1.2.840.10040.4.1";

  private static final Map<String, String> PLAIN =
      Map.of(
          "1.3.101.112", "Ed25519",
          "1.3.101.113", "Ed448",
          "2.16.840.1.101.3.4.3.17", "ML-DSA-44",
          "2.16.840.1.101.3.4.3.18", "ML-DSA-65",
          "2.16.840.1.101.3.4.3.19", "ML-DSA-87");

  private static final Map<String, String> CURVES =
      Map.of(
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
      case DSA -> "DSA " + dsaBits(algorithm);
      default -> PLAIN.getOrDefault(identifier, identifier);
    };
  }

  private static int rsaBits(DerReader key) {
    DerReader parts = key.enterString().expect(DerReader.SEQUENCE, "RSAPublicKey").enter();
    return parts.expect(DerReader.INTEGER, "modulus").bitLength();
  }

  private static int dsaBits(DerReader algorithm) {
    if (!algorithm.hasNext() || algorithm.next() != DerReader.SEQUENCE) {
      return 0;
    }
    return algorithm.enter().expect(DerReader.INTEGER, "p").bitLength();
  }

  private static String curve(CertificateScan scan, DerReader algorithm) {
    if (!algorithm.hasNext() || algorithm.next() != DerReader.OBJECT_IDENTIFIER) {
      return "with explicit parameters";
    }
    String curve = ObjectIdentifiers.read(scan.der, algorithm);
    return CURVES.getOrDefault(curve, curve);
  }
}
