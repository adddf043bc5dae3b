package io.github.smimetrust.mail;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.BundleReader;
import io.github.smimetrust.UnreadableInputException;
import io.github.smimetrust.sst.der.DerReader;
import java.util.ArrayList;
import java.util.List;

/**
 * The certificates that a signature brings along. Those that cannot be read are left out: a bag may
 * hold anything (RFC 8550 section 2.3).
 */
final class CertificatesAlong {
  private CertificatesAlong() {}

  static List<CertificateParts> of(CmsMessage message, String source) {
    List<CertificateParts> certificates = new ArrayList<>();
    int number = 0;
    for (byte[] der : message.certificates()) {
      number++;
      if ((der[0] & 0xFF) != DerReader.SEQUENCE) {
        continue;
      }
      for (BundleEntry entry : read(der, source + ", certificate " + number)) {
        certificates.add(CertificateParts.of(entry));
      }
    }
    return certificates;
  }

  /** Only what is one certificate: the reader would take whole files of other kinds, too. */
  private static List<BundleEntry> read(byte[] der, String source) {
    try {
      List<BundleEntry> entries = BundleReader.strict().decode(der, source).bundle().entries();
      return entries.size() == 1 && entries.get(0).der().length == der.length ? entries : List.of();
    } catch (UnreadableInputException e) {
      return List.of();
    }
  }
}
