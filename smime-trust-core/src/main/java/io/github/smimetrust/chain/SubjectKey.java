package io.github.smimetrust.chain;

import io.github.smimetrust.sst.der.ByteSlice;
import io.github.smimetrust.sst.der.DerReader;
import io.github.smimetrust.sst.der.MalformedDerException;
import io.github.smimetrust.sst.der.ObjectIdentifiers;
import org.jspecify.annotations.Nullable;

/**
 * A SubjectPublicKeyInfo (RFC 3279, RFC 5480, RFC 8410) as far as it decides whether anything may
 * compute with it: read without arithmetic.
 *
 * @param info its DER, which is the identity of the key
 * @param kind what it is
 * @param bits the size of an RSA modulus, a curve or a DSA prime; 0 where the kind says it
 * @param exponentBits the size of an RSA exponent, else 0
 * @param oddExponent whether an RSA exponent is odd
 * @param name for messages, such as {@code RSA 2048}
 */
record SubjectKey(
    ByteSlice info, Kind kind, int bits, int exponentBits, boolean oddExponent, String name) {
  /** FIPS 186-4 has none above; checking costs a multiplication a bit of it. */
  private static final int MOST_DSA_ORDER_BITS = 256;

  /** What the engine can check signatures with, and the rest. */
  enum Kind {
    RSA,
    /** An RSA key for RSASSA-PSS alone (RFC 4055 section 1.2). */
    RSA_PSS,
    EC,
    ED25519,
    ED448,
    DSA,
    /** Curves that are described instead of named, or have no place in S/MIME. */
    OTHER
  }

  static SubjectKey read(byte[] der, DerReader info) {
    ByteSlice slice = new ByteSlice(der, info.start(), info.end());
    DerReader fields = info.enter();
    DerReader algorithm = fields.expect(DerReader.SEQUENCE, "algorithm").enter();
    algorithm.expect(DerReader.OBJECT_IDENTIFIER, "algorithm");
    String id = ObjectIdentifiers.read(der, algorithm);
    fields.expect(DerReader.BIT_STRING, "subjectPublicKey");
    fields.expectEnd("subjectPublicKeyInfo");
    return switch (id) {
      case "1.2.840.113549.1.1.1" -> rsa(der, slice, Kind.RSA, fields);
      case "1.2.840.113549.1.1.10" -> rsa(der, slice, Kind.RSA_PSS, fields);
      case "1.2.840.10045.2.1" -> ec(der, slice, algorithm);
      case "1.2.840.10040.4.1" -> dsa(der, slice, algorithm);
      case "1.3.101.112" -> new SubjectKey(slice, Kind.ED25519, 0, 0, false, "Ed25519");
      case "1.3.101.113" -> new SubjectKey(slice, Kind.ED448, 0, 0, false, "Ed448");
      default -> new SubjectKey(slice, Kind.OTHER, 0, 0, false, id);
    };
  }

  private static SubjectKey rsa(byte[] der, ByteSlice slice, Kind kind, DerReader key) {
    DerReader string = key.enterString();
    DerReader parts = string.expect(DerReader.SEQUENCE, "RSAPublicKey").enter();
    string.expectEnd("subjectPublicKey");
    parts.expect(DerReader.INTEGER, "modulus");
    requirePositive(der, parts, "modulus");
    int bits = parts.bitLength();
    parts.expect(DerReader.INTEGER, "publicExponent");
    requirePositive(der, parts, "publicExponent");
    boolean odd = (der[parts.end() - 1] & 1) != 0;
    int exponentBits = parts.bitLength();
    parts.expectEnd("RSAPublicKey");
    String name = (kind == Kind.RSA ? "RSA " : "RSASSA-PSS ") + bits;
    return new SubjectKey(slice, kind, bits, exponentBits, odd, name);
  }

  private static void requirePositive(byte[] der, DerReader number, String name) {
    if (number.length() == 0 || der[number.contentStart()] < 0) {
      throw new MalformedDerException(
          number.start(), "an empty or negative " + name, "a positive number");
    }
  }

  private static SubjectKey ec(byte[] der, ByteSlice slice, DerReader algorithm) {
    if (algorithm.peek() != DerReader.OBJECT_IDENTIFIER) {
      return new SubjectKey(slice, Kind.OTHER, 0, 0, false, "EC with explicit parameters");
    }
    algorithm.next();
    String curve = ObjectIdentifiers.read(der, algorithm);
    Curve known = Curve.of(curve);
    return known == null
        ? new SubjectKey(slice, Kind.OTHER, 0, 0, false, "EC on curve " + curve)
        : new SubjectKey(slice, Kind.EC, known.bits, 0, false, "EC " + known.label);
  }

  /** SEQUENCE { p, q, g }; parameters that are left out, to be inherited, have no use here. */
  private static SubjectKey dsa(byte[] der, ByteSlice slice, DerReader algorithm) {
    if (algorithm.peek() != DerReader.SEQUENCE) {
      return new SubjectKey(slice, Kind.OTHER, 0, 0, false, "DSA without parameters");
    }
    algorithm.next();
    DerReader parameters = algorithm.enter();
    parameters.expect(DerReader.INTEGER, "p");
    requirePositive(der, parameters, "p");
    int bits = parameters.bitLength();
    parameters.expect(DerReader.INTEGER, "q");
    requirePositive(der, parameters, "q");
    int order = parameters.bitLength();
    return order > MOST_DSA_ORDER_BITS
        ? new SubjectKey(slice, Kind.OTHER, 0, 0, false, "DSA with an order of " + order + " bits")
        : new SubjectKey(slice, Kind.DSA, bits, 0, false, "DSA " + bits);
  }

  /** The curves of RFC 8550 and those that CAs for S/MIME use besides (RFC 5639). */
  private enum Curve {
    P256("1.2.840.10045.3.1.7", "P-256", 256),
    P384("1.3.132.0.34", "P-384", 384),
    P521("1.3.132.0.35", "P-521", 521),
    BRAINPOOL256("1.3.36.3.3.2.8.1.1.7", "brainpoolP256r1", 256),
    BRAINPOOL384("1.3.36.3.3.2.8.1.1.11", "brainpoolP384r1", 384),
    BRAINPOOL512("1.3.36.3.3.2.8.1.1.13", "brainpoolP512r1", 512);

    private final String id;
    private final String label;
    private final int bits;

    Curve(String id, String label, int bits) {
      this.id = id;
      this.label = label;
      this.bits = bits;
    }

    static @Nullable Curve of(String id) {
      for (Curve curve : values()) {
        if (curve.id.equals(id)) {
          return curve;
        }
      }
      return null;
    }
  }
}
