package io.github.smimetrust.replay;

import io.github.smimetrust.sst.der.DerReader;

/**
 * Whether a CRL has the fields of RFC 5280 section 5.1 and no others, entries included: Bouncy
 * Castle looks at an entry when it is asked for, and a long list has a million.
 */
final class CrlForm {
  private static final int EXTENSIONS = 0xA0;

  private CrlForm() {}

  /** May throw what {@link DerReader} throws. */
  static boolean isOf(byte[] der) {
    DerReader list = DerReader.of(der).expect(DerReader.SEQUENCE, "CertificateList").enter();
    DerReader fields = list.expect(DerReader.SEQUENCE, "tbsCertList").enter();
    list.expect(DerReader.SEQUENCE, "signatureAlgorithm");
    list.expect(DerReader.BIT_STRING, "signatureValue");
    list.expectEnd("CertificateList");
    if (isNext(fields, DerReader.INTEGER)) {
      fields.next();
    }
    fields.expect(DerReader.SEQUENCE, "signature");
    fields.expect(DerReader.SEQUENCE, "issuer");
    boolean times = isTime(fields.next());
    if (isNext(fields, DerReader.UTC_TIME) || isNext(fields, DerReader.GENERALIZED_TIME)) {
      fields.next();
    }
    boolean entries =
        !isNext(fields, DerReader.SEQUENCE)
            || areEntries(fields.expect(DerReader.SEQUENCE, "revokedCertificates").enter());
    if (isNext(fields, EXTENSIONS)) {
      fields.next();
    }
    fields.expectEnd("tbsCertList");
    return times && entries;
  }

  private static boolean areEntries(DerReader entries) {
    while (entries.hasNext()) {
      DerReader entry = entries.expect(DerReader.SEQUENCE, "revokedCertificate").enter();
      entry.expect(DerReader.INTEGER, "userCertificate");
      if (!isTime(entry.next())) {
        return false;
      }
      if (entry.hasNext()) {
        entry.expect(DerReader.SEQUENCE, "crlEntryExtensions");
      }
      entry.expectEnd("revokedCertificate");
    }
    return true;
  }

  private static boolean isNext(DerReader fields, int identifier) {
    return fields.hasNext() && fields.peek() == identifier;
  }

  private static boolean isTime(int identifier) {
    return identifier == DerReader.UTC_TIME || identifier == DerReader.GENERALIZED_TIME;
  }
}
