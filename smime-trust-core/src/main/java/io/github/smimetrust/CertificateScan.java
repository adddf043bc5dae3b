package io.github.smimetrust;

import io.github.smimetrust.sst.der.DerReader;
import io.github.smimetrust.sst.der.MalformedDerException;
import io.github.smimetrust.sst.der.ObjectIdentifiers;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where the parts of a certificate lie in its DER (RFC 5280 section 4.1), found in one pass without
 * copying. Reads what the JDK and Bouncy Castle refuse for a fault in a part that is not needed
 * here.
 *
 * <pre>
 * Certificate    = SEQUENCE { tbsCertificate, signatureAlgorithm SEQUENCE, signatureValue BIT STRING }
 * TBSCertificate = SEQUENCE { [0] version?, serialNumber INTEGER, signature SEQUENCE, issuer Name,
 *                    validity SEQUENCE { Time, Time }, subject Name, subjectPublicKeyInfo SEQUENCE,
 *                    [1] issuerUniqueID?, [2] subjectUniqueID?, [3] extensions? }
 * </pre>
 */
final class CertificateScan {
  private static final int EXPLICIT_VERSION = 0xA0;
  private static final int ISSUER_UNIQUE_ID = 0x81;
  private static final int SUBJECT_UNIQUE_ID = 0x82;
  private static final int EXPLICIT_EXTENSIONS = 0xA3;

  /** The array that holds the certificate, from {@link #from} to {@link #to}. */
  final byte[] der;

  final int from;
  final int to;
  final int version;
  final int serial;
  final int issuer;
  final int subject;
  final int publicKey;

  /** Start of the SEQUENCE OF Extension, or 0 where there is none. */
  final int extensions;

  final int signatureAlgorithm;

  /** Seconds since 1970. */
  final long notBefore;

  /** Seconds since 1970. */
  final long notAfter;

  /**
   * Scans the certificate that a part of an array holds.
   *
   * @throws MalformedDerException if it has not this structure, or bytes are left over
   */
  CertificateScan(byte[] der, int from, int to) {
    this.der = der;
    this.from = from;
    this.to = to;
    DerReader whole = DerReader.of(der, from, to);
    DerReader certificate = whole.expect(DerReader.SEQUENCE, "Certificate").enter();
    whole.expectEnd("Certificate");
    DerReader tbs = certificate.expect(DerReader.SEQUENCE, "tbsCertificate").enter();
    int versionNumber = 1;
    if (tbs.peek() == EXPLICIT_VERSION) {
      tbs.next();
      DerReader explicit = tbs.enter().expect(DerReader.INTEGER, "version");
      versionNumber = explicit.length() == 1 ? der[explicit.contentStart()] + 1 : 0;
      explicit.expectEnd("version");
    }
    if (versionNumber < 1 || versionNumber > 3) {
      throw new MalformedDerException(
          tbs.start(), "version number " + (versionNumber - 1), "0, 1 or 2 (v1 to v3)");
    }
    version = versionNumber;
    serial = tbs.expect(DerReader.INTEGER, "serialNumber").start();
    if (tbs.length() == 0) {
      throw new MalformedDerException(serial, "a serial number of 0 bytes", "a number");
    }
    tbs.expect(DerReader.SEQUENCE, "signature");
    issuer = tbs.expect(DerReader.SEQUENCE, "issuer").start();
    // Names are shown everywhere; what cannot be shown is refused where its place is known.
    DistinguishedName.check(der, tbs);
    DerReader validity = tbs.expect(DerReader.SEQUENCE, "validity").enter();
    notBefore = CertificateTime.read(der, validity, "notBefore");
    notAfter = CertificateTime.read(der, validity, "notAfter");
    validity.expectEnd("validity");
    subject = tbs.expect(DerReader.SEQUENCE, "subject").start();
    DistinguishedName.check(der, tbs);
    publicKey = tbs.expect(DerReader.SEQUENCE, "subjectPublicKeyInfo").start();
    skip(tbs, ISSUER_UNIQUE_ID);
    skip(tbs, SUBJECT_UNIQUE_ID);
    int found = 0;
    if (tbs.peek() == EXPLICIT_EXTENSIONS) {
      tbs.next();
      DerReader explicit = tbs.enter();
      found = explicit.expect(DerReader.SEQUENCE, "extensions").start();
      explicit.expectEnd("extensions");
    }
    if (tbs.hasNext()) {
      throw new MalformedDerException(
          tbs.end(),
          "an element with identifier 0x" + Integer.toHexString(tbs.peek()),
          "unique identifiers, extensions or the end of tbsCertificate");
    }
    extensions = found;
    signatureAlgorithm = certificate.expect(DerReader.SEQUENCE, "signatureAlgorithm").start();
    certificate.expect(DerReader.BIT_STRING, "signatureValue");
    certificate.expectEnd("Certificate");
  }

  private static void skip(DerReader reader, int optional) {
    if (reader.peek() == optional) {
      reader.next();
    }
  }

  /** Stands on the element that begins at an offset that this scan gave. */
  DerReader at(int offset) {
    DerReader reader = DerReader.of(der, offset, to);
    reader.next();
    return reader;
  }

  int end(int offset) {
    return at(offset).end();
  }

  /**
   * The extension with an identifier: a reader that stands on the one element in its OCTET STRING,
   * or null.
   *
   * @throws MalformedDerException if the list of extensions is broken, holds two of them (RFC 5280
   *     section 4.2), or this one is not the kind of element that it should be
   */
  @Nullable DerReader extension(byte[] identifier, int element, String name) {
    if (extensions == 0) {
      return null;
    }
    DerReader found = null;
    DerReader list = at(extensions).enter();
    while (list.hasNext()) {
      DerReader extension = list.expect(DerReader.SEQUENCE, "Extension").enter();
      extension.expect(DerReader.OBJECT_IDENTIFIER, "extnID");
      if (Arrays.equals(
          der, extension.contentStart(), extension.end(), identifier, 0, identifier.length)) {
        if (found != null) {
          throw new MalformedDerException(list.start(), "a second " + name, "one at most");
        }
        skip(extension, DerReader.BOOLEAN);
        found = extension.expect(DerReader.OCTET_STRING, "extnValue").enterString();
        found.expect(element, name);
        found.expectEnd(name);
        extension.expectEnd("Extension");
      }
    }
    return found;
  }

  /** The dotted identifier of an AlgorithmIdentifier that begins at an offset. */
  String algorithm(int offset) {
    DerReader identifier = at(offset).enter().expect(DerReader.OBJECT_IDENTIFIER, "an algorithm");
    return ObjectIdentifiers.read(der, identifier);
  }
}
