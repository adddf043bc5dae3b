package io.github.smimetrust.chain;

import io.github.smimetrust.sst.der.DerReader;
import io.github.smimetrust.sst.der.MalformedDerException;
import io.github.smimetrust.sst.der.ObjectIdentifiers;
import java.util.Map;

/**
 * The algorithm of a signature, as its AlgorithmIdentifier names it.
 *
 * @param id dotted
 * @param kind the kind of key it takes; OTHER for algorithms that are not checked here
 * @param hash the digest as the JDK calls it; empty where the scheme has its own
 * @param saltBytes for RSASSA-PSS, else -1
 */
record SignatureScheme(String id, SubjectKey.Kind kind, String hash, int saltBytes) {
  private static final String PSS = "1.2.840.113549.1.1.10";
  private static final int NULL = 0x05;
  private static final String MGF1 = "1.2.840.113549.1.1.8";

  private static final Map<String, String> HASHES =
      Map.of(
          "1.3.14.3.2.26", "SHA-1",
          "2.16.840.1.101.3.4.2.1", "SHA-256",
          "2.16.840.1.101.3.4.2.2", "SHA-384",
          "2.16.840.1.101.3.4.2.3", "SHA-512");

  /** Reads the AlgorithmIdentifier that a reader stands on. */
  static SignatureScheme read(byte[] der, DerReader identifier) {
    DerReader fields = identifier.enter();
    fields.expect(DerReader.OBJECT_IDENTIFIER, "algorithm");
    String id = ObjectIdentifiers.read(der, fields);
    SignatureScheme scheme = read(id, der, fields);
    if (scheme.kind != SubjectKey.Kind.OTHER && !scheme.isPss()) {
      checkNoParameters(scheme.kind, fields);
    }
    return scheme;
  }

  /**
   * NULL or nothing for RSA with PKCS #1 padding (RFC 4055 section 5), nothing for all others (RFC
   * 3279 section 2.2.2, RFC 5758 section 3, RFC 8410 section 3).
   */
  private static void checkNoParameters(SubjectKey.Kind kind, DerReader fields) {
    if (kind == SubjectKey.Kind.RSA) {
      skipNull(fields);
    }
    fields.expectEnd("the signature algorithm, which takes no parameters");
  }

  private static void skipNull(DerReader fields) {
    if (fields.peek() == NULL) {
      fields.next();
      if (fields.length() > 0) {
        throw new MalformedDerException(fields.start(), "a NULL with content", "an empty NULL");
      }
    }
  }

  private static SignatureScheme read(String id, byte[] der, DerReader fields) {
    return switch (id) {
      case "1.2.840.113549.1.1.4" -> plain(id, SubjectKey.Kind.RSA, "MD5");
      case "1.2.840.113549.1.1.5" -> plain(id, SubjectKey.Kind.RSA, "SHA-1");
      case "1.2.840.113549.1.1.11" -> plain(id, SubjectKey.Kind.RSA, "SHA-256");
      case "1.2.840.113549.1.1.12" -> plain(id, SubjectKey.Kind.RSA, "SHA-384");
      case "1.2.840.113549.1.1.13" -> plain(id, SubjectKey.Kind.RSA, "SHA-512");
      case PSS -> pss(der, fields);
      case "1.2.840.10045.4.1" -> plain(id, SubjectKey.Kind.EC, "SHA-1");
      case "1.2.840.10045.4.3.2" -> plain(id, SubjectKey.Kind.EC, "SHA-256");
      case "1.2.840.10045.4.3.3" -> plain(id, SubjectKey.Kind.EC, "SHA-384");
      case "1.2.840.10045.4.3.4" -> plain(id, SubjectKey.Kind.EC, "SHA-512");
      case "1.2.840.10040.4.3" -> plain(id, SubjectKey.Kind.DSA, "SHA-1");
      case "2.16.840.1.101.3.4.3.2" -> plain(id, SubjectKey.Kind.DSA, "SHA-256");
      case "1.3.101.112" -> plain(id, SubjectKey.Kind.ED25519, "");
      case "1.3.101.113" -> plain(id, SubjectKey.Kind.ED448, "");
      default -> plain(id, SubjectKey.Kind.OTHER, "");
    };
  }

  private static SignatureScheme plain(String id, SubjectKey.Kind kind, String hash) {
    return new SignatureScheme(id, kind, hash, -1);
  }

  /**
   * SEQUENCE { [0] hash DEFAULT SHA-1, [1] mask DEFAULT MGF1 with SHA-1, [2] salt DEFAULT 20, [3]
   * trailer DEFAULT 1 } (RFC 4055 section 3.1). Digest and mask must use the same hash, as RFC 8551
   * and every CA has it.
   */
  private static SignatureScheme pss(byte[] der, DerReader fields) {
    DerReader parameters = fields.expect(DerReader.SEQUENCE, "RSASSA-PSS-params").enter();
    fields.expectEnd("RSASSA-PSS");
    String hash = "1.3.14.3.2.26";
    String maskHash = hash;
    int salt = 20;
    if (parameters.peek() == 0xA0) {
      hash = digest(der, field(parameters, DerReader.SEQUENCE, "hash"));
    }
    if (parameters.peek() == 0xA1) {
      DerReader mask = field(parameters, DerReader.SEQUENCE, "mask").enter();
      mask.expect(DerReader.OBJECT_IDENTIFIER, "mask");
      if (!ObjectIdentifiers.read(der, mask).equals(MGF1)) {
        throw new MalformedDerException(mask.start(), "another mask", "MGF1");
      }
      maskHash = digest(der, mask.expect(DerReader.SEQUENCE, "hash of the mask"));
      mask.expectEnd("MGF1");
    }
    if (parameters.peek() == 0xA2) {
      DerReader number = field(parameters, DerReader.INTEGER, "saltLength");
      salt = PolicyExtensions.skipCertificates(der, number);
    }
    if (parameters.peek() == 0xA3) {
      DerReader trailer = field(parameters, DerReader.INTEGER, "trailerField");
      if (trailer.length() != 1 || der[trailer.contentStart()] != 1) {
        throw new MalformedDerException(trailer.start(), "another trailer", "1");
      }
    }
    parameters.expectEnd("RSASSA-PSS-params");
    String name = HASHES.get(hash);
    return name == null || !hash.equals(maskHash) || salt > 1024
        ? plain(PSS, SubjectKey.Kind.OTHER, "")
        : new SignatureScheme(PSS, SubjectKey.Kind.RSA, name, salt);
  }

  /** The one element inside of an explicit tag. */
  private static DerReader field(DerReader parameters, int identifier, String name) {
    parameters.next();
    DerReader field = parameters.enter().expect(identifier, name);
    field.expectEnd(name);
    return field;
  }

  /** The AlgorithmIdentifier of a digest: NULL or nothing behind it (RFC 4055 section 2.1). */
  private static String digest(byte[] der, DerReader identifier) {
    DerReader fields = identifier.enter();
    fields.expect(DerReader.OBJECT_IDENTIFIER, "a digest");
    String id = ObjectIdentifiers.read(der, fields);
    skipNull(fields);
    fields.expectEnd("a digest, which takes no parameters");
    return id;
  }

  boolean isPss() {
    return saltBytes >= 0;
  }

  /** For messages. */
  String name() {
    if (kind == SubjectKey.Kind.OTHER) {
      return id;
    }
    return kind + (isPss() ? " PSS" : "") + (hash.isEmpty() ? "" : " with " + hash);
  }
}
