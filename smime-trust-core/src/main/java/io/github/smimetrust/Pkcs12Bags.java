package io.github.smimetrust;

import io.github.smimetrust.KeyStoreEntries.Role;
import io.github.smimetrust.sst.der.DerReader;
import io.github.smimetrust.sst.der.ObjectIdentifiers;
import java.nio.charset.StandardCharsets;

/**
 * Reads SafeContents (RFC 7292 section 4.2), and of its bags the certificates and CRLs. Keys and
 * secrets are counted and left where they are.
 *
 * <pre>
 * SafeContents ::= SEQUENCE OF SafeBag
 * SafeBag ::= SEQUENCE { bagId, bagValue [0] EXPLICIT ANY, bagAttributes SET OF Attribute OPTIONAL }
 * CertBag ::= SEQUENCE { certId, certValue [0] EXPLICIT OCTET STRING }   -- CRLBag alike
 * </pre>
 */
final class Pkcs12Bags {
  private static final String BAG = "1.2.840.113549.1.12.10.1.";
  private static final String FRIENDLY_NAME = "1.2.840.113549.1.9.20";
  private static final String X509_CERTIFICATE = "1.2.840.113549.1.9.22.1";
  private static final String X509_CRL = "1.2.840.113549.1.9.23.1";

  /** Java marks its trusted certificate entries with this attribute. */
  private static final String TRUSTED_KEY_USAGE = "2.16.840.1.113894.746875.1.1";

  private static final int BMP_STRING = 0x1E;

  private final KeyStoreEntries entries;
  private int number;

  Pkcs12Bags(KeyStoreEntries entries) {
    this.entries = entries;
  }

  /** Reads the bags in one safe. */
  void read(byte[] content, Origin safe) {
    byte[] der = DefiniteLengths.of(content);
    DerReader whole = DerReader.of(der);
    DerReader bags = whole.expect(DerReader.SEQUENCE, "SafeContents").enter();
    whole.expectEnd("SafeContents");
    number = 0;
    readAll(der, bags, safe);
  }

  private void readAll(byte[] der, DerReader bags, Origin safe) {
    while (bags.hasNext()) {
      number++;
      Origin place = safe.at("bag " + number);
      Identified bag = Identified.next(der, bags, "SafeBag");
      DerReader value = bag.fields().expect(0xA0, "bagValue").enter();
      switch (bag.oid()) {
        case BAG + "1", BAG + "2", BAG + "5" -> entries.key();
        case BAG + "3" -> certificate(der, value, bag.fields(), place);
        case BAG + "4" -> entries.crl(inner(der, value, X509_CRL, place), place);
        // The depth of the reader bounds that of the recursion.
        case BAG + "6" ->
            readAll(der, value.expect(DerReader.SEQUENCE, "SafeContents").enter(), safe);
        default -> throw bag.unsupported(place, "bag type", "a key, certificate or CRL bag");
      }
    }
  }

  private void certificate(byte[] der, DerReader value, DerReader fields, Origin place) {
    byte[] certificate = inner(der, value, X509_CERTIFICATE, place);
    String name = "";
    Role role = Role.UNMARKED;
    if (fields.hasNext()) {
      DerReader attributes = fields.expect(DerReader.SET, "bagAttributes").enter();
      while (attributes.hasNext()) {
        DerReader attribute = attributes.expect(DerReader.SEQUENCE, "PKCS12Attribute").enter();
        attribute.expect(DerReader.OBJECT_IDENTIFIER, "attrId");
        String type = ObjectIdentifiers.read(der, attribute);
        DerReader values = attribute.expect(DerReader.SET, "attrValues").enter();
        if (type.equals(TRUSTED_KEY_USAGE)) {
          role = Role.TRUSTED;
        } else if (type.equals(FRIENDLY_NAME) && values.peek() == BMP_STRING) {
          values.next();
          name = new String(der, values.contentStart(), values.length(), StandardCharsets.UTF_16BE);
        }
      }
    }
    entries.certificate(certificate, role, place, name);
  }

  private static byte[] inner(byte[] der, DerReader value, String expected, Origin place) {
    Identified typed = Identified.next(der, value, "CertBag or CRLBag");
    if (!typed.oid().equals(expected)) {
      throw typed.unsupported(place, "certificate or CRL type", "an X.509 one");
    }
    DerReader content = typed.fields().expect(0xA0, "the value").enter();
    return typed.octets(content, "the DER of a certificate or CRL");
  }
}
