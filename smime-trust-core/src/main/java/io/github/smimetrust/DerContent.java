package io.github.smimetrust;

import io.github.smimetrust.sst.StoreElement;
import io.github.smimetrust.sst.der.DerReader;
import io.github.smimetrust.sst.der.MalformedDerException;
import io.github.smimetrust.sst.der.ObjectIdentifiers;
import java.util.Arrays;
import java.util.List;

/** Reads a file that begins with a DER SEQUENCE, and tells by its structure which one it is. */
final class DerContent {
  private static final String CERTIFICATES =
      "certificates, PKCS #7 with certificates, CRLs, or PKCS #12";

  private DerContent() {}

  /** Reads any number of objects, one behind the other; keeps the array. */
  static void read(byte[] bytes, Origin origin, Intake intake) {
    if (DefiniteLengths.areMissing(bytes)) {
      readOne(bytes, origin, intake);
      return;
    }
    try {
      DerReader reader = DerReader.of(bytes);
      int number = 0;
      while (reader.hasNext()) {
        reader.expect(DerReader.SEQUENCE, "a certificate");
        number++;
        byte[] one = Arrays.copyOfRange(bytes, reader.start(), reader.end());
        boolean alone = number == 1 && !reader.hasNext();
        readOne(one, alone ? origin : origin.at("object " + number), intake);
      }
    } catch (MalformedDerException e) {
      intake.problem(origin.at("byte " + e.offset()), e.found(), e.expected());
    }
  }

  /** Reads exactly one object; keeps the array. */
  static void readOne(byte[] bytes, Origin origin, Intake intake) {
    byte[] der;
    try {
      der = DefiniteLengths.of(bytes);
    } catch (MalformedDerException e) {
      intake.problem(origin.at("byte " + e.offset()), e.found(), e.expected());
      return;
    }
    Kind kind = kind(der);
    switch (kind) {
      case CERTIFICATE -> intake.certificate(der, origin);
      case PKCS7 -> Pkcs7Certificates.read(der, origin, intake);
      case CRL -> readCrl(der, origin, intake);
      case PKCS12 -> Pkcs12File.read(der, origin, intake);
      default -> intake.problem(origin, kind.description, CERTIFICATES);
    }
  }

  private static void readCrl(byte[] der, Origin origin, Intake intake) {
    DerReader whole = DerReader.of(der);
    whole.next();
    if (whole.hasNext()) {
      intake.problem(
          origin.at("byte " + whole.end()),
          (der.length - whole.end()) + " more bytes",
          "the end of the CRL");
    } else {
      intake.otherObject(StoreElement.of(StoreElement.Kind.CRL, der, List.of()), origin);
    }
  }

  private enum Kind {
    CERTIFICATE("a certificate"),
    PKCS7("PKCS #7"),
    CRL("a CRL"),
    PKCS12("PKCS #12"),
    PRIVATE_KEY("a private key; keep keys out of trust lists"),
    REQUEST("a certificate request (PKCS #10)"),
    OTHER("DER of another kind");

    private final String description;

    Kind(String description) {
      this.description = description;
    }
  }

  private static Kind kind(byte[] der) {
    try {
      DerReader outer = DerReader.of(der);
      outer.next();
      DerReader parts = outer.enter();
      return switch (parts.next()) {
        case DerReader.OBJECT_IDENTIFIER -> Kind.PKCS7;
        case DerReader.INTEGER -> afterVersion(parts, der);
        case DerReader.SEQUENCE -> ofSigned(parts.enter(), parts, der);
        default -> Kind.OTHER;
      };
    } catch (MalformedDerException e) {
      // The reader of certificates says what is wrong, and where.
      return Kind.CERTIFICATE;
    }
  }

  /**
   * PFX { 3, ContentInfo }; PrivateKeyInfo { 0 or 1, AlgorithmIdentifier }; RSAPrivateKey { 0, n };
   * ECPrivateKey { 1, OCTET STRING }. A larger number begins a public key or parameters.
   */
  private static Kind afterVersion(DerReader parts, byte[] der) {
    int version = parts.length() == 1 ? der[parts.contentStart()] : -1;
    if (version == 3 && parts.peek() == DerReader.SEQUENCE) {
      return Kind.PKCS12;
    }
    return version == 0 || version == 1 ? Kind.PRIVATE_KEY : Kind.OTHER;
  }

  private static Kind ofSigned(DerReader first, DerReader parts, byte[] der) {
    if (first.peek() == DerReader.OBJECT_IDENTIFIER) {
      first.next();
      boolean encryptedKey =
          ObjectIdentifiers.read(der, first).startsWith("1.2.840.113549.1.")
              && parts.peek() == DerReader.OCTET_STRING;
      return encryptedKey ? Kind.PRIVATE_KEY : Kind.OTHER;
    }
    if (first.peek() == 0xA0) {
      return Kind.CERTIFICATE;
    }
    if (first.peek() == DerReader.INTEGER) {
      first.next();
    }
    first.expect(DerReader.SEQUENCE, "signature or subject");
    if (first.peek() == DerReader.SEQUENCE) {
      first.next();
      int third = first.peek();
      if (third == DerReader.UTC_TIME || third == DerReader.GENERALIZED_TIME) {
        return Kind.CRL;
      }
      return third == 0xA0 ? Kind.REQUEST : Kind.CERTIFICATE;
    }
    return Kind.OTHER;
  }
}
