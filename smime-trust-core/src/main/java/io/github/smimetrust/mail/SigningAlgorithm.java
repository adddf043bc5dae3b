package io.github.smimetrust.mail;

import io.github.smimetrust.sst.der.DerReader;
import io.github.smimetrust.sst.der.MalformedDerException;
import io.github.smimetrust.sst.der.ObjectIdentifiers;
import org.jspecify.annotations.Nullable;

/**
 * How a message was signed (RFC 8551 section 2.2): a kind of key and a digest.
 *
 * @param kind which keys it takes
 * @param digest as the JDK calls it; for Ed25519, which has its own, that of the message
 * @param saltBytes for PSS
 */
record SigningAlgorithm(Kind kind, String digest, int saltBytes) {
  /** Kinds of signatures. */
  enum Kind {
    RSA,
    RSA_PSS,
    ECDSA,
    DSA,
    ED25519
  }

  private static final String SHA1 = "1.3.14.3.2.26";
  private static final String MGF1 = "1.2.840.113549.1.1.8";

  /** RFC 8017 allows what fits into the key; nobody takes more than the digest has. */
  private static final int MOST_SALT_BYTES = 512;

  /**
   * Reads an AlgorithmIdentifier.
   *
   * @param digest the digest of the message, as the JDK calls it
   * @return null for an algorithm that is not known, or that has another digest than the message
   * @throws MalformedDerException if it is no AlgorithmIdentifier
   */
  static @Nullable SigningAlgorithm read(byte[] der, String digest) {
    DerReader fields = DerReader.of(der).expect(DerReader.SEQUENCE, "signatureAlgorithm").enter();
    fields.expect(DerReader.OBJECT_IDENTIFIER, "algorithm");
    String id = ObjectIdentifiers.read(der, fields);
    return switch (id) {
      case "1.2.840.113549.1.1.1" -> new SigningAlgorithm(Kind.RSA, digest, 0);
      case "1.2.840.113549.1.1.4" -> fitting(Kind.RSA, "MD5", digest);
      case "1.2.840.113549.1.1.5" -> fitting(Kind.RSA, "SHA-1", digest);
      case "1.2.840.113549.1.1.11" -> fitting(Kind.RSA, "SHA-256", digest);
      case "1.2.840.113549.1.1.12" -> fitting(Kind.RSA, "SHA-384", digest);
      case "1.2.840.113549.1.1.13" -> fitting(Kind.RSA, "SHA-512", digest);
      case "1.2.840.113549.1.1.10" -> pss(der, fields, digest);
      case "1.2.840.10045.4.1" -> fitting(Kind.ECDSA, "SHA-1", digest);
      case "1.2.840.10045.4.3.2" -> fitting(Kind.ECDSA, "SHA-256", digest);
      case "1.2.840.10045.4.3.3" -> fitting(Kind.ECDSA, "SHA-384", digest);
      case "1.2.840.10045.4.3.4" -> fitting(Kind.ECDSA, "SHA-512", digest);
      // id-dsa stands for the digest of the message (RFC 3370 section 3.1).
      case "1.2.840.10040.4.1" -> new SigningAlgorithm(Kind.DSA, digest, 0);
      case "1.2.840.10040.4.3" -> fitting(Kind.DSA, "SHA-1", digest);
      case "2.16.840.1.101.3.4.3.2" -> fitting(Kind.DSA, "SHA-256", digest);
      case "1.3.101.112" -> new SigningAlgorithm(Kind.ED25519, digest, 0);
      default -> null;
    };
  }

  private static @Nullable SigningAlgorithm fitting(Kind kind, String own, String digest) {
    return own.equals(digest) ? new SigningAlgorithm(kind, digest, 0) : null;
  }

  /**
   * RSASSA-PSS-params (RFC 4055 section 3.1), whose digest has to be that of the message (RFC 4056
   * section 3), and that of the mask the same.
   */
  private static @Nullable SigningAlgorithm pss(byte[] der, DerReader fields, String digest) {
    DerReader parameters = fields.expect(DerReader.SEQUENCE, "RSASSA-PSS-params").enter();
    String hash = SHA1;
    String mask = SHA1;
    int salt = 20;
    if (parameters.peek() == 0xA0) {
      parameters.next();
      hash = algorithm(der, parameters.enter().expect(DerReader.SEQUENCE, "hash").enter());
    }
    if (parameters.peek() == 0xA1) {
      parameters.next();
      DerReader generator = parameters.enter().expect(DerReader.SEQUENCE, "mask").enter();
      if (!algorithm(der, generator).equals(MGF1)) {
        return null;
      }
      mask = algorithm(der, generator.expect(DerReader.SEQUENCE, "hash of the mask").enter());
    }
    if (parameters.peek() == 0xA2) {
      parameters.next();
      salt = number(der, parameters.enter().expect(DerReader.INTEGER, "saltLength"));
    }
    if (parameters.peek() == 0xA3) {
      parameters.next();
      if (number(der, parameters.enter().expect(DerReader.INTEGER, "trailerField")) != 1) {
        return null;
      }
    }
    parameters.expectEnd("RSASSA-PSS-params");
    return hash.equals(mask)
            && digest.equals(DigestName.of(hash))
            && salt >= 0
            && salt <= MOST_SALT_BYTES
        ? new SigningAlgorithm(Kind.RSA_PSS, digest, salt)
        : null;
  }

  private static String algorithm(byte[] der, DerReader fields) {
    fields.expect(DerReader.OBJECT_IDENTIFIER, "algorithm");
    return ObjectIdentifiers.read(der, fields);
  }

  /** -1 for what is no small number. */
  private static int number(byte[] der, DerReader integer) {
    if (integer.length() == 0 || integer.length() > 2 || der[integer.contentStart()] < 0) {
      return -1;
    }
    int value = der[integer.contentStart()];
    return integer.length() == 1 ? value : value << 8 | der[integer.contentStart() + 1] & 0xFF;
  }

  /** For people. */
  String name() {
    return switch (kind) {
      case RSA -> "RSA with " + digest;
      case RSA_PSS -> "RSA PSS with " + digest;
      case ECDSA -> "ECDSA with " + digest;
      case DSA -> "DSA with " + digest;
      case ED25519 -> "Ed25519, message digest " + digest;
    };
  }
}
