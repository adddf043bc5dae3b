package io.github.smimetrust.name;

import io.github.smimetrust.sst.der.ByteSlice;
import io.github.smimetrust.sst.der.DerReader;

/**
 * Subject, issuer and key of a certificate as keys for indexes: equal names are matching names (RFC
 * 5280 section 7.1).
 *
 * @param subject the subject; empty for an empty name
 * @param issuer the issuer, like the subject
 * @param keyInfo the SubjectPublicKeyInfo
 * @param signedDer what is signed: the certificate without its signature
 * @param subjectDer the subject as it is encoded
 * @param issuerDer the issuer as it is encoded
 */
public record NameKeys(
    String subject,
    String issuer,
    ByteSlice keyInfo,
    ByteSlice signedDer,
    ByteSlice subjectDer,
    ByteSlice issuerDer) {
  private static final int EXPLICIT_VERSION = 0xA0;

  /**
   * Reads them.
   *
   * @param der a certificate whose structure was checked when it was loaded; kept
   * @return names and key
   */
  public static NameKeys of(byte[] der) {
    DerReader tbs = DerReader.of(der).expect(DerReader.SEQUENCE, "Certificate").enter();
    tbs.expect(DerReader.SEQUENCE, "tbsCertificate");
    ByteSlice signed = slice(der, tbs);
    tbs = tbs.enter();
    if (tbs.peek() == EXPLICIT_VERSION) {
      tbs.next();
    }
    tbs.expect(DerReader.INTEGER, "serialNumber");
    tbs.expect(DerReader.SEQUENCE, "signature");
    tbs.expect(DerReader.SEQUENCE, "issuer");
    String issuer = name(der, tbs);
    ByteSlice issuerDer = slice(der, tbs);
    tbs.expect(DerReader.SEQUENCE, "validity");
    tbs.expect(DerReader.SEQUENCE, "subject");
    String subject = name(der, tbs);
    ByteSlice subjectDer = slice(der, tbs);
    tbs.expect(DerReader.SEQUENCE, "subjectPublicKeyInfo");
    return new NameKeys(subject, issuer, slice(der, tbs), signed, subjectDer, issuerDer);
  }

  private static ByteSlice slice(byte[] der, DerReader element) {
    return new ByteSlice(der, element.start(), element.end());
  }

  /** No key of a part holds the separator: control characters are folded away. */
  private static String name(byte[] der, DerReader name) {
    return String.join("\u0002", NameParts.of(der, name.start(), name.end()));
  }

  /**
   * What makes certificates those of one authority.
   *
   * @return subject and key
   */
  public NameAndKey nameAndKey() {
    return new NameAndKey(subject, keyInfo);
  }
}
