package io.github.smimetrust;

import io.github.smimetrust.sst.der.DerReader;
import io.github.smimetrust.sst.der.MalformedDerException;
import io.github.smimetrust.sst.der.ObjectIdentifiers;
import java.util.Arrays;

/**
 * A SEQUENCE that begins with an OBJECT IDENTIFIER, which says what the fields behind it are: an
 * AlgorithmIdentifier, a ContentInfo, a SafeBag. The fields are still to be read.
 */
final class Identified {
  private final String oid;
  private final DerReader fields;
  private final byte[] der;

  private Identified(String oid, DerReader fields, byte[] der) {
    this.oid = oid;
    this.fields = fields;
    this.der = der;
  }

  /** Reads the SEQUENCE that comes next. */
  static Identified next(byte[] der, DerReader in, String name) {
    DerReader fields = in.expect(DerReader.SEQUENCE, name).enter();
    fields.expect(DerReader.OBJECT_IDENTIFIER, "the type of " + name);
    return new Identified(ObjectIdentifiers.read(der, fields), fields, der);
  }

  /** What the SEQUENCE is. */
  String oid() {
    return oid;
  }

  /** The fields behind the object identifier. */
  DerReader fields() {
    return fields;
  }

  /** The array that the fields lie in. */
  byte[] der() {
    return der;
  }

  /** The parameters of an AlgorithmIdentifier that are a SEQUENCE. */
  DerReader parameters(String name) {
    return fields.expect(DerReader.SEQUENCE, name).enter();
  }

  /** The OCTET STRING that comes next. */
  byte[] octets(DerReader in, String name) {
    in.expect(DerReader.OCTET_STRING, name);
    return Arrays.copyOfRange(der, in.contentStart(), in.end());
  }

  /** The positive INTEGER that comes next; above 62 bits, the largest of those. */
  long positive(DerReader in, String name) {
    in.expect(DerReader.INTEGER, name);
    if (in.length() == 0 || der[in.contentStart()] < 0 || in.bitLength() == 0) {
      throw new MalformedDerException(
          in.start(), "a number that is not positive", name + " of 1 or more");
    }
    if (in.bitLength() > 62) {
      return (1L << 62) - 1;
    }
    long value = 0;
    for (int i = in.contentStart(); i < in.end(); i++) {
      value = value << 8 | der[i] & 0xFF;
    }
    return value;
  }

  UnreadableInputException unsupported(Origin origin, String what, String expected) {
    return new UnreadableInputException(
        origin, what + " algorithm " + oid + ", which is not supported", expected);
  }
}
