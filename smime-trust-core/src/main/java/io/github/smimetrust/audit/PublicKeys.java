package io.github.smimetrust.audit;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * Kinds of public keys (RFC 3279, RFC 4055, RFC 5480, RFC 8410), read without computing anything.
 */
final class PublicKeys {
  private static final String EC_P256 = "1.2.840.10045.3.1.7";
  private static final String EC_P384 = "1.3.132.0.34";
  private static final String EC_P521 = "1.3.132.0.35";

  private static final Map<String, Kind> PLAIN =
      Map.of(
          PKCSObjectIdentifiers.rsaEncryption.getId(),
          Kind.RSA,
          PKCSObjectIdentifiers.id_RSASSA_PSS.getId(),
          Kind.RSA_PSS,
          X9ObjectIdentifiers.id_dsa.getId(),
          Kind.DSA,
          "1.3.101.112",
          Kind.EDWARDS,
          "1.3.101.113",
          Kind.EDWARDS);

  private PublicKeys() {}

  /** What the rules tell apart. */
  enum Kind {
    RSA,
    RSA_PSS,
    /** On P-256, P-384 or P-521. */
    NIST_CURVE,
    OTHER_CURVE,
    /** A curve that is described instead of named: whoever describes it can break it. */
    EXPLICIT_CURVE,
    EDWARDS,
    DSA,
    OTHER
  }

  static Kind kind(SubjectPublicKeyInfo key) {
    String algorithm = key.getAlgorithm().getAlgorithm().getId();
    if (!algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey.getId())) {
      return PLAIN.getOrDefault(algorithm, Kind.OTHER);
    }
    if (!(key.getAlgorithm().getParameters() instanceof ASN1ObjectIdentifier curve)) {
      return Kind.EXPLICIT_CURVE;
    }
    return switch (curve.getId()) {
      case EC_P256, EC_P384, EC_P521 -> Kind.NIST_CURVE;
      default -> Kind.OTHER_CURVE;
    };
  }

  /** The numbers of an RSA key; nothing for another key or a broken one. */
  static Optional<RsaNumbers> rsa(SubjectPublicKeyInfo key) {
    Kind kind = kind(key);
    if (kind != Kind.RSA && kind != Kind.RSA_PSS) {
      return Optional.empty();
    }
    try {
      RSAPublicKey numbers = RSAPublicKey.getInstance(key.parsePublicKey());
      return Optional.of(new RsaNumbers(numbers.getModulus(), numbers.getPublicExponent()));
    } catch (IOException | RuntimeException broken) {
      return Optional.empty();
    }
  }

  /** Modulus and exponent. */
  record RsaNumbers(BigInteger modulus, BigInteger exponent) {}
}
